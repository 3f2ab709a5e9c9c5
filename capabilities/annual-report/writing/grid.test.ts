import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unzip } from '#platform/documents/unzip.ts';
import { cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { emptyReport, numberedReport } from './arbitrary-report.ts';
import { type Grid, type GridCell, gridsOf, namesOf } from './grid.ts';
import { printedFigure } from './printed.ts';
import { readDocumentXml, type XmlTable } from './template/xml.ts';

const official = new URL(
  '../../../../shared/reports/real/500_official_template_2021format.docx',
  import.meta.url,
);

const shapes = [
  // form, table, columns, rows, value cells, merged cells
  ['2021', 0, 4, 14, 10, 11, 'ten figures; every article line and every single figure is merged'],
  ['2021', 1, 10, 28, 175, 16, '25 rows of 7 figures below three rows of heads'],
  ['2021', 2, 15, 4, 15, 9, '15 figures'],
  ['2019', 0, 4, 18, 22, 9, 'five articles; the last two have two figures in four columns'],
  ['2019', 1, 10, 26, 161, 16, '（六） is one row'],
  ['hybrid', 0, 4, 14, 10, 11, 'the first table of 2021'],
  ['hybrid', 1, 10, 26, 161, 16, 'with the one row （六） of 2019'],
] as const;

for (const [form, index, columns, rows, values, merged, reason] of shapes) {
  test(`table ${index + 2} of the form ${form} has ${values} figures in ${rows} rows: ${reason}`, () => {
    const grid = gridsOf(emptyReport(form))[index];
    assert.ok(grid);
    const cells = grid.rows.flat();
    assert.equal(grid.widths.length, columns);
    assert.equal(grid.rows.length, rows);
    assert.equal(cells.filter((c) => c.kind === 'value').length, values);
    assert.equal(cells.filter((c) => c.colspan > 1 || c.rowspan > 1).length, merged);
  });
}

test('every square of every table is covered by exactly one cell', () => {
  for (const form of ['2021', '2019', 'hybrid'] as const) {
    for (const grid of gridsOf(emptyReport(form))) {
      const squares = grid.rows.flat().flatMap(squaresOf);
      assert.equal(squares.length, grid.rows.length * grid.widths.length, `${form} ${grid.name}`);
      assert.equal(new Set(squares).size, squares.length, `${form} ${grid.name}`);
    }
  }
});

const squaresOf = (cell: GridCell) =>
  Array.from({ length: cell.colspan * cell.rowspan }, (_, i) => {
    const row = cell.row + Math.floor(i / cell.colspan);
    return `${row},${cell.column + (i % cell.colspan)}`;
  });

test('the figures stand in the order of the cell paths, each once', () => {
  for (const form of ['2021', '2019', 'hybrid'] as const) {
    const report = emptyReport(form);
    const paths = gridsOf(report).flatMap((grid) => grid.rows.flat().flatMap((c) => c.path ?? []));
    assert.deepEqual(paths, cellPaths(report));
  }
});

test('a figure names the heads above it and the labels beside it', () => {
  const report = numberedReport();
  const cells = gridsOf(report).flatMap((grid) => grid.rows.flat().map((cell) => ({ grid, cell })));
  const namesAt = (path: string) => {
    const found = cells.find(({ cell }) => cell.path === path);
    assert.ok(found, path);
    const { rows, columns } = namesOf(found.grid, found.cell);
    return [...columns, ...rows].map((c) => c.text).join(' > ');
  };
  assert.equal(
    namesAt('requests.refused.deliberative.legalServiceBody'),
    '申请人情况 > 法人或其他组织 > 法律服务机构 > 三、本年度办理结果 > （三）不予公开 > 6.属于四类过程性信息',
  );
  assert.equal(
    namesAt('proactive.administrativeCompulsions'),
    '第二十条第（六）项 > 本年处理决定数量 > 行政强制',
  );
  assert.equal(namesAt('disputes.suitAfterReconsideration.pending'), '行政诉讼 > 复议后起诉 > 尚未审结');
});

test('our form is the official blank form, cell by cell', (t) => {
  if (!existsSync(official)) return t.skip('the official blank form is not beside the repository');
  const files = unzip(new Uint8Array(readFileSync(official)), (name) => name === 'word/document.xml');
  const { tables } = readDocumentXml(new TextDecoder().decode(files.get('word/document.xml')));
  const ours = gridsOf(emptyReport('2021')).map(cellsOfGrid);
  assert.deepEqual(tables.map(cellsOfTable), ours);
});

const described = (text: string, column: number, colspan: number, rowspan: number) =>
  `${text.replace(/\s/g, '')} @${column} ${colspan}×${rowspan}`;

const cellsOfGrid = (grid: Grid) =>
  grid.rows.map((row) => row.map((c) => described(c.text, c.column, c.colspan, c.rowspan)));

function cellsOfTable(table: XmlTable): string[][] {
  return table.rows.map((row, index) =>
    row.flatMap((cell) => {
      if (cell.merge === 'continue') return [];
      const below = table.rows.slice(index + 1);
      const end = below.findIndex((r) => !r.some((c) => c.merge === 'continue' && c.column === cell.column));
      const rowspan = cell.merge === 'none' ? 1 : 1 + (end < 0 ? below.length : end);
      return [described(cell.text, cell.column, cell.colspan, rowspan)];
    }),
  );
}

test('a figure is printed as it is, a blank stays blank, a rise carries its sign', () => {
  const printed = [
    [null, 'count', ''],
    [undefined, 'count', ''],
    [0, 'count', '0'],
    [-18, 'change', '-18'],
    [19, 'change', '+19'],
    [0, 'change', '0'],
    ['96171.60', 'amount', '96171.60'],
    [' 251000元\u0007', 'amount', '251000元'],
  ] as const;
  for (const [value, format, text] of printed) assert.equal(printedFigure(value, format), text);
});

test('the value of a path is the figure of the report', () => {
  const report = numberedReport();
  const values = cellPaths(report).map((path) => figureAt(report, path));
  assert.equal(new Set(values).size, 200);
});
