/** A document laid out for the person who marks it: pages with lines, or passages and pictures. */
import sharp from 'sharp';
import { DocumentRefused } from '../refusal.ts';
import { cleanedPdf } from '../release/pdf.ts';
import type { Area, Mark, Passage, RedactionKind } from './marks.ts';
import { maskingsOf } from './masking.ts';
import { openOffice } from './office.ts';
import { coverings, linesOn } from './pdf.ts';
import { openPages } from './pdfium.ts';
import { pixelsOf } from './picture.ts';
import { lines } from './plain-text.ts';

export type PageLayout = {
  /** In points, or pixels of a picture: only their ratio matters. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string; readonly area: Area }[];
};

export type Layout = {
  readonly kind: RedactionKind;
  readonly pages: readonly PageLayout[];
  readonly passages: readonly Passage[];
  readonly pictures: readonly { readonly part: string; readonly width: number; readonly height: number }[];
  /** What was taken out already, in words. */
  readonly removed: readonly string[];
};

/** Where marks come to lie: areas on pages, or ranges of passages. */
export type Placed =
  | { readonly mark: string; readonly page: number; readonly area: Area }
  | { readonly mark: string; readonly passage: string; readonly from: number; readonly to: number };

const office = (kind: RedactionKind): kind is 'docx' | 'xlsx' | 'pptx' => /^(docx|xlsx|pptx)$/.test(kind);
const plainKinds = new Set<RedactionKind>(['txt', 'csv']);
const empty = { pages: [], passages: [], pictures: [], removed: [] };

/** Throws DocumentRefused for what cannot be opened. */
export async function layoutOf(bytes: Uint8Array, kind: RedactionKind): Promise<Layout> {
  if (kind === 'pdf') return pdfLayout(bytes);
  if (plainKinds.has(kind)) return { ...empty, kind, passages: lines(bytes) };
  if (!office(kind)) {
    const { width, height } = await pixelsOf(bytes);
    return { ...empty, kind, pages: [{ width, height, lines: [] }] };
  }
  const open = openOffice(bytes, kind);
  const pictures = await Promise.all(
    [...open.pictures].map(async ([part, picture]) => {
      const { autoOrient } = await sharp(picture.bytes).metadata();
      return { part, width: autoOrient.width, height: autoOrient.height };
    }),
  );
  const passages = open.passages
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, where, text }) => ({ id, where, text }));
  return { ...empty, kind, passages, pictures, removed: open.removed };
}

async function pdfLayout(bytes: Uint8Array): Promise<Layout> {
  const cleaned = await cleanedPdf(bytes);
  const pages = await openPages(cleaned.bytes);
  try {
    const laid = Array.from({ length: pages.count }, (_, page) => ({
      ...pages.sizeOf(page),
      lines: linesOn(pages.letters(page)),
    }));
    return { ...empty, kind: 'pdf', pages: laid, removed: cleaned.stripped };
  } finally {
    pages.close();
  }
}

/** Where the marks come to lie. Throws DocumentRefused for those that are not in the document. */
export async function placed(
  bytes: Uint8Array,
  kind: RedactionKind,
  marks: readonly Mark[],
): Promise<Placed[]> {
  if (kind === 'pdf') {
    const pages = await openPages((await cleanedPdf(bytes)).bytes);
    try {
      return coverings(pages, marks);
    } finally {
      pages.close();
    }
  }
  if (office(kind) || plainKinds.has(kind)) {
    const passages = office(kind) ? openOffice(bytes, kind).passages : lines(bytes);
    return maskingsOf(passages, marks).maskings;
  }
  return marks.flatMap((mark) =>
    mark.what === 'area' ? [{ mark: mark.id, page: mark.page, area: mark.area }] : [],
  );
}

const SCREEN_DOTS = 120;
const noPicture = '文件里没有这一页或这张图片。';

/** A page, or a picture of an Office file, as PNG for the screen. */
export async function pictureFor(
  bytes: Uint8Array,
  kind: RedactionKind,
  which: { readonly page: number } | { readonly part: string },
): Promise<Uint8Array> {
  const raster = await rasterFor(bytes, kind, which);
  const { width, height } = raster;
  return new Uint8Array(
    await sharp(raster.rgb, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

async function rasterFor(
  bytes: Uint8Array,
  kind: RedactionKind,
  which: { readonly page: number } | { readonly part: string },
) {
  if (office(kind)) {
    const picture = 'part' in which ? openOffice(bytes, kind).pictures.get(which.part) : undefined;
    if (!picture) throw new DocumentRefused(noPicture);
    return pixelsOf(picture.bytes, 1600);
  }
  if (kind !== 'pdf') return pixelsOf(bytes, 1600);
  const pages = await openPages((await cleanedPdf(bytes)).bytes);
  try {
    if (!('page' in which) || which.page >= pages.count) throw new DocumentRefused(noPicture);
    return pages.draw(which.page, SCREEN_DOTS);
  } finally {
    pages.close();
  }
}
