/** Everything a file says, whether its reader sees it or not. Runs in the guarded thread only; see guarded.ts. */

import { decodeText } from '../text/charset.ts';
import type { UploadKind } from '../upload-kind.ts';
import { docxText } from './docx.ts';
import { Gathering, type TextPart } from './gathering.ts';
import { ofdText } from './ofd.ts';
import { pdfText } from './pdf.ts';
import { pptxText } from './pptx.ts';
import { xlsxText } from './xlsx.ts';

export type { TextPart } from './gathering.ts';

/** The text of a file of this kind; none for pictures and videos. Throws DocumentRefused. */
export async function spokenText(bytes: Uint8Array, kind: UploadKind): Promise<TextPart[]> {
  if (kind === 'docx') return docxText(bytes);
  if (kind === 'xlsx') return xlsxText(bytes);
  if (kind === 'pptx') return pptxText(bytes);
  if (kind === 'pdf') return pdfText(bytes);
  if (kind === 'ofd') return ofdText(bytes);
  if (kind !== 'txt' && kind !== 'csv') return [];
  const gathering = new Gathering();
  gathering.add('正文', false, decodeText(bytes) ?? '');
  return gathering.parts();
}
