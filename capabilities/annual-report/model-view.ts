/** What a member of staff sees of a report; pure. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { ReportRowData, ReportViewData } from './contract.ts';
import { countOf, type Finding } from './model.ts';
import type { ReportComment, ReportRecord } from './model-record.ts';
import { errorCount, stepsFor } from './model-steps.ts';

export type TimelineEntry = {
  readonly at: Date;
  readonly by: string;
  readonly event: string;
  readonly text: string;
};

/** A line of the list of reports. */
export function rowView(record: ReportRecord, findings: readonly Finding[], dueOn: string): ReportRowData {
  return {
    id: record.id,
    year: record.year,
    state: record.state,
    title: record.report.narrative.title,
    errors: errorCount(findings),
    questions: countOf(findings, 'question'),
    dueOn,
    updatedAt: record.editedAt.toISOString(),
    publishedAt: record.publishedAt?.toISOString() ?? null,
  };
}

export type ViewParts = {
  readonly record: ReportRecord;
  readonly findings: readonly Finding[];
  readonly previous: AnnualReport | null;
  readonly comments: readonly ReportComment[];
  readonly timeline: readonly TimelineEntry[];
  readonly dueOn: string;
};

/** The whole report for its screen, with the steps this person may take. */
export function reportView(
  parts: ViewParts,
  actor: { id: string; permissions: ReadonlySet<string> },
): ReportViewData {
  const { record, findings } = parts;
  const facts = {
    state: record.state,
    editedBy: record.editedBy,
    overridden: record.override !== null,
    findings,
  };
  return {
    ...rowView(record, findings, parts.dueOn),
    version: record.version,
    report: record.report as ReportViewData['report'],
    findings: findings as ReportViewData['findings'],
    previous: parts.previous as ReportViewData['previous'],
    comments: parts.comments.map(({ byName, at, ...rest }) => ({
      ...rest,
      by: byName,
      at: at.toISOString(),
    })),
    sources: record.sources,
    corrections: [...record.corrections],
    override: record.override && {
      reason: record.override.reason,
      by: record.override.by,
      at: record.override.at.toISOString(),
    },
    timeline: parts.timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    steps: stepsFor(facts, actor),
  };
}

const eventWords: Readonly<Record<string, string>> = {
  'report-begun': '新建草稿',
  'report-imported': '从文件导入',
  'report-saved': '修改',
  'report-filled': '按记录填写',
  'report-checked': '校核通过',
  'report-returned': '退回修改',
  'report-signed-off': '签发',
  'report-submitted': '报送主管部门',
  'report-published': '发布',
  'report-withdrawn': '撤回',
  'findings-overridden': '负责人说明理由，允许按原数公布',
  'report-commented': '批注',
  'comment-resolved': '批注已处理',
};

/** The sentence of one journal entry in the timeline of a report. */
export function eventText(entry: { event: string; detail?: unknown; basis?: string | null }): string {
  const words = eventWords[entry.event] ?? entry.event;
  const detail = (entry.detail ?? {}) as { reason?: string; cells?: readonly string[] };
  const cells = detail.cells?.length ? `（${detail.cells.length}个数字）` : '';
  return `${words}${cells}${detail.reason ? `：${detail.reason}` : ''}`;
}
