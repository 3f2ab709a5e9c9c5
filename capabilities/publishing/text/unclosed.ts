/** Elements whose content is dropped, left open: without this everything behind them would go with them. */
import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';

/** What is code whether it ends or not (script, style) or plain text up to its end (title) is not among them. */
const dropping =
  'noscript noframes noembed svg math object applet xml button select option iframe template'.split(' ');
const names = new Set(dropping);
const isThere = new RegExp(`<(?:${dropping.join('|')})\\b`, 'i');
const endTag = /<\/([a-z]+)\s*>$/i;

/** The start tag of such an element when nothing ends it: it reaches to its first child; without any it drops nothing. */
function openStart(html: string, node: AnyNode): readonly [from: number, to: number] | null {
  if (!('children' in node && 'name' in node) || !names.has(node.name)) return null;
  const { startIndex: from, endIndex: to } = node;
  if (from === null || to === null) return null;
  if (endTag.exec(html.slice(Math.max(from, to - 20), to + 1))?.[1]?.toLowerCase() === node.name) return null;
  const inside = node.children[0]?.startIndex;
  return typeof inside === 'number' ? [from, inside] : null;
}

/** The same HTML without the start tags of such elements as never end. Linear in the length. */
export function withoutUnclosed(html: string): string {
  if (!isThere.test(html)) return html;
  const positions = { xmlMode: false, withStartIndices: true, withEndIndices: true };
  const nodes = load(html, { xml: positions }, false).root().contents().toArray().reverse() as AnyNode[];
  let text = '';
  let at = 0;
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const start = openStart(html, node);
    if (start) {
      text += html.slice(at, start[0]);
      at = start[1];
    }
    if ('children' in node)
      for (let i = node.children.length - 1; i >= 0; i -= 1) nodes.push(node.children[i] as AnyNode);
  }
  return text + html.slice(at);
}
