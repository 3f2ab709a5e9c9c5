/**
 * Characters that look alike. `shapes.txt` has a line for each of 6,464 characters of GB 2312: itself, then up to 16 whose
 * strokes, written in order, differ least. Made by scripts/build-shapes.ts from the stroke orders of cnchar-order 3.2.6
 * (© 2017 theajack, MIT licence, https://github.com/theajack/cnchar).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let made: Map<number, readonly number[]> | null = null;

/** The characters taken for this one by their looks, the likest first. */
export function looksLike(unit: number): readonly number[] {
  made ??= read();
  return made.get(unit) ?? [];
}

function read(): Map<number, readonly number[]> {
  const lines = readFileSync(join(import.meta.dirname, 'shapes.txt'), 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [first, ...others] = Array.from(line, (letter) => letter.charCodeAt(0));
      return first === undefined ? [] : [[first, others] as const];
    }),
  );
}
