/** Templates and settings of letters: the shipped ones, the organ's edited copies. */
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issues } from '#platform/outcome.ts';
import {
  type LetterKind,
  letterKinds,
  letterKindsInOrder,
  letterTitle,
} from '#rules/requests/letter-kinds.ts';
import type { LetterSettingsData, TemplateViewData } from './contract-letters.ts';
import { basisOf } from './letters/compose.ts';
import { type ElementId, elementHint, elementLabel, elementSource } from './letters/elements.ts';
import { seriesOfLetter } from './letters/numbers.ts';
import { demandedElements } from './letters/required.ts';
import { defaultLetterSettings, type LetterSettings, letterSettingsIssues } from './letters/settings.ts';
import { defaultTemplate, elementsIn, type Template, templateIssues } from './letters/templates.ts';
import { editedTemplates, keepTemplate, keptLetterSettings, writeLetterSettings } from './store-letters.ts';

const SUBJECT = 'letter-template';

/** The template in force: the organ's edited copy, or the shipped one. */
export async function templateOf(app: App, organId: string, kind: LetterKind): Promise<Template> {
  const edited = (await editedTemplates(app, organId)).get(kind);
  return edited ? { kind, title: edited.title, lines: edited.lines } : defaultTemplate(kind);
}

/** What the organ set for its letters, or what holds until it does. */
export async function letterSettingsOf(app: App, organId: string): Promise<LetterSettings> {
  const [kept, organ] = await Promise.all([keptLetterSettings(app, organId), organById(app, organId)]);
  return { ...defaultLetterSettings(organ?.shortName ?? ''), ...(kept as Partial<LetterSettings>) };
}

const elementView = (id: ElementId, demanded: readonly ElementId[]) => ({
  id,
  label: elementLabel(id),
  source: elementSource(id),
  hint: elementHint(id),
  required: demanded.includes(id),
});

function templateView(template: Template, isEdited: boolean, settings: LetterSettings): TemplateViewData {
  const { kind, title, lines } = template;
  const present = [...new Set(lines.flatMap(elementsIn))];
  return {
    ...{ kind, title, lines: [...lines], isEdited },
    name: letterTitle(kind),
    group: letterKinds[kind].group,
    basis: basisOf(kind),
    series: seriesOfLetter(kind, settings.series),
    elements: present.map((id) => elementView(id, demandedElements(kind))),
  };
}

/** All templates in the order of a request's life. */
export async function listTemplates(
  app: App,
  staff: Pick<Staff, 'organId'>,
): Promise<{ templates: TemplateViewData[] }> {
  const [edited, settings] = await Promise.all([
    editedTemplates(app, staff.organId),
    letterSettingsOf(app, staff.organId),
  ]);
  return {
    templates: letterKindsInOrder.map((kind) => {
      const copy = edited.get(kind);
      const template = copy ? { kind, title: copy.title, lines: copy.lines } : defaultTemplate(kind);
      return templateView(template, copy !== undefined, settings);
    }),
  };
}

/** Keeps an edited copy. Issues when an element the letter must contain is gone or a name is none. */
export function saveTemplate(
  app: App,
  staff: Staff,
  kind: LetterKind,
  input: { readonly title: string; readonly lines: readonly string[] },
): Promise<Issues | TemplateViewData> {
  const lines = input.lines.map((line) => line.trim()).filter((line) => line !== '');
  const template: Template = { kind, title: input.title, lines };
  const issues = templateIssues(template);
  if (issues.length > 0) return Promise.resolve({ issues });
  return change(app, staff, template, 'letter-template-changed');
}

/** Back to the shipped template. Earlier revisions stay on record. */
export const resetTemplate = (app: App, staff: Staff, kind: LetterKind): Promise<TemplateViewData> =>
  change(app, staff, defaultTemplate(kind), 'letter-template-reset');

function change(
  app: App,
  staff: Staff,
  template: Template,
  event: 'letter-template-changed' | 'letter-template-reset',
): Promise<TemplateViewData> {
  const isEdited = event === 'letter-template-changed';
  const { kind } = template;
  return transaction(app, async (app) => {
    const { id, name, organId } = staff;
    await keepTemplate(app, organId, kind, isEdited ? template : null, { id, name });
    await journal(app, {
      ...{ organId, subject: { kind: SUBJECT, id: kind }, event, by: { id, name } },
      detail: { letterKind: kind, paragraphs: template.lines.length },
    });
    return templateView(template, isEdited, await letterSettingsOf(app, organId));
  });
}

const settingsData = ({ mark, redHead, superiorDepartment, series }: LetterSettings): LetterSettingsData => ({
  ...{ mark, redHead, superiorDepartment },
  series: Object.fromEntries(Object.entries(series)),
});

export const getLetterSettings = async (
  app: App,
  staff: Pick<Staff, 'organId'>,
): Promise<LetterSettingsData> => settingsData(await letterSettingsOf(app, staff.organId));

/** Keeps what the organ sets for its letters. Issues for a 代字 that is none. */
export async function saveLetterSettings(
  app: App,
  staff: Staff,
  input: LetterSettingsData,
): Promise<Issues | LetterSettingsData> {
  const known = Object.entries(input.series).filter(([kind]) =>
    letterKindsInOrder.includes(kind as LetterKind),
  );
  const settings: LetterSettings = { ...input, series: Object.fromEntries(known) };
  const issues = letterSettingsIssues(settings);
  if (issues.length > 0) return { issues };
  return transaction(app, async (app) => {
    await writeLetterSettings(app, staff.organId, settings);
    await journal(app, {
      ...{
        organId: staff.organId,
        subject: { kind: SUBJECT, id: 'settings' },
        event: 'letter-settings-changed',
      },
      ...{
        by: { id: staff.id, name: staff.name },
        detail: { mark: settings.mark, redHead: settings.redHead },
      },
    });
    return settingsData(settings);
  });
}
