import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { unzip } from '#platform/documents/unzip.ts';
import type { AnnualReport, SectionId } from '#rules/annual-report/tables.ts';
import { arbitraryReport, hostileTexts, numberedReport } from '../arbitrary-report.ts';
import { gridsOf } from '../grid.ts';
import { writeReport } from '../index.ts';
import { printable, printedCell } from '../printed.ts';
import { readDocumentXml, type XmlTable } from '../template/xml.ts';

async function parts(report: AnnualReport) {
  const files = unzip(await writeReport(report, 'docx'), () => true);
  const part = (name: string) => new TextDecoder().decode(files.get(name));
  return { part, names: [...files.keys()], document: readDocumentXml(part('word/document.xml')) };
}

/** Text, column and span of every cell that is not the lower part of a merged one. */
const cellsOf = (table: XmlTable) =>
  table.rows.map((row) =>
    row.filter((c) => c.merge !== 'continue').map((c) => [c.text, c.column, c.colspan, c.merge]),
  );

const expectedCells = (report: AnnualReport) =>
  gridsOf(report).map((grid) =>
    grid.rows.map((row) =>
      row.map((c) => [printedCell(report, c), c.column, c.colspan, c.rowspan > 1 ? 'restart' : 'none']),
    ),
  );

test('the Word file holds the form, cell by cell and merge by merge', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const { document } = await parts(report);
      assert.deepEqual(document.tables.map(cellsOf), expectedCells(report));
    }),
    { numRuns: 6 },
  );
});

test('the page is that of GB/T 9704: A4, margins 37, 35, 28, 26 mm, no grid', async () => {
  const { part } = await parts(numberedReport());
  const xml = part('word/document.xml');
  const margins = /<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? '';
  const margin = (side: string) => Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]) / 56.6929;
  assert.deepEqual(
    ['top', 'bottom', 'left', 'right'].map((side) => Math.round(margin(side) * 10) / 10),
    [37, 35, 28, 26],
  );
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/);
  assert.doesNotMatch(xml, /w:docGrid[^>]*linesAndChars/);
});

test('lines are 28.95 pt, text is 仿宋 of size 三, headings are 黑体 and 楷体 with outline levels', async () => {
  const $ = load((await parts(numberedReport())).part('word/styles.xml'), { xml: true });
  const style = (id: string) => $(`w\\:style[w\\:styleId="${id}"]`);
  for (const id of ['ReportBody', 'Heading1', 'Heading2']) {
    assert.equal(style(id).find('w\\:spacing').first().attr('w:line') ?? '579', '579', id);
    assert.equal(style(id).find('w\\:sz').attr('w:val'), '32', id);
  }
  const face = (id: string) => style(id).find('w\\:rFonts').attr('w:eastAsia');
  assert.deepEqual(['Title', 'ReportBody', 'Heading1', 'Heading2', 'ReportCell'].map(face), [
    '方正小标宋简体',
    '仿宋_GB2312',
    '黑体',
    '楷体_GB2312',
    '宋体',
  ]);
  assert.equal(style('Heading1').find('w\\:outlineLvl').attr('w:val'), '0');
  assert.equal(style('Heading2').find('w\\:outlineLvl').attr('w:val'), '1');
});

test('odd and even pages carry their numbers apart, and heads of tables repeat', async () => {
  const { part, names } = await parts(numberedReport());
  assert.match(part('word/settings.xml'), /<w:evenAndOddHeaders/);
  const footers = names.filter((name) => /^word\/footer\d+\.xml$/.test(name)).map(part);
  assert.deepEqual(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).toSorted(), ['left', 'right']);
  assert.equal(part('word/document.xml').match(/<w:tblHeader\/>/g)?.length, 6);
});

test('every row of a table but the last is kept with the next, so that no table is torn', async () => {
  const { part, document } = await parts(numberedReport());
  const xml = part('word/document.xml');
  for (const table of document.tables) {
    for (const row of table.rows.slice(0, -1)) {
      const first = row[0];
      assert.ok(first && xml.slice(first.start, first.end).includes('<w:keepNext/>'));
    }
  }
});

test('the properties name title, organ, language, year and form', async () => {
  const { part } = await parts(numberedReport());
  assert.match(part('docProps/core.xml'), /<dc:language>zh-CN</);
  assert.match(
    part('docProps/core.xml'),
    /<dc:title>凤泉区教育体育和文化旅游局2024年政府信息公开工作年度报告</,
  );
  assert.match(part('docProps/core.xml'), /<dc:creator>凤泉区教育体育和文化旅游局</);
  assert.match(part('docProps/custom.xml'), /report-year[\s\S]*2024/);
});

test('text that tries to be markup stays text', async () => {
  for (const [reason, text] of hostileTexts) {
    const report = numberedReport();
    report.organ = text;
    for (const part of Object.keys(report.narrative) as (SectionId | 'title')[])
      report.narrative[part] = text;
    report.proactive.administrativeFeesWanYuan = text;
    const { document, part } = await parts(report);
    assert.equal(document.tables.length, 3, reason);
    const last = document.paragraphs.findLast((p) => p.text.trim() !== '');
    assert.equal(last?.text, printable(text).trim(), reason);
    assert.equal(load(part('word/document.xml'), { xml: true })('w\\:sectPr').length, 1, reason);
  }
});
