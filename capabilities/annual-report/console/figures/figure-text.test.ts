import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, type FigureKind, printFigure, readFigureText } from './figure-text.ts';

const meant: [string, string, FigureKind, number | string | null][] = [
  ['a whole number', '12', 'count', 12],
  ['full-width digits are digits', '１２', 'count', 12],
  ['a thousands separator is dropped', '1,234', 'count', 1234],
  ['two separators as well', '1,234,567', 'count', 1_234_567],
  ['blanks around do not matter', ' 7 ', 'count', 7],
  ['nothing is blank, not 0', '', 'count', null],
  ['a slash is blank', '/', 'count', null],
  ['无 is blank', '无', 'count', null],
  ['0 is 0', '0', 'count', 0],
  ['a change may fall', '-18', 'change', -18],
  ['a change may carry its plus', '+19', 'change', 19],
  ['an amount keeps its decimals as typed', '18651.064104', 'amount', '18651.064104'],
  ['an amount keeps its last zero', '12.50', 'amount', '12.50'],
];
for (const [reason, text, kind, value] of meant) {
  test(`“${text}” as ${kind}: ${reason}`, () => assert.deepEqual(readFigureText(text, kind), { value }));
}

const refused: [string, string, FigureKind][] = [
  ['a count has no decimals', '1.5', 'count'],
  ['a count is not negative', '-1', 'count'],
  ['words are not figures', '三件', 'count'],
  ['an amount is not finished', '12.', 'amount'],
  ['a comma that separates no thousands is a slip', '1,2', 'count'],
];
for (const [reason, text, kind] of refused) {
  test(`“${text}” as ${kind} is refused: ${reason}`, () => assert.ok('fault' in readFigureText(text, kind)));
}

test('what is printed is read back', () => {
  assert.deepEqual(readFigureText(printFigure(19, 'change'), 'change'), { value: 19 });
  assert.equal(printFigure(null, 'count'), '');
  assert.equal(printFigure(0, 'count'), '0');
});

test('a difference needs both years', () => {
  assert.equal(difference(5, 3), '+2');
  assert.equal(difference('0.1', '0.3'), '−0.2');
  assert.equal(difference(3, 3), '持平');
  assert.equal(difference(null, 3), null);
});
