/** What changed between two texts: inside one unit, and unit by unit. Pure. */
import { diffChars } from 'diff';
import type { TextUnit } from '../model.ts';

export type DifferenceRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond so many changed characters a text is called another one: the search for what stayed takes their square. */
const mostEdits = 2_000;

const run = (kind: DifferenceRun['kind'], text: string): DifferenceRun[] =>
  text === '' ? [] : [{ kind, text }];

/** The runs that lead from one text to another, in order; what went stands before what came. */
export function runsBetween(before: string, after: string): DifferenceRun[] {
  if (before === after) return run('same', before);
  const changes = diffChars(before, after, { maxEditLength: mostEdits, timeout: 500 });
  if (changes === undefined) return [...run('removed', before), ...run('added', after)];
  return changes.flatMap(({ added, removed, value }) =>
    run(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

export type ComparedUnit = {
  readonly label: string;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
  readonly runs: readonly DifferenceRun[];
};

/** Unit beside unit, in the order of the later text; what went stands where it stood. */
export function unitsCompared(before: readonly TextUnit[], after: readonly TextUnit[]): ComparedUnit[] {
  const earlier = new Map(before.map((unit, at) => [unit.key, { unit, at }]));
  const kept = new Set(after.map(({ key }) => key));
  const rows: ComparedUnit[] = [];
  let next = 0;
  const goneUntil = (at: number) => {
    for (; next < at; next += 1) {
      const unit = before[next];
      if (unit && !kept.has(unit.key)) rows.push(removedUnit(unit));
    }
  };
  for (const unit of after) {
    const old = earlier.get(unit.key);
    if (old) goneUntil(old.at);
    rows.push(old ? keptUnit(old.unit, unit) : addedUnit(unit));
  }
  goneUntil(before.length);
  return rows;
}

const removedUnit = ({ label, text }: TextUnit): ComparedUnit => ({
  ...{ label, kind: 'removed', before: text, after: null },
  runs: run('removed', text),
});
const addedUnit = ({ label, text }: TextUnit): ComparedUnit => ({
  ...{ label, kind: 'added', before: null, after: text },
  runs: run('added', text),
});
const keptUnit = (old: TextUnit, now: TextUnit): ComparedUnit => ({
  ...{ label: now.label, before: old.text, after: now.text },
  kind: old.hash === now.hash ? 'same' : 'changed',
  runs: old.hash === now.hash ? run('same', now.text) : runsBetween(old.text, now.text),
});
