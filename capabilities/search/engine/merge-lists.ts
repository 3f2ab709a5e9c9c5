/** The lists of several segments one after another as the lists of one: only the first gap of each is written anew. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { grown } from './growing.ts';
import {
  createUnpacked,
  HEAD_BYTES,
  HEAD_START,
  HEADED,
  putBlockCount,
  putHead,
  readList,
  unpack,
} from './postings.ts';
import { type Dictionary, readDictionary } from './segment-files.ts';
import type { FileWriter } from './writer.ts';

export type ListSource = {
  readonly folder: string;
  readonly count: number;
  /** The `lengthCode` of each document. */
  readonly lengths: Uint8Array;
};

const NO_CODE = 0x1_0000_0000;
/** Short blocks are made one up to so many bytes. */
const BLOCK_BYTES = 192;

type OpenSource = Dictionary & {
  readonly lists: ReturnType<typeof sequential>;
  readonly lengths: Uint8Array;
  readonly base: number;
  at: number;
};

/** Writes the lists of all sources and returns the dictionary of what was written. */
export function mergeLists(parts: readonly ListSource[], out: FileWriter): Dictionary {
  let base = 0;
  const sources = parts.map(({ folder, count, lengths }): OpenSource => {
    const lists = sequential(join(folder, 'postings'));
    base += count;
    return { ...readDictionary(folder), lists, lengths, base: base - count, at: 0 };
  });
  const whole = growingDictionary();
  const joining = createJoining();
  for (;;) {
    let code = NO_CODE;
    for (const { codes, at } of sources) if (at < codes.length) code = Math.min(code, codes[at] as number);
    if (code === NO_CODE) break;
    joining.clear();
    let frequency = 0;
    for (const source of sources) {
      if (source.at >= source.codes.length || source.codes[source.at] !== code) continue;
      joining.append(source);
      frequency += source.frequency[source.at] as number;
      source.at += 1;
    }
    whole.push([code, joining.write(out, frequency), frequency, joining.last()]);
  }
  for (const { lists } of sources) lists.close();
  const [codes, bytes, frequency, lasts] = whole.taken();
  return { codes, bytes, frequency, lasts };
}

function growingDictionary() {
  let arrays = [0, 1, 2, 3].map(() => new Uint32Array(1 << 16));
  let count = 0;
  return {
    push: (values: readonly [number, number, number, number]) => {
      arrays = arrays.map((array) => grown(array, count + 1));
      for (const [index, array] of arrays.entries()) array[count] = values[index] as number;
      count += 1;
    },
    taken: () =>
      arrays.map((array) => array.slice(0, count)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array],
  };
}

/** Bytes put one after another, used again for the next list. */
function createBody() {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let filled = 0;
  const room = (length: number) => {
    if (filled + length <= bytes.length) return;
    const longer = Buffer.allocUnsafe((filled + length) * 2);
    longer.set(bytes.subarray(0, filled));
    bytes = longer;
  };
  return {
    clear: () => {
      filled = 0;
    },
    push: (more: Uint8Array) => {
      room(more.length);
      bytes.set(more, filled);
      filled += more.length;
    },
    pushNumber: (number: number) => {
      room(8);
      let value = number;
      for (; value >= 0x80; value = Math.floor(value / 128)) bytes[filled++] = (value & 0x7f) | 0x80;
      bytes[filled++] = value;
    },
    length: () => filled,
    taken: () => bytes.subarray(0, filled),
  };
}

type Block = { last: number; end: number; mostTimes: number; leastLength: number };

/** Adds a block, to the one before it when both are short. */
function addBlock(blocks: Block[], block: Block): void {
  const before = blocks.at(-1);
  const began = blocks.at(-2)?.end ?? 0;
  if (!before || block.end - began > BLOCK_BYTES) blocks.push(block);
  else {
    before.last = block.last;
    before.end = block.end;
    before.mostTimes = Math.max(before.mostTimes, block.mostTimes);
    before.leastLength = Math.min(before.leastLength, block.leastLength);
  }
}

/** One list under way: its bytes so far and what is known of its blocks. */
function createJoining() {
  const body = createBody();
  let last = -1;
  let blocks: Block[] = [];
  return {
    clear: () => {
      body.clear();
      last = -1;
      blocks = [];
    },
    last: () => last,
    append: (source: OpenSource) => {
      const { base, at } = source;
      const bytes = source.lists.next(source.bytes[at] as number);
      const list = readList(bytes, source.frequency[at] as number);
      const { heads, from } = list;
      const { value, length } = firstNumber(bytes, from);
      body.pushNumber(value + (base - 1 - last) * 2);
      let began = from + length;
      for (let block = 0; block < heads.ends.length; block += 1) {
        const end = heads.ends[block] as number;
        body.push(bytes.subarray(began, end));
        began = end;
        const known = heads.ends.length > 1 ? headOf(list, block) : reckoned(list, source);
        addBlock(blocks, { ...known, last: base + known.last, end: body.length() });
      }
      last = base + (source.lasts[at] as number);
    },
    /** Writes the list; returns its length in bytes. */
    write: (out: FileWriter, frequency: number): number => {
      const heads = frequency <= HEADED ? 0 : HEAD_START + HEAD_BYTES * blocks.length;
      if (heads > 0) {
        const bytes = Buffer.alloc(heads);
        putBlockCount(bytes, 0, blocks.length);
        for (const [index, block] of blocks.entries()) putHead(bytes, 0, index, block);
        out.write(bytes);
      }
      out.write(body.taken());
      return heads + body.length();
    },
  };
}

const headOf = ({ heads }: ReturnType<typeof readList>, block: number) => ({
  last: heads.lasts[block] as number,
  mostTimes: heads.mostTimes[block] as number,
  leastLength: heads.leastLength[block] as number,
});

const unpacked = createUnpacked();

/** What is to be known of a list without heads. */
function reckoned(list: ReturnType<typeof readList>, { lengths, lasts, at }: OpenSource) {
  unpack(list, 0, unpacked);
  let mostTimes = 0;
  let leastLength = 255;
  for (let index = 0; index < unpacked.count; index += 1) {
    mostTimes = Math.max(mostTimes, unpacked.times[index] as number);
    leastLength = Math.min(leastLength, lengths[unpacked.documents[index] as number] as number);
  }
  return { last: lasts[at] as number, mostTimes, leastLength };
}

function firstNumber(bytes: Uint8Array, from: number): { value: number; length: number } {
  let value = 0;
  let at = from;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++] as number;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, length: at - from };
  }
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
