/** The annual report through HTTP, on a real server and a real database. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { type AnnualReport, blankReport, cellPaths, setFigure } from '#rules/annual-report/tables.ts';
import type { ReportViewData } from './contract.ts';
import { readReport } from './reading/index.ts';
import { publishedSample } from './sample/testing.ts';

let server: TestServer;
let clerk: Browser;
let reviewer: Browser;
let leader: Browser;

before(async () => {
  server = await testServer();
  clerk = await server.signIn('disclosure-clerk');
  reviewer = await server.signIn('reviewer');
  leader = await server.signIn('leader');
});
after(() => server.close());

const json = async <T>(response: Response, status = 200): Promise<T> => {
  const body = await response.text();
  assert.equal(response.status, status, body);
  return JSON.parse(body) as T;
};

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A balanced report of the year in which every figure is `count` or follows from it. */
function balanced(year: string, count: number): AnnualReport {
  const report = blankReport('2021');
  report.year = year;
  report.organ = server.organ.name;
  for (const path of cellPaths(report)) setFigure(report, path, path.endsWith('WanYuan') ? '0' : 0);
  for (const row of ['newlyReceived', 'disclosed', 'totalHandled']) {
    for (const column of ['naturalPerson', 'total']) setFigure(report, `requests.${row}.${column}`, count);
  }
  report.narrative = {
    ...report.narrative,
    title: `${server.organ.name}${year}年政府信息公开工作年度报告`,
    overview: `（二）依申请公开。${year}年，收到政府信息公开申请${count}件。`,
    problems: '一是公开的深度还不够。',
    other: '无其他需要报告的事项。',
  };
  return report;
}

const begin = (year: string) =>
  clerk('/api/annual-reports', { json: { year } }).then((response) => json<ReportViewData>(response));

const save = (view: ReportViewData, report: AnnualReport, by = clerk) =>
  by(`/api/annual-reports/${view.id}`, { method: 'PUT', json: { version: view.version, report } });

const step = (by: Browser, view: ReportViewData, name: string, reason?: string) =>
  by(`/api/annual-reports/${view.id}/steps/${name}`, {
    json: { version: view.version, ...(reason && { reason }) },
  });

/** From a saved draft to the web page, each step by who may take it. */
async function toPublication(view: ReportViewData): Promise<ReportViewData> {
  let now = await json<ReportViewData>(await step(reviewer, view, 'check'));
  for (const name of ['sign-off', 'submit', 'publish']) now = await json(await step(leader, now, name));
  return now;
}

describe('from a draft to the public page', () => {
  test('a report is written, checked by somebody else, signed, submitted, published, and stands on the portal', async () => {
    const draft = await begin('2021');
    const saved = await json<ReportViewData>(await save(draft, balanced('2021', 12)));
    assert.equal(saved.version, 2);
    assert.equal(saved.sources['requests.newlyReceived.total'], 'entered');
    assert.equal((await server.visit('/annual-reports/2021')).status, 404);
    const published = await toPublication(saved);
    assert.equal(published.state, 'published');
    const page = await (await server.visit('/annual-reports/2021')).text();
    assert.match(page, /收到政府信息公开申请12件/);
    for (const [format, start] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
      ['xlsx', 'PK'],
      ['json', '{'],
      ['csv', '\u{feff}'],
    ] as const) {
      const file = await server.visit(`/annual-reports/2021.${format}`);
      assert.equal(file.status, 200, format);
      const bytes = Buffer.from(await file.arrayBuffer());
      assert.ok(bytes.subarray(0, 8).toString('utf8').startsWith(start), format);
    }
    assert.deepEqual(
      published.timeline.map((entry) => entry.event),
      [
        'report-begun',
        'report-saved',
        'report-checked',
        'report-signed-off',
        'report-submitted',
        'report-published',
      ],
    );
  });

  test('a figure that breaks the balance stops the signature; the written reason opens it and is published', async () => {
    const report = balanced('2020', 7);
    setFigure(report, 'requests.totalHandled.total', 6);
    const draft = await json<ReportViewData>(await save(await begin('2020'), report));
    assert.ok(draft.errors > 0);
    const checked = await json<ReportViewData>(await step(reviewer, draft, 'check'));
    const refused = await json<{ message: string }>(await step(leader, checked, 'sign-off'), 409);
    assert.match(refused.message, /处差错，不能签发/);
    const short = await leader(`/api/annual-reports/${draft.id}/override`, {
      json: { version: checked.version, reason: '就这样' },
    });
    await json(short, 422);
    const reason = '一件申请当年既答复又撤回，两个科室各计一次，已报区政府办同意。';
    let view = await json<ReportViewData>(
      await leader(`/api/annual-reports/${draft.id}/override`, {
        json: { version: checked.version, reason },
      }),
    );
    for (const name of ['sign-off', 'submit', 'publish']) view = await json(await step(leader, view, name));
    const page = await (await server.visit('/annual-reports/2020')).text();
    assert.ok(page.includes(reason));
  });

  test('a withdrawn report leaves its reason on the page, and the draft that follows stays unseen', async () => {
    const saved = await json<ReportViewData>(await save(await begin('2019'), balanced('2019', 3)));
    const published = await toPublication(saved);
    assert.equal((await step(leader, published, 'withdraw')).status, 422, 'a reason is demanded');
    const withdrawn = await json<ReportViewData>(
      await step(leader, published, 'withdraw', '漏计一件邮寄申请，更正后重新公布。'),
    );
    const draft = await json<ReportViewData>(await step(reviewer, withdrawn, 'return', '补计'));
    await json(await save(draft, balanced('2019', 4)));
    const page = await (await server.visit('/annual-reports/2019')).text();
    assert.match(page, /漏计一件邮寄申请/);
    assert.doesNotMatch(page, /申请4件/);
    assert.equal((await server.visit('/annual-reports/2019.pdf')).status, 404);
  });
});

describe('what is refused', () => {
  test('two people on one draft: the later one is told and nothing is overwritten', async () => {
    const draft = await begin('2018');
    await json(await save(draft, balanced('2018', 1)));
    const late = await json<{ message: string }>(await save(draft, balanced('2018', 9)), 409);
    assert.match(late.message, /刚刚被其他同事修改过/);
    const now = await json<ReportViewData>(await clerk(`/api/annual-reports/${draft.id}`));
    assert.equal(now.report.requests.newlyReceived?.total, 1);
  });

  test('a checked report cannot be changed', async () => {
    const draft = await json<ReportViewData>(await save(await begin('2017'), balanced('2017', 1)));
    const checked = await json<ReportViewData>(await step(reviewer, draft, 'check'));
    await json(await save(checked, balanced('2017', 2)), 409);
  });

  const rows: [why: string, call: () => Promise<Response>, status: number][] = [
    ['a second report of the year', () => clerk('/api/annual-reports', { json: { year: '2021' } }), 422],
    ['a year that has not come', () => clerk('/api/annual-reports', { json: { year: '2099' } }), 422],
    [
      'a reviewer may not begin a report',
      () => reviewer('/api/annual-reports', { json: { year: '2016' } }),
      403,
    ],
    ['a clerk may not publish', async () => step(clerk, await begin('2015'), 'publish'), 403],
    [
      'a clerk may not override',
      async () =>
        clerk(`/api/annual-reports/${(await begin('2014')).id}/override`, {
          json: { version: 1, reason: '理由理由理由理由理由理由' },
        }),
      403,
    ],
    ['a visitor sees no list', () => server.visit('/api/annual-reports'), 401],
    ['an unknown id', () => clerk('/api/annual-reports/00000000-0000-4000-8000-000000000000'), 404],
    ['an id that is none', () => clerk('/api/annual-reports/1'), 404],
    ['an unknown step', async () => step(leader, await begin('2013'), 'shred'), 404],
    [
      'a file without a session',
      () => server.visit('/api/annual-reports/00000000-0000-4000-8000-000000000000/file/pdf'),
      401,
    ],
    [
      'a negative count',
      async () => {
        const report = balanced('2012', 1);
        setFigure(report, 'requests.carriedIn.total', -1);
        return save(await begin('2012'), report);
      },
      422,
    ],
  ];
  for (const [why, call, status] of rows) {
    test(why, async () => {
      const response = await call();
      assert.equal(response.status, status, await response.text());
    });
  }
});

describe('importing', () => {
  test('a published text is imported, brought to the form, and what was put right is said', async () => {
    const { cells: _cells, problems: _problems, ...report } = publishedSample();
    const source = { name: 'report.json', base64: base64(JSON.stringify(report)) };
    const view = await json<ReportViewData>(
      await clerk('/api/annual-reports', { json: { year: '2024', source } }),
    );
    assert.ok(view.corrections.length > 0);
    assert.equal(view.sources['requests.newlyReceived.naturalPerson'], 'imported');
    assert.equal(view.report.requests.newlyReceived?.otherOrganisation, 0);
  });

  test('a file of another year is refused in words', async () => {
    const { cells: _cells, problems: _problems, ...report } = publishedSample();
    const source = { name: 'report.json', base64: base64(JSON.stringify(report)) };
    const answer = await json<{ issues: { message: string }[] }>(
      await clerk('/api/annual-reports', { json: { year: '2011', source } }),
      422,
    );
    assert.match(answer.issues[0]?.message ?? '', /2024年度/);
  });

  test('a photo is refused in words', async () => {
    const source = {
      name: 'a.png',
      base64:
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    };
    const answer = await json<{ issues: { message: string }[] }>(
      await clerk('/api/annual-reports', { json: { year: '2010', source } }),
      422,
    );
    assert.match(answer.issues[0]?.message ?? '', /图片|照片/);
  });
});

describe('comments and trials', () => {
  test('a cell is commented and the comment is closed', async () => {
    const draft = await begin('2009');
    const cell = 'requests.newlyReceived.total';
    const view = await json<ReportViewData>(
      await reviewer(`/api/annual-reports/${draft.id}/comments`, { json: { cell, text: '请核对邮寄件' } }),
    );
    const [comment] = view.comments;
    const closed = await json<ReportViewData>(
      await clerk(`/api/annual-reports/${draft.id}/comments/${comment?.id}/resolve`, { method: 'POST' }),
    );
    assert.equal(closed.comments[0]?.resolved, true);
  });

  test('unsaved figures are judged and nothing is written', async () => {
    const draft = await begin('2008');
    const report = balanced('2008', 5);
    setFigure(report, 'requests.newlyReceived.total', 4);
    const { findings } = await json<{ findings: { severity: string }[] }>(
      await clerk(`/api/annual-reports/${draft.id}/try`, { json: { report } }),
    );
    assert.ok(findings.some((finding) => finding.severity === 'error'));
    assert.equal((await json<ReportViewData>(await clerk(`/api/annual-reports/${draft.id}`))).version, 1);
  });
});

describe("the agency's own template", () => {
  const fill = (id: string, bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.append('template', new Blob([bytes]), '模板.docx');
    return clerk(`/api/annual-reports/${id}/filled-template`, { method: 'POST', body: form });
  };

  test('a Word file with the form in it comes back filled', async () => {
    const saved = await json<ReportViewData>(await save(await begin('2007'), balanced('2007', 8)));
    const template = await clerk(`/api/annual-reports/${(await begin('2006')).id}/file/docx`);
    const answer = await fill(saved.id, new Uint8Array(await template.arrayBuffer()));
    assert.equal(answer.status, 200);
    const read = await readReport({ name: 'a.docx', bytes: new Uint8Array(await answer.arrayBuffer()) });
    assert.equal(read.requests.newlyReceived?.total, 8);
  });

  test('what is no template is refused in words', async () => {
    const answer = await fill((await begin('2005')).id, new Uint8Array([1, 2, 3]));
    assert.match((await json<{ message: string }>(answer, 422)).message, /模板|Word/);
  });
});

test('all of this is in the journal, unbroken', async () => {
  const check = await verifyJournal(server.database.pool);
  assert.deepEqual(check.broken, null);
});
