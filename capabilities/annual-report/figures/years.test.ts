/**
 * Tables 三 and 四 of two years through HTTP: a case carried over the turn of the year, a reply overturned in the next
 * year, a kind put right and a case voided after the year was published.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tableThreeOf } from '#capabilities/disclosure-requests/index.ts';
import {
  answered,
  arrival,
  done,
  issuedLetter,
  pageOf,
  registered,
  staySignedIn,
  withRemedies,
} from '#capabilities/disclosure-requests/testing.ts';
import type { DisputeViewData, FactsData } from '#capabilities/disputes/contract.ts';
import { blankFacts } from '#capabilities/disputes/model.ts';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { type AnnualReport, figureAt } from '#rules/annual-report/tables.ts';
import { allPaths, outcomeOf } from '#rules/requests/outcome-path.ts';
import { buildFonts } from '../../../scripts/build-fonts.ts';
import type { ReportDifferencesData, ReportRecordsData, ReportViewData } from '../contract.ts';

let server: TestServer;
let clerk: Browser;
let reviewer: Browser;
let leader: Browser;
let now = new Date('2024-11-04T02:00:00Z');
const on = async (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  await staySignedIn(server, now);
};

before(async () => {
  await buildFonts();
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  reviewer = await server.signIn('reviewer');
  leader = await server.signIn('leader');
  await withRemedies(leader);
});
after(async () => {
  await server.close();
  await closeTypesetter();
});

const notHeld = allPaths().find((answers) => {
  const result = outcomeOf(answers);
  return result?.code === 'unableToProvide.notHeld' && result.variant === 'not-existing';
});

/** Searches, finds nothing, clears and replies on the day it is. */
async function replyNotHeld(id: string): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const search = { on: day, where: '档案系统', how: '按“学区”检索', found: false, result: '没有找到' };
  await done(clerk, id, 'searches', search);
  await done(clerk, id, 'outcome', { answers: notHeld, particulars: {}, earlierRequest: null, items: [] });
  await done(clerk, id, 'clearance/submit', { note: '' });
  await done(reviewer, id, 'clearance/legal', { opinion: '无异议' });
  await done(leader, id, 'clearance/approve', { opinion: '同意' });
  await done(clerk, id, 'clearance/seal');
  const letter = await issuedLetter(clerk, id, { on: day, kind: 'reply-not-existing' });
  const reply = { way: 'in-person', letter, text: '见答复书', proof: 'signature', proofNumber: '' };
  await done(clerk, id, 'reply', { on: day, ...reply });
}

type Cells = Readonly<Record<string, number | null>>;
const cells = async (year: string, at = {}): Promise<Cells> =>
  Object.fromEntries(
    (await tableThreeOf(server.app, server.organ.id, year, at)).map(({ path, value }) => [
      path.replace('requests.', ''),
      value,
    ]),
  );
const summary = (of: Cells) =>
  ['newlyReceived', 'carriedIn', 'totalHandled', 'carriedOver'].map((row) => of[`${row}.total`]);

let first: string;
let second: string;

test('a year of which nothing is kept is blank; received requests fill it and balance', async () => {
  assert.ok(Object.values(await cells('2024')).every((value) => value === null));
  first = (await registered(clerk, arrival('2024-11-04'))).id;
  await on('2024-12-16');
  second = (await registered(clerk, arrival('2024-12-16'))).id;
  assert.deepEqual(summary(await cells('2024')), [2, 0, 0, 2]);
  await on('2024-11-04');
});

test('the reply counts in its year, what is open is carried over into the next', async () => {
  await on('2024-12-18');
  await replyNotHeld(first);
  await on('2025-01-06');
  const year = await cells('2024');
  assert.deepEqual(summary(year), [2, 0, 1, 1]);
  assert.equal(year['unableToProvide.notHeld.naturalPerson'], 1);
  assert.deepEqual(summary(await cells('2025')), [0, 1, 0, 1]);
  assert.deepEqual(summary(await cells('2024', { asOf: '2024-12-17' })), [2, 0, 0, 2], 'as it was known');
  await replyNotHeld(second);
  assert.deepEqual(summary(await cells('2025')), [0, 1, 1, 0]);
});

const behind = async (year: string, cell: string) =>
  answered<{ rows: { id: string; number: string }[]; total: number }>(
    leader(`/api/requests/figures/${year}/cells/requests.${cell}`),
  );

test('every cell opens its cases, and only to who may see them', async () => {
  const found = await behind('2024', 'unableToProvide.notHeld.total');
  assert.deepEqual([found.rows.map(({ id }) => id), found.total], [[first], 1]);
  assert.deepEqual(
    (await behind('2024', 'carriedOver.naturalPerson')).rows.map(({ id }) => id),
    [second],
  );
  assert.deepEqual(
    (await behind('2025', 'carriedIn.total')).rows.map(({ id }) => id),
    [second],
  );
  assert.deepEqual((await behind('2024', 'newlyReceived.total')).rows.length, 2);
  assert.deepEqual((await behind('2024', 'totalHandled.commercialEnterprise')).total, 0);
  assert.deepEqual((await behind('2024', 'nonsense.total')).total, 0);
  assert.equal((await server.visit('/api/requests/figures/2024')).status, 401);
  const editor = await server.signIn('editor');
  assert.equal((await editor('/api/requests/figures/2024/cells/requests.newlyReceived.total')).status, 403);
});

const step = (view: ReportViewData, by: Browser, name: string) =>
  answered<ReportViewData>(
    by(`/api/annual-reports/${view.id}/steps/${name}`, { json: { version: view.version, reason: '核对' } }),
  );

let report: ReportViewData;

test('a new report has tables 三 and 四 from the records; where nothing is kept it stays blank', async () => {
  report = await answered<ReportViewData>(clerk('/api/annual-reports', { json: { year: '2024' } }));
  const of = report.report as unknown as AnnualReport;
  assert.equal(figureAt(of, 'requests.newlyReceived.total'), 2);
  assert.equal(figureAt(of, 'requests.refused.stateSecret.total'), 0);
  assert.equal(report.sources['requests.newlyReceived.total'], 'query');
  assert.equal(figureAt(of, 'disputes.reconsideration.total'), null, 'no dispute is kept here yet');
  const records = await answered<ReportRecordsData>(clerk(`/api/annual-reports/${report.id}/records`));
  assert.match(
    records.requestSentence ?? '',
    /新收政府信息公开申请2件，上年结转0件，办结1件，结转下年度继续办理1件/,
  );
  assert.equal(records.disputeSentence, null);
});

test('publication freezes what the records say', async () => {
  const filled = structuredClone(report.report) as unknown as AnnualReport;
  for (const group of Object.values(filled.disputes))
    for (const result of Object.keys(group)) group[result as keyof typeof group] = 0;
  filled.narrative.overview = `（二）依申请公开：2024年，新收政府信息公开申请2件，办结1件，结转下年度继续办理1件。`;
  report = await answered<ReportViewData>(
    clerk(`/api/annual-reports/${report.id}`, {
      method: 'PUT',
      json: { version: report.version, report: filled },
    }),
  );
  assert.deepEqual(
    report.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  report = await step(report, reviewer, 'check');
  report = await step(report, leader, 'sign-off');
  report = await step(report, leader, 'submit');
  report = await step(report, leader, 'publish');
  const { frozenAt, cells, cases } = await differences();
  assert.equal(frozenAt, now.toISOString());
  assert.deepEqual([cells, cases], [[], []]);
});

const differences = () =>
  answered<ReportDifferencesData>(clerk(`/api/annual-reports/${report.id}/differences`));

test('a reply overturned in a later year: the first result stands, the case is told apart, table 四 tells of it', async () => {
  await on('2025-03-03');
  const facts = {
    ...(blankFacts() as FactsData),
    ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2025〕1号', matter: '不服信息不存在的答复' },
    ...{ acceptedOn: '2025-01-20', servedOn: '2025-01-22', answeredOn: '2025-01-24', requestId: first },
  };
  const dispute = await answered<DisputeViewData>(clerk('/api/disputes', { json: { facts } }));
  assert.equal(dispute.request?.reopening.allowed, true);
  const take = (view: DisputeViewData, name: string, input: object) =>
    clerk(`/api/disputes/${view.id}/${name}`, { json: { revision: view.revision, ...input } });
  assert.equal((await take(dispute, 'reopen-request', { on: '2025-03-03' })).status, 409, 'not decided yet');
  const decided = await answered<DisputeViewData>(
    take(dispute, 'decide', {
      ...{ decidedOn: '2025-02-28', disposition: 'reconsideration-revoked', result: 'overturned' },
      ...{ decisionNumber: '凤政复决〔2025〕1号', judgmentServedOn: '2025-03-03', redoDueOn: '2025-03-31' },
    }),
  );
  const reopened = await answered<DisputeViewData>(take(decided, 'reopen-request', { on: '2025-03-03' }));
  assert.equal(reopened.due, null, 'nothing is owed in the dispute any more');
  assert.equal(reopened.request?.state, '办理中');
  const page = await pageOf(clerk, first);
  assert.equal(page.dueOn, '2025-03-31', 'as the decision orders');
  assert.deepEqual(summary(await cells('2024')), [2, 0, 1, 1]);
  assert.deepEqual(summary(await cells('2025')), [0, 1, 1, 0]);
  await on('2025-03-10');
  await replyNotHeld(first);
  assert.deepEqual(summary(await cells('2025')), [0, 1, 1, 0]);
  const figures = await answered<{ redone: { id: string }[] }>(leader('/api/requests/figures/2025'));
  assert.deepEqual(
    figures.redone.map(({ id }) => id),
    [first],
  );
  assert.deepEqual((await differences()).cases, []);
  assert.equal((await take(reopened, 'reopen-request', { on: '2025-03-10' })).status, 409, 'once');
});

test('what is put right after publication is told case by case, and last year’s report is compared', async () => {
  await done(clerk, second, 'applicant-kind', { to: 'commercial-enterprise', reason: '申请人为公司' });
  const changed = await differences();
  assert.deepEqual(
    changed.cases.map(({ id }) => id),
    [second],
  );
  assert.match(changed.cases[0]?.title ?? '', /^2024-0002 /);
  assert.deepEqual(changed.cases[0]?.since.map(({ event }) => event).includes('更正申请人类型'), true);
  assert.deepEqual(
    changed.cells.map(({ path, published, now: value }) => [path, published, value]),
    [
      ['requests.newlyReceived.naturalPerson', 2, 1],
      ['requests.newlyReceived.commercialEnterprise', 0, 1],
      ['requests.carriedOver.naturalPerson', 1, 0],
      ['requests.carriedOver.commercialEnterprise', 0, 1],
    ],
  );
  for (const year of ['2024', '2025']) {
    const of = await cells(year);
    for (const column of ['naturalPerson', 'commercialEnterprise', 'total'])
      assert.equal(
        Number(of[`newlyReceived.${column}`]) + Number(of[`carriedIn.${column}`]),
        Number(of[`totalHandled.${column}`]) + Number(of[`carriedOver.${column}`]),
      );
  }
  const next = await answered<ReportViewData>(clerk('/api/annual-reports', { json: { year: '2025' } }));
  const { carryOver } = await answered<ReportDifferencesData>(
    clerk(`/api/annual-reports/${next.id}/differences`),
  );
  assert.deepEqual(
    carryOver?.columns.filter(({ published, counted }) => published !== counted).map(({ column }) => column),
    ['自然人', '商业企业'],
  );
  assert.deepEqual(
    carryOver?.cases.map(({ id }) => id),
    [second],
  );
});

test('the journal holds', async () => {
  assert.equal((await verifyJournal(server.database.pool)).broken, null);
});
