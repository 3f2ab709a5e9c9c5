/**
 * Fonts that a PDF names but does not enclose (宋体, 仿宋 in most files made by offices): ours stand in, and what the
 * operator put into GONGKAI_DATA/fonts. PDFium asks for them through a table of functions (FPDF_SYSFONTINFO).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { builtFonts } from '../typst/fonts.ts';
import { heapOf } from './wasm-memory.ts';

const files: readonly (readonly [asked: RegExp, file: string])[] = [
  [/hei|黑|gothic|yahei|dengxian|等线/i, 'hei.ttf'],
  [/kai|楷|fang|仿/i, 'kai.ttf'],
  [/song|sun|宋|ming|mincho|serif sc/i, 'song.ttf'],
  [/bold/i, 'latin-bold.ttf'],
];
const GB2312 = 134;
const CHINESE_CHARSETS = new Set([GB2312, 136, 128, 129]);

/** Which of our fonts stands for a face that is asked for by name, weight and character set. */
export function standIn(face: string, weight: number, charset: number): string {
  const named = files.find(([asked]) => asked.test(face))?.[1];
  if (named) return named === 'song.ttf' && weight >= 700 ? 'song-bold.ttf' : named;
  if (CHINESE_CHARSETS.has(charset) || /[\u2e80-\u9fff]/.test(face))
    return weight >= 700 ? 'song-bold.ttf' : 'song.ttf';
  return weight >= 700 ? 'latin-bold.ttf' : 'latin.ttf';
}

const loaded = new Map<string, Uint8Array>();

function fontNamed(name: string): Uint8Array | null {
  const before = loaded.get(name);
  if (before) return before;
  const path = join(builtFonts, name);
  if (!existsSync(path)) return null;
  const bytes = new Uint8Array(readFileSync(path));
  loaded.set(name, bytes);
  return bytes;
}

/** The whole font, or one of its tables by its four letters; null when it has none of that name. */
export function tableOf(font: Uint8Array, tag: number): Uint8Array | null {
  if (tag === 0) return font;
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + count * 16; at += 16)
    if (view.getUint32(at) === tag)
      return font.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12));
  return null;
}

/** Gives the engine our fonts. Without built fonts it goes on with the fourteen it has. */
export function lendFonts(pdfium: WrappedPdfiumModule): void {
  if (!existsSync(builtFonts) || readdirSync(builtFonts).length === 0) return;
  const { pdfium: wasm } = pdfium;
  const handles: string[] = [];
  const mapped = (_: number, weight: number, __: number, charset: number, ___: number, face: number) => {
    const name = standIn(wasm.UTF8ToString(face), weight, charset);
    if (!handles.includes(name)) handles.push(name);
    return handles.indexOf(name) + 1;
  };
  const data = (_: number, handle: number, tag: number, room: number, size: number) => {
    const font = fontNamed(handles[handle - 1] ?? '');
    const table = font && tableOf(font, tag >>> 0);
    if (!table) return 0;
    if (room !== 0 && size >= table.length) heapOf(pdfium).HEAPU8.set(table, room);
    return table.length;
  };
  const charset = (_: number, handle: number) => (/latin/.test(handles[handle - 1] ?? '') ? 0 : GB2312);
  const functions: readonly (readonly [(...given: number[]) => number | undefined, string])[] = [
    [() => undefined, 'vi'],
    [() => undefined, 'vii'],
    [mapped, 'iiiiiiii'],
    [() => 0, 'iii'],
    [data, 'iiiiii'],
    [() => 0, 'iiiii'],
    [charset, 'iii'],
    [() => undefined, 'vii'],
  ];
  const table = wasm.wasmExports.malloc(4 * (functions.length + 1));
  wasm.setValue(table, 1, 'i32');
  for (const [index, [given, signature]] of functions.entries())
    wasm.setValue(table + 4 * (index + 1), wasm.addFunction(given, signature), 'i32');
  pdfium.FPDF_SetSystemFontInfo(table);
}
