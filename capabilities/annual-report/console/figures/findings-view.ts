/** Findings as the screen needs them: by cell, by section, worst first. Pure. */
import type { z } from 'zod';
import type { CellPath, SectionId } from '#rules/annual-report/tables.ts';
import type { FindingView } from '../../contract.ts';

export type FindingData = z.infer<typeof FindingView>;
export type Severity = FindingData['severity'];

/** A mark beside a cell is never colour alone: each severity has its sign and its word. */
export const severityWords: Readonly<Record<Severity, { sign: string; label: string }>> = {
  error: { sign: '✕', label: '差错' },
  question: { sign: '？', label: '疑问' },
  advice: { sign: 'ｉ', label: '提示' },
};

const rank: Readonly<Record<Severity, number>> = { error: 0, question: 1, advice: 2 };

/** Worst first; the order of the check within one severity. */
export const sorted = (findings: readonly FindingData[]): FindingData[] =>
  findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);

/** A question or advice about more cells than this is about the table; a mark in each would hide the others. */
const wholeTable = 9;

/** The findings that name each cell, worst first. */
export function byCell(findings: readonly FindingData[]): Map<CellPath, FindingData[]> {
  const cells = new Map<CellPath, FindingData[]>();
  for (const finding of sorted(findings)) {
    if (finding.severity !== 'error' && finding.cells.length > wholeTable) continue;
    for (const cell of finding.cells) cells.set(cell, [...(cells.get(cell) ?? []), finding]);
  }
  return cells;
}

/** How many of each severity. */
export const tally = (findings: readonly FindingData[]): Record<Severity, number> => ({
  error: findings.filter((finding) => finding.severity === 'error').length,
  question: findings.filter((finding) => finding.severity === 'question').length,
  advice: findings.filter((finding) => finding.severity === 'advice').length,
});

/** Where the words of the source stand in the prose: the first section that holds them. */
export function sectionOf(
  finding: FindingData,
  narrative: Readonly<Record<SectionId, string>>,
): SectionId | null {
  const words = finding.source?.text.trim();
  if (!words) return null;
  const ids: readonly SectionId[] = ['overview', 'proactive', 'requests', 'disputes', 'problems', 'other'];
  return ids.find((id) => narrative[id].includes(words)) ?? null;
}
