/**
 * The second look: the texts of the best documents are read, and each is weighed by all terms, common ones and single
 * characters too, by what stands in the title, and by how long a stretch of the question stands in it as it was asked.
 */
import { folded, foldTable, isHan, isWordUnit, SPACE } from './fold.ts';
import { type PlannedTerm, saturation } from './gather.ts';
import type { Question } from './question.ts';
import { shapeOf } from './record.ts';
import { hashUnit, isSingle, pairCode, WORD_SEED, wordCode } from './terms.ts';

/**
 * What a title adds that has all terms, and a text that has the whole question as it stands, as shares of the weight of
 * a question of two terms; less for longer ones, whose words no title repeats.
 */
const TITLE_SHARE = 0.25;
const STRETCH_SHARE = 0.25;
/** So much of a text is read; what is longer is attachments, and its count is saturated by then. */
const MOST_UNITS = 30_000;
const WORD = 255;

export type Scales = {
  /** The weight of a document whose words begin at `from` of the record. */
  readonly weigh: (record: Buffer, damper: number) => Weight;
  /** What title and stretch add at most. */
  readonly most: number;
};
export type Weight = {
  readonly score: number;
  /** Whether every pair and word of the first reading is there. */
  readonly hasAll: boolean;
};

type Marks = {
  /** For a unit of text: 0 not asked for, WORD part of a word, else the place of the character. */
  readonly of: Uint8Array;
  readonly stride: number;
  /** For two places: 1 + the term of the pair. */
  readonly pairs: Int16Array;
  readonly words: ReadonlyMap<number, number>;
  /** For a place: 1 + the term of the single character. */
  readonly singles: Int16Array;
};

/** One table for all questions, because a search is over before the next begins; what the last one marked is cleared. */
const table = new Uint8Array(65_536);
let markedUnits: number[] = [];

function cleanMarks(): Uint8Array {
  for (const unit of markedUnits) table[unit] = 0;
  markedUnits = [];
  return table;
}

function mark(unit: number, place: number): void {
  table[unit] = place;
  markedUnits.push(unit);
}

let spellings: Map<number, number[]> | null = null;

/** The units that count as this one: 图 and 圖. */
function writtenAs(unit: number): readonly number[] {
  if (!spellings) {
    spellings = new Map();
    for (const [written, like] of foldTable().entries()) {
      if (like === SPACE) continue;
      const known = spellings.get(like);
      if (known) known.push(written);
      else spellings.set(like, [written]);
    }
  }
  return spellings.get(unit) ?? [];
}

let lettersAndDigits: number[] | null = null;

function wordUnits(): readonly number[] {
  lettersAndDigits ??= [...foldTable().keys()].filter((unit) => isWordUnit(foldTable()[unit] as number));
  return lettersAndDigits;
}

function marksOf(terms: readonly PlannedTerm[], question: Question): Marks {
  const letters = new Map<number, number>();
  const text = question.readings.map((reading) => reading.text).join(' ');
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isHan(unit) && !letters.has(unit) && letters.size < WORD - 1) letters.set(unit, letters.size + 1);
  }
  const words = new Map<number, number>();
  const stride = letters.size + 1;
  const pairs = new Int16Array(stride * stride);
  const singles = new Int16Array(stride);
  const numbers = new Map(terms.map(({ code }, index) => [code, index + 1]));
  for (const [first, a] of letters) {
    singles[a] = numbers.get(first) ?? 0;
    for (const [second, b] of letters) pairs[a * stride + b] = numbers.get(pairCode(first, second)) ?? 0;
  }
  for (const [code, term] of numbers)
    if (!isSingle(code) && code < pairCode(0x3007, 0)) words.set(code, term);
  const of = cleanMarks();
  if (words.size > 0) for (const unit of wordUnits()) mark(unit, WORD);
  for (const [letter, place] of letters) for (const unit of writtenAs(letter)) mark(unit, place);
  return { of, stride, pairs, words, singles };
}

type Scan = {
  readonly marks: Marks;
  readonly terms: readonly PlannedTerm[];
  /** How often each term was met, from 1. */
  readonly times: Uint16Array;
  units: Uint16Array;
};

/** Counts the terms between two places and returns the weight of the longest stretch of the question among them. */
function scan({ marks, terms, times, units }: Scan, from: number, to: number): number {
  const fold = foldTable();
  let before = 0;
  let stretch = 0;
  let best = 0;
  for (let at = from; at < to; at += 1) {
    const mark = marks.of[units[at] as number] as number;
    let term = 0;
    let isBroken = mark === 0;
    if (mark === WORD) {
      let hash = WORD_SEED;
      for (; at < to && marks.of[units[at] as number] === WORD; at += 1)
        hash = hashUnit(hash, fold[units[at] as number] as number);
      at -= 1;
      term = marks.words.get(wordCode(hash)) ?? 0;
      isBroken = term === 0;
    } else if (mark > 0) {
      const single = marks.singles[mark] as number;
      if (single > 0) times[single] = (times[single] as number) + 1;
      term = before === 0 ? 0 : (marks.pairs[before * marks.stride + mark] as number);
      isBroken = term === 0;
    }
    before = mark === WORD ? 0 : mark;
    if (term > 0) {
      times[term] = (times[term] as number) + 1;
      stretch += (terms[term - 1] as PlannedTerm).rarity;
    } else if (isBroken) {
      if (stretch > best) best = stretch;
      stretch = 0;
    }
  }
  return stretch > best ? stretch : best;
}

/** How much a question of so many terms is a title rather than a sentence. */
const brevityOf = (size: number): number => (size > 6 ? 0 : Math.min(1, (2 / Math.max(1, size)) ** 3));

/** Prepares the weighing for one question. */
export function createScales(question: Question, terms: readonly PlannedTerm[]): Scales {
  const times = new Uint16Array(terms.length + 1);
  const scanning: Scan = { marks: marksOf(terms, question), terms, times, units: new Uint16Array(4096) };
  const whole = terms.reduce((sum, { weight, rarity }) => sum + weight * rarity, 0);
  const brevity = brevityOf(question.sizes[0] ?? 0);
  const longest = wholeStretch(question, terms);
  const inTitle = () =>
    terms.reduce(
      (sum, { weight, rarity }, at) => sum + ((times[at + 1] as number) > 0 ? weight * rarity : 0),
      0,
    );
  return {
    most: brevity * (TITLE_SHARE + STRETCH_SHARE) * whole,
    weigh: (record, damper) => {
      const { from, title, words } = shapeOf(record);
      const length = Math.min(words, MOST_UNITS);
      if (scanning.units.length < length) scanning.units = new Uint16Array(length * 2);
      Buffer.from(scanning.units.buffer).set(record.subarray(from, from + length * 2));
      times.fill(0);
      const stretchOfTitle = scan(scanning, 0, title);
      const titled = inTitle();
      const stretch = Math.max(stretchOfTitle, scan(scanning, title + 1, length));
      let score = 0;
      let hasAll = true;
      for (let at = 0; at < terms.length; at += 1) {
        const { weight, rarity, readings } = terms[at] as PlannedTerm;
        const often = times[at + 1] as number;
        if (often > 0) score += weight * rarity * saturation(often, damper);
        else if ((readings & 1) !== 0) hasAll = false;
      }
      const closeness = longest === 0 ? 0 : Math.min(1, stretch / longest);
      score += brevity * (TITLE_SHARE * titled + STRETCH_SHARE * closeness * whole);
      return { score, hasAll };
    },
  };
}

/** The weight of the longest stretch the question itself has. */
function wholeStretch(question: Question, terms: readonly PlannedTerm[]): number {
  const rarity = new Map(terms.map((term) => [term.code, term.rarity]));
  const text = folded(question.readings[0]?.text ?? '');
  let sum = 0;
  for (const part of text.match(/[^ ]+/g) ?? [])
    for (let at = 1; at < part.length; at += 1)
      sum += rarity.get(pairCode(part.charCodeAt(at - 1), part.charCodeAt(at))) ?? 0;
  return sum;
}
