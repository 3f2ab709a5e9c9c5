/** The files of a segment: `terms`, `postings`, `stored`, `columns`; made once, never changed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Columns, columnArrays, emptyColumns } from './document.ts';
import { createWriter } from './writer.ts';

/** The terms of a segment in the order of their numbers. */
export type Dictionary = {
  readonly codes: Uint32Array;
  /** The length of each list in bytes. */
  readonly bytes: Uint32Array;
  readonly frequency: Uint32Array;
  /** The last document of each list. */
  readonly lasts: Uint32Array;
};

export type SegmentParts = Dictionary & {
  readonly count: number;
  /** Where each record begins, and where the last one ends. */
  readonly records: Float64Array;
  readonly columns: Uint8Array;
};

const bytesOf = (array: Uint32Array | Float64Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Writes what lies beside `postings` and `stored`; the segment is whole when it returns. */
export function writeSegment(folder: string, parts: SegmentParts): void {
  const terms = createWriter(join(folder, 'terms'));
  for (const array of [parts.codes, parts.bytes, parts.frequency, parts.lasts]) terms.write(bytesOf(array));
  terms.close();
  const columns = createWriter(join(folder, 'columns'));
  columns.write(bytesOf(parts.records));
  columns.write(parts.columns);
  columns.close();
}

/** The terms of a segment. */
export function readDictionary(folder: string): Dictionary {
  const file = readFileSync(join(folder, 'terms'));
  const count = file.length / 16;
  const whole = new Uint32Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  const part = (index: number) => whole.subarray(index * count, (index + 1) * count);
  return { codes: part(0), bytes: part(1), frequency: part(2), lasts: part(3) };
}

/** Where the records of a segment begin, and its columns. */
export function readColumns(folder: string, count: number): { records: Float64Array; columns: Columns } {
  const file = readFileSync(join(folder, 'columns'));
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  const records = new Float64Array(bytes.slice(0, (count + 1) * 8));
  const columns = emptyColumns(count);
  let at = (count + 1) * 8;
  for (const array of columnArrays(columns)) {
    new Uint8Array(array.buffer).set(new Uint8Array(bytes, at, array.byteLength));
    at += array.byteLength;
  }
  return { records, columns };
}
