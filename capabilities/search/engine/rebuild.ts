/** Building the whole index anew beside the one in use: documents come in, segments are written, and in the end made one. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedDocument } from './document.ts';
import { freshName } from './holdings.ts';
import { mergeSegments, type SegmentPlace } from './merge.ts';
import { createRun, type Run } from './run.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export type Rebuild = {
  readonly add: (document: IndexedDocument) => void;
  readonly count: () => number;
  /** Writes what is left and makes one segment of all. */
  readonly finish: () => { segments: { name: string; count: number }[]; vocabulary: Vocabulary };
  /** Removes what was written. */
  readonly giveUp: () => void;
};

/** Starts a rebuild into new folders below `folder`. */
export function startRebuild(folder: string): Rebuild {
  const vocabulary = createVocabulary();
  const parts: (SegmentPlace & { name: string })[] = [];
  let run: Run | null = null;
  let name = '';
  let count = 0;
  const endRun = () => {
    if (!run) return;
    run.finish();
    parts.push({ folder: join(folder, name), name, count: run.count() });
    run = null;
  };
  const clear = () => {
    for (const part of parts) rmSync(part.folder, { recursive: true, force: true });
  };
  return {
    add: (document) => {
      if (!run) {
        name = freshName();
        run = createRun(join(folder, name), vocabulary);
      }
      run.add(document);
      count += 1;
      if (run.isFull()) endRun();
    },
    count: () => count,
    finish: () => {
      endRun();
      const [only, ...others] = parts;
      if (!only || others.length === 0)
        return { segments: only ? [{ name: only.name, count: only.count }] : [], vocabulary };
      const whole = freshName();
      const merged = mergeSegments(parts, join(folder, whole));
      clear();
      return { segments: [{ name: whole, count: merged }], vocabulary };
    },
    giveUp: () => {
      if (run) rmSync(join(folder, name), { recursive: true, force: true });
      clear();
    },
  };
}
