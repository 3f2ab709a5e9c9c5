import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import {
  type AnnualReport,
  cellPaths,
  figureAt,
  type SectionId,
  sections,
} from '#rules/annual-report/tables.ts';
import { buildFonts } from '../../../../scripts/build-fonts.ts';
import { arbitraryReport, emptyReport, hostileTexts, numberedReport } from '../arbitrary-report.ts';
import { writeReport } from '../index.ts';
import { printedFigure } from '../printed.ts';

before(buildFonts);
after(closeTypesetter);

type Item = { str: string; transform: number[]; width: number };

async function open(report: AnnualReport) {
  const data = await writeReport(report, 'pdf');
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const content = await (await pdf.getPage(i + 1)).getTextContent();
      return content.items.filter((item) => 'str' in item) as unknown as Item[];
    }),
  );
  return { pdf, pages, texts: pages.map((items) => items.map((item) => item.str).join('')) };
}

test('the PDF is tagged, titled, in Chinese, PDF/UA-1, with a bookmark for every heading', async () => {
  const { pdf } = await open(numberedReport());
  const { info, metadata } = await pdf.getMetadata();
  assert.deepEqual(await pdf.getMarkInfo(), { Marked: true, UserProperties: false, Suspects: false });
  assert.equal((info as { Title: string }).Title, '凤泉区教育体育和文化旅游局2024年政府信息公开工作年度报告');
  assert.equal((info as { Author: string }).Author, '凤泉区教育体育和文化旅游局');
  assert.equal((info as { Language: string }).Language, 'zh-CN');
  assert.equal(metadata.get('pdfuaid:part'), '1');
  const outline = await pdf.getOutline();
  assert.deepEqual(
    outline.map((entry) => entry.title),
    sections.map(({ numeral, title }) => `${numeral}、${title['2021']}`),
  );
  assert.deepEqual(
    outline[0]?.items.map((entry: { title: string }) => entry.title),
    ['（一）主动公开'],
  );
});

test('table three stands whole on one page under its heading, in every form', async () => {
  for (const form of ['2021', '2019', 'hybrid'] as const) {
    const { texts } = await open(numberedReport(form));
    const flat = texts.map((text) => text.replace(/\s/g, ''));
    const page = flat.find((text) => text.includes('三、收到和处理政府信息公开申请情况'));
    assert.ok(page?.includes('本列数据的勾稽关系'), form);
    assert.ok(page?.includes('四、结转下年度继续办理'), form);
  }
});

test('page numbers stand on the right of odd pages and on the left of even ones', async () => {
  const { pages } = await open(numberedReport());
  assert.ok(pages.length >= 3);
  for (const [i, items] of pages.entries()) {
    const number = items.filter((item) => (item.transform[5] ?? 0) < 99 && (item.transform[5] ?? 0) > 0);
    assert.equal(
      number
        .map((item) => item.str)
        .join('')
        .trim(),
      `— ${i + 1} —`,
    );
    const left = number[0]?.transform[4] ?? 0;
    assert.ok(i % 2 === 0 ? left > 300 : left < 120, `page ${i + 1}: ${left}`);
  }
});

test('a full page has 22 lines of at most 28 characters inside the type area', async () => {
  const report = numberedReport();
  report.narrative.overview = `${'公开'.repeat(800)}\n`;
  const { pages } = await open(report);
  const body = (pages[1] ?? []).filter((item) => /^公|^开/.test(item.str));
  const lines = new Map<number, Item[]>();
  for (const item of body) {
    const y = Math.round(item.transform[5] ?? 0);
    lines.set(y, [...(lines.get(y) ?? []), item]);
  }
  assert.equal(lines.size, 22);
  for (const items of lines.values()) {
    assert.equal(items.map((item) => item.str).join('').length, 28);
    const right = Math.max(...items.map((item) => (item.transform[4] ?? 0) + item.width));
    assert.ok(right < (210 - 26) * 2.8346 + 1, String(right));
  }
});

test('every figure of a random report is in the text, as often as it occurs', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      report.narrative = { ...emptyReport('2021').narrative, title: '年度报告' };
      const { pages } = await open(report);
      const found = pages
        .flatMap((items) => items.filter((item) => (item.transform[5] ?? 0) > 99))
        .map((item) => item.str.trim())
        .filter((text) => /^[+-]?\d+(\.\d+)?$/.test(text));
      const expected = cellPaths(report).flatMap((path) => {
        const value = figureAt(report, path);
        return value === null ? [] : [printedFigure(value, path.endsWith('.change') ? 'change' : 'count')];
      });
      assert.deepEqual(found.toSorted(), expected.toSorted());
    }),
    { numRuns: 5 },
  );
});

test('text that tries to be markup stays text, and no character stops the press', async () => {
  for (const [reason, text] of hostileTexts) {
    const report = numberedReport();
    report.organ = text.slice(0, 200);
    for (const part of Object.keys(report.narrative) as (SectionId | 'title')[]) {
      report.narrative[part] = text.slice(0, part === 'other' ? 3000 : 300);
    }
    report.proactive.administrativeFeesWanYuan = text;
    const { texts } = await open(report);
    if (reason === 'markup of Typst') {
      assert.ok(
        texts
          .join('')
          .replace(/\s/g, '')
          .includes('#panic("x")$x$*强调*_斜体_\\@ref<label>`code`=标题#include"/etc/passwd"'),
      );
    }
    if (reason === 'rare characters of names') assert.ok(texts.join('').includes('𬭚堃㛃䶮'));
    if (reason === 'emoji and joined emoji') assert.ok(texts.join('').includes('□'));
  }
});
