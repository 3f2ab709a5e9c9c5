/**
 * Proves that what was reviewed and published is as it was: texts, acts and archived pages against their hashes, those
 * against the journal (which has a proof of its own), and what the public sees against the newest archived page. Almost
 * all of it is done inside the database; 100,000 items take seconds.
 */
import type pg from 'pg';
import { verifyActs } from './verify-acts.ts';
import { type Check, checks } from './verify-checks.ts';

export type PublishingCheck = {
  readonly versions: number;
  readonly acts: number;
  readonly releases: number;
  readonly publicItems: number;
  /** The first things that are not as they were, in words; empty when all are. */
  readonly broken: readonly string[];
};

const COUNTS = `SELECT (SELECT count(*) FROM item_versions) AS versions, (SELECT count(*) FROM review_acts) AS acts,
  (SELECT count(*) FROM item_releases) AS releases, (SELECT count(*) FROM public_items) AS items`;

/** Reads everything in one snapshot. */
export async function verifyPublishing(pool: pg.Pool): Promise<PublishingCheck> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query("SET LOCAL jit = off; SET LOCAL work_mem = '64MB'");
    const { rows } = await client.query<Record<'versions' | 'acts' | 'releases' | 'items', string>>(COUNTS);
    const broken: string[] = [];
    for (const check of checks) broken.push(...(await failures(client, check)));
    broken.push(...(await verifyActs(client)));
    await client.query('COMMIT');
    const [found] = rows;
    return {
      versions: Number(found?.versions),
      acts: Number(found?.acts),
      releases: Number(found?.releases),
      publicItems: Number(found?.items),
      broken,
    };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function failures(client: pg.PoolClient, { sql, says }: Check): Promise<string[]> {
  const { rows } = await client.query<{ item: string; number: string; what: string }>(
    `SELECT * FROM (${sql}) AS broken LIMIT 5`,
  );
  return rows.map(({ item, number, what }) => says({ item, number, what }));
}
