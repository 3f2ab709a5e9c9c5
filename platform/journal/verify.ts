/** Proves, entry by entry, that the journal is as it was written. */
import type pg from 'pg';
import { FIRST_HASH, hashEntry, type StoredEntry } from './entry.ts';

export type BrokenEntry = {
  readonly organId: string;
  readonly number: number;
  /** What is wrong, for the person who runs the check. */
  readonly message: string;
};

export type JournalCheck = {
  readonly entries: number;
  readonly organs: number;
  /** The first entry that is not as it was written; null when all are. */
  readonly broken: BrokenEntry | null;
  /** The last hash of each organ. Kept elsewhere, it also proves that the whole chain was not written anew. */
  readonly heads: readonly { readonly organId: string; readonly number: number; readonly hash: string }[];
};

type Head = { organId: string; number: number; hash: Buffer };
type Row = StoredEntry & { hash: Buffer };

const AT_ONCE = 5_000;

const NEXT_ENTRIES = `
  SELECT organ_id AS "organId", number, (extract(epoch FROM at) * 1000000)::bigint::text AS "atMicros",
         subject_kind AS "subjectKind", subject_id AS "subjectId", event,
         by_id AS "byId", by_name AS "byName", basis, detail, hash
    FROM journal WHERE organ_id = $1 AND number > $2 ORDER BY number LIMIT ${AT_ONCE}`;

/** Reads every entry of every organ in one snapshot, in pieces, and stops at the first that is broken. */
export async function verifyJournal(pool: pg.Pool): Promise<JournalCheck> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Just after a restore the planner knows nothing yet and would sort the whole table for every piece.
    await client.query(
      'SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off',
    );
    const check = await verifyAll(client);
    await client.query('COMMIT');
    return check;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function verifyAll(client: pg.PoolClient): Promise<JournalCheck> {
  const heads = await findHeads(client);
  const summary = {
    organs: heads.length,
    heads: heads.map(({ organId, number, hash }) => ({ organId, number, hash: hash.toString('hex') })),
  };
  let entries = 0;
  for (const head of heads) {
    const { count, broken } = await verifyOrgan(client, head);
    entries += count;
    if (broken) return { ...summary, entries, broken };
  }
  return { ...summary, entries, broken: await guardMissing(client) };
}

/** Every organ that has a head or an entry; where the head was removed, it is as if at nothing. */
async function findHeads(client: pg.PoolClient): Promise<Head[]> {
  const { rows } = await client.query<{ organId: string; number: number | null; hash: Buffer | null }>(
    `WITH RECURSIVE organs AS (
       (SELECT organ_id FROM journal ORDER BY organ_id LIMIT 1)
       UNION ALL
       SELECT (SELECT j.organ_id FROM journal j WHERE j.organ_id > o.organ_id ORDER BY j.organ_id LIMIT 1)
         FROM organs o WHERE o.organ_id IS NOT NULL
     )
     SELECT organ_id AS "organId", number, hash
       FROM (SELECT organ_id FROM organs WHERE organ_id IS NOT NULL UNION SELECT organ_id FROM journal_heads) AS known
       LEFT JOIN journal_heads USING (organ_id) ORDER BY organ_id`,
  );
  return rows.map(({ organId, number, hash }) => ({
    organId,
    number: number ?? 0,
    hash: hash ?? FIRST_HASH,
  }));
}

async function verifyOrgan(
  client: pg.PoolClient,
  head: Head,
): Promise<{ count: number; broken: BrokenEntry | null }> {
  let previous: Buffer = FIRST_HASH;
  let count = 0;
  const broken = (number: number, message: string) => ({
    count,
    broken: { organId: head.organId, number, message },
  });
  for (;;) {
    const { rows } = await client.query<Row>({
      name: 'verify',
      text: NEXT_ENTRIES,
      values: [head.organId, count],
    });
    for (const row of rows) {
      if (row.number !== count + 1)
        return broken(count + 1, `第 ${count + 1} 条不见了，其后是第 ${row.number} 条。`);
      const hash = hashEntry(previous, row);
      if (!hash.equals(row.hash)) return broken(row.number, describe(row));
      previous = hash;
      count += 1;
    }
    if (rows.length < AT_ONCE) break;
  }
  if (count < head.number)
    return broken(
      count + 1,
      `末尾缺 ${head.number - count} 条：应到第 ${head.number} 条，只到第 ${count} 条。`,
    );
  if (count > head.number)
    return broken(head.number + 1, `第 ${head.number + 1} 条起没有登记，是绕过程序写入的。`);
  if (!previous.equals(head.hash)) return broken(count, `最后一条的校验值与登记的不一致。`);
  return { count, broken: null };
}

const describe = (row: Row): string =>
  `第 ${row.number} 条（${row.subjectKind} ${row.subjectId}，${row.event}，${row.byName}）或其前一条的内容被改动过，与写入时的校验值不一致。`;

const GUARDS = ['journal_is_append_only', 'journal_is_never_emptied'];

/** The entries may be whole while the guard that keeps them so has been taken away. */
async function guardMissing(client: pg.PoolClient): Promise<BrokenEntry | null> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'journal'::regclass AND tgenabled IN ('O', 'A')`,
  );
  const missing = GUARDS.filter((guard) => !rows.some(({ name }) => name === guard));
  if (missing.length === 0) return null;
  return {
    organId: '',
    number: 0,
    message: `防改写的触发器 ${missing.join('、')} 被删除或停用，请查明原因并恢复。`,
  };
}
