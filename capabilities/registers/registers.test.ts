/** The registers through HTTP, on a real server and a real database, on 2024-12-31 and after. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type SpreadsheetCell, writeSpreadsheet } from '#platform/documents/spreadsheet.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { listEntries } from './actions-list.ts';
import type { EntryInputData, EntryViewData, FiguresViewData, ImportPreviewData } from './contract.ts';
import { documentStatusOf, informationFeesOf, registerDuties, tableTwoOf } from './index.ts';
import { blankEntry } from './model-fields.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let now = new Date('2024-12-20T02:00:00Z');

before(async () => {
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
});
after(() => server.close());

const json = async <T>(response: Response, status = 200): Promise<T> => {
  const body = await response.text();
  assert.equal(response.status, status, body);
  return JSON.parse(body) as T;
};

const code = '91110000MA01KAE416';
type Changes = Readonly<Record<string, unknown>>;
const made = (register: Parameters<typeof blankEntry>[0], changes: Changes) =>
  ({ ...blankEntry(register, server.organ.name), ...changes }) as EntryInputData;
const penalty = (number: string, changes: Changes = {}) =>
  made('penalties', {
    ...{
      number,
      party: '某某网吧有限公司',
      creditCode: code,
      matter: '未核对登记证件',
      content: '罚款二千元',
    },
    ...{ basis: '《互联网上网服务营业场所管理条例》第三十一条', decidedOn: '2024-12-18' },
    ...changes,
  });
const rule = (number: string, changes: Changes = {}) =>
  made('normative-documents', {
    ...{
      number,
      title: '关于印发民办培训机构管理办法的通知',
      writtenOn: '2023-03-01',
      publishedOn: '2023-03-05',
    },
    ...changes,
  });

const record = async (entry: EntryInputData, publish = false) =>
  json<EntryViewData>(await clerk('/api/register-entries', { json: { entry, publish } }));
const step = (view: EntryViewData, name: string, input: Changes) =>
  clerk(`/api/register-entries/${view.id}/${name}`, { json: { revision: view.revision, ...input } });
const pageText = async (path: string) => (await server.visit(path)).text();

describe('decisions', () => {
  test('a decision is due in 7 working days, is published, and a natural person is known by surname only', async () => {
    const view = await record(
      penalty('罚〔2024〕1号', { partyKind: 'natural-person', party: '张三丰', creditCode: '' }),
    );
    assert.deepEqual(view.due, { what: 'publish', on: '2024-12-27', late: false, provisional: false });
    assert.equal((await server.visit(`/registers/penalties/${view.id}`)).status, 404);
    assert.deepEqual(
      await json(await clerk('/api/registers/penalties/publish', { json: { ids: [view.id] } })),
      {
        published: 1,
      },
    );
    const list = await pageText('/registers/penalties');
    assert.match(list, /张某某/);
    assert.doesNotMatch(list, /张三丰/);
    for (const file of ['csv', 'json']) {
      const text = await pageText(`/registers/penalties.${file}`);
      assert.match(text, /张某某/);
      assert.doesNotMatch(text, /张三丰/);
    }
    const shown = await pageText(`/registers/penalties/${view.id}`);
    assert.match(shown, /罚款二千元/);
    assert.match(shown, /ArticleTitle/);
    assert.doesNotMatch(shown, /张三丰|备注/);
  });

  test('a revoked penalty is owed in 3 working days; withdrawn, its page keeps the reason and nothing else', async () => {
    const view = await record(penalty('罚〔2024〕2号'), true);
    const input = {
      status: 'revoked',
      on: '2024-12-20',
      reason: '复议机关撤销了原处罚决定',
      withdraw: false,
    };
    const ended = await json<EntryViewData>(await step(view, 'end', input));
    assert.deepEqual(ended.due, { what: 'withdraw', on: '2024-12-25', late: false, provisional: false });
    const duties = await registerDuties(server.app, server.organ.id);
    assert.ok(duties.some(({ id, what }) => id === view.id && what === 'withdraw'));
    const taken = await json<EntryViewData>(
      await step(ended, 'withdraw', { reason: '复议机关撤销了原处罚决定' }),
    );
    assert.equal(taken.publicity, 'withdrawn');
    assert.equal(taken.due, null);
    const page = await pageText(`/registers/penalties/${view.id}`);
    assert.match(page, /已撤回/);
    assert.match(page, /复议机关撤销了原处罚决定/);
    assert.doesNotMatch(page, /某某网吧|二千元/);
    assert.doesNotMatch(await pageText('/registers/penalties.json'), /某某网吧/);
    assert.deepEqual(
      taken.history.map(({ event }) => event),
      ['登记', '记录变更或撤销', '撤回公开信息'],
    );
  });

  test('a withdrawal without a reason, of a valid decision, or a second one is refused', async () => {
    const view = await record(penalty('罚〔2024〕3号'), true);
    assert.equal((await step(view, 'withdraw', { reason: '' })).status, 422);
    assert.equal((await step(view, 'withdraw', { reason: '没有撤销却要撤回' })).status, 409);
    const input = { status: 'changed', on: '2024-12-20', reason: '罚款数额已经变更', withdraw: true };
    const ended = await json<EntryViewData>(await step(view, 'end', input));
    assert.equal(ended.publicity, 'withdrawn');
    assert.equal((await step(ended, 'withdraw', { reason: '再撤一次看看' })).status, 409);
  });

  test('a withheld decision needs its ground and is never public', async () => {
    const refused = await json<{ issues: { field: string }[] }>(
      await clerk('/api/register-entries', {
        json: { entry: penalty('罚〔2024〕4号', { disclosure: 'withheld' }), publish: true },
      }),
      422,
    );
    assert.deepEqual(
      refused.issues.map(({ field }) => field),
      ['ground'],
    );
    const view = await record(
      penalty('罚〔2024〕4号', { disclosure: 'withheld', ground: '不具有一定社会影响，处罚法第四十八条' }),
      true,
    );
    assert.equal(view.publicity, 'withheld');
    assert.equal(view.due, null);
    assert.equal((await server.visit(`/registers/penalties/${view.id}`)).status, 404);
  });

  test('a correction keeps what was said before; a stale one and a known number are refused', async () => {
    const view = await record(penalty('罚〔2024〕5号'));
    const save = (revision: number, changes: Changes) =>
      clerk(`/api/register-entries/${view.id}`, {
        method: 'PUT',
        json: { revision, entry: penalty('罚〔2024〕5号', changes), reason: '金额写错了' },
      });
    const saved = await json<EntryViewData>(await save(1, { content: '罚款三千元' }));
    assert.deepEqual(saved.history.at(-1)?.changes, [
      { field: '处罚内容', before: '罚款二千元', after: '罚款三千元' },
    ]);
    assert.equal((await save(1, {})).status, 409);
    assert.equal((await save(2, { number: '罚〔2024〕1号' })).status, 422);
  });

  test('who only views may not change, a stranger sees nothing', async () => {
    assert.equal((await leader('/api/registers/penalties/entries')).status, 200);
    const entry = penalty('罚〔2024〕6号');
    assert.equal((await leader('/api/register-entries', { json: { entry, publish: false } })).status, 403);
    assert.equal((await server.visit('/api/registers/penalties/entries')).status, 401);
    assert.equal((await server.visit('/api/registers/penalties/template.xlsx')).status, 401);
  });
});

test('what people typed stays text: on the page, and in the files', async () => {
  const view = await record(
    penalty('罚〔2024〕7号', { matter: '<script>alert(1)</script>', content: '=HYPERLINK("http://x")' }),
    true,
  );
  const page = await pageText(`/registers/penalties/${view.id}`);
  assert.match(page, /&#60;script&#62;/);
  assert.doesNotMatch(page, /<script>alert/);
  const csv = await pageText('/registers/penalties.csv');
  assert.match(csv, /"'=HYPERLINK\(""http/);
  await json(await step(view, 'void', { reason: '试验用的记录' }));
  assert.equal((await server.visit(`/registers/penalties/${view.id}`)).status, 404);
});

test('a decision that was published late is marked', async () => {
  const late = await record(penalty('罚〔2024〕8号', { decidedOn: '2024-12-02' }), true);
  assert.equal(late.publishedLate, true);
  await json(await step(late, 'void', { reason: '试验用的记录' }));
});

describe('documents and figures', () => {
  test('the page of any day shows the status of that day', async () => {
    const entry = rule('教体〔2023〕1号', {
      effectiveOn: '2023-04-01',
      repealedOn: '2024-06-01',
      repealedBy: '教体〔2024〕2号',
      itemId: 7,
    });
    await record(entry);
    const on = (day: string) => pageText(`/registers/normative-documents?on=${day}`);
    assert.match(await on('2023-03-20'), /尚未施行/);
    assert.match(await on('2023-05-01'), />有效</);
    assert.match(await on('2024-06-01'), /由教体〔2024〕2号/);
    assert.match(await on('2022-01-01'), /没有符合条件/);
    assert.doesNotMatch(await pageText('/registers/normative-documents?status=in-force'), /教体〔2023〕1号/);
    const { id } = server.organ;
    assert.equal((await documentStatusOf(server.app, id, 7, '2023-05-01'))?.status, 'in-force');
    assert.equal((await documentStatusOf(server.app, id, 7, '2024-12-01'))?.by, '教体〔2024〕2号');
    assert.equal(await documentStatusOf(server.app, id, 8, '2024-12-01'), null);
  });

  test('table 二 counts the records, each cell with those behind it, and says why documents do not add up', async () => {
    await record(rule('教体〔2024〕2号', { writtenOn: '2024-05-20', publishedOn: '2024-05-25' }));
    await record(
      rule('教体〔2024〕9号', { writtenOn: '2024-12-10', publishedOn: '', effectiveOn: '2025-01-01' }),
    );
    await record(
      rule('教体〔2021〕4号', { writtenOn: '2021-02-01', publishedOn: '', expiresOn: '2024-02-01' }),
    );
    const charge = {
      item: '考试费',
      basis: '文件',
      standard: '每人10元',
      fen: 123_450,
      chargedOn: '2024-05-01',
    };
    await record(made('charges', charge));
    await record(made('charges', { ...charge, kind: 'information-fee', fen: 30_000 }));
    const cells = await tableTwoOf(server.app, server.organ.id, '2024');
    const value = (path: string) => cells.find((cell) => cell.path === `proactive.${path}`);
    assert.equal(value('normativeDocuments.issued')?.value, 2);
    assert.equal(value('normativeDocuments.repealed')?.value, 1);
    assert.equal(value('normativeDocuments.inForce')?.value, 1);
    assert.equal(value('governmentRules.inForce')?.value, 0);
    assert.equal(value('administrativePenalties')?.value, 5);
    assert.equal(value('administrativePenalties')?.records.length, 5);
    assert.equal(value('administrativeLicences')?.covered, false);
    assert.equal(value('administrativeFeesWanYuan')?.value, '0.12345');
    assert.deepEqual(await informationFeesOf(server.app, server.organ.id, '2024'), { count: 1, fen: 30_000 });
    const figures = await json<FiguresViewData>(await leader('/api/registers/figures/2024'));
    const balance = figures.balances.find(({ kind }) => kind === 'normative-document');
    assert.deepEqual(
      [
        balance?.before,
        balance?.issued,
        balance?.repealed,
        balance?.lapsed,
        balance?.inForce,
        balance?.difference,
      ],
      [2, 2, 1, 1, 1, -1],
    );
    assert.deepEqual(balance?.exceptions.length, 1, 'the document that is not in effect yet');
  });

  test('lapsed documents are counted as repealed only when the setting says so', async () => {
    const settings = { lapseMonths: 3, lapsedCountsAsRepealed: true };
    await json(await clerk('/api/registers/settings', { method: 'PUT', json: settings }));
    const cells = await tableTwoOf(server.app, server.organ.id, '2024');
    assert.equal(cells.find(({ path }) => path.endsWith('normativeDocuments.repealed'))?.value, 2);
    await json(
      await clerk('/api/registers/settings', {
        method: 'PUT',
        json: { ...settings, lapsedCountsAsRepealed: false },
      }),
    );
  });

  test('a voided entry counts nowhere and its number is free again', async () => {
    const view = await record(rule('教体〔2024〕20号', { writtenOn: '2024-05-20', publishedOn: '' }));
    await json(await step(view, 'void', { reason: '重复登记了' }));
    const issued = (await tableTwoOf(server.app, server.organ.id, '2024')).find(({ path }) =>
      path.endsWith('issued'),
    );
    assert.ok(!issued?.records.some(({ id }) => id === view.id));
    await record(rule('教体〔2024〕20号', { writtenOn: '2022-05-20', publishedOn: '' }));
  });

  test('registers without a record say so', async () => {
    assert.match(await pageText('/registers/compulsions'), /尚无公开的行政强制信息/);
    assert.match(await pageText('/registers/compulsions?year=2024'), /本年度无行政强制/);
    assert.match(await pageText('/registers'), /行政许可/);
    assert.equal((await server.visit('/registers/nothing')).status, 404);
    assert.equal((await server.visit('/registers/licences/not-an-id')).status, 404);
  });
});

describe('import', () => {
  const heads = [
    '许可决定文书号',
    '行政相对人名称',
    '统一社会信用代码',
    '许可事项',
    '许可内容',
    '依据',
    '决定日期',
  ];
  const line = (number: string, day: string) => [
    number,
    '某某演艺有限公司',
    code,
    '营业性演出审批',
    '准予',
    '《条例》',
    day,
  ];
  const book = async (...rows: string[][]) => {
    const cells = [heads, ...rows].flatMap((texts, row) =>
      texts.map((value, column): SpreadsheetCell => ({ row, column, value, look: 'plain' })),
    );
    const sheets = [{ name: '许可', widths: [], cells }];
    const bytes = await writeSpreadsheet({ title: '许可', creator: '', properties: {}, sheets });
    return { base64: Buffer.from(bytes).toString('base64') };
  };
  const send = (what: string, input: Changes) => clerk(`/api/registers/licences/${what}`, { json: input });

  test('one faulty row: nothing is imported; mended, all are, and a second time they are known', async () => {
    const broken = await book(line('许〔2024〕1号', '2024/12/2'), line('许〔2024〕2号', '昨天'));
    const preview = await json<ImportPreviewData>(await send('import/preview', broken));
    assert.equal(preview.ready, 1);
    assert.deepEqual(
      preview.faults.map(({ row, column }) => [row, column]),
      [[3, '决定日期（G列）']],
    );
    const refused = await json<{ issues: unknown[] }>(
      await send('import', { ...broken, publish: true }),
      422,
    );
    assert.equal(refused.issues.length, 1);
    const none = await json<{ total: number }>(await clerk('/api/registers/licences/entries'));
    assert.equal(none.total, 0);
    const mended = await book(line('许〔2024〕1号', '2024/12/2'), line('许〔2024〕2号', '2024年12月3日'));
    assert.deepEqual(await json(await send('import', { ...mended, publish: true })), {
      imported: 2,
      skipped: 0,
    });
    assert.deepEqual(await json(await send('import', { ...mended, publish: true })), {
      imported: 0,
      skipped: 2,
    });
    assert.match(await pageText('/registers/licences'), /许〔2024〕2号/);
  });

  test('a table that was copied is imported too', async () => {
    const text = [heads, line('许〔2024〕3号', '2024.12.4')].map((row) => row.join('\t')).join('\n');
    assert.deepEqual(await json(await send('import', { text, publish: false })), { imported: 1, skipped: 0 });
  });

  test('what is overdue is marked late', async () => {
    now = new Date('2025-01-20T02:00:00Z');
    const wish = { register: 'licences', filter: 'due' } as const;
    const { rows } = await listEntries(server.app, { organId: server.organ.id }, wish);
    assert.deepEqual(
      rows.map(({ due }) => due?.late),
      [true],
    );
  });
});

test('the journal of all this is whole, and holds no name and no reason', async () => {
  const check = await verifyJournal(server.database.pool);
  assert.deepEqual(check.broken ?? [], []);
  const { rows } = await server.database.pool.query<{ detail: string }>(
    "select detail from journal where subject_kind like 'register%'",
  );
  assert.ok(rows.length > 10);
  assert.ok(rows.every(({ detail }) => !/张三丰|某某|撤销了/.test(detail)));
});
