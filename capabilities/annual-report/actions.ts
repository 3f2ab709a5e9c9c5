/** The annual report as a record: list, open, begin, import, save. Steps and comments are in their own files. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal, timeline } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { reportDueOn } from '#rules/annual-report/deadline.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { cite, ogi } from '#rules/citation.ts';
import type { ReportRowData, ReportViewData } from './contract.ts';
import { recordedByYear, recordedCells } from './figures/records.ts';
import { judgeReport } from './judging/index.ts';
import type { Finding, ReadReport } from './model.ts';
import { filledFrom, type RecordedFigure } from './model-figures.ts';
import {
  blankDraft,
  changedCells,
  overForm,
  type ReportRecord,
  sourcesAfter,
  toOfficialForm,
} from './model-record.ts';
import { eventText, reportView, rowView } from './model-view.ts';
import {
  commentsOf,
  insertReport,
  keepVersion,
  lockReport,
  reportById,
  reportOfYear,
  reportsOf,
  updateReport,
} from './store.ts';

/** The journal's name for an annual report. */
export const subjectOf = (id: string) => ({ kind: 'annual-report', id });

const previousOf = async (
  app: App,
  record: { organId: string; year: string },
): Promise<AnnualReport | null> =>
  (await reportOfYear(app, record.organId, String(Number(record.year) - 1)))?.report ?? null;

/** What the check finds in a record, against the organ's own report of the year before and its registers. */
export async function findingsOf(app: App, record: ReportRecord): Promise<Finding[]> {
  const recorded = await recordedCells(app, record.organId, record.year);
  return judged(record, await previousOf(app, record), recorded);
}

const judged = (
  record: ReportRecord,
  previous: AnnualReport | null | undefined,
  recorded: readonly RecordedFigure[],
): Finding[] => judgeReport(record.report, { ...(previous && { previous }), recorded, year: record.year });

/** The organ's reports with their state, faults and due date, newest year first. */
export async function listReports(app: App, staff: Staff): Promise<ReportRowData[]> {
  const records = await reportsOf(app, staff.organId);
  const byYear = new Map(records.map((record) => [record.year, record.report]));
  const recorded = await recordedByYear(app, staff.organId, [...byYear.keys()]);
  return records.map((record) => {
    const previous = byYear.get(String(Number(record.year) - 1));
    const findings = judged(record, previous, recorded.get(record.year) ?? []);
    return rowView(record, findings, reportDueOn(record.year).date);
  });
}

/** One report with everything its screen shows. */
export async function getReport(app: App, staff: Staff, id: string): Promise<ReportViewData> {
  const record = await reportById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const previous = await previousOf(app, record);
  const recorded = await recordedCells(app, record.organId, record.year);
  const entries = await timeline(app, record.organId, subjectOf(id));
  return reportView(
    {
      record,
      findings: judged(record, previous, recorded),
      previous,
      comments: await commentsOf(app, record.organId, id),
      timeline: entries.map((entry) => ({ ...entry, by: entry.by.name, text: eventText(entry) })),
      dueOn: reportDueOn(record.year).date,
    },
    staff,
  );
}

const draftOf = (app: App, staff: Staff, year: string, report: AnnualReport): ReportRecord => ({
  organId: staff.organId,
  id: randomUUID(),
  year,
  state: 'draft',
  version: 1,
  report,
  sources: {},
  corrections: [],
  editedBy: staff.id,
  editedAt: app.now(),
  override: null,
  submittedAt: null,
  publishedAt: null,
  withdrawnReason: null,
});

/** The record with a read file in it, brought to the official form. */
function withImport(record: ReportRecord, read: ReadReport, organ: string): ReportRecord {
  const { report, corrections } = toOfficialForm(read);
  const named = { ...report, organ: report.organ ?? organ, year: record.year };
  return {
    ...record,
    report: named,
    corrections,
    sources: sourcesAfter({}, blankDraft(organ, record.year), named, 'imported'),
  };
}

/** 新建 — begin the report of a year, blank or from a file that was read. An organ has one report per year. */
export async function createReport(
  app: App,
  staff: Staff,
  organ: string,
  wanted: { year: string; read?: ReadReport | null },
): Promise<Issues | ReportViewData> {
  const { year, read } = wanted;
  if (Number(year) > Number(app.today().slice(0, 4))) {
    return { issues: [{ field: 'year', message: `${year}年尚未到来，不能编制该年度报告。` }] };
  }
  if (read?.year && read.year !== year) {
    return {
      issues: [
        { field: 'year', message: `文件是${read.year}年度的报告，与所选的${year}年不符，请核对年份或文件。` },
      ],
    };
  }
  return transaction(app, async (app) => {
    const blank = draftOf(app, staff, year, blankDraft(organ, year));
    const record = read ? withImport(blank, read, organ) : await counted(app, blank);
    if (!(await insertReport(app, record))) {
      return { issues: [{ field: 'year', message: `${year}年度报告已经建立，请在列表中打开它继续编制。` }] };
    }
    await keepVersion(app, record, staff.name);
    await note(app, staff, record, read ? 'report-imported' : 'report-begun', { year });
    return getReport(app, staff, record.id);
  });
}

/** A new draft begins with table 二 as the registers count it. */
async function counted(app: App, blank: ReportRecord): Promise<ReportRecord> {
  const recorded = await recordedCells(app, blank.organId, blank.year);
  const { report, sources } = filledFrom(blank.report, blank.sources, recorded);
  return { ...blank, report, sources };
}

/** Writes the journal of a change of the report, in its transaction. */
export async function note(
  app: App,
  staff: Staff,
  record: ReportRecord,
  event: string,
  detail: Record<string, string | number | string[]>,
): Promise<void> {
  await journal(app, {
    organId: record.organId,
    subject: subjectOf(record.id),
    event,
    by: { id: staff.id, name: staff.name },
    basis: cite(ogi('50')),
    detail: { ...detail, version: record.version },
  });
}

/** The record, locked, at the version the person saw; a state error when somebody else changed it meanwhile. */
export async function openForChange(
  app: App,
  staff: Staff,
  id: string,
  version: number,
): Promise<ReportRecord> {
  const record = await lockReport(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  if (record.version !== version) {
    throw new StateError('这份报告刚刚被其他同事修改过。您的内容没有写入，请刷新后对照再改。');
  }
  return record;
}

/** Refuses a change of what has gone on to its check. */
export const onlyDraft = (record: ReportRecord) => {
  if (record.state !== 'draft') throw new StateError('只有草稿可以修改。请先退回修改，再改动内容。');
};

/** 保存 — write the draft's tables and sentences over the version the person saw. */
export async function saveReport(
  app: App,
  staff: Staff,
  id: string,
  wanted: { version: number; report: AnnualReport },
): Promise<Issues | ReportViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.version);
    onlyDraft(before);
    const { report, faults } = overForm(wanted.report);
    if (faults.length > 0) return { issues: faults.map(({ cell, message }) => ({ field: cell, message })) };
    const record: ReportRecord = {
      ...before,
      version: before.version + 1,
      report: { ...report, organ: before.report.organ, year: before.year },
      sources: sourcesAfter(before.sources, before.report, report),
      editedBy: staff.id,
      editedAt: app.now(),
      override: null,
    };
    await updateReport(app, record);
    await keepVersion(app, record, staff.name);
    await note(app, staff, record, 'report-saved', { cells: changedCells(before.report, report) });
    return getReport(app, staff, id);
  });
}

/** 导入 — put a read file in the place of the draft's content. */
export async function importInto(
  app: App,
  staff: Staff,
  organ: string,
  id: string,
  wanted: { version: number; read: ReadReport },
): Promise<Issues | ReportViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.version);
    onlyDraft(before);
    if (wanted.read.year && wanted.read.year !== before.year) {
      const message = `文件是${wanted.read.year}年度的报告，这里是${before.year}年度，请核对文件。`;
      return { issues: [{ field: 'source', message }] };
    }
    const imported = withImport(before, wanted.read, organ);
    const record = {
      ...imported,
      version: before.version + 1,
      editedBy: staff.id,
      editedAt: app.now(),
      override: null,
    };
    await updateReport(app, record);
    await keepVersion(app, record, staff.name);
    await note(app, staff, record, 'report-imported', { corrections: record.corrections.length });
    return getReport(app, staff, id);
  });
}

/** 试算 — what the check would find in figures that are not saved. */
export async function tryReport(
  app: App,
  staff: Staff,
  id: string,
  report: AnnualReport,
): Promise<Finding[]> {
  const record = await reportById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const tried = { ...overForm(report).report, organ: record.report.organ, year: record.year };
  return findingsOf(app, { ...record, report: tried });
}
