/**
 * The register of requests at a size: pages of the list by number, by filters, by what comes first, by search.
 * `node benchmarks/request-register.ts 1000000` (needs some minutes and 2 GB of disk; run by hand).
 */
import { createOrgan } from '#capabilities/accounts/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { byNextDay, byNumber, type Wanted } from '../capabilities/disclosure-requests/store-list.ts';

const size = Number(process.argv[2] ?? 1_000_000);
const { app, pool, close } = await testDatabase();
const organ = await createOrgan(app, { name: '测量用教育局' });
const owners = Array.from({ length: 8 }, (_, i) => `00000000-0000-4000-8000-00000000000${i}`);
const began = performance.now();
await pool.query(
  `insert into disclosure_requests (organ_id, id, number, series, year, ordinal, kind, channel, source, track, arrived_on,
     received_on, applicant_kind_picked, applicant_kind, state, owner_id, subject, grams, outcome, closed_on, due_on,
     next_on, is_drill, imported, events, registered_at)
   select $1, gen_random_uuid(), y || '-' || lpad(o::text, 6, '0'), 'request', y, o, 'disclosure',
     (array['counter','registered-post','internet','fax'])[1 + i % 4], 'counter', 'disclosure', y || '-03-04',
     y || '-03-04', k, k, case when i % 200 = 0 then 'received' else 'replied' end, ($2::uuid[])[1 + i % 8], s,
     (select array_agg(distinct substr(s, p, 2)) from generate_series(1, length(s) - 1) p),
     case when i % 200 = 0 then null else (array['disclosed','disclosedInPart','refused.deliberative'])[1 + i % 3] end,
     case when i % 200 = 0 then null else y || '-04-01' end, case when i % 200 = 0 then y || '-04-01' end,
     case when i % 200 = 0 then y || '-04-0' || (1 + i % 9) end, false, false, 8, now()
   from generate_series(1, $3::int) i,
     lateral (select 2015 + i % 10 as y, 1 + i / 10 as o,
       (array['natural-person','commercial-enterprise','legal-service-body'])[1 + i % 3] as k,
       (array['义务教育学校学区划分','民办学校年检结果','体育馆维修经费','文物保护工程合同'])[1 + i % 4]
         || (i % 977) || '号文件' || chr(19968 + i % 5000) || chr(19968 + (i * 7) % 5000) as s) t`,
  [organ.id, owners, size],
);
await pool.query('vacuum analyze disclosure_requests');
console.log(`${size} cases in ${((performance.now() - began) / 1000).toFixed(0)} s`);

const cases: readonly (readonly [string, Wanted])[] = [
  ['all', {}],
  ['one year', { year: 2020 }],
  ['open', { state: 'open' }],
  ['replied', { state: 'replied' }],
  ['by owner', { owner: owners[3] }],
  ['by outcome and year', { outcome: 'disclosedInPart', year: 2018 }],
  ['by applicant and channel', { applicantKind: 'legal-service-body', channel: 'fax' }],
  ['search, frequent words', { search: '学区划分' }],
  ['search, rare words', { search: `学区划分976号文件` }],
  ['search, nothing there', { search: '没有这样的内容' }],
];
const timed = async (what: string, work: () => Promise<unknown[]>) => {
  await work();
  const times: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const rows = (await work()).length;
  times.sort((a, b) => a - b);
  console.log(
    `${what}: ${times[4]?.toFixed(1)} ms median, ${times.at(-1)?.toFixed(1)} ms worst, ${rows} rows`,
  );
};
for (const [what, wanted] of cases)
  await timed(what, () => byNumber(app, organ.id, wanted, { after: null, limit: 51 }));
const deep = { year: 2016, ordinal: Math.floor(size / 20), id: owners[0] ?? '' };
await timed('half-way down', () => byNumber(app, organ.id, {}, { after: deep, limit: 51 }));
await timed('what comes first', () => byNextDay(app, organ.id, {}, { after: null, limit: 51 }));
await close();
