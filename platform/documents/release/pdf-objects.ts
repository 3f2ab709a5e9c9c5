/** Goes through every object of a PDF and takes out what is not shown, and what would do something. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { bareJpeg } from './media.ts';
import { contents, namesIn } from './pdf-reach.ts';

const name = (key: string): PDFName => PDFName.of(key);

/** Keys that are taken out wherever they stand, and what they are. */
const taken: readonly (readonly [key: string, words: string])[] = [
  ['Metadata', 'XMP 元数据'],
  ['PieceInfo', '制作软件的私有数据'],
  ['AA', '自动执行的动作'],
  ['AF', '夹带的文件'],
  ['EF', '夹带的文件'],
  ['XFA', '动态表单（XFA）'],
  ['JS', '脚本（JavaScript）'],
  ['JavaScript', '脚本（JavaScript）'],
  ['EmbeddedFiles', '夹带的文件'],
  ['LastModified', ''],
  ['SigFlags', ''],
  ['OPI', ''],
];

/** Comments and everything that plays or carries something. Stamps, typed text, links and forms are seen and stay. */
const comments = new Set([
  ...[
    'Text',
    'Popup',
    'Highlight',
    'Underline',
    'Squiggly',
    'StrikeOut',
    'Caret',
    'Ink',
    'Line',
    'Square',
    'Circle',
  ],
  ...['Polygon', 'PolyLine', 'Redact', 'Projection'],
]);
const cargo = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D', 'TrapNet']);
/** Names of people and days that an annotation carries. */
const ofPeople = [
  'T',
  'NM',
  'M',
  'CreationDate',
  'Subj',
  'RC',
  'Popup',
  'IRT',
  'RT',
  'State',
  'StateModel',
  'ExData',
];

type Counts = { comments: number };

/** Cleans in place and adds what it took out, in words. */
export function cleanedObjects({ context, catalog }: PDFDocument, stripped: Set<string>): void {
  const counts: Counts = { comments: 0 };
  const seen = new Set<PDFObject>();
  const chosen = new Set<PDFObject>();
  const open: PDFObject[] = [catalog];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const found = object instanceof PDFRef ? context.lookup(object) : object;
    if (!found || seen.has(found)) continue;
    seen.add(found);
    const dict = found instanceof PDFStream ? found.dict : found;
    if (dict instanceof PDFDict) {
      for (const names of namesIn(dict)) chosen.add(names);
      if (!chosen.has(dict)) cleanedDict(dict, stripped, counts);
    }
    if (found instanceof PDFRawStream) bareImage(found, stripped);
    open.push(...contents(found));
  }
  if (counts.comments > 0) stripped.add(`批注${counts.comments}处`);
}

function cleanedDict(dict: PDFDict, stripped: Set<string>, counts: Counts): void {
  for (const [key, words] of taken) {
    if (!dict.has(name(key))) continue;
    dict.delete(name(key));
    if (words !== '') stripped.add(words);
  }
  for (const key of ['A', 'PA', 'OpenAction', 'Next'])
    if (isDangerous(dict, key)) {
      dict.delete(name(key));
      stripped.add('脚本、启动程序、提交数据等动作');
    }
  if (dict.has(name('Annots'))) cleanedAnnotations(dict, stripped, counts);
  if (textOf(dict.lookup(name('FT'))) === 'Sig' || textOf(dict.lookup(name('Type'))) === 'Sig')
    unsigned(dict, stripped);
  if (textOf(dict.lookup(name('Type'))) === 'Catalog') dict.delete(name('Perms'));
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFName ? object.decodeText() : '';

const harmless = new Set(['GoTo', 'Named', 'URI', 'SetOCGState']);

/** An action that is neither a jump within the document nor the address of a page. Destinations (arrays) are jumps. */
function isDangerous(dict: PDFDict, key: string): boolean {
  const action = dict.lookup(name(key));
  if (!(action instanceof PDFDict)) return key === 'Next' && action instanceof PDFArray;
  const kind = action.lookup(name('S'));
  if (!(kind instanceof PDFName)) return false;
  if (!harmless.has(kind.decodeText())) return ['S', 'Type'].some((one) => action.has(name(one)));
  if (kind.decodeText() !== 'URI') return false;
  const address = action.lookup(name('URI'));
  const text = address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : '';
  return !/^(https?:|mailto:|tel:|#|[\w./-]*$)/i.test(text.trim());
}

function cleanedAnnotations(page: PDFDict, stripped: Set<string>, counts: Counts): void {
  const list = page.lookup(name('Annots'));
  if (!(list instanceof PDFArray)) {
    page.delete(name('Annots'));
    return;
  }
  for (let i = list.size() - 1; i >= 0; i -= 1) {
    const one = list.lookup(i);
    const kind = one instanceof PDFDict ? textOf(one.lookup(name('Subtype'))) : '';
    if (!(one instanceof PDFDict) || comments.has(kind) || cargo.has(kind) || kind === '') {
      list.remove(i);
      if (cargo.has(kind)) stripped.add(kind === 'FileAttachment' ? '夹带的文件' : '多媒体内容');
      else if (kind !== 'Popup') counts.comments += 1;
      continue;
    }
    // The name of a form field is a technical one; everywhere else /T is the author.
    for (const key of ofPeople) if (!(kind === 'Widget' && key === 'T')) one.delete(name(key));
  }
}

/** A signature does not survive that the file is written anew; its picture, the seal, does. */
function unsigned(dict: PDFDict, stripped: Set<string>): void {
  for (const key of [
    'V',
    'Lock',
    'SV',
    'Contents',
    'ByteRange',
    'Cert',
    'Name',
    'Location',
    'Reason',
    'ContactInfo',
    'M',
  ])
    dict.delete(name(key));
  stripped.add('电子签名的校验信息（印章图样保留；需要可验证签名的，请发布 OFD）');
}

/** Photographs inside the file carry their own traces. */
function bareImage(stream: PDFRawStream, stripped: Set<string>): void {
  if (textOf(stream.dict.lookup(name('Filter'))) !== 'DCTDecode') return;
  const bare = bareJpeg(stream.contents);
  if (bare === null || bare.length === stream.contents.length) return;
  Object.assign(stream, { contents: bare });
  stream.dict.set(name('Length'), stream.dict.context.obj(bare.length));
  stripped.add('图片中的拍摄信息');
}
