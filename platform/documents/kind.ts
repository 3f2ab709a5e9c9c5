/** What a file is, told by its content and never by its name. */
import { fileTypeFromBuffer } from 'file-type';
import { streamNames } from './doc/compound-file.ts';
import { decodeText } from './text/charset.ts';
import { zipNames } from './unzip.ts';

export type DocumentKind =
  | 'docx'
  | 'doc'
  | 'xlsx'
  | 'pdf'
  | 'html'
  | 'json'
  | 'text'
  | 'empty'
  | 'encrypted-office'
  | 'xls'
  | 'zip'
  | 'picture'
  | 'other-office'
  | 'unknown';

const starts = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/** Looks at the bytes and says what they are. Throws DocumentRefused for a zip whose directory is broken. */
export async function kindOf(bytes: Uint8Array): Promise<DocumentKind> {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return kindOfZip(zipNames(bytes));
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return kindOfCompound(streamNames(bytes));
  if (pdfStart(bytes) >= 0) return 'pdf';
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (known?.mime.startsWith('image/')) return 'picture';
  if (known && !/xml|text|rtf/.test(known.mime)) return 'unknown';
  return kindOfText(bytes);
}

/** Where "%PDF-" stands: some exporters and mail gateways put a few bytes before it. */
export function pdfStart(bytes: Uint8Array): number {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return head.indexOf('%PDF-');
}

function kindOfZip(names: readonly string[]): DocumentKind {
  const has = (name: string) => names.includes(name);
  if (has('word/document.xml') || names.some((n) => /^word\/document\d*\.xml$/.test(n))) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  if (names.some((n) => n.startsWith('ppt/')) || has('OFD.xml') || has('content.xml')) return 'other-office';
  return 'zip';
}

function kindOfCompound(names: readonly string[]): DocumentKind {
  if (names.includes('EncryptedPackage')) return 'encrypted-office';
  if (names.includes('WordDocument')) return 'doc';
  if (names.includes('Workbook') || names.includes('Book')) return 'xls';
  return 'other-office';
}

function kindOfText(bytes: Uint8Array): DocumentKind {
  const text = decodeText(bytes);
  if (text === null) return 'unknown';
  const head = text.slice(0, 4000).trimStart();
  if (head === '' && text.trim() === '') return 'empty';
  if (head.startsWith('{\\rtf')) return 'other-office';
  if (/^[{[]/.test(head) && isJson(text)) return 'json';
  return /<(!doctype|html|head|body|table|tbody|tr|td|div|p|meta|article)\b/i.test(text) ? 'html' : 'text';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
