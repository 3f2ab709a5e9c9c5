/**
 * Reports made at random, written in every layout that real ones arrive in, read back: each figure is the true
 * one, or it is left open with the true one among the candidates. Never another.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type AnnualReport,
  cellPaths,
  type FormVersion,
  figureAt,
  requestRows,
  setFigure,
} from '#rules/annual-report/tables.ts';
import { readText } from './index.ts';
import { assertReadBack, balanced, type Layout, plainLayout, renderText } from './testing.ts';

const layouts: readonly (readonly [name: string, layout: Partial<Layout>, forms: readonly FormVersion[]])[] =
  [
    ['glued digits', { figures: 'glued' }, ['2021', '2019']],
    ['glued digits with some spaces', { figures: 'half-glued' }, ['2021', '2019']],
    ['single spaces', { figures: 'spaces' }, ['2021', '2019']],
    ['one value a line', { figures: 'lines' }, ['2021', '2019']],
    ['rows with bars', { figures: 'bars' }, ['2021', '2019']],
    ['a bar after every line', { figures: 'bars-lines' }, ['2021', '2019']],
    ['tabs', { figures: 'tabs' }, ['2021', '2019']],
    ['bars and blanks for nought', { figures: 'bars', nought: '' }, ['2021', '2019']],
    ['tabs and blanks for nought', { figures: 'tabs', nought: '' }, ['2021', '2019']],
    ['bars with a bar a line and blanks', { figures: 'bars-lines', nought: '' }, ['2021']],
    ['strokes for nought', { figures: 'bars', nought: '/' }, ['2021', '2019']],
    ['strokes for nought, one a line', { figures: 'lines', nought: '/' }, ['2021']],
    ['a figure line above its label', { figures: 'spaces', above: true }, ['2021', '2019']],
    ['figures above their labels, one a line', { figures: 'lines', above: true }, ['2021', '2019']],
    ['displaced group labels', { figures: 'tabs', displaced: true }, ['2021']],
    ['displaced group labels, glued', { figures: 'glued', displaced: true }, ['2021']],
    ['broken labels', { figures: 'spaces', wrapped: true }, ['2021', '2019']],
    ['broken labels, one value a line', { figures: 'lines', wrapped: true }, ['2021']],
    ['other numbering', { figures: 'glued', numbering: 'commas' }, ['2021', '2019']],
    ['column 其他 missing', { figures: 'tabs', without: 'otherOrganisation' }, ['2021']],
    ['column 其他 missing, one value a line', { figures: 'lines', without: 'otherOrganisation' }, ['2021']],
  ];

for (const [name, layout, forms] of layouts) {
  test(`a report with ${name} is read back without a wrong figure`, () => {
    for (const form of forms) {
      fc.assert(
        fc.property(balanced(form), (report) => {
          assertReadBack(report, { ...plainLayout, ...layout });
        }),
        { numRuns: 15 },
      );
    }
  });
}

/** The tables moved to an annex at the end. */
function annexed(text: string): string {
  const parts = text.split(
    /\n(?=[一二三四五六]、(?:总体|主动公开政府|收到和处理|政府信息公开行政|存在的|其他需要))/,
  );
  const tables = parts.slice(2, 5).map((part) => part.slice(part.indexOf('\n')));
  const kept = parts.map((part, i) =>
    i >= 2 && i < 5 ? `${part.slice(0, part.indexOf('\n'))}\n详见附件。` : part,
  );
  return `${kept.join('\n')}\n附件\n${tables.join('\n')}`;
}

const disguises: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['full-width digits', (text) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
  ['Kangxi radicals', (text) => text.replaceAll('人', '⼈').replaceAll('行', '⾏').replaceAll('一', '⼀')],
  ['ideographic and no-break spaces', (text) => text.replaceAll(' ', '\u00a0\u3000')],
  ['zero-width characters', (text) => text.replaceAll('公开', '公\u200b开')],
  ['page numbers between the rows', (text) => text.replace(/(4.保护第三方)/, '— 3 —\n$1')],
  [
    'a list of contents',
    (text) =>
      text.replace(
        '\n',
        '\n目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n',
      ),
  ],
  ['a repeated heading', (text) => text.replace(/(三、收到和处理政府信息公开申请情况)/, '$1\n$1')],
  [
    'shortened labels',
    (text) =>
      text.replace('行政法规禁止', '法规禁止').replace('（区分处理的，只计这一情形，不计其他情形）', ''),
  ],
  [
    'misspelt labels',
    (text) => text.replace('过程性信息', '过程信息').replace('属于国家秘密', '属干国家秘密'),
  ],
  ['annotated labels', (text) => text.replace('1.属于国家秘密', '1.属于国家秘密（第14条）')],
  [
    'prose about the same matters around the tables',
    (text) =>
      text
        .replace(
          '全面贯彻',
          '制定规范性文件3件，行政许可12件，予以公开5件、部分公开2件，重复申请1件，总计8件。全面贯彻',
        )
        .replace(
          '三、收到和处理政府信息公开申请情况\n',
          '三、收到和处理政府信息公开申请情况\n本年新收政府信息公开申请9件，予以公开5件，部分公开2件，不予公开2件，总计9件，其他0件。\n',
        )
        .replace(
          /(\n四、政府信息公开行政复议)/,
          '\n上述申请中，自然人7件，予以公开5件，部分公开2件，结转下年度继续办理0件。$1',
        )
        .replace(/(\n五、存在)/, '\n行政复议结果维持3件，行政诉讼尚未审结1件。$1'),
  ],
  ['ruled lines of Markdown', (text) => text.replace(/(第二十条第[^\n]*\n)/g, '$1|---|---|---|---|\n')],
  [
    'a row that is not of the form',
    (text) => text.replace('（七）总计', '（八）其他情形 9 9 9 9 9 9 54\n（七）总计'),
  ],
  [
    'sections without numbers',
    (text) =>
      text.replace(
        /\n[一二三四五六]、(?=总体情况|主动公开政府|收到和处理|政府信息公开行政|存在的|其他需要)/g,
        '\n',
      ),
  ],
  ['tables after the sections', annexed],
  ['a crawler header', (text) => `标题: 公开年报\n发布时间: 2025-03-10 15:35\n${text}`],
];

for (const [name, change] of disguises) {
  test(`a report with ${name} is read back without a wrong figure`, () => {
    for (const figures of ['spaces', 'lines', 'bars'] as const) {
      fc.assert(
        fc.property(balanced('2021'), (report) => {
          const read = assertReadBack(report, { ...plainLayout, figures }, change);
          assert.equal(read.organ, report.organ);
          assert.equal(read.year, report.year);
        }),
        { numRuns: 6 },
      );
    }
  });
}

const grids: readonly (readonly [name: string, layout: Partial<Layout>, change: (text: string) => string])[] =
  [
    [
      'commas between thousands',
      { figures: 'spaces' },
      (text) => text.replace(/(?<=[ \n])\d{4,}(?=[ .\n])/g, (n) => n.replace(/\B(?=(\d{3})+$)/g, ',')),
    ],
    [
      'labels that span columns, and blanks for nought',
      { figures: 'bars', nought: '' },
      (text) => text.replace(/^((?:[一二四]、(?:本年|上年|结转)|（七）)[^|\n]*\|)/gm, '$1 | |'),
    ],
    [
      'tabs on lines of their own, as browsers copy cells of paragraphs',
      { figures: 'tabs' },
      (text) => text.replaceAll('\t', '\n\n\t\n\n'),
    ],
    ['其它 for 其他', { figures: 'lines' }, (text) => text.replaceAll('其他', '其它')],
    [
      'remarks with figures behind labels',
      { figures: 'tabs' },
      (text) =>
        text
          .replace('（一）予以公开', '（一）予以公开（含转办2件）')
          .replace('2.重复申请', '2.重复申请（3次以上）'),
    ],
    [
      'units glued to glued figures',
      { figures: 'glued' },
      (text) => text.replace(/(?<=（七）总计|（一）予以公开)0{7}/g, '0件0件0件0件0件0件0件'),
    ],
  ];

for (const [name, layout, change] of grids) {
  test(`a report with ${name} is read back without a wrong figure`, () => {
    fc.assert(
      fc.property(balanced('2021'), (report) => {
        assertReadBack(report, { ...plainLayout, ...layout }, change);
      }),
      { numRuns: 15 },
    );
  });
}

test('a traditional text is read back without a wrong figure', () => {
  const toTraditional = createRequire(import.meta.url)('opencc-js/cn2t').Converter({ from: 'cn', to: 't' });
  fc.assert(
    fc.property(balanced('2021'), (report) => {
      assertReadBack(report, { ...plainLayout, figures: 'bars' }, toTraditional);
    }),
    { numRuns: 6 },
  );
});

test('a report whose printed figures do not balance keeps its faults', () => {
  fc.assert(
    fc.property(balanced('2021'), fc.integer({ min: 1, max: 9 }), fc.boolean(), (report, more, glued) => {
      const row = report.requests.totalHandled;
      assert.ok(row);
      row.naturalPerson = (row.naturalPerson ?? 0) + more;
      row.total = (row.total ?? 0) + more;
      assertReadBack(report, { ...plainLayout, figures: glued ? 'glued' : 'spaces' });
    }),
    { numRuns: 30 },
  );
});

test('a row whose total is wrong is read as printed', () => {
  fc.assert(
    fc.property(balanced('2021'), fc.constantFrom(...requestRows['2021']), (report, row) => {
      const figures = report.requests[row.id];
      assert.ok(figures);
      figures.total = (figures.total ?? 0) + 7;
      for (const style of ['spaces', 'lines', 'tabs'] as const) {
        assertReadBack(report, { ...plainLayout, figures: style });
      }
    }),
    { numRuns: 10 },
  );
});

test('a text cut off anywhere gives no wrong figure', () => {
  fc.assert(
    fc.property(balanced('2021'), fc.double({ min: 0.1, max: 1, noNaN: true }), (report, part) => {
      for (const figures of ['bars', 'lines', 'tabs', 'bars-lines'] as const) {
        const text = renderText(report, { ...plainLayout, figures });
        const cut = text.slice(0, Math.floor(text.length * part));
        // A figure in which the text ends cannot be told from a whole one.
        const read = readText(cut.replace(/\d+$/, ''));
        for (const path of cellPaths(report)) {
          const got = figureAt(read, path);
          if (typeof got === 'number' || typeof got === 'string') {
            assert.equal(got, figureAt(report, path), `${path} in\n${cut}`);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('large glued figures are solved or left open, quickly', () => {
  fc.assert(
    fc.property(balanced('2021'), fc.integer({ min: 3, max: 97 }), (report, factor) => {
      for (const path of cellPaths(report)) {
        const value = figureAt(report, path);
        if (typeof value === 'number' && !path.startsWith('proactive.'))
          setFigure(report, path, value * factor);
      }
      // Of the processor, which other tests use too.
      const start = process.cpuUsage();
      assertReadBack(report, { ...plainLayout, figures: 'glued' });
      assert.ok(process.cpuUsage(start).user < 1_500_000);
    }),
    { numRuns: 10 },
  );
});

test('a row whose label is lost is found by its place', () => {
  const lose = fc.constantFrom(
    '5.属于三类内部事务信息',
    '2.重复申请',
    '（一）予以公开',
    '二、上年结转政府信息公开申请数量',
  );
  fc.assert(
    fc.property(balanced('2021'), lose, (report, label) => {
      for (const figures of ['lines', 'spaces'] as const) {
        const read = assertReadBack(report, { ...plainLayout, figures }, (text) => text.replace(label, ''));
        assert.ok(read.problems.some((problem) => problem.code === 'label-lost'));
      }
    }),
    { numRuns: 12 },
  );
});

test('lines that a page has lost give no wrong figure', () => {
  fc.assert(
    fc.property(balanced('2021'), (report) => {
      // A crawler that drops a line equal to the one before.
      const text = renderText(report, { ...plainLayout, figures: 'lines' }).replace(
        /^(.+)\n(?:\1\n)+/gm,
        '$1\n',
      );
      const read = readText(text);
      for (const path of cellPaths(report)) {
        const got = figureAt(read, path);
        if (got !== null) assert.equal(got, figureAt(report, path), `${path} in\n${text}`);
      }
    }),
    { numRuns: 20 },
  );
});

test('mixed forms keep the rows they print', () => {
  fc.assert(
    fc.property(balanced('2021'), balanced('2019'), (recent, old) => {
      for (const [first, second] of [
        [recent, old],
        [old, recent],
      ] as const) {
        const mixed: AnnualReport = { ...structuredClone(first), requests: second.requests };
        for (const figures of ['spaces', 'glued'] as const) {
          assertReadBack(mixed, { ...plainLayout, figures });
        }
      }
    }),
    { numRuns: 8 },
  );
});
