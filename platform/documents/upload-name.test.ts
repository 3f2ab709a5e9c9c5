import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanFileName } from './upload-name.ts';

/** Each row: the name that was sent, what it becomes, why. */
const names: readonly [why: string, sent: string, kept: string][] = [
  ['an ordinary name stays', '2024年部门决算.docx', '2024年部门决算.docx'],
  ['the ending is that of the content', '通知.txt', '通知.docx'],
  ['only the last part of a path', '../../etc/passwd', 'passwd.docx'],
  ['of a Windows path too', 'C:\\Users\\李静\\桌面\\名单.docx', '名单.docx'],
  ['a direction mark would show "exe.docx"', '名单\u202excod.exe', '名单xcod.docx'],
  ['a null byte hides nothing', '名单.exe\0.docx', '名单.docx'],
  ['two endings', '名单.html.docx', '名单.docx'],
  ['a name of Windows', 'CON.docx', '_CON.docx'],
  ['a name of Windows with an ending', 'nul.2024.docx', '_nul.2024.docx'],
  ['nothing but dots', '....', '未命名.docx'],
  ['nothing', '', '未命名.docx'],
  ['only an ending', '.docx', '未命名.docx'],
  ['signs no Windows file may have', 'a<b>:"c"|?*.docx', 'a_b_c_.docx'],
  ['line breaks cannot end a header', 'a\r\nSet-Cookie: x.docx', 'aSet-Cookie_ x.docx'],
  ['a point inside stays', '凤教发〔2024〕3号.附件1.docx', '凤教发〔2024〕3号.附件1.docx'],
];
for (const [why, sent, kept] of names)
  test(`a file name: ${why}`, () => assert.equal(cleanFileName(sent, 'docx'), kept));

test('whatever is sent, the name can be saved everywhere and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
      const name = cleanFileName(sent, 'pdf');
      assert.match(name, /^[^\\/<>:"|?*\p{Cc}]+\.pdf$/u);
      assert.ok([...name].length <= 126);
      assert.equal(cleanFileName(name, 'pdf'), name);
    }),
  );
});
