import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { type DisplayWish, siteFor } from '#portal/site.ts';
import { assertHarmless, assertSoundPage, harm, withHarm } from '#portal/testing.ts';
import { imbalances } from '#rules/annual-report/balance.ts';
import {
  type AnnualReport,
  blankReport,
  cellPaths,
  figureAt,
  setFigure,
} from '#rules/annual-report/tables.ts';
import type { Finding, ReadReport } from '../model.ts';
import {
  type CheckResult,
  newestReportPanel,
  type PublishedReport,
  reportCheckPage,
  reportListPage,
  reportPage,
} from '../portal.ts';

const facts = {
  organ: '凤泉区教育体育和文化旅游局',
  siteName: '凤泉区教育体育和文化旅游局政府信息公开平台',
  domain: 'jtlj.example.gov.cn',
  idCode: '4107040001',
  icp: null,
  policeRecord: null,
  address: null,
  postcode: null,
  phone: null,
  fax: null,
  email: null,
  disclosureOffice: null,
  officeHours: null,
  errorReportUrl: null,
};
const site = (path: string, display: DisplayWish[] = []) =>
  siteFor(facts, { path, display: new Set(display) });

/** A report in which every figure is 0 but 12 requests were received and only 11 handled. */
function unbalanced(): AnnualReport {
  const report = blankReport('2021');
  for (const path of cellPaths(report)) setFigure(report, path, path.endsWith('WanYuan') ? '0' : 0);
  setFigure(report, 'requests.newlyReceived.naturalPerson', 12);
  setFigure(report, 'requests.newlyReceived.total', 12);
  setFigure(report, 'requests.disclosed.naturalPerson', 11);
  setFigure(report, 'requests.disclosed.total', 11);
  setFigure(report, 'requests.totalHandled.naturalPerson', 11);
  setFigure(report, 'requests.totalHandled.total', 11);
  const overview =
    '2024 年，工作有序。\n（一）主动公开：发布信息15条。\n（二）依申请公开\n2024 年，收到申请 15 件。\n';
  const narrative = { ...report.narrative, title: '凤泉区教育体育和文化旅游局 2024年度报告', overview };
  return { ...report, organ: '凤泉区教育体育和文化旅游局', year: '2024', narrative };
}

const read = (report: AnnualReport): ReadReport => ({
  ...report,
  cells: Object.fromEntries(
    cellPaths(report).map((path) => [path, { mark: 'number', how: 'printed', confidence: 1 } as const]),
  ),
  problems: [{ code: 'label-altered', message: '标签有改动', place: { line: 3, text: '法律法规' } }],
});

const prose: Finding = {
  rule: 'prose-received',
  severity: 'question',
  message: '文字写15件，表格为12件。',
  cells: ['requests.newlyReceived.total'],
  expected: 12,
  actual: 15,
  source: { line: 5, text: '2024年，收到申请15件。' },
};

const findingsOf = (report: AnnualReport): Finding[] => [
  prose,
  ...imbalances(report).map((found) => ({ ...found, source: null })),
];

const published: PublishedReport = {
  year: '2024',
  report: unbalanced(),
  corrections: [{ cell: '', message: '原文缺“其他”列，补为0。' }],
  override: { reason: '口径不一致，下一年度更正。', by: '张三', at: new Date('2025-01-19T02:00:00Z') },
  publishedAt: new Date('2025-01-20T01:30:00Z'),
  withdrawnReason: null,
  findings: findingsOf(unbalanced()),
};
const withdrawn: PublishedReport = { ...published, year: '2023', withdrawnReason: '合计有误，正在更正。' };

const result: CheckResult = {
  name: '年报.docx',
  report: read(unbalanced()),
  findings: findingsOf(unbalanced()),
  summary: '发现2处差错、1处疑问。',
  previous: read(blankReport('2019')),
  previousProblem: '附上的文件读不出。',
};

const pages: readonly (readonly [name: string, page: (display: DisplayWish[]) => string])[] = [
  ['the published report', (d) => reportPage(site('/annual-reports/2024', d), published)],
  ['a withdrawn report', (d) => reportPage(site('/annual-reports/2023', d), withdrawn)],
  ['the list', (d) => reportListPage(site('/annual-reports', d), [published, withdrawn])],
  ['the empty list', (d) => reportListPage(site('/annual-reports', d), [])],
  ['the check', (d) => reportCheckPage(site('/report-check', d), { kind: 'empty' })],
  [
    'a file refused',
    (d) => reportCheckPage(site('/report-check', d), { kind: 'refused', message: '读不出', text: '文字' }),
  ],
  ['a result', (d) => reportCheckPage(site('/report-check', d), { kind: 'checked', ...result })],
];

for (const [name, page] of pages) {
  test(`${name} is a sound page, however it is shown`, () => {
    assertSoundPage(page([]));
    assertSoundPage(page(['large', 'contrast', 'simple']));
  });
}

test('every text of a report, its findings and its notices is escaped', () => {
  const structural = new Set([
    'format',
    'requests',
    'disputes',
    'proactive',
    'cells',
    'year',
    'severity',
    'at',
  ]);
  const harmful = withHarm(published, structural);
  const harmfulResult = withHarm(result, structural);
  const here = { ...site(harm), ...withHarm(facts) };
  for (const page of [
    reportPage(here, harmful),
    reportPage(here, { ...harmful, withdrawnReason: harm }),
    reportListPage(here, [harmful]),
    newestReportPanel(here, harmful),
    reportCheckPage(here, { kind: 'refused', message: harm, text: `</textarea>${harm}` }),
    reportCheckPage(here, { kind: 'checked', ...harmfulResult }),
  ]) {
    assertHarmless(page);
    assert.ok(page.includes('&#60;script&#62;'), 'the text is shown as it was written');
  }
});

test('the published report carries the meta tags of a content page', () => {
  const $ = load(reportPage(site('/annual-reports/2024'), published));
  const meta = (key: string) => $(`meta[name="${key}"]`).attr('content');
  assert.equal(meta('ArticleTitle'), '凤泉区教育体育和文化旅游局2024年度报告');
  assert.equal(meta('PubDate'), '2025-01-20 09:30');
  assert.equal(meta('ContentSource'), '凤泉区教育体育和文化旅游局');
  assert.equal(meta('ColumnType'), '信息公开年报');
  assert.equal(meta('Url'), 'https://jtlj.example.gov.cn/annual-reports/2024');
});

test('the published report shows its six sections, its downloads, the reason and the corrections', () => {
  const $ = load(reportPage(site('/annual-reports/2024'), published));
  assert.equal($('.report-section').length, 6);
  assert.equal($('.report-section h3').text(), '（二）依申请公开');
  const kinds = $('.downloads a')
    .get()
    .map((link) => $(link).attr('href')?.split('.').at(-1));
  assert.deepEqual(kinds, ['docx', 'pdf', 'xlsx', 'json', 'csv']);
  assert.ok($('.notice').text().includes('口径不一致，下一年度更正。'));
  assert.ok($('.report-corrections').text().includes('补为0'));
  assert.equal($('#cell-requests-newlyReceived-total').text(), '12');
});

test('a withdrawn report keeps its title and the reason, and shows no figures', () => {
  const $ = load(reportPage(site('/annual-reports/2023'), withdrawn));
  assert.ok($('.notice-error').text().includes('合计有误，正在更正。'));
  assert.equal($('.report-value, .downloads a').length, 0);
});

test('a result counts by severity, links its cells and quotes its sentence', () => {
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result }));
  assert.deepEqual(
    $('.count strong')
      .get()
      .map((number) => $(number).text()),
    ['2', '1', '0'],
  );
  const last = $('.finding').last();
  assert.equal(last.find('a').attr('href'), '#cell-requests-newlyReceived-total');
  assert.equal($('mark.quoted-question').text(), '2024 年，收到申请 15 件。3');
  assert.equal($('mark a').attr('href'), `#${last.attr('id')}`);
});

test('the cell at fault is marked by colour, sign and words; the others of the sum only lightly', () => {
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result }));
  const chief = $('.marked-chief.marked-error');
  assert.ok(chief.length >= 1);
  assert.match(chief.first().text(), /✕应为12/);
  assert.match(chief.first().text(), /第1项差错/);
  assert.equal($('#cell-requests-refused-stateSecret-total').attr('class'), 'report-value');
});

test('the list of findings can be taken away as a sheet without the server keeping it', () => {
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result }));
  const link = $('a[download$=".csv"]');
  assert.equal(link.attr('download'), '凤泉区教育体育和文化旅游局2024年年报问题清单.csv');
  const sheet = Buffer.from(link.attr('href')?.split(',')[1] ?? '', 'base64').toString('utf8');
  const [heads, first, ...others] = sheet.trim().split('\r\n');
  assert.ok(sheet.startsWith('\ufeff'), 'Excel knows UTF-8 by the byte order mark');
  assert.equal(heads, '序号,程度,问题,位置,应为,实为,原文,原文位置');
  assert.match(first ?? '', /^1,差错,/);
  assert.match(others.at(-1) ?? '', /疑问,文字写15件，表格为12件。,.*“总计”列,12,15,.*,第5行$/);
  assert.equal(others.length + 1, result.findings.length);
});

test('a formula in the report stays words in the sheet', () => {
  const source = { line: 1, text: '=HYPERLINK("http://x")' };
  const findings = [{ ...prose, source }];
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result, findings }));
  const href = $('a[download$=".csv"]').attr('href') ?? '';
  assert.match(Buffer.from(href.split(',')[1] ?? '', 'base64').toString('utf8'), /"'=HYPERLINK/);
});

test('a quotation that is only a number gives way to its place', () => {
  const findings = [{ ...prose, source: { page: 4, text: '10' } }];
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result, findings }));
  assert.equal($('.finding blockquote').length, 0);
  assert.equal($('.finding-place').text(), '原文第4页');
});

test('the comparison names the group of each row', () => {
  const previous = { ...read(unbalanced()), year: '2023' };
  const $ = load(reportCheckPage(site('/report-check'), { kind: 'checked', ...result, previous }));
  const rows = $('.comparison tbody th[scope="row"]').map((_, th) => $(th).text());
  assert.ok(rows.get().includes('（三）不予公开：1.属于国家秘密'));
  assert.equal(new Set(rows.get()).size, rows.length);
});

test('an ambiguous cell shows its candidates and no false certainty', () => {
  const report = read(unbalanced());
  report.cells['requests.carriedIn.total'] = { mark: 'ambiguous', candidates: [3, 12], confidence: 0.4 };
  setFigure(report, 'requests.carriedIn.total', null);
  const page = reportCheckPage(site('/report-check'), { kind: 'checked', ...result, report, findings: [] });
  assert.match(load(page)('#cell-requests-carriedIn-total').text(), /可能是 3 或 12/);
});

test('the front page shows a chart only when requests were handled', () => {
  const none = { ...published, report: blankReport('2021') };
  assert.ok(!newestReportPanel(site('/'), none).includes('<svg'));
  assert.ok(newestReportPanel(site('/'), published).includes('<svg'));
  assert.ok(newestReportPanel(site('/'), null).includes('尚未发布'));
});

test('figureAt and the drawn form agree on every cell', () => {
  const report = unbalanced();
  const $ = load(reportPage(site('/annual-reports/2024'), published));
  for (const path of cellPaths(report)) {
    assert.equal($(`[id="cell-${path.replaceAll('.', '-')}"]`).text(), String(figureAt(report, path)), path);
  }
});
