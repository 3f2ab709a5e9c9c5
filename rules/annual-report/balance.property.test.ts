import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imbalances } from './balance.ts';
import { cellPaths, figureAt, withFigure } from './tables.ts';
import { balancedReport, numbers } from './testing.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const format = fc.constantFrom('2021' as const, '2019' as const);

test('a balanced report has no error and no question', () => {
  fc.assert(
    fc.property(seed, format, (from, form) => {
      assert.deepEqual(imbalances(balancedReport(numbers(from), form)), []);
    }),
  );
});

test('changing any one cell of tables 三 and 四 gives an error that names that cell’s row or column', () => {
  fc.assert(
    fc.property(seed, format, fc.nat(), fc.integer({ min: 1, max: 99 }), (from, form, pick, more) => {
      const report = balancedReport(numbers(from), form);
      const cells = cellPaths(report).filter((path) => !path.startsWith('proactive.'));
      const cell = cells[pick % cells.length] ?? '';
      const changed = withFigure(report, cell, Number(figureAt(report, cell)) + more);
      const errors = imbalances(changed).filter((found) => found.severity === 'error');
      assert.ok(errors.length > 0);
      assert.ok(errors.every((found) => found.cells.includes(cell)));
    }),
  );
});

test('a cell without a figure is never an error by itself', () => {
  fc.assert(
    fc.property(seed, fc.nat(), (from, pick) => {
      const report = balancedReport(numbers(from));
      const cells = cellPaths(report);
      const open = withFigure(report, cells[pick % cells.length] ?? '', null);
      assert.deepEqual(
        imbalances(open).filter((found) => found.severity === 'error'),
        [],
      );
    }),
  );
});
