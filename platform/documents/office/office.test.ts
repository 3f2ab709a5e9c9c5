import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';
import { docxOf, zipOf } from '../testing.ts';
import { unzip } from '../unzip.ts';
import { readDocx } from './docx.ts';
import { readXlsx } from './xlsx.ts';

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (inner: string): string => `<w:p>${inner}</w:p>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;

const texts = (blocks: readonly Block[]): unknown[] =>
  blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.grid.map((line) => line.map((c) => c?.text ?? null)),
  );

/** Each row: the body, what it reads as, why. */
const bodies: readonly [why: string, body: string, reads: unknown[]][] = [
  [
    'tracked insertions are there, deletions and moved-away text are not',
    paragraph(
      `${run('收到')}<w:ins>${run('15')}</w:ins><w:del><w:r><w:delText>14</w:delText></w:r></w:del>${run('件')}<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`,
    ),
    ['收到15件新'],
  ],
  [
    'field codes are not text, their results are',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>${run('3')}<w:hyperlink>${run('链接')}</w:hyperlink>`,
    ),
    ['3链接'],
  ],
  [
    'content controls are transparent',
    `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run('内容'))}</w:sdtContent></w:sdt>`,
    ['内容'],
  ],
  [
    'a text box follows its paragraph, once',
    paragraph(
      `${run('前')}<w:r><AlternateContent><Choice><w:txbxContent>${paragraph(run('框'))}</w:txbxContent></Choice><Fallback><w:txbxContent>${paragraph(run('框'))}</w:txbxContent></Fallback></AlternateContent></w:r>`,
    ),
    ['前', '框'],
  ],
  [
    'merged cells cover their squares, rows may begin later',
    `<w:tbl><w:tr>${cell('甲', '<w:gridSpan w:val="2"/>')}${cell('乙', '<w:vMerge w:val="restart"/>')}</w:tr>
     <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('丙')}${cell('', '<w:vMerge/>')}</w:tr></w:tbl>`,
    [
      [
        ['甲', '甲', '乙'],
        [null, '丙', '乙'],
      ],
    ],
  ],
  [
    'a row deleted with tracking is gone',
    `<w:tbl><w:tr>${cell('留')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('删')}</w:tr></w:tbl>`,
    [[['留']]],
  ],
];

for (const [why, body, reads] of bodies) {
  test(`in a Word file ${why}`, () => {
    assert.deepEqual(texts(readDocx(docxOf(body))), reads);
  });
}

test('a workbook gives its visible sheets with merges, shared strings, inline strings and stored results', () => {
  const sheet = `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"/></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>行</t></is></c><c r="B2"><f>SUM(1,2)</f><v>3</v></c><c r="C2"><v>96171.600000000006</v></c></row>
    </sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;
  const bytes = zipOf([
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns:r="r"><sheets><sheet name="表三" r:id="r1"/><sheet name="藏" state="hidden" r:id="r2"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/worksheets/a.xml"/></Relationships>',
    },
    {
      name: 'xl/sharedStrings.xml',
      content: '<sst><si><r><t>标</t></r><r><t>题</t></r><rPh><t>x</t></rPh></si></sst>',
    },
    { name: 'xl/worksheets/a.xml', content: sheet },
  ]);
  const blocks = readXlsx(bytes);
  assert.equal(blocks.length, 1);
  assert.deepEqual(texts(blocks), [
    [
      ['标题', '标题', null],
      ['行', '3', '96171.6'],
    ],
  ]);
});

test('a zip is inflated within its limits, whatever it says of itself', () => {
  const bytes = zipOf([
    { name: 'a.txt', content: 'x'.repeat(1000) },
    { name: '年报.txt', content: '好' },
  ]);
  assert.equal(new TextDecoder().decode(unzip(bytes, (name) => name === '年报.txt').get('年报.txt')), '好');
  const tight = { entries: 10, entryBytes: 500, totalBytes: 5000 };
  assert.throws(() => unzip(bytes, () => true, tight), DocumentRefused);
  assert.throws(() => unzip(bytes, () => true, { ...tight, entryBytes: 5000, entries: 1 }), DocumentRefused);
  assert.throws(
    () => unzip(bytes, () => true, { ...tight, entryBytes: 5000, totalBytes: 1000 }),
    DocumentRefused,
  );
});
