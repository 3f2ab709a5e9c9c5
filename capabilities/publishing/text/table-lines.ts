/** A table where no table may stand: its rows become lines. Pure. */
import type { Part, TablePart } from './parts.ts';
import { type Run, tidyRuns } from './runs.ts';

/** The caption and each row as a paragraph of its own, what is no paragraph after its row. */
export function linesOf({ caption, rows }: TablePart): Part[] {
  const line = (runs: readonly Run[]): Part[] =>
    runs.length === 0 ? [] : [{ kind: 'p', classes: [], runs: [...runs] }];
  const apart: Run = { kind: 'text', text: ' ', marks: [], href: null };
  const textRuns = (parts: readonly Part[]): Run[] =>
    parts.flatMap((part) => (part.kind === 'p' ? [...part.runs, apart] : []));
  const others = (parts: readonly Part[]): Part[] => parts.filter(({ kind }) => kind !== 'p');
  return [
    ...line(caption),
    ...rows.flatMap((cells) => [
      ...line(tidyRuns(cells.flatMap(({ parts }) => textRuns(parts)))),
      ...cells.flatMap(({ parts }) => others(parts)),
    ]),
  ];
}
