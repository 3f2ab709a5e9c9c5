/** A bound on how deep tags may stand in one another, kept before anything parses them: parsers take the square of it. */

const deepest = 100;

const voids = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const closesParagraph = new Set(
  'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul'.split(
    ' ',
  ),
);
const closes = new Map<string, ReadonlySet<string>>([
  ['tr', new Set(['tr', 'th', 'td'])],
  ['th', new Set(['th'])],
  ['td', new Set(['thead', 'th', 'td'])],
  ['li', new Set(['li'])],
  ['a', new Set(['a'])],
  ['dd', new Set(['dd', 'dt'])],
  ['dt', new Set(['dd', 'dt'])],
  ['option', new Set(['option'])],
]);

const isClosedBy = (open: string, next: string): boolean =>
  closes.get(next)?.has(open) ?? (open === 'p' && closesParagraph.has(next));

/**
 * The same HTML with tags beyond the hundredth level, and end tags that end nothing, made into harmless empty ones.
 * Linear in the length. It looks at where tags begin only; what it takes for a tag inside an attribute does no harm.
 */
export function shallow(html: string): string {
  const open: string[] = [];
  return html.replace(/<(\/?)([a-z][^\s/<>]*)/gi, (head, slash: string, tag: string) => {
    const name = tag.toLowerCase();
    if (voids.has(name)) return head;
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at < 0) return '<wbr';
      open.length = at;
      return head;
    }
    while (isClosedBy(open.at(-1) ?? '', name)) open.pop();
    if (open.length >= deepest) return '<wbr';
    open.push(name);
    return head;
  });
}
