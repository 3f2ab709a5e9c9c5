/** The acts of review against their hashes and the journal, in pieces. */
import type pg from 'pg';
import type { Stage } from '#rules/review-stages.ts';
import { actHash } from './act-record.ts';

type Row = {
  organ_id: string;
  item_id: number;
  number: number;
  version: number;
  stage: Stage;
  decision: 'passed' | 'returned';
  covered: string;
  remarks: string;
  opinion: string;
  secrecy: 'no-secret' | 'asked-authority' | null;
  by_id: string;
  by_name: string;
  for_id: string | null;
  for_name: string | null;
  at: Date;
  hash: Buffer;
};

const AT_ONCE = 5_000;
const most = 5;

/** What is not as it was, in words. */
export async function verifyActs(client: pg.PoolClient): Promise<string[]> {
  const broken: string[] = [];
  let last: Pick<Row, 'organ_id' | 'item_id' | 'number'> = {
    organ_id: '00000000-0000-0000-0000-000000000000',
    item_id: 0,
    number: 0,
  };
  for (;;) {
    const { rows } = await client.query<Row>(
      `SELECT * FROM review_acts WHERE (organ_id, item_id, number) > ($1, $2, $3)
        ORDER BY organ_id, item_id, number LIMIT ${AT_ONCE}`,
      [last.organ_id, last.item_id, last.number],
    );
    for (const row of rows)
      if (!isIntact(row))
        broken.push(`信息${row.item_id}的第${row.number}个审校记录被改动过，与校验值不一致。`);
    last = rows.at(-1) ?? last;
    if (rows.length < AT_ONCE || broken.length >= most) break;
  }
  return [...broken.slice(0, most), ...(await againstJournal(client))];
}

function isIntact(row: Row): boolean {
  try {
    const act = {
      ...{ number: row.number, version: row.version, stage: row.stage, decision: row.decision },
      covered: JSON.parse(row.covered),
      remarks: JSON.parse(row.remarks),
      opinion: row.opinion,
      secrecy: row.secrecy,
      by: { id: row.by_id, name: row.by_name },
      for: row.for_id === null ? null : { id: row.for_id, name: row.for_name ?? '' },
      at: row.at,
    };
    return actHash(row.organ_id, row.item_id, act).equals(row.hash);
  } catch {
    return false;
  }
}

async function againstJournal(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ item: number; number: number; what: string }>(
    `SELECT coalesce(a.item_id, j.item_id) AS item, coalesce(a.number, j.act) AS number,
            CASE WHEN a.number IS NULL THEN '不见了' WHEN j.act IS NULL THEN '没有登记，是绕过程序写入的'
                 ELSE '与工作日志登记的不一致' END AS what
       FROM review_acts a
       FULL JOIN (SELECT organ_id, subject_id::int AS item_id, (detail::jsonb ->> 'act')::int AS act,
                         detail::jsonb ->> 'actHash' AS hash
                    FROM journal WHERE subject_kind = 'item' AND event IN ('item-passed', 'item-returned')) j
         ON j.organ_id = a.organ_id AND j.item_id = a.item_id AND j.act = a.number
      WHERE encode(a.hash, 'hex') IS DISTINCT FROM j.hash LIMIT ${most}`,
  );
  return rows.map(({ item, number, what }) => `信息${item}的第${number}个审校记录${what}。`);
}
