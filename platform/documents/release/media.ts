/** Pictures inside documents: their traces are cut out, what is seen is not touched. */

/** A JPEG without EXIF, XMP, IPTC, comments and anything behind its end; null when it is none. */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [file.subarray(0, 2)];
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) {
      const end = file.indexOf(Buffer.of(0xff, 0xd9), at);
      kept.push(file.subarray(at, end < 0 ? file.length : end + 2));
      return new Uint8Array(Buffer.concat(kept));
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length) return null;
    if (!isTrace(marker, file.subarray(at + 4, end))) kept.push(file.subarray(at, end));
    at = end;
  }
  return null;
}

/** APP1 (EXIF, XMP), APP13 (IPTC), comments, other makers' segments; colours (JFIF, ICC, Adobe) stay. */
function isTrace(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  if (marker === 0xe0 || marker === 0xee) return false;
  return !(marker === 0xe2 && body.subarray(0, 11).toString('latin1') === 'ICC_PROFILE');
}

const shown = new Set([
  ...[
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
    'tRNS',
    'gAMA',
    'cHRM',
    'sRGB',
    'iCCP',
    'sBIT',
    'pHYs',
    'bKGD',
    'acTL',
    'fcTL',
  ],
  'fdAT',
]);

/** A PNG without texts, times, EXIF and anything behind its end; null when it is none. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return null;
  const kept: Uint8Array[] = [file.subarray(0, 8)];
  for (let at = 8; at + 12 <= file.length; ) {
    const kind = file.toString('latin1', at + 4, at + 8);
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return null;
    if (shown.has(kind)) kept.push(file.subarray(at, end));
    if (kind === 'IEND') return new Uint8Array(Buffer.concat(kept));
    at = end;
  }
  return null;
}
