/** PDF files: pages → words and lines → tables and paragraphs in reading order. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Block } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';
import { type Flow, joinPages, pageFlow } from './flow.ts';
import { pageMarks } from './marks.ts';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const mostPages = 150;

const locked = '这个 PDF 设置了打开密码，无法读取。请解除密码（或打印另存为不加密的 PDF）后重新上传。';
const damaged = '这个 PDF 已损坏或下载不完整，无法打开。请重新下载，或改为上传 Word 版本。';
const pictures =
  '这个 PDF 是扫描件或图片，里面没有文字，程序不做图片识别。请上传由 Word/WPS 直接导出的 PDF、Word 文件，或者把网页上的报告文字粘贴进来。';

/**
 * Reads a PDF. `ruled: false` takes no notice of ruling lines, as if none were drawn. Throws DocumentRefused for
 * encrypted, broken, endless or scanned files.
 */
export async function readPdf(bytes: Uint8Array, { ruled = true } = {}): Promise<Block[]> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
    iccUrl: `${join(home, 'iccs')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 64,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await readPages(await task.promise, ruled);
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw new DocumentRefused((error as Error).name === 'PasswordException' ? locked : damaged);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function readPages(file: PDFDocumentProxy, ruled: boolean): Promise<Block[]> {
  if (file.numPages > mostPages) {
    throw new DocumentRefused(`这个 PDF 有 ${file.numPages} 页，超过年度报告可能的篇幅。请只上传报告本身。`);
  }
  const flows: Flow[] = [];
  let letters = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const marks = await pageMarks(page);
    letters += marks.words.reduce((sum, word) => sum + word.text.length, 0);
    flows.push(pageFlow(ruled ? marks : { ...marks, rules: [] }, number));
    page.cleanup();
  }
  if (letters < 20 * Math.min(file.numPages, 3)) throw new DocumentRefused(pictures);
  return joinPages(flows);
}
