/** What an OFD file (GB/T 33190) says: the text of its pages in the order of their names. */
import { tokens } from '../office/tokens.ts';
import { unzip } from '../unzip.ts';
import { Gathering, type TextPart } from './gathering.ts';

const pages = /(^|\/)Pages\/Page_(\d+)\/Content\.xml$/i;
const notes = /(^|\/)Annots?\/.*\.xml$/i;

/** Throws DocumentRefused when the archive is broken. */
export function ofdText(bytes: Uint8Array): TextPart[] {
  const members = unzip(bytes, (name) => pages.test(name) || notes.test(name));
  const gathering = new Gathering();
  const number = (name: string) => Number(pages.exec(name)?.[2] ?? Number.MAX_SAFE_INTEGER);
  const inOrder = [...members].sort(([a], [b]) => number(a) - number(b));
  inOrder.forEach(([name, xml], i) => {
    const isNote = !pages.test(name);
    let speaking = false;
    for (const token of tokens(xml)) {
      if (token.kind === 'text') {
        if (speaking) gathering.add(isNote ? '批注' : `第${i + 1}页`, isNote, token.text);
      } else if (token.name === 'TextCode') {
        speaking = token.kind === 'open' && !token.empty;
        if (token.kind === 'close') gathering.endLine();
      }
    }
  });
  return gathering.parts();
}
