/** Documents that have all of some words: how many there are, and which titles. Counts of many are reckoned. */
import { admissionOf, type Narrowing } from './admission.ts';
import { createBest } from './best.ts';
import { NEWS } from './document.ts';
import { folded } from './fold.ts';
import { createUnpacked, unpack } from './postings.ts';
import { titleOf } from './record.ts';
import type { Shelf } from './searching.ts';
import { eachTerm, isSingle, titleCode } from './terms.ts';
import { createReader, timesIn } from './windows.ts';

/** So many documents are looked at one by one; what is beyond is reckoned. */
const MOST_COUNTED = 5_000;
/** So many titles are read. */
const TITLES_READ = 60;

/** The terms of a text without repetition: pairs and words; of a single character itself. */
function codesOf(text: string): number[] {
  const singles = new Set<number>();
  const codes = new Set<number>();
  eachTerm(text, (code) => (isSingle(code) ? singles : codes).add(code));
  return [...(codes.size > 0 ? codes : singles)];
}

/**
 * Calls `each` with the documents of a shelf that have all the codes, may be seen and are not deleted, until it returns
 * false. Returns the share of the shelf that was looked through.
 */
function eachWithAll(
  { segment, deleted }: Shelf,
  codes: readonly number[],
  narrowing: Narrowing,
  each: (document: number) => boolean,
): number {
  const lists = [...codes]
    .sort((a, b) => segment.frequency(a) - segment.frequency(b))
    .map((code) => segment.postings(code));
  const [rarest, ...others] = lists;
  if (!rarest || others.includes(null)) return 1;
  const readers = others.flatMap((list) => (list ? [createReader(list)] : []));
  const { refused } = admissionOf(segment, narrowing);
  const unpacked = createUnpacked();
  for (let block = 0; block < rarest.heads.ends.length; block += 1) {
    unpack(rarest, block, unpacked);
    for (let at = 0; at < unpacked.count; at += 1) {
      const document = unpacked.documents[at] as number;
      if (deleted !== null && (deleted[document] as number) !== 0) continue;
      if (refused !== null && (refused[document] as number) !== 0) continue;
      if (readers.some((reader) => timesIn(reader, document) === 0)) continue;
      if (!each(document)) return (document + 1) / segment.count();
    }
  }
  return 1;
}

/** The same to the end for a single code, whose list is kept unpacked: people type its like again and again. */
function eachOf(
  { segment, deleted }: Shelf,
  code: number,
  narrowing: Narrowing,
  each: (document: number) => void,
): void {
  const { refused } = admissionOf(segment, narrowing);
  const entries = segment.entries(code);
  for (let at = 0; at < entries.length; at += 1) {
    const document = (entries[at] as number) >>> 8;
    if (deleted !== null && (deleted[document] as number) !== 0) continue;
    if (refused !== null && (refused[document] as number) !== 0) continue;
    each(document);
  }
}

/** How many documents have all words of a text; beyond `MOST_COUNTED` about how many. */
export function countWithAll(shelves: readonly Shelf[], text: string, narrowing: Narrowing): number {
  const codes = codesOf(text);
  if (codes.length === 0) return 0;
  let sum = 0;
  for (const shelf of shelves) {
    let found = 0;
    const share = eachWithAll(shelf, codes, narrowing, () => {
      found += 1;
      return found < MOST_COUNTED;
    });
    sum += found / share;
  }
  return Math.round(sum);
}

/** Whether any document has all words of a text. */
export function hasAll(shelves: readonly Shelf[], text: string, narrowing: Narrowing): boolean {
  const codes = codesOf(text);
  return codes.length > 0 && shelves.some((shelf) => hasSome(shelf, codes, narrowing, () => true));
}

/** Whether a title has a text in it as it stands; looks at the first `TITLES_READ` that have all its words. */
export function isTitle(shelves: readonly Shelf[], text: string, narrowing: Narrowing): boolean {
  const codes = codesOf(text).map(titleCode);
  const phrase = bare(text);
  let left = TITLES_READ;
  return (
    codes.length > 0 &&
    shelves.some((shelf) =>
      hasSome(shelf, codes, narrowing, (document) => {
        left -= 1;
        return left < 0 ? null : bare(titleOf(shelf.segment.record(document))).includes(phrase);
      }),
    )
  );
}

/** Whether a document with all the codes is what is looked for; null ends the looking. */
function hasSome(
  shelf: Shelf,
  codes: readonly number[],
  narrowing: Narrowing,
  isIt: (document: number) => boolean | null,
): boolean {
  let isFound = false;
  eachWithAll(shelf, codes, narrowing, (document) => {
    const answer = isIt(document);
    isFound = answer === true;
    return answer === false;
  });
  return isFound;
}

/** Titles that have a text in them as it stands: those in force first, then the newest. */
export function titlesWith(shelves: readonly Shelf[], text: string, narrowing: Narrowing): string[] {
  const codes = codesOf(text).map(titleCode);
  if (codes.length === 0) return [];
  const best = createBest(TITLES_READ);
  let base = 0;
  for (const shelf of shelves) {
    const { day, standing } = shelf.segment.columns();
    let floor = best.floor();
    const offer = (document: number): true => {
      const worth = ((standing[document] as number) & (NEWS - 1)) * 65_536 + (day[document] as number);
      if (worth > floor) {
        best.offer(worth, base + document);
        floor = best.floor();
      }
      return true;
    };
    const [code = 0] = codes;
    if (codes.length === 1) eachOf(shelf, code, narrowing, offer);
    else eachWithAll(shelf, codes, narrowing, offer);
    base += shelf.segment.count();
  }
  const phrase = bare(text);
  return best
    .taken()
    .map(({ item }) => titleAt(shelves, item))
    .filter((title) => bare(title).includes(phrase));
}

const bare = (words: string): string => folded(words).replaceAll(' ', '');

function titleAt(shelves: readonly Shelf[], item: number): string {
  let number = item;
  for (const { segment } of shelves) {
    if (number < segment.count()) return titleOf(segment.record(number));
    number -= segment.count();
  }
  return '';
}
