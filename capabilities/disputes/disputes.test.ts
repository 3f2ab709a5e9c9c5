/** Disputes through HTTP, on a real server and a real database, over the turn of two years. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import type { DisputeViewData, FactsData } from './contract.ts';
import { disputeDifferences, disputeDuties, tableFourOf, verifyDisputes } from './index.ts';
import { blankFacts } from './model.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let now = new Date('2024-11-20T02:00:00Z');

/** Sessions do not last for months. */
async function turnTo(instant: string): Promise<void> {
  now = new Date(instant);
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
}

before(async () => {
  server = await testServer({ now: () => now });
  await turnTo('2024-11-20T02:00:00Z');
});
after(() => server.close());

const json = async <T>(response: Response, status = 200): Promise<T> => {
  const body = await response.text();
  assert.equal(response.status, status, body);
  return JSON.parse(body) as T;
};
type Refused = { issues: { field: string; message: string }[] };

const facts = (changes: Partial<FactsData> = {}): FactsData => ({
  ...(blankFacts() as FactsData),
  ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2024〕1号', matter: '不服不予公开答复' },
  ...{ acceptedOn: '2024-11-11', servedOn: '2024-11-13' },
  ...changes,
});
const record = async (changes: Partial<FactsData> = {}) =>
  json<DisputeViewData>(await clerk('/api/disputes', { json: { facts: facts(changes) } }));
const refused = async (changes: Partial<FactsData>) =>
  (await json<Refused>(await clerk('/api/disputes', { json: { facts: facts(changes) } }), 422)).issues.map(
    ({ field }) => field,
  );
const step = (view: DisputeViewData, name: string, input: object) =>
  clerk(`/api/disputes/${view.id}/${name}`, { json: { revision: view.revision, ...input } });
const cells = async (year: string, at = {}) =>
  Object.fromEntries(
    (await tableFourOf(server.app, server.organ.id, year, at)).map(({ path, value }) => [
      path.slice('disputes.'.length),
      value,
    ]),
  );

describe('before anything is kept', () => {
  test('a year of which nothing is kept here has no figures, not zeros', async () => {
    const figures = await tableFourOf(server.app, server.organ.id, '2024');
    assert.equal(figures.length, 15);
    assert.ok(figures.every(({ value, covered }) => value === null && !covered));
  });

  test('a year in which the office says it kept its disputes here has zeros', async () => {
    const input = { keptFrom: '2024-01-01', reason: '自2024年起全部案件在本系统登记' };
    const keep = (who: Browser, json: object) =>
      who('/api/disputes/figures/kept-from', { method: 'PUT', json });
    assert.equal((await keep(clerk, input)).status, 403, 'the head says it');
    assert.equal((await keep(leader, { ...input, reason: '' })).status, 422, 'and why');
    assert.equal((await keep(leader, { ...input, keptFrom: '2999-01-01' })).status, 422);
    assert.equal((await keep(leader, input)).status, 200);
    const { term } = (await (await leader('/api/disputes/figures/2024')).json()) as { term: object };
    assert.deepEqual(term, input);
    const figures = await tableFourOf(server.app, server.organ.id, '2024');
    assert.ok(figures.every(({ value, covered }) => value === 0 && covered));
    assert.ok((await tableFourOf(server.app, server.organ.id, '2023')).every(({ value }) => value === null));
  });
});

describe('what cannot be recorded', () => {
  const wrong: [why: string, changes: Partial<FactsData>, fields: string[]][] = [
    ['no organ of reconsideration', { organ: ' ' }, ['organ']],
    ['no matter', { matter: '' }, ['matter']],
    ['no day', { acceptedOn: '', servedOn: '' }, ['acceptedOn']],
    ['a day that has not come', { acceptedOn: '2024-11-21', servedOn: '' }, ['acceptedOn']],
    ['a copy that came before the case was taken up', { servedOn: '2024-11-10' }, ['servedOn']],
    ['a result without a day and a kind', { result: 'upheld' }, ['decidedOn', 'disposition']],
    ['a kind without a result', { disposition: 'reconsideration-revoked' }, ['result']],
    [
      'a court that upholds as an organ of reconsideration does',
      {
        procedure: 'direct-suit',
        disposition: 'reconsideration-upheld',
        result: 'upheld',
        decidedOn: '2024-11-19',
      },
      ['disposition'],
    ],
    ['a day to answer anew though nothing was overturned', { redoDueOn: '2024-12-01' }, ['redoDueOn']],
    ['a request that is not ours', { requestId: '0199fe2e-0000-4000-8000-000000000000' }, ['requestId']],
    [
      'a reconsideration that is not ours',
      { earlierId: '0199fe2e-0000-4000-8000-000000000000' },
      ['earlierId'],
    ],
  ];
  for (const [why, changes, fields] of wrong) {
    test(why, async () => assert.deepEqual(await refused(changes), fields));
  }
});

let first: DisputeViewData;

describe('one reconsideration over the turn of the year', () => {
  test('the answer is due 10 working days after the copy came, 5 in the simple procedure', async () => {
    first = await record();
    assert.equal(first.due?.on, '2024-11-27');
    assert.equal(first.dues[0]?.ledger.filter(({ number }) => number !== null).length, 10);
    assert.match(first.due?.basis ?? '', /行政复议法》第四十八条/);
    const duties = await disputeDuties(server.app, server.organ.id);
    assert.deepEqual(
      duties.map(({ id, on }) => [id, on]),
      [[first.id, '2024-11-27']],
    );
  });

  test('evidence is listed, and handed in with the answer', async () => {
    const item = { title: '检索记录', proves: '信息不存在', source: '申请案卷', pages: 2, handedInOn: '' };
    const listed = await json<DisputeViewData>(
      await clerk(`/api/disputes/${first.id}/evidence`, {
        method: 'PUT',
        json: { revision: first.revision, evidence: [item] },
      }),
    );
    first = await json<DisputeViewData>(await step(listed, 'answer', { on: '2024-11-20' }));
    assert.equal(first.facts.evidence[0]?.handedInOn, '2024-11-20');
    assert.equal(first.due, null);
    assert.equal(first.dues[0]?.late, false);
    assert.deepEqual(await disputeDuties(server.app, server.organ.id), []);
  });

  test('an old revision is not overwritten, and who may only look cannot change', async () => {
    assert.equal((await step({ ...first, revision: 1 }, 'answer', { on: '2024-11-20' })).status, 409);
    const denied = await leader(`/api/disputes/${first.id}/void`, {
      json: { revision: first.revision, reason: '登记有误的' },
    });
    assert.equal(denied.status, 403);
    assert.equal((await leader(`/api/disputes/${first.id}`)).status, 200);
    assert.equal((await server.visit(`/api/disputes/${first.id}`)).status, 401);
  });

  test('pending at the end of its year, it counts with its result in the next', async () => {
    assert.equal((await cells('2024'))['reconsideration.pending'], 1);
    await turnTo('2025-01-20T02:00:00Z');
    const decision = {
      ...{ decidedOn: '2025-01-10', disposition: 'reconsideration-revoked', result: 'overturned' },
      ...{ decisionNumber: '凤政复决〔2025〕1号', judgmentServedOn: '2025-01-14', redoDueOn: '2025-02-14' },
    };
    first = await json<DisputeViewData>(await step(first, 'decide', decision));
    assert.equal(first.due?.what, 'redo');
    const before = await cells('2024');
    assert.equal(before['reconsideration.pending'], 1);
    assert.equal(before['reconsideration.overturned'], 0);
    const after = await cells('2025');
    assert.equal(after['reconsideration.overturned'], 1);
    assert.equal(after['reconsideration.pending'], 0);
    assert.equal(after['reconsideration.total'], 1);
    assert.equal((await step(first, 'decide', decision)).status, 409, 'it is decided already');
  });

  test('the table as it was known on a day', async () => {
    assert.equal((await cells('2025', { asOf: '2024-12-31' }))['reconsideration.pending'], 1);
    assert.equal((await cells('2024', { asOf: '2024-11-19' }))['reconsideration.total'], 0);
  });

  test('a cell opens its cases', async () => {
    const behind = await json<{ rows: { id: string }[]; total: number }>(
      await leader('/api/disputes/figures/2025/cells/disputes.reconsideration.overturned'),
    );
    assert.deepEqual([behind.rows.map(({ id }) => id), behind.total], [[first.id], 1]);
    const none = await json<{ total: number }>(
      await leader('/api/disputes/figures/2025/cells/requests.x.total'),
    );
    assert.equal(none.total, 0);
  });
});

describe('litigation', () => {
  test('a suit after the reconsideration; an appeal makes it pending again, and it counts once', async () => {
    const suit = await record({
      ...{
        procedure: 'suit-after-reconsideration',
        organ: '凤泉区人民法院',
        caseNumber: '（2025）豫0704行初1号',
      },
      ...{ acceptedOn: '2025-01-15', servedOn: '2025-01-16', answerDueOn: '2025-02-05', earlierId: first.id },
    });
    assert.equal(suit.due?.on, '2025-02-05');
    assert.equal(suit.due?.basis, '人民法院的通知书');
    assert.deepEqual(
      suit.related.map(({ id }) => id),
      [first.id],
    );
    await turnTo('2025-06-20T02:00:00Z');
    const judged = await json<DisputeViewData>(
      await step(suit, 'decide', {
        ...{
          decidedOn: '2025-05-10',
          disposition: 'suit-claim-rejected',
          result: 'upheld',
          decisionNumber: '',
        },
        ...{ judgmentServedOn: '', redoDueOn: '' },
      }),
    );
    assert.equal((await cells('2025'))['suitAfterReconsideration.upheld'], 1);
    const appealed = await json<DisputeViewData>(
      await step(judged, 'appeal', { on: '2025-05-20', by: 'other-side', court: '新乡市中级人民法院' }),
    );
    const open = await cells('2025');
    assert.deepEqual(
      [open['suitAfterReconsideration.upheld'], open['suitAfterReconsideration.pending']],
      [0, 1],
    );
    await turnTo('2026-02-20T02:00:00Z');
    await json<DisputeViewData>(
      await step(appealed, 'decide', {
        ...{
          decidedOn: '2026-02-10',
          disposition: 'suit-unlawful',
          result: 'overturned',
          decisionNumber: '',
        },
        ...{ judgmentServedOn: '', redoDueOn: '' },
      }),
    );
    assert.equal((await cells('2025'))['suitAfterReconsideration.pending'], 1);
    assert.equal((await cells('2026'))['suitAfterReconsideration.overturned'], 1);
  });

  test('a suit recorded under the wrong column moves, with all its years; one recorded by mistake is gone', async () => {
    const head = Number(
      (
        await server.database.pool.query('select number from journal_heads where organ_id = $1', [
          server.organ.id,
        ])
      ).rows[0].number,
    );
    const wrong = await record({ procedure: 'direct-suit', acceptedOn: '2025-03-01', servedOn: '' });
    const right = await json<DisputeViewData>(
      await clerk(`/api/disputes/${wrong.id}`, {
        method: 'PUT',
        json: {
          revision: wrong.revision,
          facts: { ...wrong.facts, procedure: 'reconsideration' },
          reason: '原登记的程序有误',
        },
      }),
    );
    assert.deepEqual(right.history[0]?.changes, [
      { field: '程序', before: '未经复议直接起诉', after: '行政复议' },
    ]);
    assert.equal((await cells('2025'))['directSuit.total'], 0);
    assert.equal((await cells('2025'))['reconsideration.pending'], 1);
    const [difference] = await disputeDifferences(server.app, server.organ.id, '2025', head);
    assert.deepEqual(difference?.from, []);
    assert.deepEqual(difference?.to, ['disputes.reconsideration.pending', 'disputes.reconsideration.total']);
    await json(await step(right, 'void', { reason: '重复登记的案件' }));
    assert.equal((await cells('2025'))['reconsideration.pending'], 0);
    assert.deepEqual(await disputeDifferences(server.app, server.organ.id, '2025', head), []);
  });
});

test('the list finds by case number, year and what is owed; the journal holds', async () => {
  const list = async (query: string) =>
    (await json<{ rows: { id: string }[] }>(await leader(`/api/disputes?${query}`))).rows.map(({ id }) => id);
  assert.deepEqual(await list('search=凤政复〔2024〕1号'), [first.id]);
  assert.deepEqual(await list('year=2024'), [first.id]);
  assert.deepEqual(await list('filter=due'), [first.id]);
  assert.equal((await list('filter=overturned')).length, 2);
  assert.deepEqual(await list('filter=open'), []);
  const check = await verifyJournal(server.database.pool);
  assert.equal(check.broken, null);
});

test('every dispute counts as its history says, and one that was altered behind the program is named', async () => {
  const { pool } = server.database;
  const whole = await verifyDisputes(server.app);
  assert.deepEqual(whole.broken, []);
  assert.ok(whole.disputes > 0);
  const behind = (statement: string) =>
    pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}; COMMIT`);
  await behind(`UPDATE dispute_countings SET settled_year = 9999, result = NULL
    WHERE known_until IS NULL AND settled_year < 9999`);
  assert.match((await verifyDisputes(server.app)).broken.join(''), /年报计数与办理经过不一致/);
  await behind(`UPDATE dispute_marks SET on_day = '2020-01-01' WHERE kind = 'entered'`);
  assert.match((await verifyDisputes(server.app)).broken.join(''), /计数依据与办理经过不一致/);
});
