/** The batch of the superior office through HTTP. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import {
  type AnnualReport,
  blankReport,
  cellPaths,
  setFigure,
  withFigure,
} from '#rules/annual-report/tables.ts';
import type { BatchBodyData, BatchLineData, BatchViewData } from '../contract-batch.ts';

let server: TestServer;
let superior: Browser;

before(async () => {
  server = await testServer();
  superior = await server.signIn('superior');
});
after(() => server.close());

function reportOf(
  organ: string,
  year: string,
  received: number,
  carriedOver: number,
  carriedIn: number,
): AnnualReport {
  const report = { ...blankReport('2021'), organ, year };
  for (const path of cellPaths(report)) setFigure(report, path, path.endsWith('WanYuan') ? '0.5' : 0);
  const handled = received + carriedIn - carriedOver;
  const rows = { newlyReceived: received, carriedIn, carriedOver, disclosed: handled, totalHandled: handled };
  for (const [row, count] of Object.entries(rows)) {
    for (const column of ['naturalPerson', 'total']) setFigure(report, `requests.${row}.${column}`, count);
  }
  report.narrative.title = `${organ}${year}年政府信息公开工作年度报告`;
  return report;
}

const member = (report: AnnualReport) => strToU8(JSON.stringify(report));

async function upload(
  files: readonly [name: string, bytes: Uint8Array<ArrayBuffer>][],
  by = superior,
): Promise<Response> {
  const form = new FormData();
  form.append('name', '2024年度全区');
  for (const [name, bytes] of files) form.append('files', new Blob([bytes]), name);
  return by('/api/report-batches', { method: 'POST', body: form });
}

async function linesOf(response: Response): Promise<BatchLineData[]> {
  assert.equal(response.status, 200);
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLineData);
}

const photo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const fee = 'proactive.administrativeFeesWanYuan';

const archive = () => {
  const wrong = reportOf('丙局', '2024', 4, 0, 0);
  setFigure(wrong, 'requests.totalHandled.total', 3);
  return zipSync({
    'a/甲局.json': member(withFigure(reportOf('甲局', '2024', 5, 1, 0), fee, '4166.241619')),
    'a/甲局2023.json': member(reportOf('甲局', '2023', 9, 2, 0)),
    'b/乙局.json': member(reportOf('乙局', '2024', 7, 0, 0)),
    'b/丙局.json': member(wrong),
    'b/甲局财政所.json': member(withFigure(reportOf('甲局财政所', '2024', 1, 0, 0), fee, '4166.214619')),
    'b/说明.png': Buffer.from(photo, 'base64'),
    '__MACOSX/._a': strToU8('noise'),
  }) as Uint8Array<ArrayBuffer>;
};

test('a zip is read with progress; every body has its findings', async () => {
  const lines = await linesOf(await upload([['reports.zip', archive()]]));
  const progress = lines.filter((line) => 'done' in line);
  assert.deepEqual(
    progress.map((line) => line.done),
    [1, 2, 3, 4, 5, 6],
  );
  const last = lines.at(-1);
  assert.ok(last && 'id' in last);
  const batch = (await (await superior(`/api/report-batches/${last.id}`)).json()) as BatchViewData;
  const body = (organ: string, year: string): BatchBodyData | undefined =>
    batch.bodies.find((found) => found.organ === organ && found.year === year);
  assert.ok((body('丙局', '2024')?.errors ?? 0) > 0, 'the broken sum');
  assert.equal(body('乙局', '2024')?.errors, 0);
  assert.ok((body('甲局', '2024')?.errors ?? 0) > 0, 'last year carried 2 over, this year carried 0 in');
  assert.equal(body('甲局财政所', '2024')?.advice, 1, 'the digits of the fee are transposed against 甲局');
  assert.match(batch.bodies.find((found) => found.file.endsWith('.png'))?.unreadable ?? '', /图片|照片/);
  const detail = await superior(`/api/report-batches/${last.id}/bodies/${body('丙局', '2024')?.number}`);
  assert.ok(((await detail.json()) as { findings: unknown[] }).findings.length > 0);
  const sheet = await superior(`/api/report-batches/${last.id}/file/xlsx`);
  assert.equal(sheet.status, 200);
  assert.equal(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  );
});

const refused: [why: string, call: () => Promise<Response>, status: number][] = [
  ['no file', () => upload([]), 422],
  ['a broken zip', () => upload([['a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])]]), 422],
  [
    'a clerk may not',
    async () => upload([['a.zip', archive()]], await server.signIn('disclosure-clerk')),
    403,
  ],
  [
    'a visitor may not',
    () => server.visit('/api/report-batches', { method: 'POST', body: new FormData() }),
    401,
  ],
  ['a batch of nobody', () => superior('/api/report-batches/00000000-0000-4000-8000-000000000000'), 404],
];
for (const [why, call, status] of refused) {
  test(`refused: ${why}`, async () => {
    const response = await call();
    assert.equal(response.status, status, await response.text());
  });
}

test('an address that is no batch is not found', async () => {
  for (const path of [
    'no-uuid/file/xlsx',
    `${randomUUID()}/file/xlsx`,
    `${randomUUID()}/bodies/${'9'.repeat(30)}`,
  ])
    assert.equal((await superior(`/api/report-batches/${path}`)).status, 404, path);
});
