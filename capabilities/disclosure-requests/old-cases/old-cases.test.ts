/** Old cases as an opening balance, through HTTP: template, faults by row and column, all or nothing, the figures after. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kindOf } from '#platform/documents/kind.ts';
import { type SpreadsheetCell, writeSpreadsheet } from '#platform/documents/spreadsheet.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { OldPreviewData } from '../contract-old-cases.ts';
import { verifyFigures } from '../figures/verify.ts';
import { answered } from '../testing.ts';
import { columns, outcomeOf } from './columns.ts';

let server: TestServer;
let leader: Browser;
before(async () => {
  server = await testServer({ now: () => new Date('2024-11-20T02:00:00Z') });
  leader = await server.signIn('leader');
});
after(() => server.close());

const heads = columns.map(({ label }) => label);
const rows = [
  [
    '凤依申〔2022〕1号',
    '学区划分',
    '当面提交',
    '自然人',
    '2022-11-01',
    '2022-11-29',
    '2022-11-20',
    '予以公开',
  ],
  [
    '凤依申〔2022〕2号',
    '',
    '网上',
    '商业企业',
    '2022年12月20日',
    '',
    '2023/1/10',
    '无法提供—本机关不掌握相关政府信息',
  ],
  ['2023-0001', '', '信函', '自然人', '2023-03-05', '2023-04-03', '2023-04-10', '6.属于四类过程性信息'],
  ['凤依申〔2024〕9号', '招生', '邮寄', '公民', '2024-11-04', '', '', ''],
];
const text = (body: readonly (readonly string[])[]) =>
  [heads, ...body].map((row) => row.join('\t')).join('\n');
const preview = async (source: object, status = 200) =>
  answered<OldPreviewData>(leader('/api/requests/figures/import/preview', { json: source }), status);
const importing = (source: object) => leader('/api/requests/figures/import', { json: source });
const cell = async (year: string, path: string) => {
  const { cells } = await answered<{ cells: { path: string; value: number | null }[] }>(
    leader(`/api/requests/figures/${year}`),
  );
  return cells.find((one) => one.path === `requests.${path}`)?.value;
};

const outcomesSaid: readonly [said: string, code: string | null, why: string][] = [
  ['予以公开', 'disclosed', 'the row'],
  ['（一）予以公开', 'disclosed', 'the row with its number'],
  ['不予公开—属于国家秘密', 'refused.stateSecret', 'group and row'],
  ['1.属于国家秘密', 'refused.stateSecret', 'as table 三 prints it'],
  ['危及"三安全一稳定"', 'refused.endangersSecurityOrStability', 'other quotation marks'],
  ['不予公开', null, 'a group is no row'],
];
for (const [said, code, why] of outcomesSaid)
  test(`outcome ${said}: ${why}`, () => assert.equal(outcomeOf(said), code));

test('the template is an Excel, for staff who see requests', async () => {
  const path = '/api/requests/figures/import/template.xlsx';
  const file = await leader(path);
  assert.equal(file.status, 200);
  assert.equal(await kindOf(new Uint8Array(await file.arrayBuffer())), 'xlsx');
  assert.equal((await server.visit(path)).status, 401);
});

test('faults are told by row and column, and nothing is written', async () => {
  const wrong = [
    rows[0] ?? [],
    ['', '', '飞鸽', '自然人', '2022-13-01', '', '', ''],
    ['甲1', '', '当面', '自然人', '2022-11-01', '', '2022-10-01', '不予公开'],
    ['甲2', '', '当面', '自然人', '2025-11-01', '', '', '予以公开'],
    ['甲1', '', '当面', '自然人', '2022-11-01', '', '', ''],
  ];
  const { faults, ready } = await preview({ text: text(wrong) });
  assert.equal(ready, 1);
  assert.deepEqual(
    faults.map(({ row, column }) => `${row} ${column}`),
    [
      ...['3 申请编号（A列）', '3 申请渠道（C列）', '3 收到申请之日（E列）'],
      ...['4 办结日期（G列）', '4 处理结果（H列）', '5 收到申请之日（E列）', '5 办结日期（G列）'],
      '6 申请编号（A列）',
    ],
  );
  const refused = await answered<{ issues: { message: string }[] }>(importing({ text: text(wrong) }), 422);
  assert.match(refused.issues[0]?.message ?? '', /^第3行“申请编号（A列）”：没有填写/);
  assert.equal(await cell('2022', 'newlyReceived.total'), null);
});

test('an Excel is looked at, imported and counted, carried from year to year, once', async () => {
  const cells = [heads, ...rows].flatMap((line, row) =>
    line.map((value, column): SpreadsheetCell => ({ row, column, value, look: 'text' })),
  );
  const sheet = { name: '历史', cells, widths: heads.map(() => 20), landscape: true, frozen: { rows: 1 } };
  const file = await writeSpreadsheet({ title: '历史', creator: '某局', properties: {}, sheets: [sheet] });
  const base64 = Buffer.from(file).toString('base64');
  const seen = await preview({ base64 });
  assert.deepEqual([seen.faultCount, seen.ready], [0, 4]);
  assert.deepEqual(seen.years, [
    { year: '2022', received: 2, closed: 1, carriedOver: 1 },
    { year: '2023', received: 1, closed: 2, carriedOver: 0 },
    { year: '2024', received: 1, closed: 0, carriedOver: 1 },
  ]);
  assert.deepEqual(await answered(importing({ base64 })), { imported: 4 });
  const figures: readonly (readonly [string, string, number])[] = [
    ['2022', 'newlyReceived.total', 2],
    ['2022', 'disclosed.naturalPerson', 1],
    ['2022', 'carriedOver.commercialEnterprise', 1],
    ['2023', 'carriedIn.total', 1],
    ['2023', 'unableToProvide.notHeld.commercialEnterprise', 1],
    ['2023', 'refused.deliberative.naturalPerson', 1],
    ['2024', 'carriedIn.total', 0],
    ['2024', 'carriedOver.total', 1],
  ];
  for (const [year, path, value] of figures) assert.equal(await cell(year, path), value, `${year} ${path}`);
  const behind = await answered<{ rows: { number: string }[] }>(
    leader('/api/requests/figures/2023/cells/requests.refused.deliberative.total'),
  );
  assert.equal(behind.rows[0]?.number, '旧2023-0001');
  const { rows: entries } = await server.database.pool.query(
    `SELECT detail::jsonb ->> 'requests' AS requests FROM journal WHERE event = 'requests-imported'`,
  );
  assert.deepEqual(entries, [{ requests: '4' }]);
  const again = await answered<{ issues: { message: string }[] }>(importing({ base64 }), 422);
  assert.match(again.issues[0]?.message ?? '', /已经登记过/);
});

test('what was imported is bound to the journal: a row altered behind the program is found', async () => {
  assert.deepEqual((await verifyFigures(server.app)).broken, []);
  await server.database.pool.query(`
    BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE disclosure_requests SET number = '另一号' WHERE number = '凤依申〔2022〕1号'; COMMIT`);
  assert.match((await verifyFigures(server.app)).broken.join(), /导入的历史申请与工作日志/);
});

test('a clerk may not open the books: the head answers for the figures', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  assert.equal((await clerk('/api/requests/figures/import', { json: { text: '' } })).status, 403);
});
