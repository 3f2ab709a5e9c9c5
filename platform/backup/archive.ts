/** One file out of many: a tar archive in gzip, written and read as a stream. `tar tzf` lists it. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

const BLOCK = 512;

/** Adds one entry. Waits when the output is slower than we are. */
export async function writeEntry(output: Writable, name: string, content: Uint8Array): Promise<void> {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long a name for the archive`);
  const padding = new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK);
  for (const piece of [header(name, content.length), content, padding]) {
    if (!output.write(piece)) await once(output, 'drain');
  }
}

/** Ends the archive. */
export function endArchive(output: Writable): void {
  output.end(new Uint8Array(2 * BLOCK));
}

/** A ustar header: name, mode, owner, size, time, check sum, kind. */
function header(name: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

export type ArchiveEntry = { readonly name: string; readonly content: Buffer };

/** Reads the entries one after another. Throws when the archive is cut off or is not one. */
export async function* readEntries(input: Readable): AsyncGenerator<ArchiveEntry> {
  const take = taker(input);
  for (;;) {
    const block = await take(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const size = Number.parseInt(block.toString('latin1', 124, 135), 8);
    if (block.toString('latin1', 257, 262) !== 'ustar' || !Number.isSafeInteger(size))
      throw new Error('not an archive');
    const name = block.toString('utf8', 0, block.indexOf(0));
    const content = await take(size);
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name, content };
  }
}

/** Takes exactly so many bytes at a time from a stream. */
function taker(input: Readable): (length: number) => Promise<Buffer> {
  const pieces = input[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let holds = 0;
  return async (length) => {
    while (holds < length) {
      const next: IteratorResult<Buffer> = await pieces.next();
      if (next.done) throw new Error('the archive is cut off');
      held.push(next.value);
      holds += next.value.length;
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = holds === length ? [] : [all.subarray(length)];
    holds -= length;
    return all.subarray(0, length);
  };
}
