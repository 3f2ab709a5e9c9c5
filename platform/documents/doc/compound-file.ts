/**
 * OLE compound files ([MS-CFB]), the container of .doc and of encrypted .docx: finds a stream and gives its bytes.
 * Every chain is followed for at most as many steps as the file has sectors, so that a loop ends.
 */
import { DocumentRefused } from '../refusal.ts';

const free = 0xfffffffa;
const damaged = '这个文件已损坏或下载不完整，无法打开。请重新下载，或用 Word/WPS 打开后另存为 .docx 再上传。';

type Entry = { readonly name: string; readonly start: number; readonly size: number };

type Container = {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly sectorSize: number;
  readonly table: readonly number[];
  readonly entries: readonly Entry[];
  readonly smallestLong: number;
  readonly miniTable: readonly number[];
};

/** The names of all streams and storages. */
export function streamNames(bytes: Uint8Array): string[] {
  return open(bytes).entries.map((entry) => entry.name);
}

/** The bytes of the named streams that the file has. Throws DocumentRefused when the container is broken. */
export function streams(bytes: Uint8Array, names: readonly string[]): Map<string, Uint8Array> {
  const file = open(bytes);
  const found = new Map<string, Uint8Array>();
  for (const entry of file.entries) {
    if (names.includes(entry.name) && !found.has(entry.name)) found.set(entry.name, content(file, entry));
  }
  return found;
}

function open(bytes: Uint8Array): Container {
  try {
    return openContainer(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentRefused(damaged);
    throw error;
  }
}

function openContainer(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 1 << view.getUint16(30, true);
  if (sectorSize !== 512 && sectorSize !== 4096) throw new RangeError('sector size');
  const bare = { view, bytes, sectorSize, table: [], entries: [], miniTable: [], smallestLong: 4096 };
  const table = allocationTable(bare);
  const file = { ...bare, table, smallestLong: view.getUint32(56, true) };
  const entries = directory(chain(file, view.getUint32(48, true)));
  const miniTable = numbers(chain(file, view.getUint32(60, true)));
  return { ...file, entries, miniTable };
}

const numbers = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true));
};

function sector(file: Container, number: number): Uint8Array {
  const at = (number + 1) * file.sectorSize;
  if (at >= file.bytes.length) throw new RangeError('sector beyond the end');
  return file.bytes.subarray(at, at + file.sectorSize);
}

function allocationTable(file: Container): number[] {
  const sectors: number[] = [];
  for (let i = 0; i < 109; i += 1) sectors.push(file.view.getUint32(76 + i * 4, true));
  let next = file.view.getUint32(68, true);
  const most = file.bytes.length / file.sectorSize;
  for (let steps = 0; next < free && steps < most; steps += 1) {
    const list = numbers(sector(file, next));
    sectors.push(...list.slice(0, -1));
    next = list.at(-1) ?? free;
  }
  return sectors.filter((n) => n < free).flatMap((n) => numbers(sector(file, n)));
}

function chain(file: Container, start: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = start;
  const most = file.bytes.length / file.sectorSize + 1;
  while (at < free) {
    if (parts.length > most) throw new RangeError('a chain without end');
    parts.push(sector(file, at));
    at = file.table[at] ?? free;
  }
  return Buffer.concat(parts);
}

function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = view.getUint16(at + 64, true);
    if (view.getUint8(at + 66) === 0 || length < 2 || length > 64) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
    entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

function content(file: Container, entry: Entry): Uint8Array {
  try {
    if (entry.size >= file.smallestLong) return chain(file, entry.start).subarray(0, entry.size);
    const root = file.entries[0];
    const pool = root ? chain(file, root.start) : new Uint8Array();
    const parts: Uint8Array[] = [];
    for (let at = entry.start; at < free && parts.length * 64 < entry.size; at = file.miniTable[at] ?? free) {
      parts.push(pool.subarray(at * 64, at * 64 + 64));
    }
    return Buffer.concat(parts).subarray(0, entry.size);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentRefused(damaged);
    throw error;
  }
}
