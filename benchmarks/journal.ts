/**
 * How long `verify` takes. Fills the journal of a database of its own with a million entries of three organs and
 * verifies them. By hand: `node benchmarks/journal.ts [entries]`.
 */

import { once } from 'node:events';
import { from as copyFrom } from 'pg-copy-streams';
import { testDatabase } from '#platform/database/testing.ts';
import { FIRST_HASH, hashEntry } from '#platform/journal/entry.ts';
import { verifyJournal } from '#platform/journal/index.ts';

const wanted = Number(process.argv[2] ?? 1_000_000);
const organs = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
const { pool, close } = await testDatabase();

const client = await pool.connect();
const table = client.query(
  copyFrom(
    'COPY journal (organ_id, number, at, subject_kind, subject_id, event, by_id, by_name, basis, detail, hash) FROM STDIN',
  ),
);
for (const organId of organs) {
  let previous: Buffer = FIRST_HASH;
  const count = Math.floor(wanted / organs.length);
  for (let number = 1; number <= count; number += 1) {
    const at = new Date(1_704_067_200_000 + number * 1000);
    const entry = {
      organId,
      number,
      atMicros: `${at.getTime()}000`,
      subjectKind: 'disclosure-request',
      subjectId: `01890a5d-ac96-774b-bcce-${String(number % 20_000).padStart(12, '0')}`,
      event: 'correction-asked',
      byId: '01890a5d-ac96-774b-bcce-b302099a8057',
      byName: '李静',
      basis: '《中华人民共和国政府信息公开条例》第三十条',
      detail: `{"matters":"请写明所需信息的名称、文号或者便于查询的其他特征性描述","dueOn":"2024-03-${10 + (number % 20)}","n":${number}}`,
    };
    previous = hashEntry(previous, entry);
    const { subjectKind, subjectId, event, byId, byName, basis, detail } = entry;
    const cells = [
      organId,
      number,
      at.toISOString(),
      subjectKind,
      subjectId,
      event,
      byId,
      byName,
      basis,
      detail,
    ];
    if (!table.write(`${cells.join('\t')}\t\\\\x${previous.toString('hex')}\n`)) await once(table, 'drain');
  }
  await pool.query('INSERT INTO journal_heads VALUES ($1, $2, $3)', [organId, count, previous]);
}
table.end();
await once(table, 'finish');
client.release();

const start = performance.now();
const check = await verifyJournal(pool);
const seconds = (performance.now() - start) / 1000;
const rss = Math.round(process.memoryUsage().rss / 1e6);
console.log(
  `${check.entries} entries verified in ${seconds.toFixed(1)} s, ${rss} MB, broken: ${check.broken?.message ?? 'none'}`,
);
await close();
