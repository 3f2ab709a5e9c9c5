/** From the marks of a request to the row and column of table 三 it counts in; pure. */
import { type Counting, type CountMark, countingOf } from '#rules/annual-report/counting.ts';
import { type ApplicantKind, applicantColumnOf, type CountedColumn } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';

/** The year that means "not settled" where years are numbers. */
export const OPEN = 9999;

/** A mark of a request as it was written (see the slice's README). */
export type RequestMark = {
  readonly kind: 'received' | 'closed' | 'reopened' | 'kind-corrected' | 'voided';
  readonly onDay: string;
  readonly applicantKind: ApplicantKind;
  /** 'closed' only. */
  readonly outcome: OutcomeCode | null;
};

/** Where a request counts, and in which column. */
export type RequestCounting = Counting<OutcomeCode> & { readonly column: CountedColumn };

function countMark({ kind, onDay: on, outcome }: RequestMark): CountMark<OutcomeCode>[] {
  if (kind === 'received') return [{ kind: 'entered', on }];
  if (kind === 'closed') return outcome === null ? [] : [{ kind: 'settled', on, result: outcome }];
  return kind === 'kind-corrected' ? [] : [{ kind, on }];
}

/**
 * Where a request counts by its marks, oldest first; null: nowhere. The column is that of the applicant's kind as it
 * was last put right, in every year: else this year's 二 would not be last year's 四.
 */
export function requestCountingOf(marks: readonly RequestMark[]): RequestCounting | null {
  const counting = countingOf(marks.flatMap(countMark));
  const kind = marks.at(-1)?.applicantKind;
  return counting && kind ? { ...counting, column: applicantColumnOf(kind) } : null;
}
