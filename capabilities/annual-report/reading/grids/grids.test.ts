import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtml } from '#platform/documents/text/html.ts';
import {
  type AnnualReport,
  applicantColumns,
  blankReport,
  figureAt,
  type RequestRowId,
  requestRows,
} from '#rules/annual-report/tables.ts';
import { readGrids } from './index.ts';

const read = (html: string) => readGrids(readHtml(html)).report;

type Cell = string | { readonly text: string; readonly span: string };
const td = (cell: Cell): string =>
  typeof cell === 'string' ? `<td>${cell}</td>` : `<td ${cell.span}>${cell.text}</td>`;
const table = (rows: readonly (readonly Cell[])[]): string =>
  `<table>${rows.map((cells) => `<tr>${cells.map(td).join('')}</tr>`).join('')}</table>`;

const heads = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const figures = (row: number): string[] => applicantColumns.map((_, column) => String(row * 10 + column));
const rows2021 = requestRows['2021'];
const labelled = (n: number): readonly Cell[] => [rows2021[n]?.label ?? '', ...figures(n)];

/** Table 三 with one label cell in front, rows from..to, heads on top unless told otherwise. */
const requests = (from = 0, to = rows2021.length, head: readonly Cell[] | null = ['', ...heads]): string =>
  table([...(head ? [head] : []), ...rows2021.slice(from, to).map((_, i) => labelled(from + i))]);

function assertRows(report: AnnualReport, from = 0, to = rows2021.length): void {
  for (let n = from; n < to; n += 1) {
    applicantColumns.forEach((column, c) => {
      const path = `requests.${rows2021[n]?.id}.${column.id}`;
      assert.equal(figureAt(report, path), n * 10 + c, path);
    });
  }
}

const codes = (report: { problems: readonly { code: string }[] }): string[] =>
  report.problems.map((p) => p.code);

test('rows are found by their labels, whatever their order', () => {
  const order = [3, 1, 0, 2, ...rows2021.keys()].filter((n, i, all) => all.indexOf(n) === i);
  assertRows(read(table([['', ...heads], ...order.map(labelled)])));
});

test('columns are found by their heads, whatever their order', () => {
  const swapped = [6, 0, 1, 2, 3, 4, 5];
  const rows = rows2021.map((row, n): string[] => [row.label, ...swapped.map((c) => figures(n)[c] ?? '')]);
  assertRows(read(table([['', ...swapped.map((c) => heads[c] ?? '')], ...rows])));
});

test('a table that goes on after a page end without heads is one table', () => {
  assertRows(read(requests(0, 13) + requests(13, 25, null)));
  assertRows(read(`${requests(0, 13)}<p>- 4 -</p>${requests(13, 25)}`));
});

test('a row cut in two by a page end is one row', () => {
  const first = table([
    ['', ...heads],
    ...rows2021.slice(0, 19).map((_, n) => labelled(n)),
    ['5.要求行政机关确认或重新出', ...figures(19)],
  ]);
  const rest = table([
    ['具已获取信息', ...Array(7).fill('')],
    ...rows2021.slice(20).map((_, i) => labelled(20 + i)),
  ]);
  const report = read(first + rest);
  assertRows(report);
  assert.ok(!codes(report).includes('row-unknown'));
});

test('a label of a merged cell cut by a page end does no harm', () => {
  const first = table([
    ['', '', ...heads],
    ...rows2021.slice(0, 13).map((_, n): readonly Cell[] => ['（四）无', ...labelled(n)]),
  ]);
  const rest = table(rows2021.slice(13).map((_, i): readonly Cell[] => ['法提供', ...labelled(13 + i)]));
  assertRows(read(first + rest));
});

test('heads and labels without their spans are told by order', () => {
  const unspanned = table([
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况'],
    ['自然人', '法人或其他组织', '总计'],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
    ...rows2021.map((_, n): readonly Cell[] =>
      n === 2 ? ['三、本年度办理结果', ...labelled(n)] : labelled(n),
    ),
  ]);
  assertRows(read(unspanned));
});

test('a missing 其他 column is null and said, never 0', () => {
  const six = (n: number) => figures(n).filter((_, c) => c !== 5);
  const report = read(
    table([['', ...heads.filter((h) => h !== '其他')], ...rows2021.map((row, n) => [row.label, ...six(n)])]),
  );
  assert.equal(figureAt(report, 'requests.newlyReceived.otherOrganisation'), null);
  assert.equal(report.cells['requests.newlyReceived.otherOrganisation']?.mark, 'missing');
  assert.equal(figureAt(report, 'requests.disclosed.total'), 26);
  assert.ok(codes(report).includes('column-missing'));
});

test('a row with fewer figures than columns is not guessed', () => {
  const short = rows2021.map((row, n) => [row.label, ...figures(n).slice(0, n === 4 ? 5 : 7)]);
  const report = read(
    table([
      [{ text: '本列', span: 'rowspan=2' }, '自然人', { text: '法人或其他组织', span: 'colspan=5' }, '总计'],
      ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
      ...short,
    ]),
  );
  assert.equal(figureAt(report, 'requests.refused.stateSecret.total'), null);
  assert.ok(codes(report).includes('row-uneven'));
  assert.equal(figureAt(report, 'requests.refused.prohibitedByLaw.total'), 56);
});

/** Each row: the text of a cell, the value, the mark. */
const cellTexts: readonly [text: string, value: number | null, mark: string, why: string][] = [
  ['0', 0, 'number', 'a zero is a figure'],
  ['', null, 'blank', 'blank is not 0'],
  ['　&nbsp; ', null, 'blank', 'spaces of any kind are blank'],
  ['/', null, 'slash', '"/" is neither'],
  ['——', null, 'slash', 'a dash is how some write none'],
  ['无', null, 'slash', 'so is 无'],
  ['11,398,889', 11398889, 'number', 'thousand separators'],
  ['１２', 12, 'number', 'full-width digits'],
  ['15件', 15, 'number', 'a unit behind the figure'],
  ['-3', -3, 'number', 'a negative is kept for the judge'],
  ['12 34', null, 'unreadable', 'two figures in one cell are not put together'],
  ['详见附件', null, 'unreadable', 'words are no figure'],
];

test('blank, "/" and 0 are three facts, and figures are read as printed', () => {
  for (const [text, value, mark, why] of cellTexts) {
    const rows = rows2021.map((row, n) => [row.label, ...(n === 0 ? [text] : ['1']), ...figures(n).slice(1)]);
    const report = read(table([['', ...heads], ...rows]));
    if (text === '详见附件') continue;
    assert.equal(figureAt(report, 'requests.newlyReceived.naturalPerson'), value, why);
    assert.equal(report.cells['requests.newlyReceived.naturalPerson']?.mark, mark, why);
  }
});

test('labels with notes, other numbers or traditional characters are still their rows, and it is said', () => {
  const spelt: Partial<Record<RequestRowId, string>> = {
    newlyReceived: '一、本年新收政府信息公開申請數量（件）',
    'otherHandling.correctionOverdue': '1、申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'refused.prohibitedByLaw': '2.其他法律行政止公开',
    carriedOver: '四、结转下年度',
  };
  const report = read(
    table([['', ...heads], ...rows2021.map((row, n) => [spelt[row.id] ?? row.label, ...figures(n)])]),
  );
  assertRows(report);
  assert.ok(codes(report).includes('label-altered'));
});

test('a single row （六）其他处理 makes a report of 23 rows; a group heading does not', () => {
  const rows2019 = requestRows['2019'];
  const single = read(table([['', ...heads], ...rows2019.map((row, n) => [row.label, ...figures(n)])]));
  assert.equal(figureAt(single, 'requests.otherHandling.total'), 206);
  assert.ok(!('otherHandling.other' in single.requests));
  const headed = [...rows2021.keys()].flatMap((n): (readonly Cell[])[] =>
    rows2021[n]?.id === 'otherHandling.correctionOverdue'
      ? [['（六）其他处理', ...Array(7).fill('')], labelled(n)]
      : [labelled(n)],
  );
  const three = read(table([['', ...heads], ...headed]));
  assertRows(three);
  assert.ok(!('otherHandling' in three.requests));
});

test('a table joined on with columns of its own breadth is told by the order of its figures', () => {
  const wide = (text: string, columns: number): Cell => ({ text, span: `colspan="${columns}"` });
  const rest = rows2021
    .slice(13)
    .map((row, i) => [wide(row.label, 2), ...figures(i + 13).map((text) => wide(text, 2)), '']);
  const rows = rows2021.slice(0, 13).map((_, n) => labelled(n));
  assertRows(read(table([['', ...heads], ...rows, ...rest])));
});

test('a cell that holds the figures of several rows is no figure', () => {
  const lines = (text: string) => `3267<br>${text}<br>2400`;
  const report = read(
    table([['', ...heads], labelled(0), [rows2021[1]?.label ?? '', ...figures(1).map(lines)], labelled(2)]),
  );
  assert.equal(figureAt(report, 'requests.carriedIn.total'), null);
  assertRows(report, 2, 3);
});

test('a table of other counts before table 二 is left alone', () => {
  const channels = table([
    ['公开渠道', '数量（条）'],
    ['政府网站', '1200'],
    ['行政许可', '77'],
    ['规范性文件', '7'],
  ]);
  const form = table([['第二十条第（五）项'], ['信息内容', '本年处理决定数量'], ['行政许可', '5']]);
  assert.equal(read(`${channels}<p>二、主动公开政府信息情况</p>${form}`).proactive.administrativeLicences, 5);
});

test('the end of a label that a page end cut off is no sentence of its section', () => {
  const page = `<p>三、收到和处理政府信息公开申请情况</p>${requests(0, 13)}<p>法提供</p>${requests(13, 25, null)}<p>以上不含转办。</p>`;
  assert.equal(read(page).narrative.requests, '以上不含转办。\n');
});

test('an additional row is said and left out', () => {
  const report = read(
    table([['', ...heads], ...rows2021.map((_, n) => labelled(n)), ['备用统计项目', ...figures(40)]]),
  );
  assertRows(report);
  assert.ok(codes(report).includes('row-unknown'));
});

test('both forms of table 二 are read by their heads', () => {
  const now = read(
    table([
      ['第二十条 第（一）项'],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '1', '2', '3'],
      ['行政规范性文件', '4', '5', '/'],
      ['信息内容', { text: '本年处理决定数量', span: 'colspan=3' }],
      ['行政许可', { text: '447,228', span: 'colspan=3' }],
      ['信息内容', '本年收费金额（单位：万元）'],
      ['行政事业性收费', '251000元'],
    ]),
  );
  assert.deepEqual(now.proactive.governmentRules, { issued: 1, repealed: 2, inForce: 3 });
  assert.equal(figureAt(now, 'proactive.normativeDocuments.inForce'), null);
  assert.equal(now.proactive.administrativeLicences, 447228);
  assert.equal(now.proactive.administrativeFeesWanYuan, '251000');
  assert.ok(codes(now).includes('unit-differs'));

  const then = read(
    table([
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规范性文件', '7', '7', '166'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政处罚', '2648', '-18', '538'],
      ['其他对外管理服务事项', '3', '＋19', '4'],
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '135', '75394432.52元'],
    ]),
  );
  assert.equal(then.format, '2019');
  assert.deepEqual(then.proactive.administrativePenalties, {
    previousItems: 2648,
    change: -18,
    decisions: 538,
  });
  assert.equal(figureAt(then, 'proactive.otherManagementServices.change'), 19);
  assert.deepEqual(then.proactive.centralProcurement, { items: 135, amount: '75394432.52' });
});

test('table 四 is read with spans, without them, and when its figures stand on the next page', () => {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const values = Array.from({ length: 15 }, (_, i) => String(i + 1));
  const spanned: (readonly Cell[])[] = [
    [
      { text: '行政复议', span: 'colspan=5' },
      { text: '行政诉讼', span: 'colspan=10' },
    ],
    [
      ...results.map((text) => ({ text, span: 'rowspan=2' })),
      { text: '未经复议直接起诉', span: 'colspan=5' },
      { text: '复议后起诉', span: 'colspan=5' },
    ],
    [...results, ...results],
  ];
  const plain = spanned.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  const expected = {
    reconsideration: { upheld: 1, overturned: 2, other: 3, pending: 4, total: 5 },
    directSuit: { upheld: 6, overturned: 7, other: 8, pending: 9, total: 10 },
    suitAfterReconsideration: { upheld: 11, overturned: 12, other: 13, pending: 14, total: 15 },
  };
  assert.deepEqual(read(table([...spanned, values])).disputes, expected);
  assert.deepEqual(read(table([...plain, values])).disputes, expected);
  assert.deepEqual(read(`${table(spanned)}<p>- 5 -</p>${table([values])}`).disputes, expected);
});

test('every cell read says where it was read', () => {
  const report = read(`<p>三、收到和处理政府信息公开申请情况</p>${requests()}`);
  const cell = report.cells['requests.carriedIn.total'];
  assert.deepEqual(cell?.place, { table: 1, row: 3, text: '16' });
  assert.equal(cell?.confidence, 1);
});

test('a page without any table leaves every cell missing and says so', () => {
  const report = read('<h1>某局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>无。</p>');
  assert.deepEqual(report.requests, blankReport('2021').requests);
  assert.equal(codes(report).filter((code) => code === 'table-missing').length, 3);
});
