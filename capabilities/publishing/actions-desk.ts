/** The catalogue of what is owed, the settings of publishing and visitors' error reports. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { catalogueBasis, proactiveCatalogue } from '#rules/proactive-catalogue.ts';
import type { CatalogueEntryData } from './contract-desk.ts';
import {
  type CatalogueEntryRecord,
  fieldTitle,
  gapOf,
  type PublishingSettings,
  usualSettings,
} from './model-desk.ts';
import {
  answerReport,
  catalogueOf,
  disclosedCounts,
  errorReportsOf,
  hasSection,
  insertEntries,
  keptSettings,
  lockCatalogue,
  updateEntry,
  writeSettings,
} from './store-desk.ts';

type EntryWish = Omit<CatalogueEntryRecord, 'organId' | 'id' | 'position'>;

/** 公开事项目录 — every entry with what of it is public and what is missing. */
export async function listCatalogue(app: App, organId: string): Promise<CatalogueEntryData[]> {
  const [entries, disclosed] = await Promise.all([catalogueOf(app, organId), disclosedCounts(app, organId)]);
  return entries.map(({ organId: _organ, position: _position, ...entry }) => {
    const named = disclosed.get(entry.id);
    const found = named ?? (entry.sectionId === null ? undefined : disclosed.get(entry.sectionId));
    return {
      ...entry,
      fieldTitle: fieldTitle(entry.field),
      items: found?.items ?? 0,
      lastPublishedAt: found?.last.toISOString() ?? null,
      gap: gapOf(entry, found),
    };
  });
}

/** Gives an organ without a catalogue the usual one (rules/proactive-catalogue.ts). */
export const ensureCatalogue = (app: App, organId: string, discloser: string): Promise<void> =>
  transaction(app, (app) => beginCatalogue(app, organId, discloser));

async function beginCatalogue(app: App, organId: string, discloser: string): Promise<void> {
  await lockCatalogue(app, organId);
  if ((await catalogueOf(app, organId)).length > 0) return;
  const entries = proactiveCatalogue.map(({ key: _key, ...entry }, position) => ({
    ...entry,
    organId,
    id: randomUUID(),
    position,
    discloser,
    sectionId: null,
    notApplicable: null,
  }));
  await insertEntries(app, entries);
  await journal(app, {
    organId,
    subject: { kind: 'catalogue', id: organId },
    event: 'catalogue-begun',
    by: 'system',
    basis: cite(catalogueBasis),
    detail: { entries: entries.length },
  });
}

const tell = (app: App, staff: Staff, event: string, id: string, detail: Record<string, string> = {}) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'catalogue-entry', id },
    event,
    by: staff,
    basis: cite(catalogueBasis),
    detail,
  });

const sectionIssue = async (app: App, staff: Staff, { sectionId }: EntryWish): Promise<Issues | null> =>
  sectionId === null || (await hasSection(app, staff.organId, sectionId))
    ? null
    : { issues: [{ field: 'sectionId', message: '没有这个栏目，或者它已停用，请重新选择。' }] };

/** 增加公开事项 */
export const addCatalogueEntry = (
  app: App,
  staff: Staff,
  wish: EntryWish,
): Promise<Issues | CatalogueEntryData[]> =>
  transaction(app, async (app) => {
    const issue = await sectionIssue(app, staff, wish);
    if (issue) return issue;
    await lockCatalogue(app, staff.organId);
    const position = (await catalogueOf(app, staff.organId)).length;
    const entry = { ...wish, organId: staff.organId, id: randomUUID(), position };
    await insertEntries(app, [entry]);
    await tell(app, staff, 'entry-added', entry.id, { matter: wish.matter });
    return listCatalogue(app, staff.organId);
  });

/** 修改公开事项 — also where it is disclosed, and that it is not this organ's business. */
export const saveCatalogueEntry = (
  app: App,
  staff: Staff,
  id: string,
  wish: EntryWish,
): Promise<Issues | CatalogueEntryData[]> =>
  transaction(app, async (app) => {
    const issue = await sectionIssue(app, staff, wish);
    if (issue) return issue;
    const before = (await catalogueOf(app, staff.organId)).find((entry) => entry.id === id);
    if (!before) throw new NotFoundError();
    await updateEntry(app, { ...before, ...wish });
    await tell(app, staff, 'entry-changed', id, {
      matter: wish.matter,
      ...(wish.notApplicable !== null && { notApplicable: wish.notApplicable }),
    });
    return listCatalogue(app, staff.organId);
  });

/** The settings in force; what was never set is as usual. */
export const settingsOf = async (app: App, organId: string): Promise<PublishingSettings> => ({
  ...usualSettings,
  ...(await keptSettings(app, organId)),
});

/** 修改发布设置 */
export const saveSettings = (
  app: App,
  staff: Staff,
  settings: PublishingSettings,
): Promise<PublishingSettings> =>
  transaction(app, async (app) => {
    const before = await settingsOf(app, staff.organId);
    await writeSettings(app, staff.organId, settings);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'publishing-settings', id: staff.organId },
      event: 'settings-changed',
      by: staff,
      detail: { from: { ...before }, to: { ...settings } },
    });
    return settings;
  });

/** 网站找错 — what visitors reported, open ones first. */
export const listErrorReports = async (app: App, staff: Staff) =>
  (await errorReportsOf(app, staff.organId)).map(({ at, answeredAt, ...report }) => ({
    ...report,
    at: at.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));

/** 记下处理结果 — once; the answer stays with the report. */
export const answerErrorReport = (app: App, staff: Staff, id: string, answer: string) =>
  transaction(app, async (app) => {
    if (!(await answerReport(app, staff.organId, id, { by: staff.name, answer }))) throw new NotFoundError();
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'error-report', id },
      event: 'error-report-answered',
      by: staff,
    });
    return listErrorReports(app, staff);
  });
