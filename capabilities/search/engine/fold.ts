/**
 * Writing made alike, letter for letter, so that a place in the folded text is the same place in the text: full-width
 * to half-width, capitals to small letters, traditional characters to simplified ones, everything else to a space.
 */
import { createRequire } from 'node:module';

const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js');

export const SPACE = 32;

let made: Uint16Array | null = null;

/** For every UTF-16 unit the unit it counts as; SPACE for what separates words. Made once, in 50 ms. */
export function foldTable(): Uint16Array {
  made ??= makeTable();
  return made;
}

function makeTable(): Uint16Array {
  const table = new Uint16Array(65_536).fill(SPACE);
  for (let unit = 0; unit < 65_536; unit += 1) if (isHan(unit)) table[unit] = unit;
  for (let digit = 48; digit < 58; digit += 1) table[digit] = digit;
  for (let letter = 97; letter < 123; letter += 1) {
    table[letter] = letter;
    table[letter - 32] = letter;
  }
  for (let full = 0xff01; full <= 0xff5e; full += 1) table[full] = table[full - 0xfee0] ?? SPACE;
  table[0x3007] = 0x3007;
  simplify(table);
  return table;
}

/** Single characters only: what needs the word around it (乾, 著) is left to the commoner reading. */
function simplify(table: Uint16Array): void {
  const convert = Converter({ from: 't', to: 'cn' });
  for (let unit = 0x3400; unit <= 0xfaff; unit += 1) {
    if (!isHan(unit) || isSurrogate(unit)) continue;
    const simple = convert(String.fromCharCode(unit).normalize('NFKC'));
    if (simple.length === 1) table[unit] = simple.charCodeAt(0);
  }
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Characters that are terms one by one and in pairs; halves of rare ones (𬭎) count like characters. */
export const isHan = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  isSurrogate(unit) ||
  unit === 0x3007;

/** Small letters and digits, of which words are made. */
export const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);

/** A text as the index reads it, of the same length. */
export function folded(text: string): string {
  const table = foldTable();
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = table[text.charCodeAt(at)] ?? SPACE;
  return Buffer.from(units.buffer).toString('utf16le');
}
