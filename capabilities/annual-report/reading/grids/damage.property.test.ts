import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheerioAPI, load } from 'cheerio';
import fc from 'fast-check';
import { readHtml } from '#platform/documents/text/html.ts';
import { cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { numberedReport } from '../../writing/arbitrary-report.ts';
import { writeReport } from '../../writing/index.ts';
import { readGrids } from './index.ts';

type Damage = (page: CheerioAPI, table: number, at: number) => void;

const rowsOf = (page: CheerioAPI, table: number) =>
  page('table')
    .eq(table % page('table').length)
    .find('tr');

/** What editors, converters and page ends do to tables. */
const damages: Readonly<Record<string, Damage>> = {
  'spans lost': (page, table) => {
    rowsOf(page, table).find('td, th').removeAttr('rowspan').removeAttr('colspan');
  },
  'a row lost': (page, table, at) => {
    const rows = rowsOf(page, table);
    rows.eq(at % rows.length).remove();
  },
  'a cell lost': (page, table, at) => {
    const cells = rowsOf(page, table).find('td, th');
    cells.eq(at % cells.length).remove();
  },
  'a figure turned into words': (page, table, at) => {
    const cells = rowsOf(page, table).find('td');
    cells.eq(at % cells.length).text('见附件');
  },
  'a label lost': (page, table, at) => {
    const labels = rowsOf(page, table).find('th');
    labels.eq(at % labels.length).text('');
  },
  'an empty column on the right': (page, table) => {
    rowsOf(page, table).each((_, row) => {
      page(row).append('<td></td>');
    });
  },
  'an empty column on the left': (page, table) => {
    rowsOf(page, table).each((_, row) => {
      page(row).prepend('<td></td>');
    });
  },
  'cut by a page end': (page, table, at) => {
    const rows = rowsOf(page, table);
    const rest = rows.slice(1 + (at % rows.length));
    const whole = page('table').eq(table % page('table').length);
    whole.after('<table id="rest"></table>');
    page('#rest').append(rest).removeAttr('id');
  },
  'two rows of figures exchanged': (page, table, at) => {
    const rows = rowsOf(page, table).slice(4);
    rows.eq(at % rows.length).insertAfter(rows.eq((at + 3) % rows.length));
  },
};

const page = new TextDecoder().decode(await writeReport(numberedReport('2021'), 'html'));
const report = numberedReport('2021');

test('however a table is damaged, a cell is read right or not at all', () => {
  const damage = fc.record({
    kind: fc.constantFrom(...Object.keys(damages)),
    table: fc.nat(3),
    at: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (list) => {
      const damaged = load(page);
      for (const { kind, table, at } of list) damages[kind]?.(damaged, table, at);
      const { report: back } = readGrids(readHtml(damaged.html()));
      for (const path of cellPaths(report)) {
        const read = figureAt(back, path);
        if (read === undefined || read === null) continue;
        assert.equal(read, figureAt(report, path), path);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 80) },
  );
});
