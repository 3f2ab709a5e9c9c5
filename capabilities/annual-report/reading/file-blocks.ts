/** Opens a file by what it is and gives its blocks, or says in a sentence why it cannot be read. */

import type { Block } from '#platform/documents/blocks.ts';
import { readDoc } from '#platform/documents/doc/index.ts';
import { type DocumentKind, kindOf } from '#platform/documents/kind.ts';
import { readDocx } from '#platform/documents/office/docx.ts';
import { readXlsx } from '#platform/documents/office/xlsx.ts';
import { readPdf } from '#platform/documents/pdf/index.ts';
import { decodeText } from '#platform/documents/text/charset.ts';
import { readHtml } from '#platform/documents/text/html.ts';
import { UnreadableError } from '../model.ts';
import { type SaidFacts, workbookBlocks, workbookFacts } from './workbook.ts';

export type Opened =
  | {
      readonly kind: 'blocks';
      readonly blocks: readonly Block[];
      readonly facts?: SaidFacts;
      /** Another way of looking at the same file, for when the first shows no table. */
      readonly otherwise?: () => Promise<readonly Block[]>;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly text: string };

const accepted =
  '可以上传 Word（.docx、.doc）、PDF、网页（.html）、Excel（.xlsx）或文本文件，也可以直接粘贴报告文字。';

const refusals: Partial<Record<DocumentKind, string>> = {
  empty: `文件是空的，里面没有内容。请检查后重新上传；${accepted}`,
  'encrypted-office': '这个文件设置了打开密码，无法读取。请在 Word/WPS/Excel 中取消密码并另存后重新上传。',
  picture: `这是一张图片，程序不识别图片里的文字。${accepted}`,
  xls: '这是旧版 Excel（.xls）文件，暂不支持。请用 Excel/WPS 另存为 .xlsx 后重新上传。',
  zip: '这是一个压缩包，不是报告文件。请先解压，再上传里面的报告；多份报告请使用批量检查。',
  'other-office': `暂不支持这种文件。请用 Word/WPS 打开后另存为 .docx 再上传。${accepted}`,
  unknown: `无法识别这个文件的类型，它可能已损坏，或者不是文档。${accepted}`,
};

/** Blocks (or plain text) of the file. Throws UnreadableError or DocumentRefused. */
export async function openFile(bytes: Uint8Array): Promise<Opened> {
  const kind = await kindOf(bytes);
  switch (kind) {
    case 'docx':
      return { kind: 'blocks', blocks: readDocx(bytes) };
    case 'doc':
      return { kind: 'blocks', blocks: readDoc(bytes) };
    case 'pdf':
      return {
        kind: 'blocks',
        blocks: await readPdf(bytes),
        otherwise: () => readPdf(bytes, { ruled: false }),
      };
    case 'xlsx': {
      const sheets = readXlsx(bytes);
      return { kind: 'blocks', blocks: workbookBlocks(sheets), facts: workbookFacts(sheets) };
    }
    case 'html':
      return { kind: 'blocks', blocks: readHtml(decodeText(bytes) ?? '') };
    case 'json':
      return { kind: 'json', text: decodeText(bytes) ?? '' };
    case 'text':
      return { kind: 'text', text: decodeText(bytes) ?? '' };
    default:
      throw new UnreadableError(refusals[kind] ?? refusals.unknown ?? '');
  }
}
