/** Writing a large file from beginning to end. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

export type FileWriter = {
  readonly write: (bytes: Uint8Array) => void;
  /** How many bytes were written. */
  readonly position: () => number;
  /** Everything is on the disk when it returns. */
  readonly close: () => void;
};

const BUFFER = 1 << 20;

/** Opens `path` for writing, empty. */
export function createWriter(path: string): FileWriter {
  const file = openSync(path, 'w');
  const buffer = Buffer.allocUnsafe(BUFFER);
  let filled = 0;
  let position = 0;
  const drain = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  };
  const flush = () => {
    drain(buffer.subarray(0, filled));
    filled = 0;
  };
  return {
    write: (bytes) => {
      position += bytes.length;
      if (filled + bytes.length > BUFFER) flush();
      if (bytes.length > BUFFER) return drain(bytes);
      buffer.set(bytes, filled);
      filled += bytes.length;
    },
    position: () => position,
    close: () => {
      flush();
      fsyncSync(file);
      closeSync(file);
    },
  };
}
