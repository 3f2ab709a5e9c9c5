import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { buildFonts, documentCharacters } from '../../../scripts/build-fonts.ts';
import { builtFonts, drawable, fontsIn } from './fonts.ts';
import { openTypesetter, type TypesetterOptions, type Typesetting } from './index.ts';

const opened: Typesetting[] = [];
const typesetter = (options: TypesetterOptions = {}) => {
  const typesetting = openTypesetter({ fontFolders: [builtFonts], ...options });
  opened.push(typesetting);
  return typesetting;
};

before(buildFonts);
after(() => Promise.all(opened.map((typesetting) => typesetting.close())));

const letter = `
#set document(title: "函")
#let fonts = json(bytes(sys.inputs.fonts))
#set text(font: fonts.body, fallback: false, lang: "zh", region: "cn")
= 标题
#json(bytes(sys.inputs.data)).text
`;

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const content = await (await document.getPage(1)).getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join('');
}

for (const engine of ['native', 'wasm'] as const) {
  test(`the ${engine} build sets data as text`, async (t) => {
    const here = process.platform === 'linux' && process.arch === 'x64';
    if (engine === 'native' && !here) return t.skip('there is no native build for this machine');
    const pdf = await typesetter({ engine }).typeset(letter, { text: '#panic("x") $a$ 王𬭚，2024' });
    assert.equal(await textOf(pdf), '标题#panic("x") $a$ 王𬭚，2024');
    const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
    assert.equal((await document.getMarkInfo())?.Marked, true);
  });
}

test('an error and a warning of Typst are both errors, and the next document is set', async () => {
  const typesetting = typesetter();
  await assert.rejects(typesetting.typeset('#wanting', {}), /unknown variable: wanting/);
  await assert.rejects(
    typesetting.typeset(`#set document(title: "x")\n#text(font: "No Such Face")[a]`, {}),
    /unknown font family/,
  );
  assert.equal(await textOf(await typesetting.typeset(letter, { text: '好' })), '标题好');
});

test('the process is made anew after so many documents, and none is lost', async () => {
  const typesetting = typesetter({ documentsPerProcess: 2 });
  const texts = ['甲', '乙', '丙', '丁', '戊'];
  const pdfs = await Promise.all(texts.map((text) => typesetting.typeset(letter, { text })));
  assert.deepEqual(
    await Promise.all(pdfs.map(textOf)),
    texts.map((text) => `标题${text}`),
  );
});

test('a document that takes too long is given up, and the next one is set', async () => {
  const typesetting = typesetter({ timeLimit: 1500 });
  const endless = '#let f(a, b) = if a == 0 { b } else { f(a - 1, b * 2) + f(a - 1, b * 2 + 1) }\n#f(40, 1)';
  await assert.rejects(typesetting.typeset(endless, {}), /超过1.5秒/);
  assert.equal(await textOf(await typesetting.typeset(letter, { text: '好' })), '标题好');
});

test('documents still waiting are refused when the typesetter is closed', async () => {
  const typesetting = typesetter();
  const waiting = [typesetting.typeset(letter, { text: '甲' }), typesetting.typeset(letter, { text: '乙' })];
  const refused = Promise.all(waiting.map((w) => assert.rejects(w, /已经停止/)));
  await typesetting.close();
  await refused;
});

test('the built fonts draw all of GB 2312 and, with the whole face, rare names', () => {
  const fonts = fontsIn([builtFonts]);
  const han = [...documentCharacters()].filter((c) => /\p{Script=Han}/u.test(c));
  assert.ok(han.length >= 6763);
  assert.equal(drawable(documentCharacters(), fonts).includes('\ufffd'), false);
  assert.equal(drawable('王𬭚堃㛃䶮', fonts), '王𬭚堃㛃䶮');
  assert.equal(drawable('好😀\ufe0f了', fonts), '好□了');
});

test("a face of the operator's own is taken first, under the name Typst knows it by", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
  const face = await readFile(join(builtFonts, 'kai-light.ttf'));
  await writeFile(join(folder, 'office.ttf'), renamed(face, 'LXGW WenKai Light', '仿宋_GB2312'));
  const markup = '#set document(title: "x")\n#sys.inputs.fonts';
  const pdf = await typesetter({ fontFolders: [folder, builtFonts] }).typeset(
    `#set text(font: "仿宋_GB2312", fallback: true)\n${markup}`,
    {},
  );
  const families = (await textOf(pdf)).replace(/\s/g, '');
  assert.match(families, /"body":\[\{[^}]*\},"仿宋_GB2312","LXGWWenKai","NotoSerifSC"\]/);
  await rm(folder, { recursive: true });
});

/** The font under another family name: the bytes of its `name` table are changed, and the length of each record. */
function renamed(font: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(font);
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  const tables = Array.from({ length: copy.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const name = copy.readUInt32BE((tables.find((t) => copy.toString('latin1', t, t + 4) === 'name') ?? 0) + 8);
  const strings = name + copy.readUInt16BE(name + 4);
  for (let i = 0; i < copy.readUInt16BE(name + 2); i += 1) {
    const record = name + 6 + 12 * i;
    const start = strings + copy.readUInt16BE(record + 10);
    const length = copy.readUInt16BE(record + 8);
    if (!copy.subarray(start, start + length).equals(utf16(from))) continue;
    utf16(to).copy(copy, start);
    copy.writeUInt16BE(utf16(to).length, record + 8);
  }
  return copy;
}

test('without fonts it is said what to run', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'fonts-'));
  await assert.rejects(typesetter({ fontFolders: [empty] }).typeset(letter, {}), /scripts\/build-fonts\.ts/);
  await rm(empty, { recursive: true });
});
