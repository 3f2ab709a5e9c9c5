import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BatchBodyData } from '../../contract-batch.ts';
import { type BodyFilter, filterBodies, sumsOf, yearsOf } from './bodies.ts';

const body = (file: string, part: Partial<BatchBodyData>): BatchBodyData => ({
  number: 0,
  file,
  organ: null,
  year: '2024',
  unreadable: null,
  errors: 0,
  questions: 0,
  advice: 0,
  summary: '',
  figures: {},
  ...part,
});
const bodies = [
  body('a.docx', { organ: '教育局' }),
  body('b.pdf', { organ: '民政局', errors: 2 }),
  body('照片.pdf', { unreadable: '是图片', year: null }),
];
const all: BodyFilter = { text: '', show: 'all', year: null };
const cases: [string, BodyFilter, string[]][] = [
  ['all of them', all, ['a.docx', 'b.pdf', '照片.pdf']],
  ['by organ', { ...all, text: '民政' }, ['b.pdf']],
  ['by file where no organ could be read', { ...all, text: '照片' }, ['照片.pdf']],
  ['those with errors', { ...all, show: 'errors' }, ['b.pdf']],
  ['by year; a file without one stays in sight', { ...all, year: '2023' }, ['照片.pdf']],
  ['an unreadable file is not clean', { ...all, show: 'clean' }, ['a.docx']],
];
for (const [reason, filter, files] of cases) {
  test(reason, () =>
    assert.deepEqual(
      filterBodies(bodies, filter).map(({ file }) => file),
      files,
    ),
  );
}

test('sums count only bodies that hold a figure, and never mix years', () => {
  const cell = 'requests.newlyReceived.total';
  const rows = [body('a', { figures: { [cell]: 2 } }), body('b', { figures: { [cell]: null } })];
  assert.deepEqual(sumsOf(rows, [cell]), [{ cell, sum: 2, bodies: 1 }]);
  const mixed = [...rows, body('c', { year: '2023', figures: { [cell]: 5 } })];
  assert.equal(sumsOf(mixed, [cell]), null);
  assert.deepEqual(yearsOf(mixed), ['2024', '2023']);
});
