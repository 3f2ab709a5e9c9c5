/**
 * Several segments into one, in the order given: documents keep their places one after another, so that a list of the
 * result is the lists one after another with only the first gap of each rewritten.
 */
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Columns, columnArrays } from './document.ts';
import { mergeLists } from './merge-lists.ts';
import { readColumns, writeSegment } from './segment-files.ts';
import { createWriter, type FileWriter } from './writer.ts';

export type SegmentPlace = { readonly folder: string; readonly count: number };

/** Writes the segments `parts` as one into `folder`, which it makes. Returns how many documents it has. */
export function mergeSegments(parts: readonly SegmentPlace[], folder: string): number {
  mkdirSync(folder, { recursive: true });
  const postings = createWriter(join(folder, 'postings'));
  const read = parts.map((part) => readColumns(part.folder, part.count));
  const dictionary = mergeLists(
    parts.map((part, index) => ({ ...part, lengths: read[index]?.columns.length ?? new Uint8Array() })),
    postings,
  );
  postings.close();
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const stored = createWriter(join(folder, 'stored'));
  const records = new Float64Array(count + 1);
  let done = 0;
  const keys = createWriter(join(folder, 'keys'));
  for (const [index, part] of parts.entries()) {
    copyFile(join(part.folder, 'keys'), keys);
    const from = stored.position();
    const own = read[index]?.records ?? new Float64Array();
    for (let at = 0; at < part.count; at += 1) records[done + at] = from + (own[at] ?? 0);
    copyFile(join(part.folder, 'stored'), stored);
    done += part.count;
  }
  records[count] = stored.position();
  stored.close();
  keys.close();
  writeSegment(folder, {
    ...dictionary,
    count,
    records,
    columns: joined(read.map(({ columns }) => columns)),
  });
  return count;
}

function joined(all: readonly Columns[]): Buffer {
  const arrays = all.map(columnArrays);
  const width = arrays[0]?.length ?? 0;
  return Buffer.concat(
    Array.from({ length: width }, (_, index) =>
      arrays.map((own) => {
        const array = own[index];
        return array ? new Uint8Array(array.buffer, array.byteOffset, array.byteLength) : new Uint8Array();
      }),
    ).flat(),
  );
}

function copyFile(path: string, out: FileWriter): void {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 22);
  for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer))
    out.write(buffer.subarray(0, got));
  closeSync(file);
}
