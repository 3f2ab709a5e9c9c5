/** Fields: page numbers and tables of contents stay; whatever fetches or starts something becomes the text it shows. */
import type { Element } from '@xmldom/xmldom';
import { attribute, nameOf } from '../office/xml.ts';
import { type Cleaning, elementsOf, takeOut, unwrap } from './tree.ts';

const known =
  /^(PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|TOA|TC|TA|INDEX|XE|RD|HYPERLINK|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|TITLE|SUBJECT|NUMWORDS|NUMCHARS|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|EQ|SYMBOL|ADVANCE|LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT|BIDIOUTLINE|MERGEFIELD|SHAPE|QUOTE|IF|=)$/i;
const fetching =
  /\b(DDE(AUTO)?|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|INCLUDE|DATABASE|MACROBUTTON|EMBED|ASK|FILLIN)\b/i;

/** Makes every field of the part plain text when one of them is not among those known to be harmless. */
export function flattenFields(
  root: Element,
  { stripped }: Pick<Cleaning, 'stripped'>,
  stays: (code: string) => boolean = isHarmless,
): void {
  const elements = elementsOf(root);
  const simple = elements.filter((element) => nameOf(element) === 'fldSimple');
  const codes = [...simple.map((one) => attribute(one, 'instr') ?? ''), ...instructions(elements)];
  if (codes.every(stays)) return;
  for (const element of simple) unwrap(element);
  for (const element of elements) if (/^(fldChar|instrText)$/.test(nameOf(element))) takeOut(element);
  stripped.add('引用其他文件或程序的域（已固定为当前文字）');
}

/** The code of each field, put together from the pieces it is written in. */
function instructions(elements: readonly Element[]): string[] {
  const codes: string[] = [];
  let open: string | null = null;
  for (const element of elements) {
    const name = nameOf(element);
    const type = name === 'fldChar' ? attribute(element, 'fldCharType') : undefined;
    if (type !== undefined && open !== null) {
      codes.push(open);
      open = null;
    }
    if (type === 'begin') open = '';
    else if (name === 'instrText') open = (open ?? '') + (element.textContent ?? '');
  }
  return open === null ? codes : [...codes, open];
}

/** A harmless name in front, no fetching one inside, and no letters written as numbers (QUOTE 68 68 69). */
function isHarmless(code: string): boolean {
  const words = code.trim();
  if (words === '') return true;
  const name = /^(=|[A-Za-z]+)/.exec(words)?.[1] ?? '';
  const inner = words.replace(/"[^"]*"/g, '');
  if (!known.test(name) || fetching.test(inner) || /^QUOTE(\s+\d+)+/i.test(words)) return false;
  return (
    !/^HYPERLINK\b/i.test(words) || !/"?\s*(file:|\\\\|[a-z]:\\|javascript:|data:)/i.test(words.slice(9))
  );
}
