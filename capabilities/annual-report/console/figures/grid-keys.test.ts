import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport } from '#rules/annual-report/tables.ts';
import { gridsOf } from '../../writing/grid.ts';
import { afterEnter, isBlock, type Move, parseBlock, spread, step } from './grid-keys.ts';

const [proactive, requests, disputes] = gridsOf(blankReport());
if (!proactive || !requests || !disputes) throw new Error('three tables');

const moves: [string, typeof requests, string, Move, string | null][] = [
  [
    'right is the next column',
    requests,
    'requests.newlyReceived.naturalPerson',
    'right',
    'requests.newlyReceived.commercialEnterprise',
  ],
  ['left of the first column is the edge', requests, 'requests.newlyReceived.naturalPerson', 'left', null],
  [
    'down is the next row, past the merged labels',
    requests,
    'requests.carriedIn.total',
    'down',
    'requests.disclosed.total',
  ],
  ['up from the first row is the edge', requests, 'requests.newlyReceived.total', 'up', null],
  [
    'down passes over the heads inside table 二',
    proactive,
    'proactive.normativeDocuments.inForce',
    'down',
    'proactive.administrativeLicences',
  ],
  [
    'up from a wide cell reaches the first column under it',
    proactive,
    'proactive.administrativeLicences',
    'up',
    'proactive.normativeDocuments.issued',
  ],
  ['table 四 has one row', disputes, 'disputes.reconsideration.total', 'right', 'disputes.directSuit.upheld'],
];
for (const [reason, grid, from, move, to] of moves) {
  test(reason, () => assert.equal(step(grid, from, move), to));
}

test('Enter leads down, and from the foot of a column to the head of the next', () => {
  assert.equal(afterEnter(requests, 'requests.newlyReceived.total'), 'requests.carriedIn.total');
  assert.equal(
    afterEnter(requests, 'requests.carriedOver.naturalPerson'),
    'requests.newlyReceived.commercialEnterprise',
  );
  assert.equal(afterEnter(requests, 'requests.carriedOver.total'), null);
});

test('a block from a spreadsheet is rows of cells, without the empty line at its end', () => {
  assert.deepEqual(parseBlock('1\t2\r\n3\t\r\n'), [
    ['1', '2'],
    ['3', ''],
  ]);
});

test('one cell copied with its line end is not a block', () => {
  assert.equal(isBlock('12\r\n'), false);
  assert.equal(isBlock('12'), false);
  assert.equal(isBlock('1\t2'), true);
  assert.equal(isBlock('1\n2'), true);
});

test('a block is laid over the table from the cell it is pasted into; what reaches over the edge is counted', () => {
  const laid = spread(requests, 'requests.newlyReceived.otherOrganisation', [
    ['1', '2', '3'],
    ['4', '5', '6'],
  ]);
  assert.deepEqual(
    laid.entries.map(({ path, text }) => `${path}=${text}`),
    [
      'requests.newlyReceived.otherOrganisation=1',
      'requests.newlyReceived.total=2',
      'requests.carriedIn.otherOrganisation=4',
      'requests.carriedIn.total=5',
    ],
  );
  assert.equal(laid.left, 2);
});

test('a whole table 三 of 25 rows and 7 columns finds its place', () => {
  const block = Array.from({ length: 25 }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => `${row * 7 + column}`),
  );
  const laid = spread(requests, 'requests.newlyReceived.naturalPerson', block);
  assert.equal(laid.entries.length, 175);
  assert.equal(laid.left, 0);
});
