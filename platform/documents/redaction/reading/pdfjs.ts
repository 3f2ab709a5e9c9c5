/** A second reader of PDFs, of other make than the one that drew them: all that pdf.js finds in a file. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Surface } from './surface.ts';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

export type FoundByPdfJs = {
  readonly pages: number;
  readonly surfaces: readonly Surface[];
  /** What should not be there at all, in words. */
  readonly strange: readonly string[];
};

/** Throws when pdf.js cannot open it. */
export async function foundByPdfJs(bytes: Uint8Array): Promise<FoundByPdfJs> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 64,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const file = await task.promise;
    const { info, metadata } = await file.getMetadata();
    const strange: string[] = [];
    if (metadata) strange.push('XMP 元数据');
    if ((await file.getOutline())?.length) strange.push('书签');
    if (await file.getAttachments()) strange.push('夹带的文件');
    if (await file.getJSActions()) strange.push('脚本');
    const surfaces: Surface[] = [{ where: '文件属性', content: JSON.stringify(info), visible: false }];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('');
      surfaces.push({ where: `第${number}页`, content: text, visible: true });
      if ((await page.getAnnotations()).length > 0) strange.push(`第${number}页的注释`);
      page.cleanup();
    }
    return { pages: file.numPages, surfaces, strange };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}
