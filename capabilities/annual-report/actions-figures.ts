/** Figures from records: what they say of a report's year, and filling table 二 with it. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { getReport, note, onlyDraft, openForChange } from './actions.ts';
import type { ReportRecordsData, ReportViewData } from './contract.ts';
import { recordedCells, recordsOfYear } from './figures/records.ts';
import { filledFrom } from './model-figures.ts';
import { keepVersion, reportById, updateReport } from './store.ts';

/** What the records say of the report's year, each figure with the records behind it. */
export async function getRecords(
  app: App,
  staff: Staff,
  id: string,
  organ: string,
): Promise<ReportRecordsData> {
  const record = await reportById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const { cells, byKind, items, ...rest } = await recordsOfYear(
    app,
    { id: staff.organId, name: organ },
    record.year,
  );
  return {
    ...rest,
    cells: cells.map(({ records, ...cell }) => ({ ...cell, records: [...records] })),
    byKind: [...byKind],
    items: [...items],
  };
}

/** 按登记簿填写 — put the figures of the registers into table 二 of the draft, over the version the person saw. */
export async function fillFromRecords(
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly version: number },
): Promise<ReportViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.version);
    onlyDraft(before);
    const recorded = await recordedCells(app, staff.organId, before.year);
    const { report, sources, cells } = filledFrom(before.report, before.sources, recorded);
    const record = {
      ...before,
      version: before.version + 1,
      report,
      sources,
      editedBy: staff.id,
      editedAt: app.now(),
      override: null,
    };
    await updateReport(app, record);
    await keepVersion(app, record, staff.name);
    await note(app, staff, record, 'report-filled', { cells });
    return getReport(app, staff, id);
  });
}
