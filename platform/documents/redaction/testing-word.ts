/** Poisoned Word files: each shows the secret once and keeps another copy where masking the paragraph does not reach. */
import sharp from 'sharp';
import { zipOf } from '../testing.ts';
import { type Extras, paragraph, run, wordFile } from '../testing-office.ts';
import type { Mark } from './marks.ts';

export const NAME = '欧阳静文';
export const nameEverywhere: Mark = { id: 'name', what: 'everywhere', text: NAME };

export type PoisonedOffice = {
  readonly kind: 'docx' | 'xlsx' | 'pptx';
  readonly name: string;
  readonly why: string;
  readonly bytes: Uint8Array;
  readonly marks?: readonly Mark[];
};

const office = 'application/vnd.openxmlformats-officedocument.';
const word = (part: string) => `${office}wordprocessingml.${part}+xml`;
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const shown = paragraph(run(`申请人：${NAME}。`));
const row = (name: string, why: string, body: string, extras: Extras = {}): PoisonedOffice => ({
  kind: 'docx',
  name,
  why,
  bytes: wordFile(shown + body, extras),
});
const part = (
  name: string,
  type: string,
  content: string | Uint8Array,
  kind: string,
  external = false,
): Extras => ({
  parts: [{ name: `word/${name}`, type, content }],
  relations: [{ id: 'x1', type: kind, target: name, external }],
});
const styles = (inner: string): Extras =>
  part('styles.xml', word('styles'), `<w:styles ${w}>${inner}</w:styles>`, 'styles');

/** A JPEG that says something of itself in its EXIF. */
export const tellingPicture = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
      .jpeg()
      .withExif({ IFD0: { ImageDescription: text, Artist: text } })
      .toBuffer(),
  );

const drawing = (inner: string): string =>
  paragraph(
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">${inner}</wp:inline></w:drawing></w:r>`,
  );
const blip = (id: string, descr: string): string =>
  drawing(
    `<wp:docPr id="1" name="${descr}" descr="${descr}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="${descr}.jpg"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>`,
  );

const inText: readonly PoisonedOffice[] = [
  row(
    'split runs',
    'the name is spread over four runs',
    paragraph([...NAME].map((one) => run(one)).join('')),
  ),
  row('spaced', 'the letters stand apart', paragraph(run([...NAME].join(' ')))),
  row(
    'joined by nothing',
    'letters of no width between the letters',
    paragraph(run([...NAME].join('\u200b'))),
  ),
  row(
    'tracked deletion',
    'deleted with changes tracked',
    paragraph(`<w:del w:author="a"><w:r><w:delText>${NAME}</w:delText></w:r></w:del>`),
  ),
  row(
    'tracked insertion',
    'inserted with changes tracked',
    paragraph(`<w:ins w:author="${NAME}">${run(NAME)}</w:ins>`),
  ),
  row(
    'tracked move',
    'moved with changes tracked',
    paragraph(`<w:moveFrom w:author="a">${run(NAME)}</w:moveFrom>`),
  ),
  row(
    'former look',
    'who changed the look',
    paragraph(`<w:r><w:rPr><w:rPrChange w:author="${NAME}"/></w:rPr><w:t>x</w:t></w:r>`),
  ),
  row('hidden letters', 'letters with the look “hidden”', paragraph(run(NAME, '<w:vanish/>'))),
  row(
    'hidden by a style',
    'a style hides its letters',
    paragraph(`<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>${NAME}</w:t></w:r>`),
    styles(
      '<w:style w:type="character" w:styleId="G"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="H"><w:basedOn w:val="G"/></w:style>',
    ),
  ),
  row('white letters', 'white on white', paragraph(run(NAME, '<w:color w:val="FFFFFF"/>'))),
  row(
    'a table',
    'a cell of a table within a table',
    `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${paragraph(run(NAME))}</w:tc></w:tr></w:tbl>${paragraph('')}</w:tc></w:tr></w:tbl>`,
  ),
  row(
    'a text box',
    'a text box and its fallback for old programs',
    paragraph(
      `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraph(run(NAME))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run(NAME))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
  ),
  row(
    'letters of art',
    'WordArt keeps its words in an attribute',
    paragraph(`<w:r><w:pict><v:shape alt="${NAME}"><v:textpath string="${NAME}"/></v:shape></w:pict></w:r>`),
  ),
  row(
    'readings',
    'the reading of the name stands above it',
    paragraph(
      `<w:r><w:ruby><w:rt>${run(`${NAME}ouyang`)}</w:rt><w:rubyBase>${run(NAME)}</w:rubyBase></w:ruby></w:r>`,
    ),
  ),
  row(
    'the code of a field',
    'a field whose code is split',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:${NAME.slice(0, 2)}</w:instrText></w:r><w:r><w:instrText>${NAME.slice(2)}@x.cn"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('写信')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  ),
  row(
    'a field for a form',
    'the default text of a form field',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="${NAME}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  ),
  row(
    'a list to choose from',
    'a control offers names',
    paragraph(
      `<w:sdt><w:sdtPr><w:alias w:val="${NAME}"/><w:dropDownList><w:listItem w:displayText="${NAME}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>${run('请选择')}</w:sdtContent></w:sdt>`,
    ),
  ),
  row(
    'a bookmark',
    'a place called after somebody',
    paragraph(`<w:bookmarkStart w:id="1" w:name="${NAME}"/><w:bookmarkEnd w:id="1"/>`),
  ),
  row(
    'a smart tag',
    'a program took it for a person',
    paragraph(`<w:smartTag w:element="${NAME}">${run('某人')}</w:smartTag>`),
  ),
  row('a remark in the XML', 'a comment of the XML', `<!-- ${NAME} -->`),
];

const besideText: readonly PoisonedOffice[] = [
  row(
    'a page header',
    'the header names him',
    '',
    part('header1.xml', word('header'), `<w:hdr ${w}>${paragraph(run(NAME))}</w:hdr>`, 'header'),
  ),
  row(
    'a footnote',
    'a footnote names him',
    '',
    part(
      'footnotes.xml',
      word('footnotes'),
      `<w:footnotes ${w}><w:footnote w:id="1">${paragraph(run(NAME))}</w:footnote></w:footnotes>`,
      'footnotes',
    ),
  ),
  row(
    'a comment',
    'a reviewer wrote about him',
    '',
    part(
      'comments.xml',
      word('comments'),
      `<w:comments ${w}><w:comment w:id="1" w:author="${NAME}">${paragraph(run(NAME))}</w:comment></w:comments>`,
      'comments',
    ),
  ),
  row(
    'variables',
    'variables of the document',
    '',
    part(
      'settings.xml',
      word('settings'),
      `<w:settings ${w}><w:docVars><w:docVar w:name="a" w:val="${NAME}"/></w:docVars></w:settings>`,
      'settings',
    ),
  ),
  row(
    'the name of a style',
    'a style called after somebody',
    '',
    styles(`<w:style w:type="paragraph" w:styleId="S"><w:name w:val="${NAME}"/></w:style>`),
  ),
  row('custom data', 'data hung on by another system', '', {
    parts: [{ name: 'customXml/item1.xml', type: 'application/xml', content: `<x>${NAME}</x>` }],
    relations: [{ id: 'x1', type: 'customXml', target: '../customXml/item1.xml' }],
  }),
  row(
    'an enclosed workbook',
    'the table it was made of',
    '',
    part(
      'embeddings/a.xlsx',
      `${office}spreadsheetml.sheet`,
      zipOf([{ name: 'xl/sharedStrings.xml', content: `<sst><si><t>${NAME}</t></si></sst>` }]),
      'package',
    ),
  ),
  row(
    'the figures of a chart',
    'a chart keeps the names of its series',
    drawing('<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="x1"/>'),
    part(
      'charts/chart1.xml',
      `${office}drawingml.chart+xml`,
      `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:tx><c:strRef><c:f>${NAME}!$A$1</c:f><c:strCache><c:pt idx="0"><c:v>${NAME}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chartSpace>`,
      'chart',
    ),
  ),
  row(
    'an outside link',
    'a link to his page',
    paragraph(`<w:hyperlink r:id="x1">${run('网页')}</w:hyperlink>`),
    part(`https://x.cn/${NAME}`, 'text/plain', '', 'hyperlink', true),
  ),
  row(
    'an enclosed font',
    'a font made of the letters used',
    '',
    part('fonts/font1.odttf', `${office}obfuscatedFont`, new TextEncoder().encode(NAME), 'font'),
  ),
];

/** All of them; some hold pictures and are made first. */
export async function poisonedWord(): Promise<PoisonedOffice[]> {
  const telling = await tellingPicture(NAME);
  return [
    ...inText,
    ...besideText,
    row(
      'a picture that tells',
      'EXIF of a picture, its description and its old name',
      blip('x1', NAME),
      part('media/image1.jpg', 'image/jpeg', telling, 'image'),
    ),
    row(
      'the name of a part',
      'a picture kept under his name',
      blip('x1', ''),
      part(`media/${NAME}.jpg`, 'image/jpeg', telling, 'image'),
    ),
    {
      kind: 'docx',
      name: 'behind the zip',
      why: 'bytes behind the end of the file',
      bytes: new Uint8Array(Buffer.concat([wordFile(shown), Buffer.from(NAME)])),
    },
    {
      kind: 'docx',
      name: 'before the zip',
      why: 'a member that the directory does not list',
      bytes: withStray(wordFile(shown)),
    },
  ];
}

/** A whole zip with the secret before the file itself, all places moved accordingly. */
function withStray(file: Uint8Array): Uint8Array {
  const stray = Buffer.from(zipOf([{ name: `${NAME}.txt`, content: NAME }]));
  const own = Buffer.from(file);
  const end = own.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const directory = own.readUInt32LE(end + 16);
  for (let at = directory; at < end; ) {
    own.writeUInt32LE(own.readUInt32LE(at + 42) + stray.length, at + 42);
    at += 46 + own.readUInt16LE(at + 28) + own.readUInt16LE(at + 30) + own.readUInt16LE(at + 32);
  }
  own.writeUInt32LE(directory + stray.length, end + 16);
  return new Uint8Array(Buffer.concat([stray, own]));
}
