/**
 * What Word, WPS and web pages put on the clipboard, brought down to what a text may be made of. The server cleans
 * again; this is so that the author sees at once what will stay.
 */

const unseen = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(comment-list|header|footer)/i;
const bullets = /^[\s\u00a0]*[·•●■◆○▪§vlnuØo\uf000-\uf0ff][\s\u00a0]*$/;

export type Pasted = { readonly html: string; readonly lostPictures: number };

/** Styles are read under another name: the security policy complains of style attributes even in what is only parsed. */
const withoutStyles = (html: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? '';

/** Strips comments, conditional parts and Office's own elements before anything is parsed. */
export const withoutOfficeParts = (html: string): string =>
  html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if|endif)[^>]*\]>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?(?:[ovwm]|st1|wps):[^>]*>/gi, '')
    .replace(/<(meta|link|base)\b[^>]*>/gi, '');

function rename(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  const align = /text-align\s*:\s*(center|right)/i.exec(styleOf(element))?.[1];
  if (align) other.className = `align-${align}`;
  element.replaceWith(other);
}

/** Word writes lists as paragraphs with a painted sign: bullets become lists, 「一、」 and 「1.」 stay words. */
function rebuildLists(root: Element): void {
  let list: Element | null = null;
  for (const paragraph of root.querySelectorAll('p')) {
    const painted = [...paragraph.querySelectorAll('span')].find((span) =>
      /mso-list\s*:\s*ignore/i.test(styleOf(span)),
    );
    const sign = painted?.textContent ?? '';
    if (!painted || !bullets.test(sign)) {
      if (painted) painted.textContent = sign.replace(/[\s\u00a0]+/g, '');
      list = null;
      continue;
    }
    painted.remove();
    if (!list || paragraph.previousElementSibling !== list) {
      list = root.ownerDocument.createElement('ul');
      paragraph.before(list);
    }
    const entry = root.ownerDocument.createElement('li');
    list.append(entry);
    entry.append(paragraph);
  }
}

const looks: readonly [RegExp, string][] = [
  [/font-weight\s*:\s*(bold|[6-9]00)/i, 'strong'],
  [/font-style\s*:\s*italic/i, 'em'],
  [/text-decoration[^;]*underline/i, 'u'],
  [/text-decoration[^;]*line-through/i, 's'],
  [/vertical-align\s*:\s*super/i, 'sup'],
  [/vertical-align\s*:\s*sub/i, 'sub'],
];

/** Inline styles that mean something become elements; every other attribute of looks goes. */
function plain(element: Element): void {
  const style = styleOf(element);
  if (/^(SPAN|FONT|B|I)$/.test(element.tagName)) {
    for (const [look, tag] of looks) {
      if (!look.test(style)) continue;
      const wrap = element.ownerDocument.createElement(tag);
      wrap.append(...element.childNodes);
      element.append(wrap);
    }
    if (/^(B|I)$/.test(element.tagName) && /font-(weight|style)\s*:\s*normal/i.test(style))
      element.replaceWith(...element.childNodes);
  }
  const align = /text-align\s*:\s*(center|right)/i.exec(style)?.[1] ?? element.getAttribute('align');
  const own = /\balign-(left|center|right)\b|\bindent\b/.exec(element.className)?.[0];
  const kept = ['href', 'src', 'alt', 'colspan', 'rowspan', 'width', 'height'];
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  if (element.tagName !== 'IMG') for (const name of ['width', 'height']) element.removeAttribute(name);
  if (own) element.className = own;
  else if (align && /^(center|right)$/.test(align)) element.className = `align-${align}`;
}

/** Pictures that are not ours cannot come along: they would be addresses on somebody's disk or site. */
function dropForeignPictures(root: Element, item: number): number {
  const foreign = [...root.querySelectorAll('img, video')].filter(
    (picture) => !(picture.getAttribute('src') ?? '').startsWith(`/api/items/${item}/files/`),
  );
  for (const picture of foreign) picture.remove();
  return foreign.filter(({ tagName }) => tagName === 'IMG').length;
}

/** The clipboard's HTML as the editor takes it. Text copied within the editor keeps the ids of its blocks. */
export function cleanPasted(html: string, item: number): Pasted {
  const page = new DOMParser().parseFromString(withoutStyles(withoutOfficeParts(html)), 'text/html');
  const root = page.body;
  const own = root.querySelector('[data-pm-slice]') !== null;
  if (own) return { html: withoutStyles(html), lostPictures: 0 };
  for (const element of root.querySelectorAll('[data-style], del'))
    if (unseen.test(styleOf(element)) || element.hasAttribute('cite')) element.remove();
  rebuildLists(root);
  for (const title of root.querySelectorAll('h1')) rename(title, 'h2');
  for (const low of root.querySelectorAll('h5, h6')) rename(low, 'h4');
  for (const caption of root.querySelectorAll('caption')) {
    const line = page.createElement('p');
    line.append(...caption.childNodes);
    line.className = 'align-center';
    caption.closest('table')?.before(line);
    caption.remove();
  }
  const lostPictures = dropForeignPictures(root, item);
  for (const element of root.querySelectorAll('*')) plain(element);
  for (const anchor of root.querySelectorAll('a:not([href])')) anchor.replaceWith(...anchor.childNodes);
  for (const paragraph of root.querySelectorAll('p'))
    if (!paragraph.textContent?.trim() && !paragraph.querySelector('img') && !paragraph.closest('td, th'))
      paragraph.remove();
  return { html: root.innerHTML, lostPictures };
}
