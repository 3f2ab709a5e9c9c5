/** Every way in which bytes or a text may spell the same words. */
import { plain } from '../words.ts';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;

/** The bytes as text in each encoding; two-byte ones from both alignments. */
export function asTexts(bytes: Uint8Array): string[] {
  const found = encodings.map((name) => new TextDecoder(name).decode(bytes));
  const shifted = bytes.subarray(1);
  return [
    ...found,
    ...(['utf-16le', 'utf-16be'] as const).map((name) => new TextDecoder(name).decode(shifted)),
  ];
}

const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX = /(?:[0-9a-fA-F]{2}[\s,]{0,2}){6,}/g;
const mostPieces = 20_000;

/** The text itself, and what is written in it in base64, hexadecimal, percent signs, escapes and entities. */
export function spellings(text: string): string[] {
  const found = [plain(text)];
  const add = (bytes: Uint8Array) => found.push(...asTexts(bytes).map(plain));
  for (const [piece] of first(text.matchAll(BASE64))) add(Buffer.from(piece, 'base64'));
  for (const [piece] of first(text.matchAll(HEX))) add(Buffer.from(piece.replace(/[\s,]/g, ''), 'hex'));
  if (/%[0-9a-f]{2}/i.test(text))
    add(
      Buffer.from(
        text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ),
    );
  if (/\\u[0-9a-f]{4}|\\[0-7]{3}|&#/i.test(text)) found.push(plain(unescaped(text)));
  return found;
}

function* first<T>(all: Iterable<T>): Generator<T> {
  let count = 0;
  for (const one of all) {
    if (count >= mostPieces) return;
    count += 1;
    yield one;
  }
}

const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => letter(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => letter(Number(code)));

const letter = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
