/** What the law and the work at hand demand of a bureau now; pure. */
import type { ReportRowData, ReportStateName } from '#capabilities/annual-report/contract.ts';
import { reportDueOn } from '#rules/annual-report/deadline.ts';
import { cite } from '#rules/citation.ts';

export type Duty = {
  readonly key: string;
  readonly title: string;
  /** What is to be done next, in a sentence. */
  readonly next: string;
  /** 'YYYY-MM-DD'. */
  readonly dueOn: string;
  readonly basis: string;
  /** The report it is about; null when there is none yet. */
  readonly reportId: string | null;
  readonly year: string;
  readonly errors: number;
  /** Whether the signed-in person can take the next step. */
  readonly mine: boolean;
};

type Next = { readonly sentence: string; readonly permission: string };

const nextOf: Partial<Record<ReportStateName, Next>> = {
  draft: { sentence: '正在起草，完成后交校核人校核。', permission: 'annual-report:edit' },
  checked: { sentence: '已校核，等待负责人签发。', permission: 'annual-report:lead' },
  'signed-off': { sentence: '已签发，等待报送主管部门。', permission: 'annual-report:lead' },
  submitted: { sentence: '已报送，等待向社会公布。', permission: 'annual-report:lead' },
  withdrawn: { sentence: '已撤回，需要退回修改后重新发布。', permission: 'annual-report:check' },
};
const begin: Next = {
  sentence: '还没有建立。可以从空白表开始，也可以导入已有文件。',
  permission: 'annual-report:edit',
};

/** A draft is the clerk's to write and the reviewer's to check. */
const toCheck = '经办人正在起草；填好后由您校核。';

function dutyOf(year: string, row: ReportRowData | undefined, permissions: readonly string[]): Duty | null {
  const next = row ? nextOf[row.state] : begin;
  if (!next) return null;
  const { date, basis } = reportDueOn(year);
  const writes = permissions.includes(next.permission);
  const checks = row?.state === 'draft' && permissions.includes('annual-report:check');
  return {
    key: `report-${year}`,
    title: `${year}年政府信息公开工作年度报告`,
    next: checks && !writes ? toCheck : next.sentence,
    dueOn: row?.dueOn ?? date,
    basis: cite(basis),
    reportId: row?.id ?? null,
    year,
    errors: row?.errors ?? 0,
    mine: writes || checks,
  };
}

/**
 * The open duties, most pressing first: last year's report, which art. 49 wants published by 31 January, and every
 * other report that has been begun and not published.
 */
export function dutiesOf(
  reports: readonly ReportRowData[],
  today: string,
  permissions: readonly string[],
): Duty[] {
  const lastYear = String(Number(today.slice(0, 4)) - 1);
  const years = new Set([lastYear, ...reports.map((row) => row.year)]);
  return [...years]
    .map((year) =>
      dutyOf(
        year,
        reports.find((row) => row.year === year),
        permissions,
      ),
    )
    .filter((duty) => duty !== null)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
