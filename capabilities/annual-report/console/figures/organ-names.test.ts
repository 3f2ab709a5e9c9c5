import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOtherOrgan } from './organ-names.ts';

const own = '凤泉区教育体育和文化旅游局';
const cases: [why: string, read: string | null, other: boolean][] = [
  ['the same name', own, false],
  ['spaces from a title', '凤泉区教育体育 和文化旅游局', false],
  ['the name with the city before it', `新乡市${own}`, false],
  ['no name in the file says nothing', null, false],
  ['a bureau of another district', '洪泽区人民政府办公室', true],
  ['another bureau of the same district', '凤泉区民政局', true],
];
for (const [why, read, other] of cases) {
  test(`another organ is told from one's own: ${why}`, () => assert.equal(isOtherOrgan(read, own), other));
}
