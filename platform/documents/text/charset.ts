/** Text files and pages from Chinese offices: UTF-8, GB18030 or UTF-16, told by mark, by declaration or by looking. */

const decoded = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes);

/** The text of the bytes, or null when they are no text in any of the encodings in use. */
export function decodeText(bytes: Uint8Array): string | null {
  const label = encodingOf(bytes);
  if (!label) return null;
  const text = decoded(bytes, label);
  return looksLikeText(text) ? text : null;
}

function encodingOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  const declared = declaredEncoding(bytes);
  if (declared && isKnown(declared) && declared !== 'utf-8') return declared;
  if (isValid(bytes, 'gb18030')) return 'gb18030';
  // A page that is UTF-8 but for a few broken bytes (cut by an editor) is still better read than refused.
  return declared === 'utf-8' || brokenShare(bytes) < 0.01 ? 'utf-8' : null;
}

/** UTF-16 without a mark: spaces, line ends and digits then have a zero as every other byte. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (pairs < 8) return null;
  if (odd > pairs * 0.05 && even < odd * 0.3) return 'utf-16le';
  if (even > pairs * 0.05 && odd < even * 0.3) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = decoded(bytes.subarray(0, 4096), 'latin1');
  const name = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (!name) return null;
  return /^gb(k|2312|18030)?$|^gb_2312/.test(name) ? 'gb18030' : name === 'utf8' ? 'utf-8' : name;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch {
    return false;
  }
}

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function brokenShare(bytes: Uint8Array): number {
  const text = decoded(bytes.subarray(0, 65_536), 'utf-8');
  return text.length === 0 ? 1 : (text.match(/\uFFFD/g)?.length ?? 0) / text.length;
}

/** Control characters and unassigned letters betray bytes that merely happen to decode. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 20_000);
  if (sample.length === 0) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what betrays a binary file
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\u007F\uFFFD\uE000-\uF8FF]/g)?.length ?? 0;
  return odd / sample.length < 0.02;
}
