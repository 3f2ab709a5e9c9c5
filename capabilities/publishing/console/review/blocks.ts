/** The body of a text taken apart into its blocks, and words of it marked in colour without touching the markup. */

/** The blocks of a body by the key of their unit. The server has cleaned the HTML; nothing in it runs or loads here. */
export function blocksIn(body: string): ReadonlyMap<string, Element> {
  const page = new DOMParser().parseFromString(body, 'text/html');
  return new Map(
    [...page.body.children].map((element) => [`block:${element.getAttribute('data-block') ?? ''}`, element]),
  );
}

/** A range over the first place where `words` stand below `root`, across its elements; null when they do not. */
function rangeOf(root: Element, words: string): Range | null {
  if (words === '') return null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const from = texts
    .map(({ data }) => data)
    .join('')
    .indexOf(words);
  if (from < 0) return null;
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    const end = passed + text.data.length;
    if (passed <= from && from < end) range.setStart(text, from - passed);
    if (passed < from + words.length && from + words.length <= end) {
      range.setEnd(text, from + words.length - passed);
      return range;
    }
    passed = end;
  }
  return null;
}

export type Mark = { readonly words: string; readonly as: 'hit' | 'serious' | 'remark' };

/** Colours the marked words below `root`; returns how to take the colour off. Does nothing where not supported. */
export function highlight(root: Element, marks: readonly Mark[]): () => void {
  if (!('highlights' in CSS)) return () => {};
  const added: [Highlight, Range][] = [];
  for (const { words, as } of marks) {
    const range = rangeOf(root, words);
    if (!range) continue;
    const name = `review-${as}`;
    const painted = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, painted);
    painted.add(range);
    added.push([painted, range]);
  }
  return () => {
    for (const [painted, range] of added) painted.delete(range);
  };
}
