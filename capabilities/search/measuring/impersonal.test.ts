import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutNames, withoutNumbers } from './impersonal.ts';

const isPublic = (word: string) => ['高考', '石家庄', '白马', '金婚'].includes(word);

for (const [question, kept, why] of [
  ['张三丰', '…', 'a name alone'],
  ['张三丰的低保', '…的低保', 'a name and what is asked of it'],
  ['欧阳修文 处罚决定', '… 处罚决定', 'a family name of two characters'],
  ['退休金 李建国', '退休金 …', 'a name behind'],
  ['王红老师', '…老师', 'a name and how she is addressed'],
  ['高考', '高考', 'a word that begins like a name and stands in public texts'],
  ['石家庄 旅游', '石家庄 旅游', 'a place'],
  ['高考成绩查询', '高考成绩查询', 'a longer word'],
  ['图书馆几点开门', '图书馆几点开门', 'nobody'],
] as const)
  test(`${question}: ${why}`, () => assert.equal(withoutNames(question, isPublic), kept));

test('numbers that the checks before publication know are left out', () => {
  assert.equal(withoutNumbers('低保 11010519491231002X 电话13800001234'), '低保 … 电话…');
  assert.equal(withoutNumbers('凤教体〔2024〕3号'), '凤教体〔2024〕3号');
});
