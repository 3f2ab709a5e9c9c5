/** The text parts of a Word file, as they stand once every tracked change is accepted. */
import type { Element } from '@xmldom/xmldom';
import { child, children, nameOf } from '../office/xml.ts';
import {
  type Cleaning,
  dropReferences,
  elementsOf,
  forgetPaths,
  rewritten,
  takeOut,
  unwrap,
} from './tree.ts';
import { flattenFields } from './word-fields.ts';

const deletions = new Set(['del', 'moveFrom', 'delText', 'delInstrText']);
const insertions = new Set(['ins', 'moveTo']);
/** Former looks, range marks of moves and comments, who may edit what, bindings to data that stays behind. */
const takenOut =
  /^(\w+Change|cellIns|cellMerge|(moveFrom|moveTo)Range(Start|End)|customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)|comment(RangeStart|RangeEnd|Reference)|annotationRef|perm(Start|End)|dataBinding|OLEObject|control|subDoc|altChunk|conflict(Ins|Del))$/;

/** Document, headers, footers, notes, styles and numbering. */
export const cleanedText = (bytes: Uint8Array, cleaning: Cleaning): Uint8Array =>
  rewritten(bytes, (root) => {
    acceptChanges(root, cleaning);
    flattenFields(root, cleaning);
    dropReferences(root, cleaning);
    forgetPaths(root, cleaning);
    forgetEditing(root);
  });

/** Insertions stay, deletions go, moved text stands where it was moved to. */
function acceptChanges(root: Element, { stripped }: Cleaning): void {
  let changes = 0;
  for (const mark of elementsOf(root)) {
    const name = nameOf(mark);
    const parent = nameOf((mark.parentNode ?? mark) as Element);
    if (deletions.has(name) && parent === 'trPr') takeOut(mark.parentNode?.parentNode as Element);
    else if (name === 'del' && parent === 'rPr') joinNext(mark);
    else if (name === 'cellDel') takeOutCell(mark);
    else if (deletions.has(name)) takeOut(mark);
    else if (insertions.has(name)) unwrap(mark);
    else if (takenOut.test(name)) takeOut(mark);
    else continue;
    if (name === 'OLEObject' || name === 'control') stripped.add('嵌入的其他文件');
    else if (!/comment|annotationRef|dataBinding|^perm|^del\w*Text|Range/.test(name)) changes += 1;
  }
  stripped.count('修订', changes, '处（按接受全部修订处理）');
}

/** The mark of a paragraph was deleted: what is left of it goes before what the next one says. */
function joinNext(mark: Element): void {
  const paragraph = mark.parentNode?.parentNode?.parentNode as Element | null;
  takeOut(mark);
  if (!paragraph || nameOf(paragraph) !== 'p') return;
  let next = paragraph.nextSibling;
  while (next && next.nodeType !== 1) next = next.nextSibling;
  if (!next || nameOf(next as Element) !== 'p') return;
  const properties = child(next as Element, 'pPr');
  const before = properties ? properties.nextSibling : next.firstChild;
  for (const part of children(paragraph)) if (nameOf(part) !== 'pPr') next.insertBefore(part, before);
  takeOut(paragraph);
}

function takeOutCell(mark: Element): void {
  const cell = mark.parentNode?.parentNode as Element | null;
  const row = cell?.parentNode as Element | null;
  if (!cell || nameOf(cell) !== 'tc' || !row) return;
  takeOut(cell);
  if (!child(row, 'tc')) takeOut(row);
}

/** In which sitting a piece was written, and by whom. */
function forgetEditing(root: Element): void {
  for (const element of elementsOf(root))
    for (const one of Array.from(element.attributes)) {
      const name = one.localName ?? one.name;
      if (/^rsid/.test(name) || name === 'author' || name === 'userId' || name === 'initials')
        element.removeAttributeNode(one);
    }
}

const ofTheWriter = new Set([
  ...[
    'rsids',
    'attachedTemplate',
    'mailMerge',
    'docVars',
    'trackRevisions',
    'writeProtection',
    'docId',
    'linkStyles',
  ],
  ...['saveThroughXslt', 'activeWritingStyle', 'attachedSchema', 'revisionView', 'documentProtection'],
  ...['chartTrackingRefBased', 'captions', 'schemaLibrary', 'smartTagType', 'commentsIds'],
]);

/** The settings, without those that speak of who wrote it, with what, from which template. */
export const cleanedSettings = (bytes: Uint8Array, cleaning: Cleaning): Uint8Array =>
  rewritten(bytes, (root) => {
    for (const element of children(root)) {
      const name = nameOf(element);
      if (!ofTheWriter.has(name)) continue;
      takeOut(element);
      if (name === 'rsids') cleaning.stripped.add('编辑痕迹编号（RSID）');
      else if (name === 'attachedTemplate') cleaning.stripped.add('模板路径');
      else if (name === 'mailMerge') cleaning.stripped.add('邮件合并的数据来源');
      else if (name === 'docVars') cleaning.stripped.add('文档变量');
    }
    dropReferences(root, cleaning);
    forgetEditing(root);
  });
