/** Counts of what is too much to count: ranges of documents, evenly over the segment, are counted and stand for the rest. */
import { type Counting, censusOf } from './counting.ts';
import type { PlannedTerm } from './gather.ts';
import type { Segment } from './segment.ts';
import type { Selecting } from './select.ts';
import { addWindow, clearWindow, createWindowTally, cursorsOf, listSeen } from './windows.ts';

const RANGE = 128;
/** So many entries of lists are read for a count, and so many more for each term. */
const READ = 4_000;
const READ_PER_TERM = 4_000;

/** Counts the documents of a segment from a sample of it. */
export function countSample(
  segment: Segment,
  terms: readonly PlannedTerm[],
  selecting: Selecting & { readonly damping: Float32Array },
  counting: Counting,
  most = READ + READ_PER_TERM * terms.length,
): void {
  const count = segment.count();
  const { damping, columns } = selecting;
  const cursors = cursorsOf(segment, terms, damping);
  const entries = terms.reduce((sum, { code }) => sum + segment.frequency(code), 0);
  const ranges = Math.max(1, Math.ceil((Math.min(1, most / Math.max(1, entries)) * count) / RANGE));
  const stride = Math.max(RANGE, count / ranges);
  const tally = createWindowTally(selecting.needs.length);
  let read = 0;
  const spans: { low: number; high: number }[] = [];
  for (let from = 0; from < count; from += stride) {
    const low = Math.floor(from);
    const high = Math.min(count, low + RANGE);
    spans.push({ low, high });
    read += high - low;
  }
  const census = censusOf(selecting, counting, { scale: count / Math.max(1, read), beside: 1, expected: 0 });
  for (const { low, high } of spans) {
    for (const cursor of cursors)
      addWindow(cursor, { low, high, lengths: columns.length, damping }, tally, -1);
    listSeen(tally, RANGE);
    census.add(tally, low);
    clearWindow(tally, RANGE);
  }
  census.close();
}
