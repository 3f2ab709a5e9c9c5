/** Texts and tables of commas with passages taken out: a line is a passage. */
import { DocumentRefused } from '../refusal.ts';
import { decodeText } from '../text/charset.ts';
import type { Mark, Passage } from './marks.ts';
import { type Masking, masked, maskingsOf } from './masking.ts';
import { type Produced, places } from './produced.ts';

const unread = '这个文本文件的编码无法识别。请另存为 UTF-8 编码再上传。';

/** The lines of the text, each a passage. Throws DocumentRefused for an unknown encoding. */
export function lines(bytes: Uint8Array): Passage[] {
  const text = decodeText(bytes);
  if (text === null) throw new DocumentRefused(unread);
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ id: `line#${index + 1}`, where: `第${index + 1}行`, text: line }));
}

/** Throws DocumentRefused for marks that are not in the text. */
export function redactedText(bytes: Uint8Array, marks: readonly Mark[]): Produced {
  const passages = lines(bytes);
  const { maskings, needles } = maskingsOf(passages, marks);
  const byPassage = new Map<string, Masking[]>();
  for (const one of maskings) byPassage.set(one.passage, [...(byPassage.get(one.passage) ?? []), one]);
  const written = passages.map(({ id, text }) => masked(text, byPassage.get(id) ?? [])).join('\n');
  return {
    bytes: new TextEncoder().encode(written),
    removed: [],
    notes: [],
    places: places(marks, maskings),
    needles,
  };
}
