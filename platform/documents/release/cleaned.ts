/** Cleans a document by its kind. Runs in the guarded thread only; see guarded.ts. */
import { DocumentRefused } from '../refusal.ts';
import { decodeText } from '../text/charset.ts';
import type { AttachmentKind } from '../upload-kind.ts';
import { checkedOfd } from './ofd.ts';
import { cleanedOffice } from './office.ts';
import { cleanedPdf } from './pdf.ts';

export type ReleasedDocument = {
  readonly bytes: Uint8Array;
  readonly kind: AttachmentKind;
  /** What was taken out, in words: 「批注3条」「作者信息」. */
  readonly stripped: readonly string[];
  /** What the uploader should know: left as it was, or to be looked at. */
  readonly notes: readonly string[];
};

/** Throws DocumentRefused for what cannot be cleaned. */
export async function cleaned(bytes: Uint8Array, kind: AttachmentKind): Promise<ReleasedDocument> {
  if (kind === 'docx' || kind === 'xlsx' || kind === 'pptx') return cleanedOffice(bytes, kind);
  if (kind === 'pdf') return cleanedPdf(bytes);
  if (kind === 'ofd') return checkedOfd(bytes);
  return checkedText(bytes, kind);
}

const formula = /(^|[\n,;\t]\s*"?)[=+@-](?=\s*[A-Za-z@(])/m;

/** Text has nothing to take out. A table whose cells begin with "=" may be calculated by who opens it. */
function checkedText(bytes: Uint8Array, kind: 'txt' | 'csv'): ReleasedDocument {
  const text = decodeText(bytes);
  if (text === null) throw new DocumentRefused('这个文本文件的编码无法识别。请另存为 UTF-8 编码再上传。');
  const risky = kind === 'csv' && formula.test(text);
  const notes = risky ? ['表格中有以“=、+、-、@”开头的内容，用 Excel 打开时可能被当作公式，请核对。'] : [];
  return { bytes, kind, stripped: [], notes };
}
