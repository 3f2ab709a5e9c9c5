/** Word parts made ready: what a reader does not see goes before anything is marked. */
import type { Element } from '@xmldom/xmldom';
import { attribute, child, children, nameOf } from '../office/xml.ts';
import type { Stripped } from '../release/stripped.ts';
import { elementsOf, takeOut, unwrap } from '../release/tree.ts';
import { flattenFields } from '../release/word-fields.ts';

const stays = (code: string): boolean =>
  /^\s*(|PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s*\w+|\s+\\#\s*\S+)*\s*$/i.test(code);
const gone =
  /^(bookmarkStart|bookmarkEnd|ffData|proofErr|smartTagPr|customXmlPr|permStart|permEnd|Fallback|docPartObj|textpath)$/;
const wrappers = /^(smartTag|customXml|hyperlink)$/;

const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(0|false|off)$/i.test(attribute(element, 'val') ?? '');
const hides = (properties: Element | undefined): boolean =>
  isOn(child(properties, 'vanish')) ||
  isOn(child(properties, 'specVanish')) ||
  isOn(child(properties, 'webHidden'));

/** The styles that hide what is written in them, those built on such a one included. */
export function hidingStyles(styles: Element | undefined): ReadonlySet<string> {
  const hiding = new Set<string>();
  const all = styles ? children(styles).filter((one) => nameOf(one) === 'style') : [];
  for (let before = -1; before < hiding.size; ) {
    before = hiding.size;
    for (const style of all) {
      const upon = attribute(child(style, 'basedOn'), 'val') ?? '';
      if (hides(child(style, 'rPr')) || hiding.has(upon)) hiding.add(attribute(style, 'styleId') ?? '');
    }
  }
  return hiding;
}

/** Takes out hidden text, fields, bookmarks, controls and descriptions; in place. */
export function prepareWord(root: Element, hiding: ReadonlySet<string>, stripped: Stripped): void {
  flattenFields(root, { stripped }, stays);
  let hidden = 0;
  for (const element of elementsOf(root)) {
    const name = nameOf(element);
    if (name === 'r' && isHiddenRun(element, hiding)) {
      if ((element.textContent ?? '') !== '') hidden += 1;
      takeOut(element);
    } else if (name === 'sdt') unwrapControl(element);
    else if (wrappers.test(name)) unwrap(element);
    else if (gone.test(name)) takeOut(element);
  }
  stripped.count('隐藏文字', hidden, '处');
}

function isHiddenRun(run: Element, hiding: ReadonlySet<string>): boolean {
  const properties = child(run, 'rPr');
  if (hides(properties) || hiding.has(attribute(child(properties, 'rStyle'), 'val') ?? '')) return true;
  for (
    let outer = run.parentNode as Element | null;
    outer && outer.nodeType === 1;
    outer = outer.parentNode as Element | null
  )
    if (nameOf(outer) === 'p')
      return hiding.has(attribute(child(child(outer, 'pPr'), 'pStyle'), 'val') ?? '');
  return false;
}

function unwrapControl(control: Element): void {
  const content = child(control, 'sdtContent');
  for (const one of children(control)) if (one !== content) takeOut(one);
  if (content) unwrap(content);
  unwrap(control);
}
