/** The little XML that office documents need: parsing without entities, children and attributes by local name. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { DocumentRefused } from '../refusal.ts';

const damaged = '这个文件的内容已损坏，无法读取。请用 Word/WPS 打开后另存一份再上传。';

/** The root element. A document type (and with it every entity) is refused: office files never have one. */
export function parseXml(bytes: Uint8Array): Element {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0;
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text.slice(0, 4096))) throw new DocumentRefused(damaged);
  try {
    const root = new DOMParser({ onError: () => undefined }).parseFromString(
      text,
      'text/xml',
    ).documentElement;
    if (root) return root;
  } catch {
    // fall through: said once, below
  }
  throw new DocumentRefused(damaged);
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The child elements, in order. */
export function children(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
}

/** The local name: "p" for w:p. */
export const nameOf = (element: Element): string => element.localName ?? element.nodeName;

/** The first child of that local name. */
export function child(parent: Element | undefined, name: string): Element | undefined {
  if (!parent) return undefined;
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && nameOf(node) === name) return node;
  }
  return undefined;
}

/** An attribute by local name, whatever its prefix. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (!element) return undefined;
  for (let i = 0; i < element.attributes.length; i += 1) {
    const found = element.attributes.item(i);
    if (found && (found.localName ?? found.name) === name) return found.value;
  }
  return undefined;
}
