/** What an entry is, and the hash that chains it to the one before. Pure. */
import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** An entry as it stands in the table, instants in microseconds, everything as text. */
export type StoredEntry = {
  readonly organId: string;
  readonly number: number;
  /** Microseconds since 1970, as digits. */
  readonly atMicros: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly event: string;
  readonly byId: string;
  readonly byName: string;
  readonly basis: string | null;
  readonly detail: string;
};

/** What the first entry of every organ is chained to. */
export const FIRST_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and the entry as one canonical JSON array. */
export function hashEntry(previous: Buffer, entry: StoredEntry): Buffer {
  const { organId, number, atMicros, subjectKind, subjectId, event, byId, byName, basis, detail } = entry;
  const words = [organId, number, atMicros, subjectKind, subjectId, event, byId, byName, basis, detail];
  return createHash('sha256').update(previous).update(JSON.stringify(words)).digest();
}

/** JSON with sorted keys and no spaces: equal values are equal texts. Throws on a number that JSON has no word for. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} cannot be written as JSON`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
