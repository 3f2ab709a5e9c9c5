/** An organ begins in a year: what last year's report carried over becomes the opening balance, case by case. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answered, arrival, registered } from '#capabilities/disclosure-requests/testing.ts';
import { readXlsx } from '#platform/documents/office/xlsx.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { type AnnualReport, requestCell, setFigure } from '#rules/annual-report/tables.ts';
import { openingTablePath, type ReportDifferencesData, type ReportViewData } from '../contract.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let report: ReportViewData;

before(async () => {
  server = await testServer({ now: () => new Date('2024-06-03T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
});
after(() => server.close());

const differences = () =>
  answered<ReportDifferencesData>(clerk(`/api/annual-reports/${report.id}/differences`));
const cell = async (year: string, path: string) => {
  const { cells } = await answered<{ cells: { path: string; value: number | null }[] }>(
    clerk(`/api/requests/figures/${year}`),
  );
  return cells.find((one) => one.path === `requests.${path}.total`)?.value;
};
const table = async (): Promise<string[][]> => {
  const file = await clerk(openingTablePath(report.id));
  assert.equal(file.status, 200);
  const [sheet] = readXlsx(new Uint8Array(await file.arrayBuffer()), { rows: 100 });
  assert.ok(sheet?.kind === 'table');
  return sheet.grid.map((row) => row.map((one) => one?.text ?? ''));
};

test('last year’s report carried over three cases, of which the requests know none', async () => {
  const last = await answered<ReportViewData>(clerk('/api/annual-reports', { json: { year: '2023' } }));
  const figures = last.report as unknown as AnnualReport;
  setFigure(figures, requestCell('carriedOver', 'naturalPerson'), 2);
  setFigure(figures, requestCell('carriedOver', 'legalServiceBody'), 1);
  setFigure(figures, requestCell('carriedOver', 'total'), 3);
  await answered(
    clerk(`/api/annual-reports/${last.id}`, {
      ...{ method: 'PUT', json: { version: last.version, report: figures } },
    }),
  );
  const json = { keptFrom: '2024-01-01', reason: '自2024年起在本系统登记' };
  await answered(leader('/api/requests/figures/kept-from', { method: 'PUT', json }));
  await registered(clerk, arrival('2024-06-03'));
  report = await answered<ReportViewData>(clerk('/api/annual-reports', { json: { year: '2024' } }));
  const { carryOver } = await differences();
  assert.deepEqual(
    carryOver?.columns
      .filter(({ published, counted }) => published !== counted && published !== null)
      .map(({ id, published, counted }) => [id, published, counted]),
    [
      ['naturalPerson', 2, 0],
      ['legalServiceBody', 1, 0],
      ['total', 3, 0],
    ],
  );
  assert.deepEqual([carryOver?.missing, carryOver?.carried], [3, []]);
});

test('the table to fill in has a row begun for each; others may not have it', async () => {
  const [, ...rows] = await table();
  assert.deepEqual(
    rows.map((row) => row[3]),
    ['自然人', '自然人', '法律服务机构'],
  );
  assert.equal((await server.visit(openingTablePath(report.id))).status, 401);
  const stranger = await server.signIn('administrator');
  assert.equal((await stranger(openingTablePath(report.id))).status, 403);
});

test('filled in and imported, this year’s 二 is last year’s 四, and 一 + 二 = 三 + 四', async () => {
  const days = ['2023-12-04', '2023-12-18', '2023-12-29'];
  const [heads = [], ...rows] = await table();
  const filled = rows.map((row, at) =>
    heads.map((_, column) => {
      if (column === 0) return `凤依申〔2023〕${at + 40}号`;
      if (column === 2) return '当面提交';
      return column === 4 ? (days[at] ?? '') : (row[column] ?? '');
    }),
  );
  const partly = { text: [heads, ...filled.slice(0, 1)].map((row) => row.join('\t')).join('\n') };
  await answered(leader('/api/requests/figures/import', { json: partly }));
  const between = (await differences()).carryOver;
  assert.equal(between?.missing, 2);
  assert.match(between?.carried[0]?.title ?? '', /^凤依申〔2023〕40号/, 'which one is there already');
  assert.equal((await table()).length, 3, 'heading and the two that are missing');
  const rest = { text: [heads, ...filled.slice(1)].map((row) => row.join('\t')).join('\n') };
  await answered(leader('/api/requests/figures/import', { json: rest }));
  const { carryOver } = await differences();
  assert.deepEqual(
    carryOver?.columns.filter(({ published, counted }) => (published ?? 0) !== counted),
    [],
  );
  assert.deepEqual([carryOver?.missing, carryOver?.carried], [0, []]);
  const [newly, carriedIn, handled, carriedOver] = await Promise.all(
    ['newlyReceived', 'carriedIn', 'totalHandled', 'carriedOver'].map((row) => cell('2024', row)),
  );
  assert.deepEqual([newly, carriedIn, handled, carriedOver], [1, 3, 0, 4]);
  assert.equal(await cell('2023', 'newlyReceived'), null, 'the former year was not kept here, and says so');
});
