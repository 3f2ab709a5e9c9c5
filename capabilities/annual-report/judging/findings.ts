/** Making findings: the same shape for every judge. */
import type { CellPath } from '#rules/annual-report/tables.ts';
import type { Finding, Place, Severity } from '../model.ts';

type Details = {
  readonly cells?: readonly CellPath[];
  readonly expected?: string | number | null;
  readonly actual?: string | number | null;
  readonly source?: Place | null;
};

export const finding = (
  rule: string,
  severity: Severity,
  message: string,
  { cells = [], expected = null, actual = null, source = null }: Details = {},
): Finding => ({ rule, severity, message, cells, expected, actual, source });

const order: Readonly<Record<Severity, number>> = { error: 0, question: 1, advice: 2 };

/** Errors first, then questions, then advice; otherwise in the order found. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
