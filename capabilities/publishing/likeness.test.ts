/** Which titles are offered for which description. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enoughOf, piecesOf } from './model-likeness.ts';

/** Whether the title would be offered. */
const isOffered = (description: string, title: string): boolean => {
  const pieces = piecesOf(description);
  return pieces.filter((piece) => title.toLowerCase().includes(piece)).length >= enoughOf(pieces.length);
};

const rows: readonly [why: string, description: string, title: string, offered: boolean][] = [
  ['the same matter in other words', '小学学区怎样划分的方案', '2024年小学学区划分方案', true],
  ['words that every request has tell nothing', '申请公开有关信息', '政府信息公开指南', false],
  ['another matter', '食堂采购合同', '2024年小学学区划分方案', false],
  ['one pair in common is chance', '体育馆改造工程招标文件', '2024年体育比赛安排', false],
  ['full-width letters and case', '关于ＰＰＰ项目的实施方案', '文化中心ppp项目实施方案', true],
  ['nothing is described', '？！', '任何标题', false],
];
for (const [why, description, title, offered] of rows)
  test(`${why}: ${description}`, () => {
    assert.equal(isOffered(description, title) && piecesOf(description).length > 0, offered);
  });

test('a description of any length makes at most forty pieces', () => {
  assert.equal(piecesOf('学校体育场馆开放时间安排'.repeat(100)).length <= 40, true);
  assert.deepEqual(piecesOf('学区 学区'), ['学区']);
});
