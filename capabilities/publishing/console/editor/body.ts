/**
 * The body between the server and the editor. A block that nobody touched goes back exactly as it came, so that
 * opening a text changes nothing of what has been reviewed.
 */
import { DOMSerializer, Fragment, type Node, DOMParser as Reader, type Schema } from '@tiptap/pm/model';
import { staffFilePath } from '../../contract.ts';

/** HTML of nodes as the server holds them; nodes are immutable, so an edited one is another. */
export type Origins = WeakMap<Node, string>;

const staffAddress = /(\ssrc=")\/api\/items\/\d+\/files\/([0-9a-f-]{36})(?=")/g;
const storedAddress = /(\ssrc=")file:([0-9a-f-]{36})(?=")/g;

/** Pictures by the id of their file, as they are stored. */
export const asStored = (html: string): string => html.replace(staffAddress, '$1file:$2');

/** Pictures at the addresses where staff may see them. */
export const asShown = (item: number, html: string): string =>
  html.replace(storedAddress, (_, head: string, id: string) => `${head}${staffFilePath(item, id)}`);

/** The blocks of a body as nodes. */
export function readBody(schema: Schema, item: number, html: string, origins: Origins): Node[] {
  const page = new DOMParser().parseFromString(asShown(item, html), 'text/html');
  const reader = Reader.fromSchema(schema);
  const nodes = [...page.body.children].flatMap((element) => {
    const holder = page.createElement('div');
    holder.append(element.cloneNode(true));
    const read: Node[] = [];
    reader.parse(holder).forEach((node) => {
      read.push(node);
    });
    const [only] = read;
    if (read.length === 1 && only) origins.set(only, asStored(element.outerHTML));
    return read;
  });
  const blank = schema.nodes.paragraph?.createAndFill();
  return nodes.length > 0 || !blank ? nodes : [blank];
}

/** The body as it is sent. */
export function writeBody(doc: Node, origins: Origins): string {
  const writer = DOMSerializer.fromSchema(doc.type.schema);
  const write = (node: Node): string => {
    const page = document.implementation.createHTMLDocument();
    const holder = page.createElement('div');
    holder.append(writer.serializeFragment(Fragment.from(node), { document: page }));
    const written = asStored(holder.innerHTML);
    origins.set(node, written);
    return written;
  };
  const parts: string[] = [];
  doc.forEach((node) => {
    parts.push(origins.get(node) ?? write(node));
  });
  const body = parts.join('\n');
  return body.trim() === '<p></p>' ? '' : body;
}

/** What a block says, to find it again in the server's form: its words and its pictures. */
const wordsOf = (node: Node): string => {
  const words: string[] = [];
  node.descendants((inner) => {
    if (inner.isText) words.push(inner.text ?? '');
    if (inner.attrs.src) words.push(String(inner.attrs.src).slice(-36));
  });
  if (node.attrs.src) words.push(String(node.attrs.src).slice(-36));
  return words.join('').replace(/\s/g, '');
};

/**
 * Pairs the blocks that were sent with those the server keeps, in their order; the server may have left out empty
 * ones or split some.
 */
export function pairBlocks(sent: readonly Node[], kept: readonly Node[]): Map<Node, Node> {
  const pairs = new Map<Node, Node>();
  let at = 0;
  for (const node of sent) {
    const words = wordsOf(node);
    const found = kept.findIndex(
      (other, index) => index >= at && other.type === node.type && wordsOf(other) === words,
    );
    const match = found < 0 ? undefined : kept[found];
    if (!match || (words === '' && found !== at)) continue;
    pairs.set(node, match);
    at = found + 1;
  }
  return pairs;
}
