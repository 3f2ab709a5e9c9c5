/**
 * The list of a term: which documents have it, and how often. Varints of (gap × 2 + whether a count follows), the count
 * in one byte. Lists of more than `HEADED` documents are cut into blocks, and begin with what is to be known of each
 * block without reading it: its last document, its end, the greatest count and the least length of a document in it.
 */
import { grown } from './growing.ts';

/** Longer lists have heads. */
export const HEADED = 128;
/** A block has so many documents when it is first written. */
export const BLOCK = 128;
/** Before the heads the number of blocks, then for each block these bytes. */
export const HEAD_START = 4;
export const HEAD_BYTES = 10;

export type BlockHeads = {
  readonly lasts: Int32Array;
  /** Where each block ends in the bytes of the list. */
  readonly ends: Uint32Array;
  readonly mostTimes: Uint8Array;
  /** See `lengthCode`. */
  readonly leastLength: Uint8Array;
};

export type PostingList = {
  readonly bytes: Uint8Array;
  /** Where the first block begins. */
  readonly from: number;
  readonly heads: BlockHeads;
};

/** A list as it lies in a file. */
export function readList(bytes: Uint8Array, frequency: number): PostingList {
  if (frequency <= HEADED) return wholeList(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const from = HEAD_START + HEAD_BYTES * count;
  const heads = {
    lasts: new Int32Array(count),
    ends: new Uint32Array(count),
    mostTimes: new Uint8Array(count),
    leastLength: new Uint8Array(count),
  };
  for (let block = 0, at = HEAD_START; block < count; block += 1, at += HEAD_BYTES) {
    heads.lasts[block] = view.getUint32(at, true);
    heads.ends[block] = from + view.getUint32(at + 4, true);
    heads.mostTimes[block] = bytes[at + 8] as number;
    heads.leastLength[block] = bytes[at + 9] as number;
  }
  return { bytes, from, heads };
}

const LAST = 0x7fff_ffff;

/** A list of one block, of which nothing is known. */
export const wholeList = (bytes: Uint8Array): PostingList => ({
  bytes,
  from: 0,
  heads: {
    lasts: Int32Array.of(LAST),
    ends: Uint32Array.of(bytes.length),
    mostTimes: Uint8Array.of(255),
    leastLength: Uint8Array.of(0),
  },
});

/** The documents of one block, unpacked. */
export type Unpacked = { documents: Int32Array; times: Uint8Array; count: number };

export const createUnpacked = (): Unpacked => ({
  documents: new Int32Array(256),
  times: new Uint8Array(256),
  count: 0,
});

/** Unpacks a block of a list. */
export function unpack({ bytes, from, heads }: PostingList, block: number, into: Unpacked): void {
  const end = heads.ends[block] as number;
  let at = block === 0 ? from : (heads.ends[block - 1] as number);
  let document = block === 0 ? -1 : (heads.lasts[block - 1] as number);
  if (into.documents.length < end - at) {
    into.documents = grown(into.documents, end - at);
    into.times = grown(into.times, end - at);
  }
  const { documents, times } = into;
  let count = 0;
  while (at < end) {
    let value = bytes[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let scale = 128; ; scale *= 128) {
        const byte = bytes[at++] as number;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
      }
    }
    document += value >>> 1;
    documents[count] = document;
    times[count] = (value & 1) === 0 ? 1 : (bytes[at++] as number);
    count += 1;
  }
  into.count = count;
}

/** The entries of a list, each as document × 256 + times, as they are read fastest. */
export type Entries = Uint32Array;

/** Unpacks a whole list of `frequency` entries. */
export function entriesOf({ bytes, from }: PostingList, frequency: number): Entries {
  const entries = new Uint32Array(frequency);
  let document = -1;
  let count = 0;
  for (let at = from; at < bytes.length && count < frequency; count += 1) {
    let value = bytes[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let scale = 128; ; scale *= 128) {
        const byte = bytes[at++] as number;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
      }
    }
    document += value >>> 1;
    entries[count] = (document << 8) | ((value & 1) === 0 ? 1 : (bytes[at++] as number));
  }
  return entries;
}

/** Writes the number of blocks of a list at its beginning. */
export const putBlockCount = (bytes: Buffer, at: number, blocks: number): void => {
  bytes.writeUInt32LE(blocks, at);
};

export type Head = {
  readonly last: number;
  /** From the beginning of the first block. */
  readonly end: number;
  readonly mostTimes: number;
  readonly leastLength: number;
};

/** Writes what is to be known of a block; `at` is where the list begins. */
export function putHead(bytes: Buffer, at: number, block: number, head: Head): void {
  const place = at + HEAD_START + HEAD_BYTES * block;
  bytes.writeUInt32LE(head.last, place);
  bytes.writeUInt32LE(head.end, place + 4);
  bytes[place + 8] = head.mostTimes;
  bytes[place + 9] = head.leastLength;
}
