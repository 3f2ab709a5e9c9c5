/**
 * The sample bureau's year on its site, through the real steps: written by the editor, reviewed and proofread six times,
 * published. The clock is that of the sample's days, as if the program had been running then.
 */
import type { App, Staff } from '#platform/app.ts';
import { appAt } from '#platform/database/index.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import type { Stage } from '#rules/review-stages.ts';
import { createItem, saveItem } from '../actions-items.ts';
import { submitItem } from '../actions-review.ts';
import { pass } from '../actions-review-acts.ts';
import type { ItemViewData } from '../contract-shapes.ts';
import { blankFacts, type ItemFacts, type SectionRecord } from '../model.ts';
import { sectionsOf } from '../store-sections.ts';
import { inWork, recent, type SampleItem, standing, year2024 } from './items.ts';

export type SamplePeople = {
  readonly editor: Staff;
  /** 初审、一校 · 复审、二校 · 终审、三校 */
  readonly first: Staff;
  readonly second: Staff;
  readonly leader: Staff;
};

const minute = 60_000;
const day = 24 * 60 * minute;
const inShanghai = (at: string): Date => new Date(`${at.replace(' ', 'T')}:00+08:00`);

const must = <T>(outcome: Issues | T): T => {
  if (isIssues(outcome)) throw new Error(outcome.issues.map(({ message }) => message).join(' '));
  return outcome;
};

/** The guide and the rule of before, and the fifteen items of 2024, each at its instant. */
export async function publishSampleYear(app: App, people: SamplePeople): Promise<void> {
  for (const item of [...standing, ...year2024].toSorted((a, b) => a.at.localeCompare(b.at)))
    await bring(app, people, item, inShanghai(item.at), 6);
}

/** What a newcomer finds of these days: two items published, two in review. */
export async function publishSampleNow(app: App, people: SamplePeople): Promise<void> {
  const now = app.now().getTime();
  for (const { daysAgo, ...item } of recent.toSorted((a, b) => b.daysAgo - a.daysAgo))
    await bring(app, people, item, new Date(now - daysAgo * day), 6);
  for (const { passed, ...item } of inWork)
    await bring(app, people, item, new Date(now - 30 * minute), passed);
}

/** Writes an item and takes it through as many of the six stages as wished, the last at `until`. */
async function bring(
  app: App,
  people: SamplePeople,
  item: Omit<SampleItem, 'at'>,
  until: Date,
  stages: number,
): Promise<void> {
  const at = (before: number) => appAt(app, new Date(until.getTime() - before * minute));
  const section = sectionFor(item, await sectionsOf(app, people.editor.organId));
  const begun = must(
    await createItem(at(240), people.editor, {
      sectionId: section.id,
      kind: item.kind,
      title: item.facts.title,
    }),
  );
  const written = must(
    await saveItem(at(220), people.editor, begun.id, {
      revision: begun.revision,
      sectionId: section.id,
      kind: item.kind,
      draft: {
        facts: draftFacts(item, at(220).today()),
        body: item.body,
        attachments: [],
        personalAttachments: [],
      },
      wish: { when: 'cleared', at: null },
      correctionNote: '',
    }),
  );
  let view = must(await submitItem(at(200), people.editor, begun.id, { revision: written.revision }));
  const reviewers = [people.first, people.first, people.second, people.second, people.leader, people.leader];
  for (const [step, reviewer] of reviewers.slice(0, stages).entries())
    view = await passOpen(at((5 - step) * 25), reviewer, view);
}

function sectionFor(item: Omit<SampleItem, 'at'>, sections: readonly SectionRecord[]): SectionRecord {
  const found = sections.find(
    ({ kind, title, state }) =>
      state === 'active' && kind === item.section && (!item.sectionTitle || title === item.sectionTitle),
  );
  if (!found)
    throw new Error(`The sample has no section of kind ${item.section} (${item.sectionTitle ?? 'any'})`);
  return found;
}

/** The facts an editor gives; mutable copies, as a draft is sent. */
const draftFacts = (item: Omit<SampleItem, 'at'>, producedOn: string) => {
  const facts: ItemFacts = {
    ...blankFacts,
    source: '凤泉区教育体育和文化旅游局',
    producedOn,
    ...item.facts,
  };
  return {
    ...facts,
    keywords: [...facts.keywords],
    interprets: [...facts.interprets],
    related: [...facts.related],
    topics: [...facts.topics],
  };
};

async function passOpen(app: App, reviewer: Staff, view: ItemViewData): Promise<ItemViewData> {
  const open = view.review.open as Stage | null;
  if (open === null) throw new Error('The sample item has no open stage');
  return must(
    await pass(app, reviewer, view.id, {
      revision: view.revision,
      stage: open,
      units: view.units.map(({ hash }) => hash),
      opinion: open.endsWith('-proof') ? '校对无误。' : '同意。',
      secrecy: open === 'first-review' || open === 'final-review' ? 'no-secret' : null,
    }),
  );
}
