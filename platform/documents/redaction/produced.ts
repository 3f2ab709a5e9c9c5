/** What a producer hands to the verification: never yet to anybody else. */
import type { Manifest, Mark, Needle } from './marks.ts';

export type Produced = {
  readonly bytes: Uint8Array;
  readonly removed: readonly string[];
  readonly notes: readonly string[];
  /** Mark → how many places. */
  readonly places: ReadonlyMap<string, number>;
  readonly needles: readonly Needle[];
};

/** How many places each mark led to. */
export function places(
  marks: readonly Mark[],
  found: readonly { readonly mark: string }[],
): ReadonlyMap<string, number> {
  return new Map(marks.map(({ id }) => [id, found.filter(({ mark }) => mark === id).length]));
}

/** The marks as the manifest tells of them. */
export const toldMarks = (marks: readonly Mark[], produced: Produced): Manifest['marks'] =>
  marks.map(({ id, what }) => ({
    id,
    what,
    places: produced.places.get(id) ?? 0,
    searched: produced.needles.some(({ mark }) => mark === id),
  }));
