/**
 * Word, Excel and PowerPoint files, packed anew from the parts that are shown. Author, comments, tracked changes, code,
 * enclosed files and whatever reaches outside the file stay behind; hidden text stays, for the checks to speak of.
 */
import { DocumentRefused } from '../refusal.ts';
import type { ReleasedDocument } from './cleaned.ts';
import { cleanedDrawing, cleanedSlide } from './drawing.ts';
import { bareJpeg, barePng } from './media.ts';
import { type OfficePackage, openPackage, type Relation, relationsPart, TYPES } from './package.ts';
import { relationsXml, typesXml, zipped } from './packing.ts';
import { isCode, isShown, wordsFor } from './parts.ts';
import { cleanedSheet, cleanedWorkbook } from './sheets.ts';
import { Stripped } from './stripped.ts';
import { cleanedSettings, cleanedText } from './word.ts';

type Kind = 'docx' | 'xlsx' | 'pptx';

const macros =
  '这个文件含有宏（程序代码），不能发布。请另存为不含宏的 .docx、.xlsx 或 .pptx，或者 PDF，再上传。';
const foreign =
  '这个 Word 文件由其他文件拼接而成（altChunk、子文档），无法检查。请打开后全选复制到新文档，另存再上传。';
const enclosed =
  '这个演示文稿嵌有其他文件（如表格、公式对象），无法检查其内容。请把它们改为图片后另存，再上传。';
const template =
  '这不是普通的 Word、Excel 或 PPT 文件（可能是模板），无法发布。请打开后另存为 .docx、.xlsx、.pptx 或 PDF 再上传。';
const unclean = '这个文件里的个人信息无法可靠去除，不能发布。请用 Office/WPS 打开后另存为 PDF 再上传。';

/** Throws DocumentRefused for code, foreign pieces and whatever does not come out clean. */
export function cleanedOffice(bytes: Uint8Array, kind: Kind): ReleasedDocument {
  const file = openPackage(bytes);
  refuse(file, kind);
  const stripped = new Stripped();
  const kept = [...file.parts.keys()].filter((part) => part !== TYPES && isShown(file.typeOf(part)));
  for (const part of file.parts.keys()) tellDropped(file, part, stripped);
  const written = new Map<string, Uint8Array>();
  for (const part of ['', ...kept]) {
    const relations = file.relationsOf(part).map((one) => ({ one, stays: isKept(file, one) }));
    for (const { one, stays } of relations) if (!stays) stripped.add(wordsFor(one.type));
    const staying = relations.filter(({ stays }) => stays).map(({ one }) => one);
    const gone = new Set(relations.filter(({ stays }) => !stays).map(({ one }) => one.id));
    if (staying.length > 0) written.set(relationsPart(part), relationsXml(part, staying));
    if (part !== '') written.set(part, cleanedPart(file, part, { gone, stripped }));
  }
  written.set(TYPES, typesXml(kept, file.typeOf));
  const released = zipped(written);
  requireClean(released);
  return { bytes: released, kind, stripped: stripped.words(), notes: [] };
}

function refuse(file: OfficePackage, kind: Kind): void {
  for (const part of file.parts.keys())
    if (isCode(part, file.typeOf(part))) throw new DocumentRefused(macros);
  const main = file.relationsOf('').find((one) => one.kind === 'officeDocument');
  if (!main || !/\.main\+xml$/.test(file.typeOf(main.target)) || !isKept(file, main))
    throw new DocumentRefused(template);
  for (const part of ['', ...file.parts.keys()])
    for (const { kind: relation } of file.relationsOf(part)) {
      if (/^(aFChunk|subDocument|frame)$/.test(relation)) throw new DocumentRefused(foreign);
      if (/vbaProject|xlMacrosheet|xlIntlMacrosheet/.test(relation)) throw new DocumentRefused(macros);
      if (kind === 'pptx' && part.includes('slides/') && /^(oleObject|package|control)$/.test(relation))
        throw new DocumentRefused(enclosed);
    }
}

function tellDropped(file: OfficePackage, part: string, stripped: Stripped): void {
  if (part === TYPES || part.endsWith('/') || part.endsWith('.rels') || isShown(file.typeOf(part))) return;
  const words = wordsFor(part) || wordsFor(file.typeOf(part));
  const xml = file.parts.get(part);
  if (words === '批注' && xml) {
    const text = new TextDecoder().decode(xml);
    stripped.count('批注', text.match(/<([\w-]+:)?(comment|cm|threadedComment)[\s>]/g)?.length ?? 0, '条');
  } else stripped.add(words || '其他附加数据');
}

/** Inside the file to a part that stays; outside only as the address of a page that a reader may click. */
function isKept(file: OfficePackage, { external, kind, target }: Relation): boolean {
  if (!external) return file.parts.has(target) && target !== TYPES && isShown(file.typeOf(target));
  return kind === 'hyperlink' && /^(https?:\/\/|mailto:|tel:)/i.test(target.trim());
}

type Cleaning = { readonly gone: ReadonlySet<string>; readonly stripped: Stripped };

function cleanedPart(file: OfficePackage, part: string, cleaning: Cleaning): Uint8Array {
  const bytes = file.parts.get(part) ?? new Uint8Array();
  const type = file.typeOf(part);
  if (/^image\/jpe?g$/.test(type))
    return cleaning.stripped.ifChanged(bytes, bareJpeg(bytes), '图片中的拍摄信息');
  if (type === 'image/png') return cleaning.stripped.ifChanged(bytes, barePng(bytes), '图片中的附加信息');
  if (!type.endsWith('+xml')) return bytes;
  if (/wordprocessingml\.settings/.test(type)) return cleanedSettings(bytes, cleaning);
  if (/wordprocessingml\.(document|header|footer|footnotes|endnotes|styles|numbering)/.test(type))
    return cleanedText(bytes, cleaning);
  if (/spreadsheetml\.sheet\.main/.test(type)) return cleanedWorkbook(bytes, cleaning);
  if (/spreadsheetml\.(worksheet|chartsheet|table|pivotCacheDefinition)/.test(type))
    return cleanedSheet(bytes, cleaning);
  if (/presentationml\./.test(type)) return cleanedSlide(bytes, cleaning);
  if (/drawing|chart|theme|cellimage/.test(type)) return cleanedDrawing(bytes, cleaning);
  return bytes;
}

const traces =
  /<(\w+:)?(ins|del|moveFrom|moveTo|rPrChange|pPrChange|sectPrChange|tblPrChange|commentReference|commentRangeStart|rsids|attachedTemplate|fileSharing|absPath|customWorkbookView|OLEObject|altChunk)[\s/>]|\brefreshedBy=|\bw:(rsid\w*|author)=/;

/** What was packed is opened and looked through: should anything be left in it, nothing is released. */
function requireClean(released: Uint8Array): void {
  const file = openPackage(released);
  for (const part of file.parts.keys()) {
    if (part === TYPES) continue;
    if (part.endsWith('.rels')) continue;
    const type = file.typeOf(part);
    const text = /wordprocessingml|sheet\.main|pivotCacheDefinition/.test(type);
    const xml = text ? new TextDecoder().decode(file.parts.get(part)) : '';
    if (!isShown(type) || isCode(part, type) || traces.test(xml)) throw new DocumentRefused(unclean);
  }
  for (const part of ['', ...file.parts.keys()])
    for (const one of file.relationsOf(part)) if (!isKept(file, one)) throw new DocumentRefused(unclean);
}
