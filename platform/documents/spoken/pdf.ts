/** What a PDF says, page by page: what is seen, and apart from it what is there without being seen. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentRefused } from '../refusal.ts';
import { Gathering, type TextPart } from './gathering.ts';
import { type PageText, pageText } from './pdf-page.ts';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const mostPages = 1000;
/** A little less than the thread is given: what was read by then is told, and what was not is said. */
const mostMilliseconds = 7_500;

const locked = '这个 PDF 设置了打开密码，无法读取。请解除密码（或打印另存为不加密的 PDF）后重新上传。';
const damaged = '这个 PDF 已损坏或下载不完整，无法打开。请重新下载，或由 Word/WPS 重新导出后再上传。';

/** Opens a PDF for reading text; nothing in it is run, no picture is drawn. The caller destroys it. */
const opened = (bytes: Uint8Array) =>
  getDocument({
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

/** Empty for a scan. Throws DocumentRefused for encrypted, broken and endless files. */
export async function pdfText(bytes: Uint8Array): Promise<TextPart[]> {
  const task = opened(bytes);
  try {
    return await readPages(await task.promise);
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw new DocumentRefused((error as Error).name === 'PasswordException' ? locked : damaged);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function readPages(file: PDFDocumentProxy): Promise<TextPart[]> {
  if (file.numPages > mostPages)
    throw new DocumentRefused(
      `这个 PDF 有 ${file.numPages} 页，超过 ${mostPages} 页的上限。请拆分后再上传。`,
    );
  const gathering = new Gathering();
  const layers = await file.getOptionalContentConfig();
  const from = Date.now();
  for (let number = 1; number <= file.numPages && !gathering.isFull; number += 1) {
    if (Date.now() - from > mostMilliseconds) {
      gathering.add(`第${number}页及以后`, false, '页数较多，没有读取，请人工检查。');
      break;
    }
    const page = await file.getPage(number);
    gather(await pageText(page, layers), `第${number}页`, gathering);
    page.cleanup();
    // Fonts are hoarded otherwise: a file put together from many has its own for every piece.
    if (number % 20 === 0) await file.cleanup();
  }
  return gathering.parts();
}

function gather(text: PageText, page: string, gathering: Gathering): void {
  gathering.add(page, false, text.seen);
  gathering.add(`${page}（扫描图像的文字层）`, false, text.overPicture);
  gathering.add(`${page}（被遮盖的文字）`, true, text.covered);
  gathering.add(`${page}（看不见的文字）`, true, text.unseen);
  gathering.add(`${page}（批注）`, true, text.notes);
  gathering.endLine();
}
