/** Copies XML tag by tag, leaving out or changing what must go: for sheets whose tree would take too long. */
import { DocumentRefused } from '../refusal.ts';

const damaged = '这个文件的内容已损坏，无法读取。请用 Excel/WPS 打开后另存一份再上传。';

export type Tag = {
  /** The local name. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** As it stands in the file, from "<" to ">". */
  readonly source: string;
};

/** What becomes of an element: stays, goes with everything in it, or opens with another tag. */
export type Fate = 'stay' | 'go' | { readonly source: string };

/** The text of the XML without comments and instructions, literal text escaped. Throws DocumentRefused on a DOCTYPE. */
export function plainXml(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0;
  const xml = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  if (!/<[!?]/.test(xml)) return xml;
  const plain = xml
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
      text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`),
    );
  if (/<[!?]/.test(plain)) throw new DocumentRefused(damaged);
  return plain;
}

const tagPattern = /<(\/?)([\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

/**
 * Copies `xml` (see `plainXml`). `fateOf` is asked at every opening tag that is not inside something that goes; its
 * second argument gives the text up to the next tag. Throws DocumentRefused where it is no XML.
 */
export function copied(xml: string, fateOf: (tag: Tag, text: () => string) => Fate): string {
  const kept: string[] = [];
  let leaving = 0;
  let at = 0;
  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', at)) {
    if (leaving === 0 && open > at) kept.push(xml.slice(at, open));
    tagPattern.lastIndex = open;
    const match = tagPattern.exec(xml);
    if (!match) throw new DocumentRefused(damaged);
    const [source, closing, , name = '', , empty] = match;
    at = open + source.length;
    const kind = closing ? 'close' : empty ? 'empty' : 'open';
    if (leaving > 0) {
      leaving += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      continue;
    }
    const after = at;
    const text = () => xml.slice(after, Math.max(after, xml.indexOf('<', after)));
    const fate = kind === 'close' ? 'stay' : fateOf({ name, kind, source }, text);
    if (fate === 'go') leaving = kind === 'open' ? 1 : 0;
    else kept.push(fate === 'stay' ? source : fate.source);
  }
  kept.push(xml.slice(at));
  return kept.join('');
}

/** The attributes of a tag: qualified name → value as written. */
export function attributesOf(source: string): [name: string, value: string][] {
  return [...source.matchAll(/\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, double ?? single ?? ''],
  );
}

/** The tag without the attributes of these qualified names. */
export const withoutAttributes = (source: string, names: ReadonlySet<string>): string =>
  source.replace(/\s([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g, (whole, name: string) =>
    names.has(name) ? '' : whole,
  );
