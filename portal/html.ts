/** HTML as text: a tag that escapes whatever is put in, and the one door for addresses. */
import { html as tag } from 'ghtml';
import { beijingTime } from '#platform/beijing-time.ts';

/** What may stand in a template. Booleans are left out on purpose: `${condition && …}` would print "false". */
export type Inset = string | number | null | undefined | readonly string[];

/**
 * Escapes every inset, in text and in quoted attributes. HTML made by this tag is put in with `!${…}`; nothing
 * else may follow an exclamation mark. null and undefined print nothing, arrays are joined.
 */
export const html: (literals: TemplateStringsArray, ...insets: Inset[]) => string = tag;

const safeSchemes = new Set(['http', 'https', 'mailto', 'tel']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these characters before reading a scheme
const dropped = /[\u0000-\u0020\u007f]/g;

/** An address fit for href, src and action: local, or http(s), mailto, tel. Anything else becomes '#'. */
export function url(address: string): string {
  const clean = address.replace(dropped, '');
  if (/^[/\\]{2}/.test(clean)) return '#';
  const scheme = /^([^/?#]*?):/.exec(clean)?.[1]?.toLowerCase();
  return scheme === undefined || safeSchemes.has(scheme) ? clean : '#';
}

/** A path on this site to return to, or '/' when the wish points elsewhere. */
export function localPath(wish: string | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break in a header is an attack
  const local = wish !== undefined && /^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wish);
  return local && wish.length <= 500 ? encodeURI(decoded(wish)) : '/';
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return '/';
  }
}

/** An instant as official pages print it, in Beijing time: '2025-01-20 09:30'. Days pass through unchanged. */
export function printedTime(instant: string | Date): string {
  if (typeof instant === 'string' && /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(instant)) return instant;
  return beijingTime(typeof instant === 'string' ? new Date(instant) : instant);
}

/** 「2024年9月2日」 */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A day as its element; the words are those of a letter. */
export const dayElement = (day: string): string => html`<time datetime="${day}">${dayInWords(day)}</time>`;
