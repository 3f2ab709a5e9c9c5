/** Reading XML piece by piece: for sheets whose tree would not fit into memory. */
import { DocumentRefused } from '../refusal.ts';

export type Token =
  | { readonly kind: 'open'; readonly name: string; readonly empty: boolean; readonly source: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const damaged = '这个文件的内容已损坏，无法读取。请用 Word/Excel/WPS 打开后另存一份再上传。';

/** Element names without prefix; comments and instructions are passed over. Throws DocumentRefused on a DOCTYPE. */
export function* tokens(bytes: Uint8Array): Generator<Token> {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0;
  const xml = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', text: unescaped(xml.slice(at, open)) };
    const special = specialEnd(xml, open);
    if (special) {
      if (special.text !== null) yield { kind: 'text', text: special.text };
      at = special.end;
      continue;
    }
    const close = tagEnd(xml, open);
    yield tagToken(xml.slice(open + 1, close));
    at = close + 1;
  }
}

/** Comments, instructions and literal text. */
function specialEnd(xml: string, open: number): { end: number; text: string | null } | null {
  if (xml[open + 1] !== '!' && xml[open + 1] !== '?') return null;
  const until = (mark: string) => {
    const found = xml.indexOf(mark, open);
    return found < 0 ? xml.length : found + mark.length;
  };
  if (xml.startsWith('<!--', open)) return { end: until('-->'), text: null };
  if (xml.startsWith('<?', open)) return { end: until('?>'), text: null };
  if (!xml.startsWith('<![CDATA[', open)) throw new DocumentRefused(damaged);
  const end = until(']]>');
  return { end, text: xml.slice(open + 9, end - 3) };
}

/** Where the tag ends: a ">" inside an attribute does not. */
function tagEnd(xml: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < xml.length; at += 1) {
    const letter = xml[at];
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  throw new DocumentRefused(damaged);
}

function tagToken(source: string): Token {
  const name = (/^\/?\s*(?:[\w.-]+:)?([^\s/>]+)/.exec(source)?.[1] ?? '').trim();
  return source.startsWith('/')
    ? { kind: 'close', name }
    : { kind: 'open', name, empty: source.endsWith('/'), source };
}

/** An attribute by local name. */
export function given(token: Token, name: string): string | undefined {
  if (token.kind !== 'open') return undefined;
  for (const [, found, double, single] of token.source.matchAll(
    /\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  ))
    if (found === name) return unescaped(double ?? single ?? '');
  return undefined;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
