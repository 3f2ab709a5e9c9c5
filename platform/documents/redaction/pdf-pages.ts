/**
 * A PDF written from nothing but pixels and letters: a picture for each page, and over it, invisible, the words that
 * may be read, for search and for screen readers. No object of another file can get into it.
 */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Tell } from './marks.ts';
import type { Letter, Raster, Size } from './pdfium.ts';

export type PageToWrite = {
  /** In points. */
  readonly size: Size;
  readonly raster: Raster;
  readonly letters: readonly Letter[];
};

type Picture = { readonly dictionary: string; readonly data: Uint8Array };

/** Beyond this many bytes without loss, a page is a photograph and is kept as JPEG. */
const mostWithoutLoss = 1_500_000;

/** The finished PDF; tells of each page before it is written. */
export async function writtenPdf(pages: readonly PageToWrite[], tell: Tell): Promise<Uint8Array> {
  const objects: (string | Uint8Array)[][] = [];
  const add = (...pieces: (string | Uint8Array)[]): number => objects.push(pieces);
  add('<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>');
  add('');
  const font = addFont(add);
  const kids: number[] = [];
  for (const { size, raster, letters } of pages) {
    tell({ stage: 'writing', done: kids.length, of: pages.length });
    const picture = await pictureOf(raster);
    const image = add(...stream(picture.dictionary, picture.data));
    const drawing = `q ${fine(size.width)} 0 0 ${fine(size.height)} 0 0 cm /I Do Q\n${textLayer(letters, size)}`;
    const content = add(...stream('/Filter /FlateDecode', deflateSync(drawing)));
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${fine(size.width)} ${fine(size.height)}] /Contents ${content} 0 R`,
        ` /Resources << /XObject << /I ${image} 0 R >> /Font << /F ${font} 0 R >> >> >>`,
      ),
    );
  }
  objects[1] = [
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  ];
  return assembled(objects);
}

const fine = (number: number): string => String(Math.round(number * 1000) / 1000);

const stream = (dictionary: string, data: Uint8Array): (string | Uint8Array)[] => [
  `<< ${dictionary} /Length ${data.length} >>\nstream\n`,
  data,
  '\nendstream',
];

function assembled(objects: readonly (readonly (string | Uint8Array)[])[]): Uint8Array {
  const pieces: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = pieces[0]?.length ?? 0;
  const write = (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  const places = objects.map((object, index) => {
    const at = length;
    write(`${index + 1} 0 obj\n`);
    for (const piece of object) write(piece);
    write('\nendobj\n');
    return at;
  });
  const start = length;
  const lines = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Grey where the page is grey; rows as differences to the row above, which packs text well. */
async function pictureOf(raster: Raster): Promise<Picture> {
  const { width, height, rgb } = raster;
  const grey = isGrey(rgb);
  const colours = grey ? 1 : 3;
  const rows = filtered(rgb, { width, height, colours });
  const shape = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /Device${grey ? 'Gray' : 'RGB'}`;
  const packed = deflateSync(rows, { level: 6 });
  if (packed.length <= mostWithoutLoss)
    return {
      dictionary: `${shape} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent 8 /Columns ${width} >>`,
      data: packed,
    };
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { dictionary: `${shape.replace('DeviceGray', 'DeviceRGB')} /Filter /DCTDecode`, data };
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3)
    if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  return true;
}

/** Each row as its differences to the one above (PNG filter 2). */
function filtered(
  rgb: Uint8Array,
  { width, height, colours }: Size & { readonly colours: number },
): Uint8Array {
  const line = width * colours;
  const step = colours === 1 ? 3 : 1;
  const above = width * 3;
  const rows = new Uint8Array((line + 1) * height);
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    rows[to] = 2;
    to += 1;
    for (let x = 0; x < line; x += 1, from += step, to += 1)
      rows[to] = (rgb[from] as number) - (y === 0 ? 0 : (rgb[from - above] as number));
  }
  return rows;
}

/** A font without shapes whose codes are the letters themselves (UTF-16): it is only ever read. */
function addFont(add: (...pieces: (string | Uint8Array)[]) => number): number {
  const cmap =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def ' +
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ' +
    `${Array.from({ length: 256 }, (_, high) => high).reduce(
      (text, high) =>
        text +
        (high % 64 === 0 ? '64 beginbfrange\n' : '') +
        bfrange(high) +
        (high % 64 === 63 ? 'endbfrange\n' : ''),
      '',
    )}endcmap CMapName currentdict /CMap defineresource pop end end`;
  const unicode = add(...stream('/Filter /FlateDecode', deflateSync(cmap)));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Unseen /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unseen /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor ${descriptor} 0 R >>`,
  );
  return add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Unseen /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const bfrange = (high: number): string => `<${hex(high, 2)}00> <${hex(high, 2)}ff> <${hex(high, 2)}00>\n`;

/** The letters in runs that stand side by side, each run as wide as it is seen. */
function textLayer(letters: readonly Letter[], size: Size): string {
  const runs: Letter[][] = [];
  for (const letter of letters) {
    const last = runs.at(-1)?.at(-1);
    const beside =
      last !== undefined &&
      Math.abs(last.y - letter.y) < letter.height / 3 &&
      Math.abs(letter.x - last.x - last.width) * size.width < 1.5 &&
      isWide(last) === isWide(letter);
    if (beside) runs.at(-1)?.push(letter);
    else runs.push([letter]);
  }
  const drawn = runs.map((run) => runOf(run, size)).join('');
  return drawn === '' ? '' : `BT 3 Tr\n${drawn}ET`;
}

const isWide = ({ text }: Letter): boolean => text >= '\u2e80';

function runOf(run: readonly Letter[], size: Size): string {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return '';
  const codes = run.map(({ text }) => (text.length === 1 ? hex(text.charCodeAt(0), 4) : '3013')).join('');
  const height = Math.max(1, first.height * size.height);
  const width = (last.x + last.width - first.x) * size.width;
  const stretch = Math.max(1, Math.min(1000, (100 * width) / (height * run.length)));
  const y = size.height * (1 - first.y - first.height * 0.8);
  return `/F ${fine(height)} Tf ${fine(stretch)} Tz 1 0 0 1 ${fine(first.x * size.width)} ${fine(y)} Tm <${codes}> Tj\n`;
}
