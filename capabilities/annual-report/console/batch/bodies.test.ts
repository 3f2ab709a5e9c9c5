import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BatchBodyData } from '../../contract-batch.ts';
import { type BodyFilter, filterBodies } from './bodies.ts';

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
  body('照片.pdf', { unreadable: '是图片' }),
];
const cases: [string, BodyFilter, string[]][] = [
  ['all of them', { text: '', show: 'all' }, ['a.docx', 'b.pdf', '照片.pdf']],
  ['by organ', { text: '民政', show: 'all' }, ['b.pdf']],
  ['by file where no organ could be read', { text: '照片', show: 'all' }, ['照片.pdf']],
  ['those with errors', { text: '', show: 'errors' }, ['b.pdf']],
  ['an unreadable file is not clean', { text: '', show: 'clean' }, ['a.docx']],
];
for (const [reason, filter, files] of cases) {
  test(reason, () =>
    assert.deepEqual(
      filterBodies(bodies, filter).map(({ file }) => file),
      files,
    ),
  );
}
