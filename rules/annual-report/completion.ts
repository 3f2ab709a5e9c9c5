/**
 * Completing a report from its own sums. Every figure of tables 三 and 四 is a whole number ≥ 0, so a balance with
 * one open cell decides it, and a balance whose open cells must add up to 0 decides them all. Nothing else is
 * inferred: where the balances leave two readings, the cell stays open.
 *
 * 「本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和」 (国办公开办函〔2021〕30号, table 三)
 */
import {
  type AnnualReport,
  applicantColumns,
  type CellPath,
  disputeCell,
  disputeGroups,
  disputeResults,
  figureAt,
  requestCell,
  rowsOf,
  setFigure,
} from './tables.ts';

/** Σ parts = Σ wholes, with the words that justify it. */
export type Balance = {
  readonly parts: readonly CellPath[];
  readonly wholes: readonly CellPath[];
  readonly words: string;
};

export type Completion = { readonly cell: CellPath; readonly value: number; readonly words: string };

/** The balances of tables 三 and 四 that hold in every lawful report. */
export function balancesOf(report: Pick<AnnualReport, 'format' | 'requests'>): Balance[] {
  const rows = rowsOf(report);
  const outcomes = rows.filter((row) => row.part === 'outcome');
  const parts = applicantColumns.filter((column) => column.id !== 'total');
  return [
    ...rows.map((row) => ({
      parts: parts.map((column) => requestCell(row.id, column.id)),
      wholes: [requestCell(row.id, 'total')],
      words: '各类申请人之和等于总计',
    })),
    ...applicantColumns.flatMap(({ id }) => [
      {
        parts: outcomes.map((row) => requestCell(row.id, id)),
        wholes: [requestCell('totalHandled', id)],
        words: '各项办理结果之和等于（七）总计',
      },
      {
        parts: [requestCell('totalHandled', id), requestCell('carriedOver', id)],
        wholes: [requestCell('newlyReceived', id), requestCell('carriedIn', id)],
        words: '第一项加第二项之和，等于第三项加第四项之和',
      },
    ]),
    ...disputeGroups.map((group) => ({
      parts: disputeResults.filter((r) => r.id !== 'total').map((r) => disputeCell(group.id, r.id)),
      wholes: [disputeCell(group.id, 'total')],
      words: '四种结果之和等于总计',
    })),
  ];
}

const open = (report: AnnualReport, cells: readonly CellPath[]) =>
  cells.filter((cell) => figureAt(report, cell) === null);

const sum = (report: AnnualReport, cells: readonly CellPath[]) =>
  cells.reduce((all, cell) => all + Number(figureAt(report, cell) ?? 0), 0);

/** What one balance decides, given the figures there are. */
function decided(report: AnnualReport, { parts, wholes, words }: Balance): Completion[] {
  const openParts = open(report, parts);
  const openWholes = open(report, wholes);
  const difference = sum(report, wholes) - sum(report, parts);
  if (openParts.length > 0 && openWholes.length === 0) {
    if (difference === 0) return openParts.map((cell) => ({ cell, value: 0, words }));
    if (openParts.length === 1 && difference > 0)
      return openParts.map((cell) => ({ cell, value: difference, words }));
  }
  if (openParts.length === 0 && openWholes.length === 1 && difference <= 0) {
    return openWholes.map((cell) => ({ cell, value: -difference, words }));
  }
  return [];
}

/** A copy of the report in which every open figure that its sums decide is filled, and what was filled, why. */
export function completeBySums(report: AnnualReport): { report: AnnualReport; completions: Completion[] } {
  const copy = structuredClone(report);
  const balances = balancesOf(copy);
  const completions: Completion[] = [];
  for (let found = true; found; ) {
    found = false;
    for (const balance of balances) {
      for (const completion of decided(copy, balance)) {
        setFigure(copy, completion.cell, completion.value);
        completions.push(completion);
        found = true;
      }
    }
  }
  return { report: copy, completions };
}
