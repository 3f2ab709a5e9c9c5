/** Types and decisions of the annual report; pure. */
import type { Amount, AnnualReport, CellPath, Figure } from '#rules/annual-report/tables.ts';

/** Where in the source something stands: page or line (from 1), table, row, and the words there. */
export type Place = {
  readonly page?: number;
  readonly line?: number;
  readonly table?: number;
  readonly row?: number;
  readonly text: string;
};

/**
 * How a cell was read. 'number' a figure · 'blank' the cell is there and empty · 'slash' it holds "/", "-" or 无 ·
 * 'missing' the source has no such cell · 'ambiguous' several figures fit and nothing decides · 'unreadable' other text.
 */
export type CellMark = 'number' | 'blank' | 'slash' | 'missing' | 'ambiguous' | 'unreadable';

export type CellReading = {
  readonly mark: CellMark;
  /** 'printed' stood there as such · 'solved' glued digits taken apart by the sums. */
  readonly how?: 'printed' | 'solved';
  /** All figures that fit, when the text does not decide. */
  readonly candidates?: readonly (Figure | Amount)[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly place?: Place;
  readonly note?: string;
};

/** Something about the source that its reader should know: a missing column, a displaced label, text left over. */
export type ReadingProblem = {
  /** kebab-case: 'column-missing', 'label-displaced', 'label-altered', 'row-missing', 'section-missing', 'digits-glued' … */
  readonly code: string;
  readonly message: string;
  readonly cells?: readonly CellPath[];
  readonly place?: Place;
};

/** A report as read from a file: the report, where each cell was read, and what could not be read. */
export type ReadReport = AnnualReport & {
  readonly cells: Record<CellPath, CellReading>;
  readonly problems: readonly ReadingProblem[];
};

export type Severity = 'error' | 'question' | 'advice';

/** The severities as every screen and sheet calls them. */
export const severityLabels: Readonly<Record<Severity, string>> = {
  error: '差错',
  question: '疑问',
  advice: '提示',
};

/** One thing found by the check. `rule` is the id of a balance, structure or prose rule. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  /** A sentence a clerk understands: what is wrong, where, what to do. */
  readonly message: string;
  readonly cells: readonly CellPath[];
  readonly expected: string | number | null;
  readonly actual: string | number | null;
  readonly source: Place | null;
};

/** How many findings are of this severity. */
export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** A file that cannot be read as a report: said in words, exit code 2 on the command line, 422 over HTTP. */
export class UnreadableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableError';
  }
}
