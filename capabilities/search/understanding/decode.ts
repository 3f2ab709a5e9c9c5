/** From what may stand at each place to what most likely does: the way through the pairs that texts really have. */
import { createBest } from '../engine/best.ts';
import type { SearchIndex } from '../engine/index.ts';

/** The characters that may stand at a place, each with what it costs to assume it. */
export type Choice = ReadonlyMap<number, number>;
export type Way = { readonly text: string; readonly score: number };

const KEPT = 60;
/** A pair that no text has. */
const NEVER = -6;

type State = { readonly unit: number; readonly before: State | null; readonly score: number };

/** The likeliest texts, the best first. */
export function decode(index: SearchIndex, places: readonly Choice[], most = 6): Way[] {
  const known = new Map<number, (second: number) => number>();
  const after = (unit: number) => {
    const pairs = known.get(unit) ?? index.following(unit);
    known.set(unit, pairs);
    return pairs;
  };
  const first = [...(places[0] ?? [])].map(([unit, cost]) => ({
    ...{ unit, before: null },
    score: Math.log(index.frequency(unit) + 0.5) * 0.2 - cost,
  }));
  let states: State[] = likeliest(first);
  for (const place of places.slice(1)) {
    const best = createBest(KEPT);
    const units = [...place.keys()];
    for (const [from, { unit, score }] of states.entries()) {
      const pairs = after(unit);
      let at = from * units.length;
      for (const [next, cost] of place) {
        // A pair that no text has cannot lift a state that is below the floor already.
        if (score - cost + MOST_LIKELY > best.floor()) best.offer(score + likelihood(pairs(next)) - cost, at);
        at += 1;
      }
    }
    states = best.taken().map(({ value, item }) => ({
      unit: units[item % units.length] as number,
      before: states[Math.floor(item / units.length)] as State,
      score: value,
    }));
  }
  return states
    .slice(0, most)
    .map((state) => ({ text: textOf(state), score: state.score / Math.max(1, places.length) }));
}

const likeliest = (states: readonly State[]): State[] =>
  [...states].sort((a, b) => b.score - a.score).slice(0, KEPT);

function textOf(state: State): string {
  let text = '';
  for (let at: State | null = state; at; at = at.before) text = String.fromCharCode(at.unit) + text;
  return text;
}

/** The logarithm of more documents than there are. */
const MOST_LIKELY = 20;
const likelihood = (frequency: number): number => (frequency === 0 ? NEVER : Math.log(frequency + 1));
