/**
 * PDF files, written anew from what their pages reach: who wrote them, comments, earlier versions, scripts, enclosed
 * files and addresses that do something are gone. What is drawn stays as it was drawn.
 */
import { EncryptedPDFError, PDFDict, PDFDocument, PDFName, PDFStreamWriter } from '@cantoo/pdf-lib';
import { DocumentRefused } from '../refusal.ts';
import type { ReleasedDocument } from './cleaned.ts';
import { cleanedObjects } from './pdf-objects.ts';
import { allDicts, namesIn, reachable } from './pdf-reach.ts';

const locked =
  '这个 PDF 设置了密码或使用限制，无法检查和去除其中的个人信息。请解除保护（或打印另存为 PDF）后再上传。';
const damaged = '这个 PDF 已损坏或下载不完整，无法打开。请重新下载，或由 Word/WPS 重新导出后再上传。';

/** What a document itself needs to be shown; everything else of the catalogue is left behind. */
const catalogueKeys = new Set([
  ...[
    'Type',
    'Version',
    'Extensions',
    'Pages',
    'PageLabels',
    'Names',
    'Dests',
    'ViewerPreferences',
    'PageLayout',
  ],
  ...[
    'PageMode',
    'Outlines',
    'OpenAction',
    'StructTreeRoot',
    'MarkInfo',
    'Lang',
    'OutputIntents',
    'OCProperties',
  ],
  'AcroForm',
]);

/** Throws DocumentRefused for encrypted and broken files. */
export async function cleanedPdf(bytes: Uint8Array): Promise<ReleasedDocument> {
  const file = await opened(bytes);
  const pages = file.getPageCount();
  const stripped = new Set<string>();
  const { context, catalog } = file;
  if (context.trailerInfo.Info) stripped.add('作者、标题、制作软件、时间等文档属性');
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  for (const key of catalog.keys()) {
    const name = key.decodeText();
    if (catalogueKeys.has(name)) continue;
    catalog.delete(key);
    stripped.add(catalogueWords(name));
  }
  onlyDestinations(catalog, stripped);
  cleanedObjects(file, stripped);
  const kept = reachable(context);
  const all = context.enumerateIndirectObjects();
  for (const [ref] of all) if (!kept.has(ref)) context.delete(ref);
  if (versionsIn(bytes) > 1) stripped.add('历次修改留下的旧内容');
  const written = await PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
  await requireClean(written, pages);
  return { bytes: written, kind: 'pdf', stripped: [...stripped], notes: [] };
}

/** The tree of names leads to jumps within the document, and to scripts, enclosed files and players. */
function onlyDestinations(catalog: PDFDict, stripped: Set<string>): void {
  const names = catalog.lookup(PDFName.of('Names'));
  if (!(names instanceof PDFDict)) return;
  for (const key of names.keys()) {
    const name = key.decodeText();
    if (name === 'Dests') continue;
    names.delete(key);
    stripped.add(
      name === 'JavaScript'
        ? '脚本（JavaScript）'
        : name === 'EmbeddedFiles'
          ? '夹带的文件'
          : '与显示无关的附加信息',
    );
  }
}

async function opened(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const file = await PDFDocument.load(Uint8Array.from(bytes), {
      updateMetadata: false,
      throwOnInvalidObject: true,
      capNumbers: true,
      parseSpeed: Number.POSITIVE_INFINITY,
    });
    if (file.isEncrypted || file.context.trailerInfo.Encrypt) throw new DocumentRefused(locked);
    if (file.getPageCount() === 0) throw new DocumentRefused(damaged);
    return file;
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    const encrypted = error instanceof EncryptedPDFError || /encrypt|password/i.test(String(error));
    throw new DocumentRefused(encrypted ? locked : damaged);
  }
}

const catalogueWords = (key: string): string =>
  key === 'Metadata'
    ? 'XMP 元数据'
    : key === 'AA'
      ? '自动执行的动作'
      : key === 'AF' || key === 'Collection'
        ? '夹带的文件'
        : '与显示无关的附加信息';

/** How often the file was ended: every save that only appends keeps what was before. */
function versionsIn(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const linearized = file.subarray(0, 2048).includes('/Linearized') ? 1 : 0;
  let count = 0;
  for (let at = file.indexOf('%%EOF'); at >= 0; at = file.indexOf('%%EOF', at + 5)) count += 1;
  return count - linearized;
}

const forbidden = ['Metadata', 'PieceInfo', 'JavaScript', 'EmbeddedFiles', 'EF', 'AA', 'JS', 'XFA', 'AF'];

/** What was written is opened and looked through: should anything be left in it, nothing is released. */
async function requireClean(written: Uint8Array, pages: number): Promise<void> {
  const file = await PDFDocument.load(written, { updateMetadata: false });
  const { Info } = file.context.trailerInfo;
  const dicts = allDicts(file.context);
  const chosen = new Set(dicts.flatMap(namesIn));
  const left = dicts.some((dict) => !chosen.has(dict) && forbidden.some((key) => dict.has(PDFName.of(key))));
  if (Info || left || file.getPageCount() !== pages) throw new DocumentRefused(damaged);
}
