/** What somebody who wants to know would try: everything in a file that can be unpacked and read, by brute force. */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

const SYNC = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 << 20 };

function unpacked(bytes: Buffer, depth = 0): Buffer[] {
  const found = [bytes];
  if (depth > 3) return found;
  for (
    let at = bytes.indexOf('PK\x03\x04', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    if (at + 30 > bytes.length) break;
    const name = bytes.readUInt16LE(at + 26);
    const from = at + 30 + name + bytes.readUInt16LE(at + 28);
    found.push(bytes.subarray(at + 30, at + 30 + name));
    try {
      found.push(...unpacked(inflateRawSync(bytes.subarray(from), SYNC), depth + 1));
    } catch {
      // not packed, or no member at all: its bytes are among the others
    }
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    if (![0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0)) continue;
    try {
      found.push(...unpacked(inflateSync(bytes.subarray(at), SYNC), depth + 1));
    } catch {
      // no stream
    }
  }
  return found;
}

const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<[^>]*>/g, '')
    .replace(/[\s\u200b-\u200f\ufeff-]/g, '')
    .toLowerCase();

/** Hexadecimal and octal strings, and letters that are placed one by one, as PDFs write them. */
function pdfStrings(text: string): string[] {
  const hex = [...text.matchAll(/<([0-9a-fA-F\s]{8,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex'),
  );
  const literals = [...text.matchAll(/\(((?:[^()\\]|\\.)*)\)/g)].map(([, inner = '']) => inner).join('');
  return [
    literals.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))),
    ...hex.flatMap((bytes) =>
      ['utf-16be', 'utf-8', 'latin1'].map((name) => new TextDecoder(name).decode(bytes)),
    ),
  ];
}

/** Whether the secret can be read anywhere in the file. */
export function isRecoverable(file: Uint8Array, secret: string): boolean {
  const wanted = tidy(secret);
  return unpacked(Buffer.from(file)).some((bytes) => {
    const texts = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'latin1'].map((name) =>
      new TextDecoder(name).decode(bytes),
    );
    texts.push(
      new TextDecoder('utf-16le').decode(bytes.subarray(1)),
      new TextDecoder('utf-16be').decode(bytes.subarray(1)),
    );
    const latin = bytes.length < 4 << 20 ? bytes.toString('latin1') : '';
    return [...texts, ...pdfStrings(latin)].some((text) => tidy(text).includes(wanted));
  });
}
