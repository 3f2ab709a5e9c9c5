/** How characters sound: pinyin without tones, and which sounds people take for one another. */
import { pinyin } from 'pinyin-pro';
import { FIRST_HAN, LAST_HAN } from './characters.ts';

const readings = new Map<number, readonly string[]>();

/** The sounds a character can have: 行 is hang, heng and xing; [] for what is no character. */
export function soundsOf(unit: number): readonly string[] {
  const known = readings.get(unit);
  if (known) return known;
  const isHan = unit >= FIRST_HAN && unit <= LAST_HAN;
  const read = isHan
    ? pinyin(String.fromCharCode(unit), { toneType: 'none', type: 'array', multiple: true })
    : [];
  const made = [
    ...new Set(read.map((sound) => sound.replaceAll('ü', 'v')).filter((sound) => /^[a-z]+$/.test(sound))),
  ];
  readings.set(unit, made);
  return made;
}

/** Sounds that are mixed up in speech and typing: zh/z, ch/c, sh/s, n/l, f/h, -ng/-n. */
export const blurred = (sound: string): string =>
  sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/([aei])ng$/, '$1n');

type Book = {
  readonly bySound: ReadonlyMap<string, readonly number[]>;
  readonly byBlur: ReadonlyMap<string, readonly number[]>;
  readonly byInitial: ReadonlyMap<string, readonly number[]>;
};
let made: Book | null = null;

/** Every character in use by its sound, its blurred sound and its first letter. Made once, in a third of a second. */
function book(): Book {
  if (made) return made;
  const bySound = new Map<string, number[]>();
  const byBlur = new Map<string, number[]>();
  const byInitial = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, unit: number) => {
    const list = map.get(key);
    if (!list) map.set(key, [unit]);
    else if (list.at(-1) !== unit) list.push(unit);
  };
  for (let unit = FIRST_HAN; unit <= LAST_HAN; unit += 1)
    for (const sound of soundsOf(unit)) {
      put(bySound, sound, unit);
      put(byBlur, blurred(sound), unit);
      put(byInitial, sound.charAt(0), unit);
    }
  made = { bySound, byBlur, byInitial };
  return made;
}

export const withSound = (sound: string): readonly number[] => book().bySound.get(sound) ?? [];
export const withBlur = (sound: string): readonly number[] => book().byBlur.get(blurred(sound)) ?? [];
export const withInitial = (letter: string): readonly number[] => book().byInitial.get(letter) ?? [];
export const isSyllable = (letters: string): boolean => book().bySound.has(letters);

/** A part of letters typed for one character: a whole syllable, or its first letter. */
export type Syllable = { readonly letters: string; readonly isWhole: boolean };

const LONGEST = 6;

/** The letters as syllables and first letters, with as few of the latter as can be; null when they are no pinyin. */
export function syllablesOf(letters: string): Syllable[] | null {
  const best: ({ cost: number; from: number; isWhole: boolean } | null)[] = [
    { cost: 0, from: 0, isWhole: true },
  ];
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null;
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const before = best[from];
      if (!before) continue;
      const part = letters.slice(from, end);
      const isWhole = isSyllable(part);
      if (!isWhole && !(part.length === 1 && withInitial(part).length > 0)) continue;
      const cost = before.cost + (isWhole && part.length > 1 ? 1 : 2.5);
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY))
        best[end] = { cost, from, isWhole: isWhole && part.length > 1 };
    }
  }
  const syllables: Syllable[] = [];
  for (let end = letters.length; end > 0; ) {
    const step = best[end];
    if (!step) return null;
    syllables.unshift({ letters: letters.slice(step.from, end), isWhole: step.isWhole });
    end = step.from;
  }
  return syllables;
}
