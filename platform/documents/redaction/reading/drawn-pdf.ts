/** Reads a PDF that was written by this program byte by byte: every byte must belong to an object it may have. */
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { bareJpeg } from '../../release/media.ts';
import type { Raster } from '../pdfium.ts';

export type DrawnPage = {
  readonly raster: Raster;
  readonly lossless: boolean /** What its text layer says. */;
  readonly text: string;
};
export type DrawnPdf = {
  readonly pages: readonly DrawnPage[] /** All dictionaries. */;
  readonly dictionaries: string;
};

type Item = { readonly dictionary: string; readonly data: Uint8Array | null };

/** Null when the file is anything else than a picture and a text layer for each page. */
export async function drawnPdf(file: Uint8Array): Promise<DrawnPdf | null> {
  const items = itemsOf(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  if (!items?.every(({ dictionary }) => isExpected(dictionary))) return null;
  const pages: DrawnPage[] = [];
  for (const { dictionary } of items) {
    if (!/\/Type \/Page\b(?!s)/.test(dictionary)) continue;
    const image = items[Number(/\/I (\d+) 0 R/.exec(dictionary)?.[1]) - 1];
    const content = items[Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]) - 1];
    const drawn = image && (await rasterOf(image));
    const text = content?.data && textOf(content.data);
    if (!drawn || text === null || text === undefined) return null;
    pages.push({ ...drawn, text });
  }
  return { pages, dictionaries: items.map(({ dictionary }) => dictionary).join('\n') };
}

const allowed =
  /^<< (\/Type \/(Catalog|Pages|Page|FontDescriptor|Font|XObject)\b|\/Filter \/FlateDecode \/Length)[\s\S]*>>$/;
const forbidden =
  /\/(Annots|AcroForm|Names|Metadata|Outlines|OCProperties|EmbeddedFiles?|EF|AF|JS|JavaScript|A|AA|OpenAction|Info|PieceInfo|StructTreeRoot|Dests|Thumb|FontFile\d?|Author|Title)\b/;
const isExpected = (dictionary: string): boolean => allowed.test(dictionary) && !forbidden.test(dictionary);

/** The objects one after another, then the table and the trailer, and nothing else. */
function itemsOf(file: Buffer): Item[] | null {
  const head = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  if (file.toString('latin1', 0, head.length) !== head) return null;
  const items: Item[] = [];
  let at = head.length;
  for (;;) {
    const opening = `${items.length + 1} 0 obj\n`;
    if (file.toString('latin1', at, at + opening.length) !== opening) break;
    const from = at + opening.length;
    const plainEnd = file.indexOf('\nendobj\n', from, 'latin1');
    const streamAt = file.indexOf('\nstream\n', from, 'latin1');
    const hasStream = streamAt >= 0 && streamAt < plainEnd;
    const dictionary = file.toString('latin1', from, hasStream ? streamAt : plainEnd);
    if (!hasStream) {
      items.push({ dictionary, data: null });
      at = plainEnd + 8;
      continue;
    }
    const start = streamAt + 8;
    const end = start + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
    if (file.toString('latin1', end, end + 18) !== '\nendstream\nendobj\n') return null;
    items.push({ dictionary, data: file.subarray(start, end) });
    at = end + 18;
  }
  const count = items.length + 1;
  const rest = file.toString('latin1', at);
  const closing = new RegExp(
    `^xref\\n0 ${count}\\n(\\d{10} \\d{5} [fn] \\n){${count}}trailer\\n<< /Size ${count} /Root 1 0 R >>\\nstartxref\\n${at}\\n%%EOF\\n$`,
  );
  return closing.test(rest) ? items : null;
}

/** All of the stream and nothing behind it. */
function inflated(data: Uint8Array): Uint8Array | null {
  try {
    const { buffer, engine } = inflateSync(data, { info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten === data.length ? buffer : null;
  } catch {
    return null;
  }
}

async function rasterOf({ dictionary, data }: Item): Promise<{ raster: Raster; lossless: boolean } | null> {
  const width = Number(/\/Width (\d+)/.exec(dictionary)?.[1]);
  const height = Number(/\/Height (\d+)/.exec(dictionary)?.[1]);
  if (!data || !(width > 0) || !(height > 0)) return null;
  if (dictionary.includes('/DCTDecode')) {
    if (bareJpeg(data)?.length !== data.length) return null;
    const { data: rgb, info } = await sharp(data)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const fits = info.width === width && info.height === height && info.channels === 3;
    return fits ? { raster: { width, height, rgb: new Uint8Array(rgb) }, lossless: false } : null;
  }
  const colours = dictionary.includes('/DeviceGray') ? 1 : 3;
  const rows = inflated(data);
  if (rows?.length !== (width * colours + 1) * height) return null;
  return { raster: { width, height, rgb: unfiltered(rows, width, height, colours) }, lossless: true };
}

/** Rows are differences to the row above (PNG filter 2). */
function unfiltered(rows: Uint8Array, width: number, height: number, colours: number): Uint8Array {
  const line = width * colours;
  const flat = new Uint8Array(line * height);
  for (let y = 0, from = 1, to = 0; y < height; y += 1, from += 1)
    for (let x = 0; x < line; x += 1, from += 1, to += 1)
      flat[to] = (rows[from] as number) + (y === 0 ? 0 : (flat[to - line] as number));
  if (colours === 3) return flat;
  const rgb = new Uint8Array(flat.length * 3);
  for (let from = 0, to = 0; from < flat.length; from += 1, to += 3) {
    const value = flat[from] as number;
    rgb[to] = value;
    rgb[to + 1] = value;
    rgb[to + 2] = value;
  }
  return rgb;
}

const line =
  /^(q [\d.]+ 0 0 [\d.]+ 0 0 cm \/I Do Q|BT 3 Tr|\/F [\d.]+ Tf [\d.]+ Tz 1 0 0 1 -?[\d.]+ -?[\d.]+ Tm <([0-9a-f]*)> Tj|ET)?$/;

/** The words of a text layer; null when the content does anything else. */
function textOf(data: Uint8Array): string | null {
  const content = inflated(data);
  if (!content) return null;
  let text = '';
  for (const one of Buffer.from(content).toString('latin1').split('\n')) {
    const match = line.exec(one);
    if (!match) return null;
    const codes = Buffer.from(match[2] ?? '', 'hex');
    text += new TextDecoder('utf-16be').decode(codes);
  }
  return text;
}
