import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixWidth } from './width.ts';

const cases: [string, string, string][] = [
  ['digits become half-width', '２０２４年３月', '2024年3月'],
  ['letters become half-width', 'ＡＢ股', 'AB股'],
  ['a comma between Chinese words becomes full-width', '教育,体育', '教育，体育'],
  ['a time keeps its colon', '上午10:30', '上午10:30'],
  ['a thousands comma stays', '1,000元', '1,000元'],
  ['a colon after Chinese words becomes full-width', '联系人:张某', '联系人：张某'],
  ['brackets around Chinese words become full-width', '通知(试行)印发', '通知（试行）印发'],
  ['brackets around a number stay', '第(1)项', '第(1)项'],
  [
    'an address stays as it is',
    '请看https://www.example.gov.cn/a?b=1,2',
    '请看https://www.example.gov.cn/a?b=1,2',
  ],
  ['a mail address stays as it is', '邮箱:a.b@example.com', '邮箱：a.b@example.com'],
  ['a space between Chinese characters goes', '通 知', '通知'],
  ['a space between Chinese and Latin stays', '使用 Word 编写', '使用 Word 编写'],
  ['a full stop at the end becomes Chinese', '特此通知.', '特此通知。'],
  ['a full-width decimal point becomes one', '３．５', '3.5'],
];
for (const [reason, text, fixed] of cases) test(reason, () => assert.equal(fixWidth(text), fixed));

test('what is fixed once needs no fixing again', () => {
  const letters = fc.constantFrom(...'教育体，,.：:()（）１2aＢ 。 3');
  fc.assert(
    fc.property(
      fc.array(letters).map((all) => all.join('')),
      (text) => {
        const once = fixWidth(text);
        assert.equal(fixWidth(fixWidth(once)), fixWidth(once));
      },
    ),
  );
});
