/** Which addresses a text may lead to. */

const schemes = new Set(['http', 'https', 'mailto', 'tel']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these characters before reading a scheme
const dropped = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g;

/** The address when it is http(s), mailto, tel or a path on this site; null for anything else and for places in a page. */
export function safeLink(address: string): string | null {
  const clean = address.replace(dropped, '').toWellFormed();
  if (clean === '' || clean.length > 2000 || clean.startsWith('#') || clean.includes('\\')) return null;
  const scheme = /^([^/?#]*?):/.exec(clean)?.[1]?.toLowerCase();
  if (scheme === undefined) return /^\/(?!\/)/.test(clean) ? clean : null;
  return schemes.has(scheme) ? clean : null;
}
