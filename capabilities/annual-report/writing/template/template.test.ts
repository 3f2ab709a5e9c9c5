import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { unzip } from '#platform/documents/unzip.ts';
import { type AnnualReport, blankReport } from '#rules/annual-report/tables.ts';
import { UnreadableError } from '../../model.ts';
import { arbitraryReport, hostileTexts, numberedReport } from '../arbitrary-report.ts';
import { gridsOf } from '../grid.ts';
import { writeReport } from '../index.ts';
import { printable, printedCell } from '../printed.ts';
import { readDocumentXml } from './xml.ts';

const official = new URL(
  '../../../../../shared/reports/real/500_official_template_2021format.docx',
  import.meta.url,
);
const absent = existsSync(official) ? false : 'the official blank form is not beside the repository';

const xmlOf = (bytes: Uint8Array) =>
  new TextDecoder().decode(unzip(bytes, () => true).get('word/document.xml'));

async function fill(template: Uint8Array, report: AnnualReport) {
  return writeReport(report, 'docx', { template });
}

/** What stands at every figure's place, read from the XML by position alone. */
function figuresIn(xml: string, report: AnnualReport) {
  const { tables } = readDocumentXml(xml);
  return gridsOf(report).flatMap((grid, i) =>
    grid.rows.flat().flatMap((cell) => {
      const found = tables[i]?.rows[cell.row]?.find((c) => c.column === cell.column);
      return cell.path === undefined ? [] : [found?.text.trim()];
    }),
  );
}

const figuresOf = (report: AnnualReport) =>
  gridsOf(report).flatMap((grid) =>
    grid.rows.flat().flatMap((cell) => (cell.path === undefined ? [] : [printedCell(report, cell)])),
  );

/** Runs that a figure was put in with. */
const insertedRun =
  /<w:r><w:rPr>(?:<w:rFonts[^>]*\/>)?<w:sz w:val="20"\/><w:szCs w:val="20"\/><\/w:rPr><w:t xml:space="preserve">[^<]*<\/w:t><\/w:r>/g;

test('the official blank form takes every figure and no border moves', { skip: absent }, async () => {
  const template = new Uint8Array(readFileSync(official));
  const report = numberedReport();
  report.narrative = blankReport().narrative;
  const before = xmlOf(template);
  const after = xmlOf(await fill(template, { ...report, organ: null, year: null }));
  assert.deepEqual(figuresIn(after, report), figuresOf(report));
  assert.equal(after.match(insertedRun)?.length, 200);
  assert.equal(after.replace(insertedRun, ''), before);
});

test('a blank report leaves the official blank form as it is', { skip: absent }, async () => {
  const template = new Uint8Array(readFileSync(official));
  assert.equal(xmlOf(await fill(template, blankReport())), xmlOf(template));
});

test('the sentences take the place of （文字描述） and the title that of the word 模板', {
  skip: absent,
}, async () => {
  const template = new Uint8Array(readFileSync(official));
  const report = numberedReport();
  const { paragraphs, tables } = readDocumentXml(xmlOf(await fill(template, report)));
  const texts = paragraphs.map((p) => p.text).filter((text) => text.trim() !== '');
  assert.equal(texts[0], '凤泉区教育体育和文化旅游局2024年政府信息公开工作年度报告');
  assert.equal(texts[1], '根据《中华人民共和国政府信息公开条例》编制本报告。');
  assert.ok(texts.includes('2024年，主动公开政府信息15条。'));
  assert.ok(texts.includes('2024年无信息处理费收费项目。'));
  assert.ok(!texts.some((text) => text.includes('文字描述')));
  assert.equal(tables.length, 3);
});

test('a form that we drew ourselves can be filled again', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const blank = { ...blankReport(report.format), requests: report.requests };
      for (const row of Object.values(blank.requests)) assert.ok(row);
      const empty = structuredClone(blank);
      for (const row of Object.values(empty.requests)) {
        for (const column of Object.keys(row) as (keyof typeof row)[]) row[column] = null;
      }
      const template = await writeReport(empty, 'docx');
      assert.deepEqual(figuresIn(xmlOf(await fill(template, report)), report), figuresOf(report));
    }),
    { numRuns: 4 },
  );
});

test('a form of the other edition is refused in words', { skip: absent }, async () => {
  const template = new Uint8Array(readFileSync(official));
  await assert.rejects(fill(template, numberedReport('2019')), (error) => {
    assert.ok(error instanceof UnreadableError);
    assert.match(error.message, /模板中没有找到表二“规章”的“本年新制作数量”/);
    return true;
  });
  await assert.rejects(fill(template, numberedReport('hybrid')), /（六）其他处理/);
});

/** A Word file with these paragraphs; a text may be broken over runs by "|". */
async function templateWith(texts: readonly string[]): Promise<Uint8Array> {
  const { Document, Packer, Paragraph, TextRun } = await import('docx');
  const children = texts.map(
    (text) => new Paragraph({ children: text.split('|').map((run) => new TextRun(run)) }),
  );
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
}

const textOf = (bytes: Uint8Array) => readDocumentXml(xmlOf(bytes)).paragraphs.map((p) => p.text);

test('placeholders are filled, also when Word has broken them over runs', async () => {
  const template = await templateWith([
    '{organ}{ye|ar}年',
    '新收{newlyRec|eived.total}件，收费{administrativeFeesWanYuan}万元',
    '{other}',
  ]);
  assert.deepEqual(textOf(await fill(template, numberedReport())), [
    '凤泉区教育体育和文化旅游局2024年',
    '新收1016件，收费1009.064104万元',
    '2024年无信息处理费收费项目。',
  ]);
});

test('an unknown placeholder is named', async () => {
  const template = await templateWith(['{organ}{organs}']);
  await assert.rejects(fill(template, numberedReport()), /不认识的占位符：\{organs\}/);
});

test('a file that is no Word file is refused in words', async () => {
  const cases = [
    ['text', new TextEncoder().encode('不是文档')],
    ['nothing', new Uint8Array()],
    ['a zip without a document', new Uint8Array([0x50, 0x4b, 5, 6, ...Array(18).fill(0)])],
  ] as const;
  for (const [reason, bytes] of cases) {
    await assert.rejects(fill(bytes, numberedReport()), UnreadableError, reason);
  }
});

test('text that tries to be markup stays text in a filled form', { skip: absent }, async () => {
  const template = new Uint8Array(readFileSync(official));
  for (const [reason, text] of hostileTexts) {
    const report = numberedReport();
    report.organ = text;
    report.narrative.overview = text;
    report.proactive.administrativeFeesWanYuan = text;
    const { paragraphs, tables } = readDocumentXml(xmlOf(await fill(template, report)));
    assert.equal(tables.length, 3, reason);
    assert.ok(
      paragraphs.some((p) => p.text === printable(text).replaceAll('\t', ' ').trim()),
      reason,
    );
  }
});
