/** What proves that an entry is in the journal: its own hash, and the last one of the chain that vouches for it. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

export type EntryProof = {
  readonly number: number;
  readonly at: Date;
  /** SHA-256 (hex) over the entry and the hash of the one before it. */
  readonly hash: string;
  /** The newest entry of the organ: as long as its hash is known elsewhere, nothing before it can be written anew. */
  readonly head: { readonly number: number; readonly hash: string };
};

/** The proof of an entry; null when the organ has none of that number. */
export async function proofOf(app: App, organId: string, number: number): Promise<EntryProof | null> {
  const { rows } = await sql<{ at: Date; hash: Buffer; headNumber: string; headHash: Buffer }>`
    SELECT j.at, j.hash, h.number AS "headNumber", h.hash AS "headHash"
      FROM journal j JOIN journal_heads h ON h.organ_id = j.organ_id
     WHERE j.organ_id = ${organId} AND j.number = ${number}
  `.execute(app.database);
  const [row] = rows;
  if (!row) return null;
  const head = { number: Number(row.headNumber), hash: row.headHash.toString('hex') };
  return { number, at: row.at, hash: row.hash.toString('hex'), head };
}
