/**
 * Files that were chosen on the form, held while the rest of it is put right: a browser cannot show a chosen file again,
 * and nobody shall have to photograph an identity card twice. In memory only, for an hour, within bounds.
 */
import { randomBytes } from 'node:crypto';
import type { ChosenFile } from '../model-application.ts';

const hour = 60 * 60_000;
const room = 128 * 1024 * 1024;

type Held = { readonly files: readonly ChosenFile[]; readonly bytes: number; readonly until: number };

export type HeldFiles = {
  /** Holds files; returns the token by which they are found again. '' for none. */
  readonly hold: (files: readonly ChosenFile[], now: number) => string;
  /** The files of a token; null when there is none, or its hour is over, or others needed the room. */
  readonly of: (token: string, now: number) => readonly ChosenFile[] | null;
};

/** A place for files of `capacity` bytes together; the oldest go when it is full. */
export function heldFiles(capacity = room): HeldFiles {
  const all = new Map<string, Held>();
  let used = 0;
  const sweep = (now: number) => {
    for (const [token, held] of all) {
      if (held.until >= now && used <= capacity) continue;
      used -= held.bytes;
      all.delete(token);
    }
  };
  return {
    hold: (files, now) => {
      if (files.length === 0) return '';
      const token = randomBytes(18).toString('base64url');
      const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
      all.set(token, { files, bytes, until: now + hour });
      used += bytes;
      sweep(now);
      return token;
    },
    of: (token, now) => {
      sweep(now);
      return all.get(token)?.files ?? null;
    },
  };
}
