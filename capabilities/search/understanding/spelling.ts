/** Typed letters and slips as the words that were meant: 教玉局, jiaoyuju, jyj, jiaoyu局. */
import { folded, isHan } from '../engine/fold.ts';
import type { SearchIndex } from '../engine/index.ts';
import { askingUnits } from '../engine/question-words.ts';
import { hashUnit, WORD_SEED, wordCode } from '../engine/terms.ts';
import { type Choice, decode } from './decode.ts';
import { looksLike } from './shapes.ts';
import { type Syllable, soundsOf, syllablesOf, withBlur, withInitial, withSound } from './sounds.ts';

const SAME_SOUND = 1.5;
const LIKE_SOUND = 2.5;
const LIKE_SHAPE = 2;
/** Beyond so many characters a question is read as it stands. */
const LONGEST_RUN = 24;

type Run = { readonly text: string; readonly at: number };

/** What may have been meant by letters that no text has, the likeliest first; [] when there are none. */
export function fromLetters(index: SearchIndex, question: string): string[] {
  const text = folded(question);
  const runs = runsOf(text, /[a-z一-龥]+(?: +[a-z]+)*/g);
  const found = runs.find((run) => /[a-z]{2,}/.test(run.text) && !areKnownWords(index, run.text));
  if (!found || found.text.length > LONGEST_RUN * 6) return [];
  const places = placesOf(index, found.text);
  if (!places || places.length < 2 || places.length > LONGEST_RUN) return [];
  return decode(index, places, 12).map(
    (way) => question.slice(0, found.at) + way.text + question.slice(found.at + found.text.length),
  );
}

const runsOf = (text: string, pattern: RegExp): Run[] =>
  [...text.matchAll(pattern)].map((match) => ({ text: match[0], at: match.index }));

const areKnownWords = (index: SearchIndex, text: string): boolean =>
  (text.match(/[a-z]+/g) ?? []).every((word) => {
    let hash = WORD_SEED;
    for (const letter of word) hash = hashUnit(hash, letter.charCodeAt(0));
    return index.frequency(wordCode(hash)) > 0;
  });

function placesOf(index: SearchIndex, text: string): Choice[] | null {
  const places: Choice[] = [];
  for (const part of text.match(/[a-z]+|[一-龥]/g) ?? []) {
    if (isHan(part.charCodeAt(0))) places.push(new Map([[part.charCodeAt(0), 0]]));
    else {
      const syllables = syllablesOf(part);
      if (!syllables) return null;
      places.push(...syllables.map((syllable) => choiceOf(index, syllable)));
    }
  }
  return places;
}

/** The characters in use that a syllable or a first letter may stand for. */
function choiceOf(index: SearchIndex, { letters, isWhole }: Syllable): Choice {
  const choice = new Map<number, number>();
  if (!isWhole) {
    for (const unit of withInitial(letters)) if (index.frequency(unit) > 0) choice.set(unit, 0);
    return choice;
  }
  for (const unit of withBlur(letters)) if (index.frequency(unit) > 0) choice.set(unit, LIKE_SOUND);
  for (const unit of withSound(letters)) if (index.frequency(unit) > 0) choice.set(unit, 0);
  return choice;
}

/** What may have been meant where pairs stand that no text has; [] when every pair is known. */
export function fromSlips(index: SearchIndex, question: string): string[] {
  return respelled(index, question, (run) => suspects(index, run));
}

/** Other spellings of a short question, whether or not its own is known. */
export function otherSpellings(index: SearchIndex, question: string): string[] {
  if (question.length > 8) return [];
  return respelled(index, question, (run) => Array.from(run.text, () => true));
}

function respelled(index: SearchIndex, question: string, isOpen: (run: Run) => boolean[]): string[] {
  const text = folded(question);
  const asking = askingUnits(text);
  const telling = Array.from(text, (letter, at) => (asking[at] === 1 ? ' ' : letter)).join('');
  let variants = [question];
  for (const run of runsOf(telling, /[一-龥]{2,}/g)) {
    const open = isOpen(run);
    if (run.text.length > LONGEST_RUN || !open.includes(true)) continue;
    const places = Array.from(run.text, (letter, at) =>
      open[at] ? likeness(index, letter.charCodeAt(0)) : new Map([[letter.charCodeAt(0), 0]]),
    );
    const ways = decode(index, places, 4).filter((way) => way.text !== run.text);
    variants = ways.flatMap((way) =>
      variants.map(
        (variant) => variant.slice(0, run.at) + way.text + variant.slice(run.at + run.text.length),
      ),
    );
    if (variants.length === 0) return [];
  }
  return variants.filter((variant) => variant !== question).slice(0, 4);
}

/** For each character of a run whether no pair it is in is known. */
function suspects(index: SearchIndex, { text }: Run): boolean[] {
  const known = Array.from(
    { length: text.length - 1 },
    (_, at) => index.following(text.charCodeAt(at))(text.charCodeAt(at + 1)) > 0,
  );
  return Array.from(text, (_, at) => known[at - 1] !== true && known[at] !== true);
}

function likeness(index: SearchIndex, unit: number): Choice {
  const choice = new Map<number, number>();
  const put = (other: number, cost: number) => {
    if (index.frequency(other) > 0) choice.set(other, Math.min(cost, choice.get(other) ?? cost));
  };
  for (const sound of soundsOf(unit)) {
    for (const other of withBlur(sound)) put(other, LIKE_SOUND);
    for (const other of withSound(sound)) put(other, SAME_SOUND);
  }
  for (const other of looksLike(unit)) put(other, LIKE_SHAPE);
  choice.set(unit, 0);
  return choice;
}
