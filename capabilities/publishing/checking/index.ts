/**
 * The checks: what is wrong with a text, or ought not to be public, each with its reason and its place. Pure; the
 * dictionaries come from outside. Nothing is blocked here: 'serious' hits are put right or allowed before submission.
 */
import type { Hit, ItemContent, TextUnit } from '../model.ts';
import { hitOf } from './hits.ts';
import {
  type Check,
  type Find,
  type Knowledge,
  type Passage,
  passageOf,
  passageOfUnit,
  type Term,
  type TextPart,
} from './passage.ts';
import { personalInformation } from './personal/index.ts';

export { type Allowance, shortened, withoutAllowed } from './allowances.ts';
export { isPersonal, ruleNames, type Term, type TextPart } from './passage.ts';

/** The words the organ checks by, beside those built in. */
export type Dictionaries = { readonly terms: readonly Term[] };

/** What the attachments say, by file id (platform/documents/spoken). */
export type AttachmentTexts = ReadonlyMap<string, readonly TextPart[]>;

const inText: readonly Check[] = [personalInformation];
const inFiles: readonly Check[] = [personalInformation];
const inNames: readonly Check[] = [personalInformation];

/**
 * Everything found in a text and its attachments, in the order of reading. Positions count UTF-16 units in the unit's
 * text (text/units.ts); the text of an attachment stands behind that of its unit, one line later.
 */
export function checkContent(
  content: ItemContent,
  units: readonly TextUnit[],
  attachments: AttachmentTexts,
  dictionaries: Dictionaries,
): Hit[] {
  const year = yearOf(content);
  return passagesOf(units, attachments).flatMap((passage) => {
    const knowledge: Knowledge = { terms: dictionaries.terms, year, kind: passage.kind };
    return findsIn(passage, knowledge).map((find) => hitOf(passage, find));
  });
}

function passagesOf(units: readonly TextUnit[], attachments: AttachmentTexts): Passage[] {
  return units.flatMap((unit) => {
    const own = passageOfUnit(unit);
    const parts = attachments.get(unit.key.replace(/^file:/, '')) ?? [];
    let offset = unit.text.length + 1;
    const said = parts.map(({ where, hidden, text }) => {
      const named = `附件《${unit.text}》${where ? `${where}里` : '里'}`;
      const passage = passageOf(unit.key, 'file-text', text, { offset, where: named, isHidden: hidden });
      offset += text.length + 1;
      return passage;
    });
    return own ? [own, ...said] : said;
  });
}

function findsIn(passage: Passage, knowledge: Knowledge): Find[] {
  const checks = passage.kind === 'file-text' ? inFiles : passage.kind === 'file-name' ? inNames : inText;
  const finds = checks.flatMap((check) => [...check(passage, knowledge)]);
  return finds.sort((one, other) => one.from - other.from || one.to - other.to);
}

/** The year of the text, from what is said of it. */
function yearOf({ facts }: ItemContent): Knowledge['year'] {
  const day = [facts.writtenOn, facts.producedOn].find((day) => day !== '');
  return day === undefined
    ? null
    : { value: Number(day.slice(0, 4)), from: day === facts.writtenOn ? '成文日期' : '生成日期' };
}
