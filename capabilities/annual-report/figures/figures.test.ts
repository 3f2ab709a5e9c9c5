/** Figures of the annual report from records, through HTTP and as pure rules. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { type AnnualReport, blankReport, figureAt, withFigure } from '#rules/annual-report/tables.ts';
import type { ReportRecordsData, ReportViewData } from '../contract.ts';
import { againstRecords, countedSentence } from '../model-figures.ts';

let server: TestServer;
let clerk: Browser;
before(async () => {
  server = await testServer({ now: () => new Date('2025-01-10T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
});
after(() => server.close());

const json = async <T>(response: Response): Promise<T> => {
  const body = await response.text();
  assert.equal(response.status, 200, body);
  return JSON.parse(body) as T;
};

const licences = 'proactive.administrativeLicences';

const licence = (number: string) => ({
  ...{
    register: 'licences',
    number,
    partyKind: 'natural-person',
    party: '张三',
    creditCode: '',
    matter: '演出审批',
  },
  ...{
    content: '准予',
    basis: '《条例》',
    decidedOn: '2024-03-05',
    organ: '某局',
    validFrom: '',
    validUntil: '',
  },
  ...{ status: 'valid', statusOn: '', statusReason: '', disclosure: 'public', ground: '', note: '' },
});

const record = async (number: string) =>
  json(await clerk('/api/register-entries', { json: { entry: licence(number), publish: true } }));

test('a new report begins with table 二 from the registers; a typed figure that differs is asked about and refilled', async () => {
  await record('许〔2024〕1号');
  await record('许〔2024〕2号');
  const view = await json<ReportViewData>(await clerk('/api/annual-reports', { json: { year: '2024' } }));
  const report = view.report as unknown as AnnualReport;
  assert.equal(figureAt(report, licences), 2);
  assert.equal(view.sources[licences], 'query');
  assert.equal(view.sources['proactive.administrativeFeesWanYuan'], 'query');
  assert.equal(figureAt(report, 'requests.newlyReceived.total'), null, 'other tables are left to be filled');

  const typed = await json<ReportViewData>(
    await clerk(`/api/annual-reports/${view.id}`, {
      method: 'PUT',
      json: { version: view.version, report: withFigure(report, licences, 5) },
    }),
  );
  const asked = typed.findings.find(({ rule }) => rule === 'differs-from-records');
  assert.equal(asked?.severity, 'question');
  assert.match(asked?.message ?? '', /填的是5，按登记簿的2条记录应为2/);
  assert.equal(typed.sources[licences], 'entered');

  const records = await json<ReportRecordsData>(await clerk(`/api/annual-reports/${view.id}/records`));
  const cell = records.cells.find(({ path }) => path === licences);
  assert.deepEqual(
    cell?.records.map(({ title }) => title),
    ['演出审批（许〔2024〕1号）', '演出审批（许〔2024〕2号）'].toSorted(),
  );
  assert.match(
    records.sentence,
    /通过区政府门户网站主动公开各类政务信息0条，其中工作动态类信息0条，其他类信息0条/,
  );
  assert.match(records.feeSentence, /未收取政府信息公开信息处理费/);

  const fill = (version: number) =>
    clerk(`/api/annual-reports/${view.id}/fill-from-records`, { json: { version } });
  assert.equal((await fill(view.version)).status, 409, 'somebody saved in between');
  const filled = await json<ReportViewData>(await fill(typed.version));
  assert.equal(figureAt(filled.report as unknown as AnnualReport, licences), 2);
  assert.equal(filled.sources[licences], 'query');
  assert.ok(!filled.findings.some(({ rule }) => rule === 'differs-from-records'));
  assert.equal(filled.timeline.at(-1)?.text.startsWith('按记录填写'), true);
});

const recorded = (value: number | string, covered = true) => [
  { path: licences, value, covered, source: 'registers' as const, count: 0 },
  {
    path: 'proactive.administrativeFeesWanYuan',
    ...{ value: '1.5', covered, source: 'registers' as const, count: 0 },
  },
];

const rows: [why: string, typed: number | null, recorded: ReturnType<typeof recorded>, findings: number][] = [
  ['the same figure', 2, recorded(2), 0],
  ['another figure', 3, recorded(2), 1],
  ['a blank cell is no figure', null, recorded(2), 0],
  ['a register that is not kept proves nothing', 3, recorded(0, false), 0],
];
for (const [why, typed, cells, findings] of rows) {
  test(`against records: ${why}`, () => {
    const report = withFigure(
      withFigure(blankReport(), licences, typed),
      'proactive.administrativeFeesWanYuan',
      '1.50',
    );
    assert.equal(againstRecords(report, cells).length, findings);
  });
}

test('a report in the form of 2019 has other cells and is not compared', () => {
  assert.deepEqual(againstRecords(blankReport('2019'), recorded(2)), []);
});

test('the counted sentence names the government of the place', () => {
  const counts = { total: 15, news: 11, other: 4 };
  assert.equal(
    countedSentence('凤泉区教育体育和文化旅游局', counts),
    '通过区政府门户网站主动公开各类政务信息15条，其中工作动态类信息11条，其他类信息4条',
  );
  assert.match(countedSentence('教育局', counts), /^通过政府门户网站/);
});
