/** The tree of one part: what every cleaning of Office XML needs. */
import { type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { attribute, children, nameOf, parseXml } from '../office/xml.ts';
import type { Stripped } from './stripped.ts';

export type Cleaning = { readonly gone: ReadonlySet<string>; readonly stripped: Stripped };

/** Every element below and including this one, outer before inner, as they stand at the moment of the call. */
export function elementsOf(root: Element): Element[] {
  const found: Element[] = [];
  const open: Element[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    found.push(element);
    open.push(...children(element).reverse());
  }
  return found;
}

/** Takes an element out; what stood in it goes too. */
export const takeOut = (element: Element): void => {
  element.parentNode?.removeChild(element);
};

/** Takes an element away and leaves in its place what stood in it. */
export function unwrap(element: Element): void {
  const parent = element.parentNode;
  if (!parent) return;
  for (let inner = element.firstChild; inner; inner = element.firstChild) parent.insertBefore(inner, element);
  parent.removeChild(element);
}

/** Opens a part, cleans its tree, and writes it. Comments and instructions in the XML are dropped. */
export function rewritten(bytes: Uint8Array, clean: (root: Element) => void): Uint8Array {
  const root = parseXml(bytes);
  clean(root);
  dropRemarks(root);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return new TextEncoder().encode(head + new XMLSerializer().serializeToString(root));
}

function dropRemarks(root: Element): void {
  for (const element of elementsOf(root)) {
    for (let node: Node | null = element.firstChild; node; ) {
      const next: Node | null = node.nextSibling;
      if (node.nodeType === 8 || node.nodeType === 7) element.removeChild(node);
      node = next;
    }
  }
}

const isRelationSpace = (space: string | null): boolean => /\/relationships$/.test(space ?? '');
const onlyTheAttribute = new Set([
  'pageSetup',
  'worksheetSource',
  'blip',
  'svgBlip',
  'imagedata',
  'fill',
  'stroke',
]);

/** Elements that led to something left behind: the reference goes, or the whole element where it is nothing without. */
export function dropReferences(root: Element, { gone }: Cleaning): void {
  if (gone.size === 0) return;
  for (const element of elementsOf(root)) {
    const leads = Array.from(element.attributes).filter(
      ({ namespaceURI, value }) => isRelationSpace(namespaceURI) && gone.has(value),
    );
    if (leads.length === 0) continue;
    const name = nameOf(element);
    if (onlyTheAttribute.has(name)) for (const lead of leads) element.removeAttributeNode(lead);
    else if (name === 'hyperlink' && element.firstChild) unwrap(element);
    else if (nameOf(element.parentNode as Element) === 'ext') takeOut(element.parentNode as Element);
    else takeOut(element);
  }
}

const path = /[a-z]:\\|\\\\\w|\/Users\/|\/home\/|file:\/\//i;

/** Pictures remember under which name and path they lay on somebody's disk. */
export function forgetPaths(root: Element, { stripped }: Cleaning): void {
  for (const element of elementsOf(root))
    for (const key of ['descr', 'title', 'name', 'alt'])
      if (
        /^(docPr|cNvPr|shape|imagedata)$/.test(nameOf(element)) &&
        path.test(attribute(element, key) ?? '')
      ) {
        for (const one of Array.from(element.attributes))
          if ((one.localName ?? one.name) === key) element.setAttributeNS(one.namespaceURI, one.name, '');
        stripped.add('图片的原文件路径');
      }
}
