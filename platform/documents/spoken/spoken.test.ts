import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentRefused } from '../refusal.ts';
import { zipOf } from '../testing.ts';
import { cell, paragraph, pdfFile, run, slidesFile, wordFile, workbookFile } from '../testing-office.ts';
import { textParts } from './index.ts';

/** Each row: why, the file, what it says as [where, hidden, text]. */
type Row = readonly [why: string, file: Uint8Array, says: readonly (readonly [string, boolean, string])[]];

const office = 'application/vnd.openxmlformats-officedocument.';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const files: readonly Row[] = [
  [
    'a table is told apart from the text around it',
    wordFile(`${paragraph(run('前'))}<w:tbl><w:tr><w:tc>${paragraph(run('甲'))}</w:tc></w:tr></w:tbl>`),
    [
      ['正文', false, '前'],
      ['表格1', false, '甲\n\t'],
    ],
  ],
  [
    'hidden, white and tiny letters are hidden',
    wordFile(
      paragraph(
        run('看得见') +
          run('隐', '<w:vanish/>') +
          run('白', '<w:color w:val="FFFFFF"/>') +
          run('小', '<w:sz w:val="2"/>') +
          run('白字黑底', '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>') +
          run('不隐', '<w:vanish w:val="0"/>'),
      ),
    ),
    [
      ['正文', false, '看得见白字黑底不隐'],
      ['正文（隐藏文字）', true, '隐白小'],
    ],
  ],
  [
    'what tracking deleted is still in the file',
    wordFile(paragraph(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${run('新')}`)),
    [
      ['修订中删除的内容', true, '旧'],
      ['正文', false, '新'],
    ],
  ],
  [
    'headers, comments and text boxes have their own places',
    wordFile(
      paragraph(
        `${run('文')}<w:r><w:pict><w:txbxContent>${paragraph(run('框'))}</w:txbxContent></w:pict></w:r>`,
      ),
      {
        parts: [
          {
            name: 'word/header1.xml',
            type: `${office}wordprocessingml.header+xml`,
            content: `<w:hdr ${word}>${paragraph(run('眉'))}</w:hdr>`,
          },
          {
            name: 'word/comments.xml',
            type: `${office}wordprocessingml.comments+xml`,
            content: `<w:comments ${word}><w:comment>${paragraph(run('注'))}</w:comment></w:comments>`,
          },
        ],
      },
    ),
    [
      ['正文', false, '文'],
      ['文本框', false, '框'],
      ['页眉', false, '眉'],
      ['批注', true, '注'],
    ],
  ],
  [
    'hidden sheets, rows and columns of a workbook',
    workbookFile([
      {
        name: '公示',
        columns: '<cols><col min="2" max="2" hidden="1"/></cols>',
        data: `<row r="1">${cell('A1', '张三')}${cell('B1', '证')}</row><row r="2" hidden="1">${cell('A2', '李四')}</row>`,
      },
      { name: '底稿', state: 'veryHidden', data: `<row r="1">${cell('A1', '王五')}</row>` },
    ]),
    [
      ['工作表名称', false, '公示'],
      ['工作表“公示”', false, '张三\t'],
      ['工作表“公示”（隐藏的行或列）', true, '证\t\n李四\t'],
      ['工作表名称', true, '底稿'],
      ['工作表“底稿”（隐藏）', true, '王五\t'],
    ],
  ],
  [
    'a pivot table keeps what was deleted from its source',
    workbookFile([{ name: '表', data: '' }], {
      parts: [
        {
          name: 'xl/pivotCache/pivotCacheDefinition1.xml',
          type: `${office}spreadsheetml.pivotCacheDefinition+xml`,
          content: '<pivotCacheDefinition><s v="张三 410700198001011234"/></pivotCacheDefinition>',
        },
      ],
    }),
    [
      ['工作表名称', false, '表'],
      ['数据透视表缓存', true, '张三 410700198001011234'],
    ],
  ],
  ['a slide', slidesFile('标题'), [['第1张幻灯片', false, '标题']]],
  ['a hidden slide', slidesFile('标题', { show: false }), [['第1张幻灯片（隐藏）', true, '标题']]],
  [
    'a page',
    pdfFile({ content: 'BT /F1 12 Tf 50 700 Td (Hello) Tj 0 -20 Td (World) Tj ET' }),
    [['第1页', false, 'Hello\nWorld']],
  ],
  [
    'a black box painted over a name does not take it out',
    pdfFile({ content: 'BT /F1 12 Tf 50 700 Td (Zhang San) Tj ET 0 0 0 rg 45 695 80 20 re f' }),
    [['第1页（被遮盖的文字）', true, 'Zhang San']],
  ],
  [
    'letters on a ground that was painted before are seen',
    pdfFile({ content: '0 0 1 rg 40 690 200 30 re f 1 1 1 rg BT /F1 12 Tf 50 700 Td (Head) Tj ET' }),
    [['第1页', false, 'Head']],
  ],
  [
    'white letters on white are not',
    pdfFile({ content: '1 1 1 rg BT /F1 12 Tf 50 700 Td (ghost) Tj ET' }),
    [['第1页（看不见的文字）', true, 'ghost']],
  ],
  [
    'nor those that are drawn invisibly, or beside the page',
    pdfFile({ content: 'BT /F1 12 Tf 3 Tr 50 700 Td (ghost) Tj 0 Tr 900 0 Td (outside) Tj ET' }),
    [['第1页（看不见的文字）', true, 'ghost outside']],
  ],
  [
    'nor those in a layer that is switched off',
    pdfFile({
      content: 'BT /F1 12 Tf 50 700 Td (seen) Tj ET /OC /L1 BDC BT /F1 12 Tf 50 600 Td (layer) Tj ET EMC',
      catalogue: '/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>',
      page: '/Resources << /Font << /F1 5 0 R >> /Properties << /L1 7 0 R >> >>',
      objects: ['<< /Type /OCG /Name (Draft) >>'],
    }),
    [
      ['第1页', false, 'seen'],
      ['第1页（看不见的文字）', true, 'layer'],
    ],
  ],
  [
    'a comment',
    pdfFile({
      page: '/Annots [7 0 R]',
      objects: ['<< /Type /Annot /Subtype /Text /T (Zhao) /Contents (delete this) /Rect [0 0 9 9] >>'],
    }),
    [
      ['第1页', false, 'Hello'],
      ['第1页（批注）', true, 'delete this\nZhao'],
    ],
  ],
  [
    'an OFD',
    zipOf([
      { name: 'OFD.xml', content: '<o:OFD xmlns:o="o"/>' },
      {
        name: 'Doc_0/Pages/Page_0/Content.xml',
        content:
          '<o:Page xmlns:o="o"><o:TextObject><o:TextCode X="1">通知</o:TextCode></o:TextObject></o:Page>',
      },
    ]),
    [['第1页', false, '通知']],
  ],
  [
    'a text in GB 18030',
    Uint8Array.from([0xcd, 0xa8, 0xd6, 0xaa, 0x0a, 0xb9, 0xab, 0xca, 0xbe]),
    [['正文', false, '通知\n公示']],
  ],
];

for (const [why, file, says] of files)
  test(`what a file says: ${why}`, async () => {
    const parts = await textParts(file);
    assert.deepEqual(
      parts.map(({ where, hidden, text }) => [where, hidden, text]),
      says,
    );
  });

test('a file that cannot be read is refused in a sentence, and the next one is read', async () => {
  await assert.rejects(textParts(pdfFile().subarray(0, 100)), DocumentRefused);
  assert.equal((await textParts(pdfFile())).length, 1);
});
