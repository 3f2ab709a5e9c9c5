/**
 * PDFium (the engine of Chromium) as WebAssembly: pages as pictures, and the letters with their places. It sees no
 * file and no network; fonts that a document names but does not enclose are ours. Used in the redaction thread only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { DocumentRefused } from '../refusal.ts';
import { lendFonts } from './lent-fonts.ts';
import { heapOf } from './wasm-memory.ts';

export type Size = { readonly width: number; readonly height: number };

/** A rectangle in parts of the page (0 to 1) as it is seen, from its upper left corner. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A letter as it stands on a page. */
export type Letter = Area & {
  readonly text: string;
  /** Made up by the reader (a space between words, the end of a line): it has no place. */
  readonly generated: boolean;
  /** Drawn in a way that shows nothing (rendering mode 3 or 7), like the text below a scan. */
  readonly invisible: boolean;
};

/** Pixels of a page, three bytes each (red, green, blue), row by row. */
export type Raster = Size & { readonly rgb: Uint8Array };

export type PdfPages = {
  readonly count: number;
  /** In points (1/72 inch), as it is seen. */
  readonly sizeOf: (page: number) => Size;
  readonly draw: (page: number, dotsPerInch: number) => Raster;
  readonly letters: (page: number) => Letter[];
  readonly close: () => void;
};

const damaged = '这个 PDF 无法逐页画出，不能遮盖。请用 Word/WPS 重新导出 PDF，或打印后扫描再上传。';
const tooLarge = '这个 PDF 的页面尺寸过大，不能遮盖。请把页面改为 A3 以内再上传。';
/** A3 at 200 dots per inch has 7.7 million. */
const mostPixels = 40_000_000;

let engine: Promise<WrappedPdfiumModule> | undefined;

const startEngine = async (): Promise<WrappedPdfiumModule> => {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasmBinary = Uint8Array.from(readFileSync(file)).buffer;
  const pdfium = await init({ wasmBinary });
  pdfium.PDFiumExt_Init();
  lendFonts(pdfium);
  return pdfium;
};

/** Opens a PDF; pages count from 0. Close it. Throws DocumentRefused for what PDFium does not open. */
export async function openPages(bytes: Uint8Array): Promise<PdfPages> {
  engine ??= startEngine();
  const pdfium = await engine;
  const at = pdfium.pdfium.wasmExports.malloc(bytes.length);
  heapOf(pdfium).HEAPU8.set(bytes, at);
  const file = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  if (!file) {
    pdfium.pdfium.wasmExports.free(at);
    throw new DocumentRefused(damaged);
  }
  const onPage = <T>(page: number, work: (handle: number) => T): T => {
    const handle = pdfium.FPDF_LoadPage(file, page);
    if (!handle) throw new DocumentRefused(damaged);
    try {
      return work(handle);
    } finally {
      pdfium.FPDF_ClosePage(handle);
    }
  };
  const sizeOn = (handle: number): Size => ({
    width: pdfium.FPDF_GetPageWidthF(handle),
    height: pdfium.FPDF_GetPageHeightF(handle),
  });
  return {
    count: pdfium.FPDF_GetPageCount(file),
    sizeOf: (page) => onPage(page, sizeOn),
    draw: (page, dots) => onPage(page, (handle) => drawn(pdfium, file, { handle, dots, ...sizeOn(handle) })),
    letters: (page) => onPage(page, (handle) => lettersOn(pdfium, handle, sizeOn(handle))),
    close: () => {
      pdfium.FPDF_CloseDocument(file);
      pdfium.pdfium.wasmExports.free(at);
    },
  };
}

/** Annotations (FPDF_ANNOT), bytes in the order red, green, blue, and no smoothing for coloured screens. */
const ANNOTATIONS_RGB = 0x01 | 0x10;
const BGRX = 3;

function drawn(
  pdfium: WrappedPdfiumModule,
  file: number,
  page: Size & { readonly handle: number; readonly dots: number },
): Raster {
  const width = Math.max(1, Math.round((page.width * page.dots) / 72));
  const height = Math.max(1, Math.round((page.height * page.dots) / 72));
  if (width * height > mostPixels) throw new DocumentRefused(tooLarge);
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(width * height * 4);
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRX, at, width * 4);
  if (!at || !bitmap) throw new DocumentRefused(tooLarge);
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, width, height, 0, ANNOTATIONS_RGB);
    drawForms(pdfium, file, { bitmap, page: page.handle, width, height });
    const seen = heapOf(pdfium).HEAPU8.subarray(at, at + width * height * 4);
    const rgb = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; from < seen.length; from += 4, to += 3) {
      rgb[to] = seen[from] as number;
      rgb[to + 1] = seen[from + 1] as number;
      rgb[to + 2] = seen[from + 2] as number;
    }
    return { width, height, rgb };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
    free(at);
  }
}

/** What is filled into the fields of a form is drawn by another part of the engine. */
function drawForms(
  pdfium: WrappedPdfiumModule,
  file: number,
  { bitmap, page, width, height }: Size & { readonly bitmap: number; readonly page: number },
): void {
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(file, info);
  pdfium.FORM_OnAfterLoadPage(page, form);
  pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, ANNOTATIONS_RGB);
  pdfium.FORM_OnBeforeClosePage(page, form);
  pdfium.PDFiumExt_ExitFormFillEnvironment(form);
  pdfium.PDFiumExt_CloseFormFillInfo(info);
}

const INVISIBLE = new Set([3, 7]);

function lettersOn(pdfium: WrappedPdfiumModule, page: number, size: Size): Letter[] {
  const text = pdfium.FPDFText_LoadPage(page);
  const room = pdfium.pdfium.wasmExports.malloc(64);
  try {
    const count = Math.max(0, pdfium.FPDFText_CountChars(text));
    return Array.from({ length: count }, (_, index) => letterAt(pdfium, { page, text, room, size }, index));
  } finally {
    pdfium.FPDFText_ClosePage(text);
    pdfium.pdfium.wasmExports.free(room);
  }
}

type Reading = {
  readonly page: number;
  readonly text: number;
  readonly room: number;
  readonly size: Size;
};

function letterAt(pdfium: WrappedPdfiumModule, { page, text, room, size }: Reading, index: number): Letter {
  const code = pdfium.FPDFText_GetUnicode(text, index);
  const object = pdfium.FPDFText_GetTextObject(text, index);
  pdfium.FPDFText_GetLooseCharBox(text, index, room);
  const [left = 0, top = 0, right = 0, bottom = 0] = heapOf(pdfium).HEAPF32.subarray(room / 4, room / 4 + 4);
  const corners = [
    seen(pdfium, { page, room, size }, left, top),
    seen(pdfium, { page, room, size }, right, bottom),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return {
    text: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD',
    generated: pdfium.FPDFText_IsGenerated(text, index) === 1,
    invisible: object !== 0 && INVISIBLE.has(pdfium.FPDFTextObj_GetTextRenderMode(object)),
    x: Math.min(...xs),
    y: Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
}

/** From the page's own coordinates to parts of the page as it is seen: turned and cropped. */
function seen(
  pdfium: WrappedPdfiumModule,
  { page, room, size }: Omit<Reading, 'text'>,
  x: number,
  y: number,
): { x: number; y: number } {
  const fine = 100;
  const width = Math.round(size.width * fine);
  const height = Math.round(size.height * fine);
  pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, room + 32, room + 36);
  const [deviceX = 0, deviceY = 0] = heapOf(pdfium).HEAP32.subarray(room / 4 + 8, room / 4 + 10);
  return { x: deviceX / width, y: deviceY / height };
}
