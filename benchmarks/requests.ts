/**
 * A million requests on the embedded database, warm: tables 三 and 四 of one year, the first page behind a cell, the
 * register by number, by filters, by what comes first, by words, and the statistics. Two minutes to fill, 2 GB of disk.
 *
 *   node benchmarks/requests.ts [cases] [folder to keep the data in and use it again]
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ListWish, listRequests } from '#capabilities/disclosure-requests/actions-list.ts';
import { casesByIds } from '#capabilities/disclosure-requests/figures/cases.ts';
import { statisticsOf } from '#capabilities/disclosure-requests/figures/statistics.ts';
import { requestIdsBehind, tableThreeOf } from '#capabilities/disclosure-requests/figures/table-three.ts';
import { tableFourOf } from '#capabilities/disputes/index.ts';
import type { Staff } from '#platform/app.ts';
import { createApp, migrate, openDatabase } from '#platform/database/index.ts';
import { requestCell } from '#rules/annual-report/tables.ts';
import { measure, owners, words, writeRequests } from './request-rows.ts';

const cases = Number(process.argv[2] ?? 1_000_000);
const kept = process.argv[3];
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'gongkai-benchmark-')));
const isFilled = existsSync(join(folder, 'postgres', 'PG_VERSION'));
const opened = await openDatabase({ url: null, dataFolder: folder });
const app = createApp(opened.database, () => new Date('2025-06-30T02:00:00Z'));
const organId = '00000000-0000-4000-8000-000000000100';

await migrate(opened.pool, join(import.meta.dirname, '..', 'migrations'));
if (!isFilled) {
  const seconds = await writeRequests(opened.pool, organId, cases);
  console.log(`${cases} requests written in ${seconds.toFixed(0)} s`);
}
const staff: Staff = { id: owners[0] ?? '', organId, name: '测量', permissions: new Set(['requests:view']) };

for (const year of ['2020', '2022', '2024'])
  await measure(`tables 三 and 四 of ${year}`, 1000, () =>
    Promise.all([tableThreeOf(app, organId, year), tableFourOf(app, organId, year)]),
  );
for (const path of [
  requestCell('newlyReceived', 'total'),
  requestCell('carriedIn', 'naturalPerson'),
  requestCell('refused.internalAffairs', 'total'),
  requestCell('disclosed', 'researchInstitution'),
  requestCell('totalHandled', 'total'),
  requestCell('totalHandled', 'legalServiceBody'),
  requestCell('carriedOver', 'total'),
])
  await measure(`first page behind ${path}`, 100, async () => {
    const { ids } = await requestIdsBehind(app, organId, { year: '2022', path });
    return casesByIds(app, organId, ids);
  });

const lists: readonly (readonly [string, ListWish])[] = [
  ['first page', {}],
  ['half-way down', { after: `2022 ${Math.ceil(cases / 10)} ${owners[0]}` }],
  ['one year', { year: '2021' }],
  ['open', { state: 'open' }],
  ['replied', { state: 'replied' }],
  ['replied of one year', { state: 'replied', year: '2021' }],
  ['by owner', { owner: owners[3] }],
  ['by outcome and year', { outcome: 'disclosedInPart', year: '2021' }],
  ['by applicant and channel', { applicantKind: 'legal-service-body', channel: 'fax' }],
  ['what comes first', { by: 'due' }],
  ['frequent words', { search: words.frequent }],
  ['frequent words, open', { search: words.frequent, state: 'open' }],
  [
    'frequent words, one year and outcome',
    { search: words.frequent, year: '2021', outcome: 'disclosedInPart' },
  ],
  ['frequent words in what comes first', { search: words.frequent, by: 'due' }],
  ['words frequent long ago only', { search: words.old }],
  ['words frequent long ago, replied', { search: words.old, state: 'replied' }],
  ['words frequent long ago, closed', { search: words.old, state: 'closed' }],
  ['words frequent long ago, one channel', { search: words.old, channel: 'fax' }],
  ['words frequent long ago, by outcome', { search: words.old, outcome: 'disclosedInPart' }],
  ['two kinds of words that never meet', { search: `${words.frequent}文物保护` }],
  ['rare words', { search: words.rare }],
  ['one character', { search: '校' }],
  ['one rare character', { search: String.fromCodePoint(19968 + 4321) }],
  ['one character that is nowhere', { search: '龘' }],
  ['a number', { search: '2021-000777' }],
  ['words that are nowhere', { search: '没有这样的内容' }],
];
for (const [name, wish] of lists)
  await measure(`register, ${name}`, 100, () => listRequests(app, staff, wish));
await measure('statistics of five years', 5000, () =>
  statisticsOf(app, staff, { from: '2020-01-01', to: '2024-12-31', by: 'year' }),
);
await opened.close();
if (kept === undefined) await rm(folder, { recursive: true, force: true });
