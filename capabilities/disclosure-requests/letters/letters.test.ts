import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { unzip } from '#platform/documents/unzip.ts';
import { type LetterKind, letterKindsInOrder, letterTitle } from '#rules/requests/letter-kinds.ts';
import { buildFonts } from '../../../scripts/build-fonts.ts';
import { compose, type Letter, letterIssues, plainText } from './compose.ts';
import { letterDocx } from './docx.ts';
import { elementLabel } from './elements.ts';
import { documentNumberOf, seriesOfLetter } from './numbers.ts';
import { envelopesPdf, lettersPdf, returnReceiptsPdf } from './pdf.ts';
import { demandedElements, requiredElements } from './required.ts';
import { defaultTemplate, defaultTemplates, elementsIn, templateIssues } from './templates.ts';
import { sampleWords } from './testing.ts';

before(buildFonts);
after(closeTypesetter);

const numberOf = (kind: LetterKind) => {
  const series = seriesOfLetter(kind, {});
  return series === null ? null : documentNumberOf('凤教体文旅', series, 2024, 3);
};
const made = (
  kind: LetterKind,
  changes: Partial<ReturnType<typeof sampleWords>> = {},
  redHead = false,
): Letter =>
  compose(
    defaultTemplate(kind),
    { ...sampleWords(kind), ...changes },
    {
      ...{ organName: '凤泉区教育体育和文化旅游局', redHead, documentNumber: numberOf(kind) },
      ...{ on: '2024-03-28', toOrganisation: !/^(李|您)/.test(sampleWords(kind).addressee) },
    },
  );

const golden = new URL('golden-letters.txt', import.meta.url);

test('every letter of the set reads as it was approved', () => {
  const text = letterKindsInOrder.map((kind) => `== ${kind}\n${plainText(made(kind))}\n`).join('\n');
  if (process.env.GONGKAI_UPDATE_GOLDENS === 'yes' || !existsSync(golden)) writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
});

test('every shipped template has a place for all that its letter must contain', () => {
  for (const template of defaultTemplates) assert.deepEqual(templateIssues(template), [], template.kind);
  assert.equal(defaultTemplates.length, 42);
});

test('no letter leaves a place unfilled, doubles a stop, or says “您（单位）”', () => {
  for (const kind of letterKindsInOrder) {
    const text = plainText(made(kind));
    assert.doesNotMatch(text, /[{}]|。。|；。|：。|您（单位）|undefined/, kind);
  }
});

for (const kind of letterKindsInOrder)
  test(`${letterTitle(kind)}: without what it must contain it is not issued, and the field is named`, () => {
    assert.deepEqual(letterIssues(kind, sampleWords(kind)), []);
    for (const id of demandedElements(kind)) {
      const [issue, ...more] = letterIssues(kind, { ...sampleWords(kind), [id]: ' ' });
      assert.equal(issue?.field, `words.${id}`);
      assert.ok(issue?.message.includes(elementLabel(id)));
      assert.deepEqual(more, []);
    }
  });

test('an edited template that loses an element, or names one that does not exist, is not accepted', () => {
  for (const template of defaultTemplates)
    for (const id of requiredElements(template.kind)) {
      const lines = template.lines.map((line) => line.replaceAll(`{${elementLabel(id)}}`, ''));
      const said = templateIssues({ ...template, lines }).map(({ message }) => message);
      assert.equal(said.length, 1, `${template.kind} ${id}`);
      assert.ok(said[0]?.includes(`{${elementLabel(id)}}`));
    }
});

const faults: readonly [why: string, line: string, says: RegExp][] = [
  ['a name that is none', '请见{不存在的要素}。', /没有“{不存在的要素}”/],
  ['a brace without its pair', '请见{申请人。', /花括号没有成对/],
  ['a line break within a paragraph', '第一行\n第二行', /不能换行/],
  ['a row of three cells', '|一|二|三|', /表格行应写成/],
  ['a paragraph that never ends', '长'.repeat(2001), /太长/],
];

for (const [why, line, says] of faults)
  test(`an edited template with ${why} is told so`, () => {
    const template = defaultTemplate('reply-provide');
    const said = templateIssues({ ...template, lines: [...template.lines, line] });
    assert.match(said.map(({ message }) => message).join(), says);
  });

test('a paragraph whose element is not filled in is left out when the letter can do without', () => {
  assert.doesNotMatch(plainText(made('registration-receipt', { queryCode: '' })), /查询码/);
  assert.match(plainText(made('registration-receipt')), /查询码：K7QX/);
  assert.doesNotMatch(plainText(made('reply-provide', { attachments: '' })), /附件/);
  assert.match(plainText(made('reply-provide', { attachments: '方案' })), /附件：方案/);
});

test('an organisation is addressed as one', () => {
  const letter = compose(defaultTemplate('reply-provide'), sampleWords('reply-provide'), {
    ...{ organName: '某局', redHead: false, documentNumber: null, on: '2024-03-28', toOrganisation: true },
  });
  assert.match(plainText(letter), /贵单位提出的政府信息公开申请/);
});

test('every template names only elements that exist, and every element is named somewhere', () => {
  const named = new Set(defaultTemplates.flatMap(({ lines }) => lines.flatMap(elementsIn)));
  const unnamed = Object.keys(sampleWords('reply-provide')).filter((id) => !named.has(id as never));
  assert.deepEqual(unnamed, ['organName']);
});

test('numbers stand in their form, replies share a series, forms have none', () => {
  assert.equal(numberOf('reply-provide'), '凤教体文旅依申复〔2024〕3号');
  assert.equal(numberOf('correction-notice'), '凤教体文旅依申补〔2024〕3号');
  assert.equal(numberOf('clearance-slip'), null);
  assert.equal(seriesOfLetter('reply-provide', { 'reply-provide': '公开' }), '公开');
});

// As files -------------------------------------------------------------------------------------------------------------------

type Item = { str: string; transform: number[]; width: number };

async function pagesOf(data: Uint8Array) {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const content = await (await pdf.getPage(i + 1)).getTextContent();
      return content.items.filter((item) => 'str' in item) as unknown as Item[];
    }),
  );
}
const textOf = (items: readonly Item[]) =>
  items
    .map(({ str }) => str)
    .join('')
    .replace(/\s/g, '');

test('the PDF of every letter holds its whole text', async () => {
  const letters = letterKindsInOrder.map((kind) => made(kind, {}, true));
  const pages = await pagesOf(await lettersPdf(letters));
  const all = pages.map(textOf).join('').replace(/—\d+—/g, '');
  for (const letter of letters)
    for (const paragraph of plainText(letter).split('\n'))
      for (const part of paragraph.split(/[:：]/).filter((words) => words.length > 3 && words.length < 25))
        assert.ok(all.includes(part.replace(/\s/g, '')), `${letter.kind}: ${part}`);
});

test('a signature never stands alone on a page', async () => {
  for (let lines = 9; lines <= 15; lines += 1) {
    const reasons = Array.from(
      { length: lines },
      () => '这是一行刚好二十八个字的理由，用来把落款推到下一页去。',
    ).join('');
    const pages = await pagesOf(await lettersPdf([made('reply-internal-affairs', { reasons })]));
    const last = textOf(pages.at(-1) ?? []);
    assert.ok(last.includes('2024年3月28日'));
    assert.ok(last.includes('送达方式'), `${lines} lines: ${last}`);
  }
});

test('text that tries to be markup stays text in both files', async () => {
  const reasons = '#panic("x") $x$ *强调* <b>粗</b> &amp; {申请人} <label> @ref';
  const letter = made('reply-internal-affairs', { reasons });
  const pdf = (await pagesOf(await lettersPdf([letter]))).map(textOf).join('');
  assert.ok(pdf.includes('#panic("x")$x$*强调*<b>粗</b>&amp;{申请人}'));
  const files = unzip(await letterDocx(letter), () => true);
  const xml = new TextDecoder().decode(files.get('word/document.xml'));
  assert.ok(xml.includes('&lt;b&gt;粗&lt;/b&gt; &amp;amp; {申请人}'));
});

test('the Word file holds every paragraph, and keeps the signature with the text', async () => {
  for (const kind of ['reply-in-part', 'correction-notice', 'clearance-slip'] as const) {
    const letter = made(kind, {}, kind === 'reply-in-part');
    const files = unzip(await letterDocx(letter), () => true);
    const xml = new TextDecoder().decode(files.get('word/document.xml'));
    const text = xml.replace(/<[^>]+>/g, '');
    for (const block of letter.blocks) if ('text' in block) assert.ok(text.includes(block.text), block.text);
    assert.equal(text.includes('2024年3月28日'), letter.signed);
    if (letter.signed) assert.ok((xml.match(/<w:keepNext\/>/g)?.length ?? 0) >= 3);
    assert.equal(/D7000F/.test(xml), letter.redHead);
  }
});

test('envelopes and return receipts are one page each', async () => {
  const envelope = {
    ...{ postcode: '453011', address: '河南省新乡市凤泉区某某路8号', name: '李小红', sender: '某局' },
    ...{ senderAddress: '区府路1号', senderPostcode: '453011', contents: '某〔2024〕1号' },
  };
  const envelopes = await pagesOf(await envelopesPdf([envelope, envelope, envelope]));
  assert.equal(envelopes.length, 3);
  assert.ok(envelopes.every((page) => textOf(page).includes('李小红收')));
  const receipt = {
    ...{ organName: '某局', recipient: '李小红', address: '某某路8号', title: '政府信息公开申请答复书' },
    ...{ documentNumber: '某〔2024〕1号', way: '邮寄' },
  };
  const receipts = await pagesOf(await returnReceiptsPdf([receipt, receipt]));
  assert.equal(receipts.length, 2);
  assert.ok(receipts.every((page) => textOf(page).includes('送达回证')));
});
