/** Figures from records: what they say of a report's year, and filling tables 二, 三 and 四 with it. */
import { oldCasesTemplate } from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { figureAt } from '#rules/annual-report/tables.ts';
import { getReport, note, onlyDraft, openForChange } from './actions.ts';
import type { ReportDifferencesData, ReportRecordsData, ReportViewData } from './contract.ts';
import { carryOverOf, openingOf, type Previous } from './figures/carrying-over.ts';
import { type CaseDifference, differencesOf } from './figures/freezing.ts';
import { recordedCells, recordsOfYear } from './figures/records.ts';
import { filledFrom } from './model-figures.ts';
import { keepVersion, reportById, reportOfYear, updateReport } from './store.ts';

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

const mostCases = 200;

const caseView = (one: CaseDifference) => ({
  ...{ id: one.id, title: one.title, href: one.href, from: [...one.from], to: [...one.to] },
  since: one.since.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
});

/** Last year's report, as far as it is known here. */
async function previousOf(
  app: App,
  { organId, year }: { readonly organId: string; readonly year: string },
): Promise<Previous | null> {
  const last = await reportOfYear(app, organId, String(Number(year) - 1));
  if (!last) return null;
  return {
    at: (path) => {
      const figure = figureAt(last.report, path);
      return typeof figure === 'number' ? figure : null;
    },
  };
}

/**
 * 结转补登表 — a table of old cases with a row begun for every case that last year's report carried over and the requests
 * do not have: filled in and imported, it is the opening balance, and 一 and 二 are again 三 and 四.
 */
export async function openingTable(
  app: App,
  staff: Staff,
  id: string,
): Promise<{ year: string; bytes: Uint8Array }> {
  const record = await reportById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const carryOver = await carryOverOf(app, record, await previousOf(app, record));
  return { year: record.year, bytes: await oldCasesTemplate(carryOver ? openingOf(carryOver) : []) };
}

/** What the records learned of the report's year since it was published, and its carry-over beside last year's report. */
export async function getDifferences(app: App, staff: Staff, id: string): Promise<ReportDifferencesData> {
  const record = await reportById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const { frozenAt, cells, cases } = await differencesOf(app, staff.organId, record.year);
  const carryOver = await carryOverOf(app, record, await previousOf(app, record));
  return {
    frozenAt: frozenAt?.toISOString() ?? null,
    cells: [...cells],
    cases: cases.slice(0, mostCases).map(caseView),
    caseCount: cases.length,
    carryOver: carryOver && {
      columns: [...carryOver.columns],
      cases: carryOver.cases.slice(0, mostCases).map(caseView),
      carried: carryOver.carried.slice(0, mostCases),
      missing: openingOf(carryOver).length,
    },
  };
}

/** 按记录填写 — put the figures of the records into tables 二, 三 and 四 of the draft, over the version the person saw. */
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
