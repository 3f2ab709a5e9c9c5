/** The body of an item as the page shows it: tables in boxes of their own, pictures fetched late, headings in order. */

const scrollBox = '<div class="scroll" role="region" tabindex="0" aria-label="表格，可左右滚动">';

/** Dresses clean HTML (see text/): nothing is taken away and nothing is let in. */
export const dressed = (body: string): string => lazyPictures(boxedTables(orderedHeadings(body)));

/** Each outermost table in a box that the keyboard can reach and scroll. */
function boxedTables(body: string): string {
  let depth = 0;
  return body.replace(/<(\/?)table(?=[\s>])[^>]*>/gi, (tag, closing: string) => {
    if (closing === '') {
      depth += 1;
      return depth === 1 ? scrollBox + tag : tag;
    }
    if (depth === 0) return tag;
    depth -= 1;
    return depth === 0 ? `${tag}</div>` : tag;
  });
}

const lazyPictures = (body: string): string =>
  body.replace(/<img(?=\s)(?![^>]*\sloading=)/gi, '<img loading="lazy" decoding="async"');

/** The page's own heading is the h1: those of the body begin at h2, and no level is left out. */
function orderedHeadings(body: string): string {
  const open: number[] = [];
  let level = 1;
  return body.replace(/<(\/?)h([1-6])(?=[\s>])/gi, (_tag, closing: string, digit: string) => {
    if (closing !== '') return `</h${level}`;
    const given = Number(digit);
    while (open.length > 0 && (open.at(-1) ?? 0) >= given) open.pop();
    open.push(given);
    level = Math.min(open.length + 1, 6);
    return `<h${level}`;
  });
}
