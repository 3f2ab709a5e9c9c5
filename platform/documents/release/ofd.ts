/** OFD files (GB/T 33190) are taken as they are: their seals sign every part, and cleaning would break them. */
import { tokens } from '../office/tokens.ts';
import { DocumentRefused } from '../refusal.ts';
import { unzip, zipNames } from '../unzip.ts';
import type { ReleasedDocument } from './cleaned.ts';

const damaged = '这个 OFD 文件的结构已损坏，无法打开。请重新导出后再上传。';
const personal: Readonly<Record<string, string>> = { Author: '作者', Creator: '制作软件', Title: '标题' };

/** Says what stays in it. Throws DocumentRefused for a broken one, and for one that carries other files. */
export function checkedOfd(bytes: Uint8Array): ReleasedDocument {
  const main = unzip(bytes, (name) => name === 'OFD.xml').get('OFD.xml');
  if (!main) throw new DocumentRefused(damaged);
  const names = zipNames(bytes);
  if (names.some((name) => /(^|\/)Attachs?\/(?!Attachments\.xml$)./i.test(name)))
    throw new DocumentRefused(
      '这个 OFD 文件里夹带了其他文件，无法检查。请去掉夹带的文件，重新导出后再上传。',
    );
  if (names.some((name) => /\.(exe|dll|js|vbs|bat|html?|svg)$/i.test(name)))
    throw new DocumentRefused(damaged);
  const kept = new Set<string>();
  let open = '';
  for (const token of tokens(main)) {
    if (token.kind === 'open') open = token.name;
    else if (token.kind === 'text' && token.text.trim() !== '' && personal[open])
      kept.add(personal[open] ?? '');
  }
  const left = kept.size > 0 ? `，其中登记的${[...kept].join('、')}没有去除` : '';
  return {
    bytes,
    kind: 'ofd',
    stripped: [],
    notes: [`OFD 文件按原样发布${left}，请在制作软件中核对文件属性。`],
  };
}
