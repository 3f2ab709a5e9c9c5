/** From what may stand at each place to what most likely does: the way through the pairs that texts really have. */
import type { SearchIndex } from '../engine/index.ts';

/** The characters that may stand at a place, each with what it costs to assume it. */
export type Choice = ReadonlyMap<number, number>;
export type Way = { readonly text: string; readonly score: number };

const KEPT = 60;
/** A pair that no text has. */
const NEVER = -6;

type State = { readonly units: readonly number[]; readonly score: number };

/** The likeliest texts, the best first. */
export function decode(index: SearchIndex, places: readonly Choice[], most = 6): Way[] {
  const followers = new Map<number, ReadonlyMap<number, number>>();
  const after = (unit: number) => {
    const known = followers.get(unit) ?? index.followersOf(unit);
    followers.set(unit, known);
    return known;
  };
  let states: State[] = [{ units: [], score: 0 }];
  for (const place of places) {
    const next: State[] = [];
    for (const { units, score } of states) {
      const last = units.at(-1);
      const pairs = last === undefined ? null : after(last);
      for (const [unit, cost] of place) {
        const step = pairs ? likelihood(pairs.get(unit) ?? 0) : Math.log(index.frequency(unit) + 0.5) * 0.2;
        next.push({ units: [...units, unit], score: score + step - cost });
      }
    }
    states = next.sort((a, b) => b.score - a.score).slice(0, KEPT);
  }
  return states.slice(0, most).map(({ units, score }) => ({
    text: String.fromCharCode(...units),
    score: score / Math.max(1, places.length),
  }));
}

const likelihood = (frequency: number): number => (frequency === 0 ? NEVER : Math.log(frequency + 1));

/** Whether every pair of the text stands in some document. */
export function isWritten(index: SearchIndex, text: string): boolean {
  for (let at = 1; at < text.length; at += 1)
    if (!index.followersOf(text.charCodeAt(at - 1)).has(text.charCodeAt(at))) return false;
  return true;
}
