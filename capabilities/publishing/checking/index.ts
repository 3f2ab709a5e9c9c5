/**
 * The checks: what is wrong with a text, or ought not to be public, each with its reason and its place. Pure; the
 * dictionaries come from outside. Nothing is blocked here: 'serious' hits are put right or allowed before submission.
 */
import type { Hit, ItemContent, TextUnit } from '../model.ts';
import { dayChecks } from './days/index.ts';
import { links, pictures, titles } from './form/pictures-and-links.ts';
import { formChecks } from './form/punctuation.ts';
import { hitOf } from './hits.ts';
import { nameChecks } from './names/index.ts';
import {
  type Check,
  type Find,
  isPersonal,
  type Knowledge,
  type Passage,
  passageOf,
  passageOfUnit,
  type Term,
  type TextPart,
} from './passage.ts';
import { personalInformation } from './personal/index.ts';
import { proseSums, shares } from './sums/prose.ts';
import { tableSums } from './sums/tables.ts';
import { ownTerms, wrong } from './words/wrong-words.ts';

export { type Allowance, shortened, withoutAllowed } from './allowances.ts';
export { isPersonal, ruleNames, type Term, type TextPart } from './passage.ts';

/** The words the organ checks by, beside those built in. */
export type Dictionaries = { readonly terms: readonly Term[] };

/** What the attachments say, by file id (platform/documents/spoken). */
export type AttachmentTexts = ReadonlyMap<string, readonly TextPart[]>;

const inNames: readonly Check[] = [personalInformation, wrong, ownTerms];
const inFiles: readonly Check[] = [...inNames, ...dayChecks, tableSums];
const inText: readonly Check[] = [
  ...inFiles,
  proseSums,
  shares,
  ...nameChecks,
  ...formChecks,
  pictures,
  links,
  titles,
];

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
  const htmlOf = new Map(content.blocks.map(({ id, html }) => [`block:${id}`, html]));
  const passages = passagesOf(units, htmlOf, attachments);
  const hits = passages.flatMap((passage) => {
    const knowledge: Knowledge = { terms: dictionaries.terms, year, kind: passage.kind };
    return findsIn(passage, knowledge).map((find) => hitOf(passage, find));
  });
  return [...blankness(content, passages), ...hits];
}

function passagesOf(
  units: readonly TextUnit[],
  htmlOf: ReadonlyMap<string, string>,
  attachments: AttachmentTexts,
): Passage[] {
  return units.flatMap((unit) => {
    const own = passageOfUnit(unit, htmlOf.get(unit.key) ?? '');
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
  const personal = finds.filter(({ rule }) => isPersonal(rule));
  const isPart = (find: Find) => personal.some(({ from, to }) => find.from >= from && find.to <= to);
  const kept = finds.filter((find) => isPersonal(find.rule) || !isPart(find));
  return kept.sort((one, other) => one.from - other.from || one.to - other.to);
}

/** The year of the text, from what is said of it. */
function yearOf({ facts }: ItemContent): Knowledge['year'] {
  const day = [facts.writtenOn, facts.producedOn].find((day) => day !== '');
  return day === undefined
    ? null
    : { value: Number(day.slice(0, 4)), from: day === facts.writtenOn ? '成文日期' : '生成日期' };
}

const leastLetters = 10;

/** A body that says nothing, when no file or picture says it either. */
function blankness({ attachments, pictures }: ItemContent, passages: readonly Passage[]): Hit[] {
  const title = passages.find(({ kind }) => kind === 'title');
  const body = passages.filter(({ kind }) => kind === 'body').map(({ text }) => text.replace(/\s/g, ''));
  const letters = body.reduce((sum, text) => sum + text.length, 0);
  if (!title || letters >= leastLetters || attachments.length > 0 || pictures.length > 0) return [];
  const message =
    letters === 0
      ? '正文是空的，也没有附件和图片，发布后是一个空白页面。请补充正文。'
      : `正文只有${letters}个字，也没有附件和图片。请确认内容完整。`;
  return [hitOf(title, { rule: 'blank', from: 0, to: title.text.length, message })];
}
