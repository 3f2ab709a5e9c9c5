/** What hostile and careless uploads become: refused in a sentence, or released clean; never a crash, never slow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { DocumentRefused } from './refusal.ts';
import { releasedUpload } from './release/index.ts';
import { compoundOf, pdfOf, swelling, zipOf } from './testing.ts';
import { cell, paragraph, pdfFile, run, slidesFile, wordFile, workbookFile } from './testing-office.ts';
import { unzip } from './unzip.ts';
import type { UploadUse } from './upload-kind.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const script = '<script>alert(1)</script>';

const jpeg = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer(),
);
const photo = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Make: 'Huawei', ImageDescription: script }, IFD3: { GPSLatitude: '35/1 0/1 0/1' } })
    .jpeg()
    .toBuffer(),
);

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}

/** A PNG that claims this size and carries these chunks. */
function png(width: number, height: number, ...more: readonly Buffer[]): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc(Math.min((width * 3 + 1) * height, 100_000)));
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return joined(mark, chunk('IHDR', head), ...more, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0)));
}

/** An animation of so many frames of one pixel. */
function gif(frames: number): Uint8Array {
  const head = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  const frame = (colour: number) =>
    Buffer.from([
      0x21,
      0xf9,
      4,
      0,
      10,
      0,
      0,
      0,
      0x2c,
      0,
      0,
      0,
      0,
      1,
      0,
      1,
      0,
      0,
      2,
      2,
      colour ? 0x4c : 0x44,
      1,
      0,
    ]);
  const pair = Buffer.concat([frame(0), frame(1)]);
  return joined(head, ...Array<Buffer>(frames / 2).fill(pair), Buffer.of(0x3b));
}

const box = (type: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const place = box('udta', box('\xa9xyz', text('+35.1234+113.9876/')));
const dated = box('mvhd', Buffer.from([0, 0, 0, 0, 1, 2, 3, 4, 1, 2, 3, 4, ...Array(92).fill(0)]));
const movie = (...inMoov: readonly Buffer[]): Uint8Array =>
  joined(
    box('ftyp', text('isom\0\0\0\0isommp42')),
    box('moov', Buffer.concat([dated, ...inMoov])),
    box('mdat', text('frames')),
  );

const field = (code: string): string =>
  paragraph(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${[...code].map((letter) => `<w:r><w:instrText xml:space="preserve">${letter}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('结果')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  );
const outside = (type: string, target: string) => [{ id: 'x1', type, target, external: true }];
const vba = {
  name: 'word/vbaProject.bin',
  type: 'application/vnd.ms-office.vbaProject',
  content: 'Sub AutoOpen',
};
const ole = {
  name: 'word/embeddings/oleObject1.bin',
  type: 'application/vnd.openxmlformats-officedocument.oleObject',
  content: 'calc.exe',
};
const notes = {
  name: 'word/comments.xml',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
  content:
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:author="赵六"><w:p><w:r><w:t>身份证</w:t></w:r></w:p></w:comment></w:comments>',
};
const body = paragraph(run('正文'));

type Outcome =
  | { readonly refused: RegExp }
  | {
      readonly without: readonly string[];
      readonly with?: string;
      readonly stripped?: RegExp;
      readonly named?: string;
      readonly notes?: RegExp;
    };
type Attack = readonly [why: string, use: UploadUse, name: string, bytes: () => Uint8Array, outcome: Outcome];

const pictures: readonly Attack[] = [
  [
    'an SVG runs scripts',
    'picture',
    'a.svg',
    () => text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    { refused: /SVG.*JPG/ },
  ],
  [
    'an SVG that calls itself a photo',
    'picture',
    'a.jpg',
    () => text(`<?xml version="1.0"?><!-- x --><svg>${script}</svg>`),
    { refused: /SVG|图片/ },
  ],
  [
    'HTML that calls itself a photo',
    'picture',
    'a.jpg',
    () => text(`<!doctype html>${script}`),
    { refused: /网页代码/ },
  ],
  [
    'a photo with a page behind its end',
    'picture',
    'a.jpg',
    () => joined(jpeg, text(script)),
    { without: ['<script'], stripped: /文件末尾/ },
  ],
  [
    'a photo that is a zip as well',
    'picture',
    'a.jpg',
    () => joined(jpeg, zipOf([{ name: 'x.html', content: script }])),
    { without: ['x.html', 'PK\x03\x04'], stripped: /文件末尾/ },
  ],
  [
    'a photo says where it was taken, and its description is a script',
    'picture',
    'a.jpg',
    () => photo,
    { without: ['Huawei', '<script', 'Exif'], stripped: /GPS.*相机/ },
  ],
  [
    'a script as comment of a PNG',
    'picture',
    'a.png',
    () => png(4, 4, chunk('tEXt', text(`Comment\0${script}`))),
    { without: ['<script'], stripped: /文字说明/ },
  ],
  [
    'a PNG of 3,600 megapixels in a kilobyte',
    'picture',
    'a.png',
    () => png(60_000, 60_000),
    { refused: /像素过多/ },
  ],
  [
    'a colour profile that inflates to 200 MB',
    'picture',
    'a.png',
    () => png(4, 4, chunk('iCCP', joined(text('x\0\0'), deflateSync(Buffer.alloc(200 << 20))))),
    { without: ['iCCP'] },
  ],
  [
    'a text that inflates to 200 MB',
    'picture',
    'a.png',
    () => png(4, 4, chunk('zTXt', joined(text('x\0\0'), deflateSync(Buffer.alloc(200 << 20))))),
    { without: ['zTXt'] },
  ],
  ['an animation of 100,000 frames', 'picture', 'a.gif', () => gif(100_000), { refused: /帧/ }],
  ['a photo cut off', 'picture', 'a.jpg', () => jpeg.subarray(0, 200), { refused: /损坏|没有传完整/ }],
  ['a head and nothing else', 'picture', 'a.png', () => png(4, 4).subarray(0, 8), { refused: /损坏/ }],
  [
    'a TIFF',
    'picture',
    'a.tif',
    () => joined(text('II*\0'), new Uint8Array(200)),
    { refused: /JPG|PNG|无法识别/ },
  ],
  [
    'a document where a picture is asked for',
    'picture',
    'a.png',
    () => wordFile(body),
    { refused: /不是图片/ },
  ],
];

const documents: readonly Attack[] = [
  ['nothing', 'attachment', 'a.docx', () => new Uint8Array(), { refused: /空的/ }],
  [
    'the author, a comment, a deletion',
    'attachment',
    'a.docx',
    () =>
      wordFile(
        paragraph(
          `<w:del w:author="赵六"><w:r><w:delText>旧字</w:delText></w:r></w:del><w:ins w:author="赵六">${run('新字')}</w:ins>`,
        ),
        { parts: [notes], relations: [{ id: 'c', type: 'comments', target: 'comments.xml' }] },
      ),
    { without: ['李静', '赵六', '旧字', '身份证'], stripped: /批注1条.*修订2处.*作者/ },
  ],
  [
    'a macro',
    'attachment',
    'a.docx',
    () =>
      wordFile(body, {
        parts: [vba],
        relations: [
          {
            id: 'v',
            type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
            target: 'vbaProject.bin',
          },
        ],
      }),
    { refused: /宏/ },
  ],
  [
    'a picture fetched from elsewhere: it tells who opens the file',
    'attachment',
    'a.docx',
    () =>
      wordFile(`${body}<w:p><w:r><w:pict><v:imagedata r:id="x1"/></w:pict></w:r></w:p>`, {
        relations: outside('image', 'http://evil.example/track.png'),
      }),
    { without: ['evil.example'] },
  ],
  [
    'a template fetched from elsewhere',
    'attachment',
    'a.docx',
    () => wordFile(body, { relations: outside('attachedTemplate', 'http://evil.example/t.dotm') }),
    { without: ['evil.example'], stripped: /模板/ },
  ],
  [
    'a field that starts a program, letter by letter',
    'attachment',
    'a.docx',
    () => wordFile(field(' DDEAUTO c:\\\\windows\\\\cmd.exe ')),
    { without: ['instrText', 'fldChar'], stripped: /域/ },
  ],
  [
    'a field that writes its name in numbers',
    'attachment',
    'a.docx',
    () => wordFile(field(' QUOTE 68 68 69 ')),
    { without: ['instrText'], stripped: /域/ },
  ],
  [
    'an enclosed program',
    'attachment',
    'a.docx',
    () =>
      wordFile(`<w:p><w:r><w:object><o:OLEObject r:id="e"/></w:object></w:r></w:p>`, {
        parts: [ole],
        relations: [{ id: 'e', type: 'oleObject', target: 'embeddings/oleObject1.bin' }],
      }),
    { without: ['calc.exe', 'OLEObject'], stripped: /嵌入/ },
  ],
  [
    'a page taken in as a piece of the document',
    'attachment',
    'a.docx',
    () =>
      wordFile('<w:altChunk r:id="h"/>', {
        parts: [{ name: 'word/a.xhtml', type: 'application/xhtml+xml', content: script }],
        relations: [{ id: 'h', type: 'aFChunk', target: 'a.xhtml' }],
      }),
    { refused: /拼接|宏/ },
  ],
  [
    'a link that opens a program',
    'attachment',
    'a.docx',
    () =>
      wordFile(`<w:p><w:hyperlink r:id="x1">${run('点这里')}</w:hyperlink></w:p>`, {
        relations: outside('hyperlink', 'file://evil.example/x.exe'),
      }),
    { without: ['evil.example', 'hyperlink r:id'] },
  ],
  [
    'XML entities that multiply',
    'attachment',
    'a.docx',
    () =>
      zipOf([
        {
          name: '[Content_Types].xml',
          content: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Types/>',
        },
        { name: 'word/document.xml', content: '<x/>' },
      ]),
    { refused: /损坏/ },
  ],
  [
    '400 MB in a small zip',
    'attachment',
    'a.docx',
    () =>
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: swelling(400, true) },
      ]),
    { refused: /压缩炸弹|庞大/ },
  ],
  [
    'a million nested elements',
    'attachment',
    'a.docx',
    () => wordFile('<w:p>'.repeat(300_000)),
    { refused: /损坏|有误|内存|复杂/ },
  ],
  [
    'names that climb out of the folder',
    'attachment',
    'a.docx',
    () => wordFile(body, { parts: [{ name: '../../etc/passwd', type: 'image/png', content: 'root' }] }),
    { without: ['etc/passwd'] },
  ],
  [
    'a Word file behind a password',
    'attachment',
    'a.docx',
    () => compoundOf(['EncryptedPackage', 'EncryptionInfo']),
    { refused: /密码/ },
  ],
  ['an old Word file', 'attachment', 'a.doc', () => compoundOf(['WordDocument']), { refused: /\.docx/ }],
  [
    'a workbook that fetches from another',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([{ name: '表', data: '<row r="1"><c r="A1"><f>[1]表!A1</f><v>3</v></c></row>' }], {
        workbook: '<externalReferences><externalReference r:id="x"/></externalReferences>',
        parts: [
          {
            name: 'xl/externalLinks/externalLink1.xml',
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
            content: '<externalLink/>',
          },
        ],
        relations: [{ id: 'x', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
      }),
    { without: ['externalLink', 'externalReference', '<f>'], stripped: /链接.*固定|固定.*链接/ },
  ],
  [
    'a formula that starts a program',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([{ name: '表', data: `<row r="1"><c r="A1"><f>cmd|' /C calc'!A0</f><v>0</v></c></row>` }]),
    { without: ['cmd|'], stripped: /公式/ },
  ],
  [
    'a workbook says in which folder of whom it lay',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([{ name: '表', data: '' }], {
        workbook: '<fileSharing userName="李静"/><absPath url="C:\\Users\\lijing\\"/>',
      }),
    { without: ['李静', 'lijing'], stripped: /文件路径/ },
  ],
  [
    'a hidden sheet stays, for the checks to speak of',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([
        { name: '公示', data: '' },
        { name: '底稿', state: 'veryHidden', data: `<row r="1">${cell('A1', '证')}</row>` },
      ]),
    { without: ['李静'] },
  ],
  [
    'an enclosed program in a slide',
    'attachment',
    'a.pptx',
    () =>
      slidesFile('题', {
        parts: [
          { ...ole, name: 'ppt/embeddings/oleObject1.bin' },
          {
            name: 'ppt/slides/_rels/slide1.xml.rels',
            type: 'application/xml',
            content:
              '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="o" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="../embeddings/oleObject1.bin"/></Relationships>',
          },
        ],
      }),
    { refused: /嵌有/ },
  ],
  [
    'an archive',
    'attachment',
    'a.zip',
    () => zipOf([{ name: 'a.txt', content: 'x' }]),
    { refused: /压缩包/ },
  ],
  [
    'a program',
    'attachment',
    'a.pdf',
    () => joined(text('MZ'), new Uint8Array(500)),
    { refused: /无法识别/ },
  ],
  [
    'a page that calls itself a text',
    'attachment',
    'a.txt',
    () => text(`说明\n<script src=x></script>`),
    { refused: /网页代码/ },
  ],
  [
    'a table whose cells are formulas',
    'attachment',
    'a.csv',
    () => text(`姓名,数\n甲,"=cmd|' /C calc'!A0"\n`),
    { without: [], notes: /公式/ },
  ],
];

/** The same package, its main part called a template. */
const asTemplate = (file: Uint8Array): Uint8Array =>
  zipOf(
    [...unzip(file, () => true)].map(([name, content]) => ({
      name,
      content: new TextDecoder().decode(content).replace('document.main+xml', 'template.main+xml'),
    })),
  );

const pdfs: readonly Attack[] = [
  ['the author', 'attachment', 'a.pdf', () => pdfFile(), { without: ['Li Jing', 'WPS'], stripped: /作者/ }],
  [
    'a script that runs when it is opened',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        catalogue: '/OpenAction 7 0 R /AA << /WC 7 0 R >>',
        objects: ['<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
      }),
    { without: ['JavaScript', 'app.alert'], stripped: /脚本/ },
  ],
  [
    'a script among the names',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        catalogue: '/Names << /JavaScript << /Names [(a) 7 0 R] >> >>',
        objects: ['<< /S /JavaScript /JS 8 0 R >>', '<< /Length 9 >>\nstream\napp.alert\nendstream'],
      }),
    { without: ['JavaScript', 'app.alert'], stripped: /脚本/ },
  ],
  [
    'a link that starts a program',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        page: '/Annots [7 0 R]',
        objects: ['<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>'],
      }),
    { without: ['Launch', 'cmd.exe'], stripped: /启动程序/ },
  ],
  [
    'a link that runs a script by its address',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        page: '/Annots [7 0 R]',
        objects: [
          '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert) >> >>',
        ],
      }),
    { without: ['javascript:'] },
  ],
  [
    'an enclosed file',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        catalogue: '/Names << /EmbeddedFiles << /Names [(x) 7 0 R] >> >>',
        objects: [
          '<< /Type /Filespec /F (x.exe) /EF << /F 8 0 R >> >>',
          '<< /Type /EmbeddedFile /Length 4 >>\nstream\nMZMZ\nendstream',
        ],
      }),
    { without: ['EmbeddedFile', 'x.exe', 'MZMZ'], stripped: /夹带/ },
  ],
  [
    'a comment with its writer, and a file pinned to the page',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        page: '/Annots [7 0 R 8 0 R]',
        objects: [
          '<< /Type /Annot /Subtype /Text /T (Zhao) /Contents (secret) /Rect [0 0 9 9] >>',
          '<< /Type /Annot /Subtype /FileAttachment /T (Zhao) /Rect [0 0 9 9] /FS << /EF << >> >> >>',
        ],
      }),
    { without: ['Zhao', 'secret', 'FileAttachment'], stripped: /批注1处/ },
  ],
  [
    'an earlier version kept behind',
    'attachment',
    'a.pdf',
    () =>
      joined(
        pdfFile({ objects: ['<< /Old (former text) >>'] }),
        text(
          '\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\ntrailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
        ),
      ),
    { without: ['former text'], stripped: /旧内容/ },
  ],
  ['a password', 'attachment', 'a.pdf', () => pdfOf('BT ET', { encrypt: true }), { refused: /密码|保护/ }],
  ['cut off', 'attachment', 'a.pdf', () => pdfFile().subarray(0, 150), { refused: /损坏/ }],
  ['400 MB of blanks as one page', 'attachment', 'a.pdf', () => pdfOf(swelling(400, false)), { without: [] }],
  [
    'pages that contain each other',
    'attachment',
    'a.pdf',
    () => pdfFile({ objects: ['<< /Type /Pages /Kids [2 0 R] /Count 1 >>'], catalogue: '/Loop 7 0 R' }),
    { without: ['Loop'] },
  ],
];

const kept: readonly Attack[] = [
  [
    'a font that is called as an action stays',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        content: 'BT /AA 12 Tf 50 700 Td (Hello) Tj ET',
        page: '/Resources << /Font 7 0 R >>',
        objects: ['<< /AA 5 0 R >>'],
      }),
    { without: ['Li Jing'], with: '/AA' },
  ],
  [
    'a link to a page of the web stays',
    'attachment',
    'a.docx',
    () =>
      wordFile(`<w:p><w:hyperlink r:id="x1">${run('国务院')}</w:hyperlink></w:p>`, {
        relations: outside('hyperlink', 'https://www.gov.cn/'),
      }),
    { without: ['李静'], with: 'https://www.gov.cn/' },
  ],
  [
    'page numbers stay fields',
    'attachment',
    'a.docx',
    () => wordFile(field(' PAGE \\* MERGEFORMAT ')),
    { without: ['李静'], with: 'instrText' },
  ],
  [
    'an ordinary formula stays one',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([
        { name: '表', data: '<row r="1"><c r="A1"><f>SUM(B1:B9)&amp;"a|b"</f><v>3</v></c></row>' },
      ]),
    { without: ['李静'], with: 'SUM(B1:B9)' },
  ],
  [
    'the sheet itself stays, hidden as it was',
    'attachment',
    'a.xlsx',
    () =>
      workbookFile([
        { name: '公示', data: '' },
        { name: '底稿', state: 'veryHidden', data: `<row r="1">${cell('A1', '证件')}</row>` },
      ]),
    { without: ['李静'], with: '证件' },
  ],
];

const others: readonly Attack[] = [
  [
    'a template: what it attaches to is not a document',
    'attachment',
    'a.dotx',
    () => asTemplate(wordFile(body)),
    { refused: /模板/ },
  ],
  [
    'a signed PDF: the seal is seen, the signature is said to be gone',
    'attachment',
    'a.pdf',
    () =>
      pdfFile({
        catalogue: '/AcroForm << /SigFlags 3 /Fields [7 0 R] >>',
        page: '/Annots [7 0 R]',
        objects: [
          '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /Rect [0 0 99 99] /AP << /N 9 0 R >> /V 8 0 R >>',
          '<< /Type /Sig /Name (Li Jing) /Contents <00> /ByteRange [0 1 2 3] >>',
          '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream',
        ],
      }),
    { without: ['ByteRange', 'Li Jing'], with: '/Widget', stripped: /电子签名/ },
  ],
  [
    'a page that calls itself a video',
    'video',
    'a.mp4',
    () => text(`<html>${script}</html>`),
    { refused: /网页代码|MP4/ },
  ],
  [
    'a video says where and when it was taken',
    'video',
    'a.mp4',
    () => movie(place),
    { without: ['+35.1234', '\x01\x02\x03\x04'], stripped: /拍摄位置.*|拍摄时间/ },
  ],
  [
    'a video whose boxes reach beyond its end',
    'video',
    'a.mp4',
    () => movie(place).subarray(0, 80),
    { refused: /不完整/ },
  ],
  [
    'a video of an iPhone',
    'video',
    'a.mov',
    () => joined(box('ftyp', text('qt  \0\0\0\0')), box('moov', dated)),
    { refused: /MP4/ },
  ],
  [
    'a path and a direction mark as name',
    'attachment',
    '../..\\\u202excod.exe\0',
    () => wordFile(body),
    { without: [], named: 'xcod.docx' },
  ],
  ['a double ending', 'picture', '证件.php.jpg', () => jpeg, { without: [], named: '证件.jpg' }],
  [
    'an OFD that carries a file',
    'attachment',
    'a.ofd',
    () =>
      zipOf([
        { name: 'OFD.xml', content: '<ofd:OFD xmlns:ofd="o"/>' },
        { name: 'Doc_0/Attachs/x.exe', content: 'MZ' },
      ]),
    { refused: /夹带/ },
  ],
  [
    'an OFD names its author: it is said',
    'attachment',
    'a.ofd',
    () =>
      zipOf([{ name: 'OFD.xml', content: '<ofd:OFD xmlns:ofd="o"><ofd:Author>李静</ofd:Author></ofd:OFD>' }]),
    { without: [], notes: /作者/ },
  ],
];

/** Everything in a released file that can be found by looking into it. */
async function inside(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes).toString('latin1');
  if (raw.startsWith('PK')) {
    const members = unzip(bytes, () => true);
    return [...members].map(([name, content]) => `${name}\n${new TextDecoder().decode(content)}`).join('\n');
  }
  if (!raw.startsWith('%PDF')) return raw;
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object.toString())
    .join('\n');
}

for (const [why, use, name, bytes, outcome] of [...pictures, ...documents, ...pdfs, ...kept, ...others]) {
  test(`an upload: ${why} (${'refused' in outcome ? 'refused' : 'comes out clean'})`, async () => {
    const sent = bytes();
    const from = process.cpuUsage();
    const result = await releasedUpload(sent, name, use).catch((error: unknown) => error);
    const { user, system } = process.cpuUsage(from);
    assert.ok((user + system) / 1000 < 10_000, `computed ${(user + system) / 1000} ms`);
    if ('refused' in outcome) {
      assert.ok(result instanceof DocumentRefused, String(result));
      assert.match(result.message, outcome.refused);
      assert.match(result.message, /[。）]$/);
      return;
    }
    if (result instanceof Error) throw result;
    const released = result as Awaited<ReturnType<typeof releasedUpload>>;
    const found = await inside(released.bytes);
    for (const trace of outcome.without) assert.ok(!found.includes(trace), `${trace} is still there`);
    if (outcome.with) assert.ok(found.includes(outcome.with), `${outcome.with} is gone`);
    assert.match(released.stripped.join('；'), outcome.stripped ?? /(?:)/);
    assert.match(released.notes.join('；'), outcome.notes ?? /(?:)/);
    if (outcome.named) assert.equal(released.name, outcome.named);
  });
}
