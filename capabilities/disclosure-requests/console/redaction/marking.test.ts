import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkData } from '../../contract-release.ts';
import { afterKey, areaBetween, changed, markAt, piecesOf, withMark } from './marking.ts';

const given = { id: 'a', ground: 'third-party' } as const;

test('the same place is marked once, whatever surrounds the words', () => {
  const one = withMark([], { what: 'everywhere', text: '王小明' }, given);
  assert.equal(withMark(one, { what: 'everywhere', text: ' 王小明 ' }, { ...given, id: 'b' }).length, 1);
  assert.equal(withMark(one, { what: 'everywhere', text: '王大明' }, { ...given, id: 'b' }).length, 2);
  assert.equal(markAt(one, { what: 'everywhere', text: '王小明' })?.id, 'a');
});

test('an area is drawn from any corner, stays on the page, and a slip of the mouse is none', () => {
  assert.deepEqual(areaBetween({ x: 0.5, y: 0.5 }, { x: 0.25, y: 0.75 }), {
    x: 0.25,
    y: 0.5,
    width: 0.25,
    height: 0.25,
  });
  assert.deepEqual(areaBetween({ x: 0.5, y: 0.5 }, { x: 1.5, y: -1 }), {
    x: 0.5,
    y: 0,
    width: 0.5,
    height: 0.5,
  });
  assert.equal(areaBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 }), null);
});

test('arrow keys move an area, with resizing they change it, and neither leaves the page', () => {
  const area = { x: 0.5, y: 0.5, width: 0.25, height: 0.25 };
  assert.equal(afterKey(area, 'ArrowLeft', false)?.x, 0.495);
  assert.equal(afterKey(area, 'ArrowDown', true)?.height, 0.255);
  assert.equal(afterKey({ ...area, x: 0.75 }, 'ArrowRight', false)?.x, 0.75);
  assert.equal(afterKey(area, 'Enter', false), null);
});

test('a ground is changed for one mark only', () => {
  const marks: MarkData[] = [
    { ...given, what: 'everywhere', text: '甲' },
    { id: 'b', ground: 'third-party', what: 'everywhere', text: '乙' },
  ];
  assert.deepEqual(
    changed(marks, 'b', { ground: 'deliberative' }).map(({ ground }) => ground),
    ['third-party', 'deliberative'],
  );
});

test('a passage is cut where masking begins and ends; overlapping ranges are one', () => {
  assert.deepEqual(
    piecesOf('甲乙丙丁', [
      { from: 1, to: 2 },
      { from: 1, to: 3 },
    ]).map(({ text, marked }) => [text, marked]),
    [
      ['甲', false],
      ['乙丙', true],
      ['丁', false],
    ],
  );
});
