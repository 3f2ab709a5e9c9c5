/**
 * Requests in bulk for measurements: rows of the register, of tables 三 and 四, written straight into the tables the
 * queries read, with the indexes laid afterwards. The journal and the events of such a history are what
 * `./gongkai requests simulate` makes.
 */
import type { Pool } from 'pg';
import { applicantColumns, requestRows } from '#rules/annual-report/tables.ts';

/** The people the cases lie with. */
export const owners: readonly string[] = Array.from(
  { length: 8 },
  (_, n) => `00000000-0000-4000-8000-00000000000${n}`,
);

/** In the subject of a quarter of all cases, of one in ten thousand, and of half the cases of the oldest year only. */
export const words = { frequent: '学区划分', rare: '文物保护工程合同7777号', old: '撤点并校' } as const;

const outcomes = requestRows['2021'].filter(({ part }) => part === 'outcome').map(({ id }) => id);
const columns = applicantColumns.map(({ id }) => id).filter((id) => id !== 'total');
const kinds = [
  ...['natural-person', 'commercial-enterprise', 'research-institution'],
  ...['public-welfare-organisation', 'legal-service-body', 'other-organisation'],
];

/** Five years, four cases in five by natural persons, one in twenty carried over, one in fifty open. */
const series = (cases: number) => `generate_series(1, ${cases}) n
  cross join lateral (select 2020 + ((n - 1) * 5 / ${cases}) as year, hashint4(n) & 2147483647 as h) a
  cross join lateral (select 1 + (n - 1) % ${Math.ceil(cases / 5)} as ordinal, h % 50 = 0 as is_open,
    year || '-' || lpad((1 + h % 12)::text, 2, '0') || '-' || lpad((1 + h % 28)::text, 2, '0') as day,
    case when h % 5 > 0 then 1 else 1 + h / 5 % 6 end as kind, 1 + h / 32 % 21 as outcome) b`;

const requests = (cases: number) => `
  insert into disclosure_requests (organ_id, id, number, series, year, ordinal, kind, channel, source, track,
    arrived_on, received_on, applicant_kind_picked, applicant_kind, state, owner_id, subject, grams, outcome, closed_on,
    due_on, next_on, is_drill, imported, events, registered_at)
  select $1, md5(n::text)::uuid, year || '-' || lpad(ordinal::text, 6, '0'), 'request', year, ordinal, 'disclosure',
    (array['counter','registered-post','internet','fax'])[1 + h / 1024 % 4], 'counter', 'disclosure', day, day,
    ($2::text[])[kind], ($2::text[])[kind], case when is_open then 'received' else 'replied' end,
    ($4::uuid[])[1 + h / 4096 % 8], subject,
    (select array_agg(distinct substr(subject, p, 2)) from generate_series(1, length(subject) - 1) p),
    case when is_open then null else ($3::text[])[outcome] end, case when is_open then null else day end,
    case when is_open then day end, case when is_open then day end, false, false, 8, now()
  from ${series(cases)} cross join lateral (select
    (array['义务教育学校学区划分','民办学校年检结果','体育馆维修经费','文物保护工程合同'])[1 + h / 32768 % 4] || (n % 10000)
      || '号文件' || case when year = 2020 and h / 262144 % 2 = 0 then '撤点并校' else '' end
      || chr(19968 + h / 7 % 5000) || chr(19968 + h / 35000 % 5000) as subject) s`;

const countings = (cases: number) => `
  insert into request_countings (organ_id, request_id, known_from, year, ordinal, applicant_column, entered_year,
    settled_year, outcome, channel, received_on, settled_on, due_on)
  select $1, md5(n::text)::uuid, n, year, ordinal, ($2::text[])[kind], year, settled,
    case when settled < 9999 then ($3::text[])[outcome] end, 'internet', day,
    case when settled < 9999 then settled || '-04-10' end, case when settled < 9999 then settled || '-04-13' end
  from ${series(cases)} cross join lateral (
    select case when is_open then 9999 when h % 20 = 1 then year + 1 else year end as settled) d`;

const disputes = (cases: number) => `
  insert into dispute_countings (organ_id, dispute_id, known_from, procedure, entered_year, settled_year, result)
  select $1, md5('d' || n)::uuid, n, 'reconsideration', year, year, 'upheld' from ${series(cases)} where n % 50 = 0`;

/** Fills an organ that has none with so many cases; gives the seconds it took. Needs a migrated database. */
export async function writeRequests(pool: Pool, organId: string, cases: number): Promise<number> {
  const begun = performance.now();
  const client = await pool.connect();
  const indexes = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
       join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relname in ('disclosure_requests', 'request_countings') and not i.indisprimary`,
  );
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set jit = off`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  const tables = ['disclosure_requests', 'request_countings'];
  for (const table of tables) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
  await Promise.all([
    client.query(requests(cases), [organId, kinds, outcomes, owners]),
    pool.query(countings(cases), [organId, columns, outcomes]),
  ]);
  await pool.query(disputes(cases), [organId]);
  for (const { definition } of indexes.rows) await client.query(definition);
  for (const table of tables) await client.query(`alter table ${table} reset (autovacuum_enabled)`);
  await client.query('vacuum analyze');
  client.release(true);
  return (performance.now() - begun) / 1000;
}

/** Milliseconds of a work, printed with its limit: the middle one of nine, after two to warm up. */
export async function measure(name: string, limit: number, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const begun = performance.now();
    await work();
    if (n >= 2) times.push(performance.now() - begun);
  }
  const [median = 0] = times.toSorted((a, b) => a - b).slice(4);
  const worst = Math.max(...times);
  console.log(
    `${median < limit ? 'ok  ' : 'SLOW'} ${name}: ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} (limit ${limit})`,
  );
}
