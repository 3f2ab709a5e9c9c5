/** Keeping the countings of table 三 true to the marks, after every mark; verify.ts proves them as a whole. */
import type { App } from '#platform/app.ts';
import { type RequestCounting, requestCountingOf } from './counting.ts';
import { countingOfRequest, marksOfRequest, type Numbered, writeCounting } from './store.ts';

/** Whether two countings say the same. */
export const isSame = (one: RequestCounting | null, other: RequestCounting | null): boolean =>
  one === null || other === null
    ? one === other
    : one.column === other.column &&
      one.enteredOn === other.enteredOn &&
      one.settledOn === other.settledOn &&
      one.settledIn === other.settledIn &&
      one.result === other.result &&
      one.redoneIn === other.redoneIn;

/**
 * Counts a request anew after marks were written with an entry of the journal; in their transaction. `of.dueOn`: by when
 * it had to be settled, as the clock stands now; a result that counted already keeps the day it had.
 */
export async function recount(app: App, of: Numbered, journalNumber: number): Promise<void> {
  const counting = requestCountingOf(await marksOfRequest(app, of.organId, of.id));
  const before = await countingOfRequest(app, of.organId, of.id);
  if (isSame(counting, before)) return;
  const isOldResult = before?.settledOn != null && before.settledOn === counting?.settledOn;
  await writeCounting(app, isOldResult ? { ...of, dueOn: before.dueOn } : of, counting, journalNumber);
}
