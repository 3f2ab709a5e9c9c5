/**
 * Tables 三 and 四 of one year over a million requests, the first page behind a cell, and the register's list: on the
 * embedded database, warm. The cases are written straight into the tables the queries read (the journal and the events of
 * a million cases take a quarter of an hour; `./gongkai requests simulate` makes those).
 *
 *   node benchmarks/requests.ts [cases]
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listRequests } from '#capabilities/disclosure-requests/actions-list.ts';
import { casesByIds } from '#capabilities/disclosure-requests/figures/cases.ts';
import { statisticsOf } from '#capabilities/disclosure-requests/figures/statistics.ts';
import { requestIdsBehind, tableThreeOf } from '#capabilities/disclosure-requests/figures/table-three.ts';
import { tableFourOf } from '#capabilities/disputes/index.ts';
import type { Staff } from '#platform/app.ts';
import { createApp, migrate, openDatabase } from '#platform/database/index.ts';
import { applicantColumns, requestCell, requestRows } from '#rules/annual-report/tables.ts';

const cases = Number(process.argv[2] ?? 1_000_000);
const organId = randomUUID();
const folder = await mkdtemp(join(tmpdir(), 'gongkai-benchmark-'));
const opened = await openDatabase({ url: null, dataFolder: folder });
const app = createApp(opened.database, () => new Date('2025-06-30T02:00:00Z'));

const outcomes = requestRows['2021'].filter(({ part }) => part === 'outcome').map(({ id }) => id);
const columns = applicantColumns.map(({ id }) => id).filter((id) => id !== 'total');
const kinds = [
  'natural-person',
  'commercial-enterprise',
  'research-institution',
  'public-welfare-organisation',
  'legal-service-body',
  'other-organisation',
];

/** Five years, four cases in five by natural persons, one in twenty carried over, one in fifty open. */
async function fill(): Promise<void> {
  await migrate(opened.pool, join(import.meta.dirname, '..', 'migrations'));
  const series = `generate_series(1, ${cases}) n cross join lateral (select
    2020 + (n * 5 / ${cases + 1}) as year, (hashint4(n) & 2147483647) as h) s`;
  await opened.pool.query(
    `insert into disclosure_requests (organ_id, id, number, series, year, ordinal, kind, channel, source, track, arrived_on,
       received_on, applicant_kind_picked, applicant_kind, state, subject, grams, outcome, closed_on, is_drill, imported,
       events, registered_at)
     select $1, md5(n::text)::uuid, year || '-' || n, 'request', year, n, 'disclosure', 'internet', 'online-form',
       'disclosure', day, day, kind, kind, case when h % 50 = 0 then 'received' else 'replied' end, '（测量）学区划分方案',
       '{学区,划分}', case when h % 50 = 0 then null else ($2::text[])[1 + h % 21] end,
       case when h % 50 = 0 then null else day end, false, false, 8, now()
     from ${series} cross join lateral (select year || '-' || lpad((1 + h % 12)::text, 2, '0') || '-15' as day,
       ($3::text[])[case when h % 5 > 0 then 1 else 1 + h % 6 end] as kind) d`,
    [organId, outcomes, kinds],
  );
  await opened.pool.query(
    `insert into request_countings (organ_id, request_id, known_from, year, ordinal, applicant_column, entered_year,
       settled_year, outcome, channel, received_on, settled_on, due_on)
     select $1, md5(n::text)::uuid, n, year, n, ($3::text[])[case when h % 5 > 0 then 1 else 1 + h % 6 end], year, settled,
       case when settled = 9999 then null else ($2::text[])[1 + h % 21] end, 'internet', year || '-03-15',
       case when settled = 9999 then null else settled || '-04-10' end,
       case when settled = 9999 then null else settled || '-04-13' end
     from ${series} cross join lateral (select case when h % 50 = 0 then 9999 when h % 20 = 1 then year + 1 else year end as settled) d`,
    [organId, outcomes, columns],
  );
  await opened.pool.query(
    `insert into dispute_countings (organ_id, dispute_id, known_from, procedure, entered_year, settled_year, result)
     select $1, md5('d' || n)::uuid, n, 'reconsideration', year, year, 'upheld' from ${series} where n % 50 = 0`,
    [organId],
  );
  await opened.pool.query('vacuum analyze');
}

/** Milliseconds of a work: the middle one of nine, after two to warm up. */
async function measure(name: string, limit: number, work: () => Promise<unknown>): Promise<void> {
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

const begun = performance.now();
await fill();
console.log(`${cases} requests written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
const staff: Staff = { id: randomUUID(), organId, name: '测量', permissions: new Set(['requests:view']) };
for (const year of ['2020', '2022', '2024'])
  await measure(`tables 三 and 四 of ${year}`, 1000, () =>
    Promise.all([tableThreeOf(app, organId, year), tableFourOf(app, organId, year)]),
  );
for (const path of [
  requestCell('newlyReceived', 'total'),
  requestCell('carriedIn', 'naturalPerson'),
  requestCell('refused.internalAffairs', 'total'),
  requestCell('disclosed', 'researchInstitution'),
  requestCell('totalHandled', 'legalServiceBody'),
  requestCell('carriedOver', 'total'),
])
  await measure(`first page behind ${path}`, 100, async () => {
    const { ids } = await requestIdsBehind(app, organId, { year: '2022', path });
    return casesByIds(app, organId, ids);
  });
await measure('register, first page', 100, () => listRequests(app, staff, {}));
await measure('register, replied of 2021', 100, () =>
  listRequests(app, staff, { state: 'replied', year: '2021' }),
);
await measure('statistics of five years', 5000, () =>
  statisticsOf(app, staff, { from: '2020-01-01', to: '2024-12-31', by: 'year' }),
);
await opened.close();
await rm(folder, { recursive: true, force: true });
