import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { type AnnualReport, cellPaths, figureAt, type SectionId } from '#rules/annual-report/tables.ts';
import { arbitraryReport, hostileTexts, numberedReport } from './arbitrary-report.ts';
import { cellId, formTables } from './form-html.ts';
import { gridsOf } from './grid.ts';
import { writeReport } from './index.ts';
import { printable, printedFigure } from './printed.ts';

const page = async (report: AnnualReport) =>
  load(new TextDecoder().decode(await writeReport(report, 'html')));

test('every figure stands under its id and names heads that exist', () => {
  const report = numberedReport();
  const $ = load(Object.values(formTables(report)).join(''));
  for (const path of cellPaths(report)) {
    const cell = $(`#${cellId(path)}`);
    assert.equal(cell.length, 1, path);
    assert.equal(cell.text(), printedFigure(figureAt(report, path)), path);
    const headers = (cell.attr('headers') ?? '').split(' ');
    assert.ok(headers.length >= 2, path);
    for (const id of headers) assert.equal($(`th#${id}[scope]`).length, 1, `${path} ${id}`);
  }
  assert.equal($('table > caption').length, 3);
  assert.equal($('[style], script').length, 0);
});

test('a mark has a class, a sign that is seen and a sentence that is heard', () => {
  const path = 'requests.newlyReceived.total';
  const mark = (p: string) => (p === path ? { className: 'report-error', note: '不平 <b>' } : null);
  const $ = load(Object.values(formTables(numberedReport(), { mark, idPrefix: 'a-' })).join(''));
  const cell = $(`#a-${cellId(path)}`);
  assert.ok(cell.hasClass('report-error'));
  assert.equal(cell.find('[aria-hidden=true]').text(), '▲');
  assert.equal(cell.find('.report-hidden').text(), '（不平 <b>）');
  assert.equal($('.report-error').length, 1);
});

test('the web file has the merges of the form and the six sections', async () => {
  const report = numberedReport();
  const $ = await page(report);
  assert.equal($('html').attr('lang'), 'zh-CN');
  assert.equal($('title').text(), '凤泉区教育体育和文化旅游局2024年政府信息公开工作年度报告');
  assert.equal($('h2').length, 6);
  for (const grid of gridsOf(report)) {
    const cells = $(`.report-table-${grid.id} tr > *`).toArray();
    const spans = cells.map((c) => `${$(c).attr('colspan') ?? 1}×${$(c).attr('rowspan') ?? 1}`);
    assert.deepEqual(
      spans,
      grid.rows.flat().map((c) => `${c.colspan}×${c.rowspan}`),
    );
  }
});

test('text that tries to be markup stays text', async () => {
  for (const [reason, text] of hostileTexts) {
    const report = numberedReport();
    report.organ = text;
    for (const part of Object.keys(report.narrative) as (SectionId | 'title')[])
      report.narrative[part] = text;
    report.proactive.administrativeFeesWanYuan = text;
    const $ = await page(report);
    assert.equal($('script, img, a').length, 0, reason);
    assert.equal($('h2').length, 6, reason);
    const expected = printable(text).replaceAll('\n', '').trim();
    assert.equal($('section').last().find('p, h3').text(), expected, reason);
    assert.equal($('meta[name=report-organ]').attr('content'), printable(text), reason);
  }
});

test('every random report stands in its web file, cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const $ = await page(report);
      for (const path of cellPaths(report)) {
        const text = $(`#${cellId(path)}`).text();
        const value = figureAt(report, path);
        assert.equal(text === '' ? null : Number(text), value === null ? null : Number(value), path);
      }
    }),
    { numRuns: 15 },
  );
});
