/**
 * How one case counts in the annual reports of all years: a disclosure request in table 三, a dispute in table 四.
 *
 * 「本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和」; this year's 二、上年结转 is last year's
 * 四、结转下年度继续办理. So that both hold whatever happens to a case, a case enters the tables once (the year it was
 * received) and leaves them once (the first year at whose end it is settled). Between the two it is carried over.
 *
 * A settled case that is taken up again in the same year counts with its last result of that year, or is carried over.
 * Taken up again in a later year (the reply was overturned, 行政复议法, 行政诉讼法) it is the same case, already counted: its
 * first result stands in the tables, the overturning stands in table 四, and the new result in no row. The form says
 * nothing of this; see docs/decisions/0091.
 */
import type { Day } from '../calendar.ts';

/** What happened to a case, in the order it was recorded; `on` is the day it happened, not the day it was recorded. */
export type CountMark<Result extends string = string> =
  /** It came in. Recorded again: the day was wrong. */
  | { readonly kind: 'entered'; readonly on: Day }
  /** It was settled. Recorded again without being taken up in between: day or result were wrong. */
  | { readonly kind: 'settled'; readonly on: Day; readonly result: Result }
  /** It was taken up again. */
  | { readonly kind: 'reopened'; readonly on: Day }
  /** It was recorded by mistake, or is no such case; it counts nowhere, unless it enters again. */
  | { readonly kind: 'voided'; readonly on: Day };

/** Where a case counts: 一 of `enteredIn`, 四 and 二 of the years between, 三 of `settledIn` under `result`. */
export type Counting<Result extends string = string> = {
  readonly enteredIn: string;
  readonly enteredOn: Day;
  /** null: carried over for as long as nothing else is recorded. */
  readonly settledIn: string | null;
  /** The day of the result that counts. */
  readonly settledOn: Day | null;
  readonly result: Result | null;
  /** The later year in which it was settled anew, after having been counted; null mostly. */
  readonly redoneIn: string | null;
};

type Turn<Result extends string> = { readonly on: Day; readonly result: Result | null };

const yearOf = (day: Day): string => day.slice(0, 4);

/** Settled and taken up in turn; a mark that puts the one before it right takes its place. */
function turnsOf<Result extends string>(marks: readonly CountMark<Result>[]): Turn<Result>[] {
  const turns: Turn<Result>[] = [];
  for (const mark of marks) {
    const last = turns.at(-1);
    if (mark.kind === 'settled') {
      if (last?.result) turns.pop();
      turns.push({ on: mark.on, result: mark.result });
    }
    if (mark.kind === 'reopened' && last?.result) turns.push({ on: mark.on, result: null });
  }
  return turns;
}

/** The marks of a case that stand at the end of each year in which something happened, oldest first. */
function yearEnds<Result extends string>(
  turns: readonly Turn<Result>[],
  first: string,
): (Turn<Result> & { readonly year: string })[] {
  const ends = new Map<string, Turn<Result>>();
  let year = first;
  for (const turn of turns) {
    // A day before the one it follows is a slip of the pen: nothing is settled before it came in.
    if (yearOf(turn.on) > year) year = yearOf(turn.on);
    ends.set(year, turn);
  }
  return [...ends].map(([year, turn]) => ({ year, ...turn }));
}

/** Where a case counts; null: nowhere (not received yet, or recorded by mistake). */
export function countingOf<Result extends string>(
  all: readonly CountMark<Result>[],
): Counting<Result> | null {
  const marks = all.slice(all.findLastIndex(({ kind }) => kind === 'voided') + 1);
  const entered = marks.findLast(({ kind }) => kind === 'entered');
  if (!entered) return null;
  const enteredIn = yearOf(entered.on);
  const ends = yearEnds(turnsOf(marks), enteredIn);
  const settled = ends.find(({ result }) => result !== null);
  const last = ends.findLast(({ result }) => result !== null);
  return {
    enteredIn,
    enteredOn: entered.on,
    settledIn: settled?.year ?? null,
    settledOn: settled?.on ?? null,
    result: settled?.result ?? null,
    redoneIn: last && settled && last.year !== settled.year ? last.year : null,
  };
}

/** The part of a year's table that a case stands in: 一, 二, 三, 四; it is in one of 一 and 二, and in one of 三 and 四. */
export type CountedPart = 'newlyReceived' | 'carriedIn' | 'settled' | 'carriedOver';

/** The parts of a year's table that a case counts in; none when it came later or had been settled before. */
export function partsOf(counting: Pick<Counting, 'enteredIn' | 'settledIn'>, year: string): CountedPart[] {
  const { enteredIn, settledIn } = counting;
  if (enteredIn > year || (settledIn !== null && settledIn < year)) return [];
  return [enteredIn === year ? 'newlyReceived' : 'carriedIn', settledIn === year ? 'settled' : 'carriedOver'];
}
