import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blankReport } from '#rules/annual-report/tables.ts';
import { gridsOf } from '../../writing/grid.ts';
import { parseBlock, spread, step, valueRows } from './grid-keys.ts';

const grids = (['2021', '2019'] as const).flatMap((format) => gridsOf(blankReport(format)));
const places = grids.flatMap((grid) =>
  valueRows(grid)
    .flat()
    .flatMap(({ path }) => (path === undefined ? [] : [{ grid, path }])),
);
const place = fc.constantFrom(...places);
const block = fc.array(fc.array(fc.stringMatching(/^\d{0,4}$/), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 30,
});

test('every pasted cell either finds its own place or is counted as left', () => {
  fc.assert(
    fc.property(place, block, ({ grid, path }, cells) => {
      const { entries, left } = spread(grid, path, cells);
      assert.equal(entries.length + left, cells.flat().length);
      assert.equal(new Set(entries.map((entry) => entry.path)).size, entries.length);
      assert.equal(entries[0]?.path, path);
    }),
  );
});

test('a block survives the clipboard', () => {
  fc.assert(
    fc.property(block, (cells) => {
      const text = `${cells.map((row) => row.join('\t')).join('\r\n')}\r\n`;
      assert.deepEqual(parseBlock(text), cells);
    }),
  );
});

test('a step sideways is undone by the step back', () => {
  fc.assert(
    fc.property(place, ({ grid, path }) => {
      const right = step(grid, path, 'right');
      if (right !== null) assert.equal(step(grid, right, 'left'), path);
    }),
  );
});
