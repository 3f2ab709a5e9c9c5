/**
 * Several segments into one, in the order given: documents keep their places one after another, so that a list of the
 * result is the lists one after another with only the first gap of each rewritten.
 */
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Columns, columnArrays } from './document.ts';
import { grown } from './growing.ts';
import { type Dictionary, readColumns, readDictionary, writeSegment } from './segment-files.ts';
import { createWriter, type FileWriter } from './writer.ts';

export type SegmentPlace = { readonly folder: string; readonly count: number };

/** Writes the segments `parts` as one into `folder`, which it makes. Returns how many documents it has. */
export function mergeSegments(parts: readonly SegmentPlace[], folder: string): number {
  mkdirSync(folder, { recursive: true });
  const postings = createWriter(join(folder, 'postings'));
  const dictionary = mergeLists(parts, postings);
  postings.close();
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const stored = createWriter(join(folder, 'stored'));
  const records = new Float64Array(count + 1);
  const read = parts.map((part) => readColumns(part.folder, part.count));
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

/** Reads a file from its beginning, so many bytes at a time. */
function sequential(path: string) {
  const file = openSync(path, 'r');
  let buffer = Buffer.allocUnsafe(1 << 22);
  let from = 0;
  let to = 0;
  return {
    next: (length: number): Buffer => {
      if (to - from < length) {
        const rest = buffer.subarray(from, to);
        if (buffer.length < length) buffer = Buffer.allocUnsafe(length * 2);
        buffer.set(rest, 0);
        to -= from;
        from = 0;
        while (to < length) {
          const got = readSync(file, buffer, to, buffer.length - to, null);
          if (got === 0) throw new Error(`${path} is cut short`);
          to += got;
        }
      }
      from += length;
      return buffer.subarray(from - length, from);
    },
    close: () => closeSync(file),
  };
}

const NO_CODE = 0x1_0000_0000;

function mergeLists(parts: readonly SegmentPlace[], out: FileWriter): Dictionary {
  const sources = parts.map((part) => ({
    ...readDictionary(part.folder),
    lists: sequential(join(part.folder, 'postings')),
    at: 0,
  }));
  const bases = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.count, 0));
  let merged = { codes: new Uint32Array(1 << 16), bytes: new Uint32Array(1 << 16) };
  let more = { frequency: new Uint32Array(1 << 16), lasts: new Uint32Array(1 << 16) };
  let count = 0;
  for (;;) {
    let code = NO_CODE;
    for (const { codes, at } of sources) if (at < codes.length) code = Math.min(code, codes[at] ?? NO_CODE);
    if (code === NO_CODE) break;
    let frequency = 0;
    let last = -1;
    const began = out.position();
    for (const [index, source] of sources.entries()) {
      if (source.at >= source.codes.length || source.codes[source.at] !== code) continue;
      const list = source.lists.next(source.bytes[source.at] ?? 0);
      const base = bases[index] ?? 0;
      writeShifted(out, list, base - 1 - last);
      last = base + (source.lasts[source.at] ?? 0);
      frequency += source.frequency[source.at] ?? 0;
      source.at += 1;
    }
    merged = { codes: grown(merged.codes, count + 1), bytes: grown(merged.bytes, count + 1) };
    more = { frequency: grown(more.frequency, count + 1), lasts: grown(more.lasts, count + 1) };
    merged.codes[count] = code;
    merged.bytes[count] = out.position() - began;
    more.frequency[count] = frequency;
    more.lasts[count] = last;
    count += 1;
  }
  for (const { lists } of sources) lists.close();
  return {
    codes: merged.codes.slice(0, count),
    bytes: merged.bytes.slice(0, count),
    frequency: more.frequency.slice(0, count),
    lasts: more.lasts.slice(0, count),
  };
}

const head = Buffer.alloc(8);

/** Writes a list whose first gap, counted from -1, is now counted from the last document before it. */
function writeShifted(out: FileWriter, list: Buffer, by: number): void {
  let value = 0;
  let at = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = list[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
  }
  value += by * 2;
  let length = 0;
  for (; value >= 0x80; value = Math.floor(value / 128)) head[length++] = (value & 0x7f) | 0x80;
  head[length++] = value;
  out.write(head.subarray(0, length));
  out.write(list.subarray(at));
}
