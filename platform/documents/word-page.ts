/** A Word file from a stranger as a page to be edited. */
import { guarded } from './guarded.ts';
import type { DocxPage } from './office/docx-page.ts';
import { DocumentRefused } from './refusal.ts';
import type { Turn } from './sandbox.ts';
import { uploadKind } from './upload-kind.ts';

export type { DocxPage } from './office/docx-page.ts';

/**
 * The HTML of a .docx with its pictures, in a guarded thread, within 10 seconds of its turn. The HTML is as a stranger
 * wrote it. Throws DocumentRefused.
 */
export async function wordPage(bytes: Uint8Array, name: string, turn?: Turn): Promise<DocxPage> {
  const { kind } = await uploadKind(bytes, name);
  if (kind !== 'docx')
    throw new DocumentRefused('只能导入 .docx 文件。其他文件请作为附件上传，或者用 Word/WPS 另存为 .docx。');
  return (await guarded({ lay: bytes }, turn)) as DocxPage;
}
