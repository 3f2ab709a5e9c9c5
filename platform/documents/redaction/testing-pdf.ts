/** Poisoned PDFs: each shows the secret once and keeps a second copy where a black box does not reach. */
import { deflateSync } from 'node:zlib';
import { pdfFile } from '../testing-office.ts';
import type { Mark } from './marks.ts';

export const SECRET = 'Zhangsan1990';

export type Poisoned = {
  readonly name: string;
  /** Where the secret hides, and why a box of black does not reach it. */
  readonly why: string;
  readonly bytes: Uint8Array;
  readonly marks: readonly Mark[];
};

const size = '300 200';
export const shown = `BT /F1 12 Tf 50 100 Td (${SECRET}) Tj ET BT /F1 12 Tf 50 40 Td (Public) Tj ET`;
export const overIt: Mark = {
  id: 'area',
  what: 'area',
  page: 0,
  area: { x: 0.15, y: 0.42, width: 0.3, height: 0.12 },
};
export const everywhere: Mark = { id: 'words', what: 'everywhere', text: SECRET };
const stream = (dictionary: string, data: string): string => {
  const packed = deflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  return `<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
};
const utf16 = `FEFF${Buffer.from(SECRET, 'utf16le').swap16().toString('hex')}`;

type Parts = NonNullable<Parameters<typeof pdfFile>[0]>;
const row = (name: string, why: string, parts: Parts = {}, marks: readonly Mark[] = [overIt]): Poisoned => ({
  name,
  why,
  bytes: pdfFile({ content: shown, size, ...parts }),
  marks,
});

const inContent: readonly Poisoned[] = [
  row('text', 'the letters lie in the content stream under the box'),
  row('letter by letter', 'each letter is placed by itself, so that no string holds the word', {
    content: `BT /F1 12 Tf 50 100 Td ${[...SECRET].map((one) => `(${one}) Tj`).join(' ')} ET`,
  }),
  row('kerned', 'numbers between the letters split the word', {
    content: `BT /F1 12 Tf 50 100 Td [${[...SECRET].map((one) => `(${one}) -20`).join(' ')}] TJ ET`,
  }),
  row('hexadecimal', 'the string is written in hexadecimal', {
    content: `BT /F1 12 Tf 50 100 Td <${Buffer.from(SECRET).toString('hex')}> Tj ET`,
  }),
  row('octal', 'the string is written in octal escapes', {
    content: `BT /F1 12 Tf 50 100 Td (${[...SECRET].map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}) Tj ET`,
  }),
  row(
    'text below a scan',
    'an invisible text layer (mode 3) repeats it at another place',
    {
      content: `${shown} BT /F1 12 Tf 3 Tr 200 20 Td (${SECRET}) Tj ET`,
    },
    [everywhere],
  ),
  row(
    'white on white',
    'white letters elsewhere on the page',
    {
      content: `${shown} 1 1 1 rg BT /F1 8 Tf 150 150 Td (${SECRET}) Tj ET`,
    },
    [everywhere],
  ),
  row(
    'an older black box',
    'somebody drew a black rectangle over the text before',
    {
      content: `${shown} BT /F1 12 Tf 150 150 Td (${SECRET}) Tj ET 0 g 140 140 150 30 re f`,
    },
    [everywhere],
  ),
  row(
    'outside the page',
    'letters lie beyond the edge of the paper',
    {
      content: `${shown} BT /F1 12 Tf 50 900 Td (${SECRET}) Tj ET`,
    },
    [everywhere],
  ),
  row(
    'cropped',
    'the crop box hides the margin in which it is repeated',
    {
      content: `${shown} BT /F1 12 Tf 50 190 Td (${SECRET}) Tj ET`,
      page: '/CropBox [0 0 300 180]',
    },
    [everywhere],
  ),
  row(
    'a turned page',
    'the page is turned, so that areas do not lie where the content says',
    {
      page: '/Rotate 90',
    },
    [everywhere],
  ),
  row('replacement text', 'ActualText says what the letters should be copied as', {
    content: `/Span << /ActualText <${utf16}> >> BDC ${shown} EMC`,
  }),
  row('a comment in the content', 'a line of the content stream that draws nothing', {
    content: `${shown}\n% ${SECRET}\n`,
  }),
  row(
    'a piece drawn from elsewhere',
    'the words are drawn by a form object',
    {
      content: 'q /X Do Q',
      page: '/Resources << /XObject << /X 7 0 R >> /Font << /F1 5 0 R >> >>',
      objects: [
        stream(
          '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 5 0 R >> >>',
          shown,
        ),
      ],
    },
    [everywhere],
  ),
  row(
    'a switched-off layer',
    'optional content that is not shown by default',
    {
      content: `${shown} /OC /L BDC BT /F1 12 Tf 150 150 Td (${SECRET}) Tj ET EMC`,
      page: '/Resources << /Font << /F1 5 0 R >> /Properties << /L 7 0 R >> >>',
      catalogue: '/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>',
      objects: [`<< /Type /OCG /Name (${SECRET}) >>`],
    },
    [everywhere],
  ),
];

const besideContent: readonly Poisoned[] = [
  row('a comment', 'a note whose text repeats it', {
    page: '/Annots [7 0 R]',
    objects: [`<< /Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents (${SECRET}) /T (${SECRET}) >>`],
  }),
  row('typed over the page', 'a text annotation that is kept by ordinary cleaning', {
    page: '/Annots [7 0 R]',
    objects: [`<< /Type /Annot /Subtype /FreeText /Rect [0 0 10 10] /DA (/F1 1 Tf) /Contents (${SECRET}) >>`],
  }),
  row('a form field', 'the value of a field', {
    page: '/Annots [7 0 R]',
    catalogue: '/AcroForm << /Fields [7 0 R] >>',
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${SECRET}) /DV (${SECRET}) /Rect [0 0 0 0] >>`,
    ],
  }),
  row('an enclosed file', 'the original is attached', {
    catalogue: '/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>',
    objects: [
      `<< /Type /Filespec /F (${SECRET}.doc) /EF << /F 8 0 R >> >>`,
      stream('/Type /EmbeddedFile', SECRET),
    ],
  }),
  row('a bookmark', 'the outline repeats a heading', {
    catalogue: '/Outlines 7 0 R',
    objects: [
      '<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>',
      `<< /Title <${utf16}> /Parent 7 0 R /Dest [3 0 R /Fit] >>`,
    ],
  }),
  row('the name of a destination', 'links jump to places called after people', {
    catalogue: `/Dests << /${SECRET} [3 0 R /Fit] >>`,
  }),
  row('page labels', 'pages are numbered with a prefix', {
    catalogue: `/PageLabels << /Nums [0 << /P (${SECRET}) >>] >>`,
  }),
  row('XMP', 'the title stands in the metadata', {
    catalogue: '/Metadata 7 0 R',
    objects: [
      `<< /Type /Metadata /Subtype /XML /Length ${SECRET.length + 7} >>\nstream\n<x>${SECRET}</x>\nendstream`,
    ],
  }),
  row('an alternative description', 'the structure tree describes a picture', {
    catalogue: '/StructTreeRoot 7 0 R /MarkInfo << /Marked true >>',
    objects: [
      '<< /Type /StructTreeRoot /K 8 0 R >>',
      `<< /S /Figure /P 7 0 R /Alt (${SECRET}) /E (${SECRET}) >>`,
    ],
  }),
  row('a script', 'a script of the document', {
    catalogue: '/OpenAction 7 0 R',
    objects: [`<< /S /JavaScript /JS (app.alert\\("${SECRET}"\\)) >>`],
  }),
  row('private data', 'data of the program that made it', {
    page: `/PieceInfo << /X << /LastModified (D:2024) /Private (${SECRET}) >> >>`,
  }),
  row('a thumbnail', 'a small picture of the page', {
    page: '/Thumb 7 0 R',
    objects: [stream('/Width 1 /Height 12 /BitsPerComponent 8 /ColorSpace /DeviceGray', SECRET)],
  }),
  row('a forgotten object', 'an object that nothing leads to', { objects: [`(${SECRET})`] }),
  row('an address', 'a link to somebody’s page', {
    page: '/Annots [7 0 R]',
    objects: [
      `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://x.cn/${SECRET}) >> >>`,
    ],
  }),
  row('the name of a font', 'a font called after its subset', {
    objects: [`<< /Type /Font /Subtype /Type1 /BaseFont /${SECRET} >>`],
    page: '/Resources << /Font << /F1 5 0 R /F2 7 0 R >> >>',
  }),
  row('the letters of a font', 'a font keeps which letters were used, in the order of their use', {
    objects: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 8 0 R >>',
      stream(
        '',
        `${[...SECRET]
          .map((one, at) => `<0${at.toString(16)}> <00${one.charCodeAt(0).toString(16)}>`)
          .join('\n')}\n% ${SECRET}`,
      ),
    ],
    page: '/Resources << /Font << /F1 7 0 R >> >>',
  }),
  row('a signature', 'who signed', {
    page: '/Annots [7 0 R]',
    catalogue: '/AcroForm << /Fields [7 0 R] /SigFlags 3 >>',
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /V << /Type /Sig /Name (${SECRET}) >> >>`,
    ],
  }),
];

/** Saved a second time by appending: the first version with the secret stays below. */
function revised(): Uint8Array {
  const first = Buffer.from(pdfFile({ content: shown, size })).toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(first)?.[1]);
  const at = first.length;
  const content = stream('', 'BT /F1 12 Tf 50 40 Td (Public) Tj ET');
  const table = at + `4 0 obj\n${content}\nendobj\n`.length;
  const line = `${String(at).padStart(10, '0')} 00000 n \n`;
  const tail = `4 0 obj\n${content}\nendobj\nxref\n4 1\n${line}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R /Prev ${start} >>\nstartxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(first + tail, 'latin1'));
}

const appended = (text: string): Uint8Array =>
  new Uint8Array(Buffer.concat([pdfFile({ content: shown, size }), Buffer.from(text)]));

/** All of them. */
export const poisonedPdfs: readonly Poisoned[] = [
  ...inContent,
  ...besideContent,
  {
    name: 'an earlier version',
    why: 'saving by appending keeps what was before',
    bytes: revised(),
    marks: [overIt],
  },
  {
    name: 'behind the end',
    why: 'bytes after the end of the file',
    bytes: appended(`\n${SECRET}\n`),
    marks: [overIt],
  },
];
