/** From a template and words to the letter as it will be read: paragraphs, rows, attachments, signature. Pure. */
import type { Issue } from '#platform/outcome.ts';
import { type Citation, cite } from '#rules/citation.ts';
import { type LetterKind, letterKinds, letterTitle } from '#rules/requests/letter-kinds.ts';
import {
  type ElementId,
  type ElementValues,
  elementIds,
  elementLabel,
  elementOfLabel,
  elementSource,
} from './elements.ts';
import { demandedElements, isSigned, requiredElements } from './required.ts';
import { elementsIn, placeholdersIn, type Template } from './templates.ts';

export type Block =
  | { readonly kind: 'salutation' | 'body' | 'heading'; readonly text: string }
  | { readonly kind: 'row'; readonly label: string; readonly text: string }
  | { readonly kind: 'attachments'; readonly items: readonly string[] };

/** A letter ready to be set. Dates are printed ones, 「2024年3月5日」. */
export type Letter = {
  readonly kind: LetterKind;
  readonly organName: string;
  /** The organ's name in red over a red line, as on headed paper. */
  readonly redHead: boolean;
  readonly title: string;
  /** Whether it ends with the organ's name, date and seal: forms do not. */
  readonly signed: boolean;
  /** null: letters that stay in the house are not numbered. */
  readonly documentNumber: string | null;
  readonly blocks: readonly Block[];
  readonly date: string;
};

export type Circumstances = {
  readonly organName: string;
  readonly redHead: boolean;
  readonly documentNumber: string | null;
  /** The day of the letter, 'YYYY-MM-DD'. */
  readonly on: string;
  /** Whether the addressee is an organisation: then 「贵单位」, else 「您」. */
  readonly toOrganisation: boolean;
};

/** '2024-03-05' → 「2024年3月5日」, as the standard prints a date. */
export const printedDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** What the letter calls itself: 「本答复书」. */
export const ownName = (title: string): string => {
  const name = ['答复书', '告知书', '通知书', '征询书', '回执'].find((end) => title.endsWith(end));
  return `本${name ?? '文书'}`;
};

/** The articles the letter rests on, as printed; the law is named once. */
export function basisOf(kind: LetterKind): string {
  const basis: readonly Citation[] = letterKinds[kind].basis;
  return basis
    .map((citation, i) => {
      const whole = cite(citation);
      const isSameLaw = citation.article !== '' && basis[i - 1]?.law === citation.law;
      return isSameLaw ? whole.slice(whole.indexOf('》') + 1) : whole;
    })
    .join('、');
}

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, '；');
/** A value that brings its own full stop does not get the template's as well. */
const tidied = (text: string) => text.replace(/[。；，]+([。；，）])/g, '$1').replace(/：。$/, '：');

const filled = (line: string, values: ElementValues): string =>
  tidied(
    line.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const id = elementOfLabel(name);
      return id ? oneLine(values[id] ?? '') : '';
    }),
  );

const isBlank = (values: ElementValues, id: ElementId) => (values[id] ?? '').trim() === '';

/** A paragraph of which an element is empty is left out, unless the letter must have it. */
const isLeftOut = (kind: LetterKind, line: string, values: ElementValues): boolean =>
  elementsIn(line).some((id) => isBlank(values, id) && !requiredElements(kind).includes(id));

const linesOf = (value: string): readonly string[] =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function blocksOf(kind: LetterKind, line: string, values: ElementValues): readonly Block[] {
  const names = placeholdersIn(line);
  if (line.startsWith('|')) {
    const [, label = '', text = ''] = line.split('|');
    return [{ kind: 'row', label, text: filled(text, values) }];
  }
  if (names.includes(elementLabel('attachments')))
    return [{ kind: 'attachments', items: linesOf(values.attachments ?? '') }];
  if (isLeftOut(kind, line, values)) return [];
  const only = /^\{([^{}]*)\}$/.exec(line.trim());
  const id = only ? elementOfLabel(only[1] ?? '') : undefined;
  if (id) return linesOf(values[id] ?? '').map((text) => ({ kind: 'body', text }));
  const text = filled(line, values);
  if (/^[一二三四五六七八九十]、[^。]{1,28}$/.test(text)) return [{ kind: 'heading', text }];
  return [{ kind: /：$/.test(text) && line.includes('{收件人}') ? 'salutation' : 'body', text }];
}

const address = (block: Block, toOrganisation: boolean): Block =>
  'text' in block
    ? { ...block, text: block.text.replaceAll('您（单位）', toOrganisation ? '贵单位' : '您') }
    : block;

/** The letter. Elements without words are left empty: ask `letterIssues` before it is issued. */
export function compose(template: Template, values: ElementValues, circumstances: Circumstances): Letter {
  const { kind } = template;
  const { organName, redHead, documentNumber, on, toOrganisation } = circumstances;
  const all = template.lines
    .flatMap((line) => blocksOf(kind, line, values))
    .map((block) => address(block, toOrganisation));
  const isList = (block: Block) => block.kind === 'attachments';
  const lists = all.filter((block) => block.kind === 'attachments' && block.items.length > 0);
  return {
    ...{ kind, organName, redHead, title: template.title, documentNumber, date: printedDay(on) },
    signed: isSigned(kind),
    // 附件说明 stands below the text, wherever the template has it.
    blocks: [...all.filter((block) => !isList(block)), ...lists],
  };
}

const longest = 8000;

/** What the letter still lacks, each at its field (`words.…`); empty when it may be issued. */
export function letterIssues(kind: LetterKind, values: ElementValues): Issue[] {
  const issues: Issue[] = [];
  for (const id of demandedElements(kind))
    if (isBlank(values, id))
      issues.push({
        field: `words.${id}`,
        message: `“${letterTitle(kind)}”应当写明“${elementLabel(id)}”，${whereToFill[elementSource(id)]}`,
      });
  for (const id of elementIds)
    if ((values[id] ?? '').length > longest)
      issues.push({
        field: `words.${id}`,
        message: `“${elementLabel(id)}”太长，请控制在${longest}字以内。`,
      });
  return issues;
}

const whereToFill = {
  organ: '请在依申请公开的设置或者单位信息中填写。',
  case: '这件申请还没有这一项，请先登记。',
  law: '请在依申请公开的设置中补全。',
  clerk: '请填写。',
} as const;

/** The letter as plain text, one paragraph a line: for the screen, for reading aloud, for tests. */
export function plainText(letter: Letter): string {
  const lines = letter.blocks.flatMap((block) => {
    if (block.kind === 'row') return [`${block.label}：${block.text}`];
    if (block.kind === 'attachments') return numberedAttachments(block.items);
    return [block.text];
  });
  const number = letter.documentNumber === null ? [] : [letter.documentNumber];
  const signature = letter.signed ? [letter.organName, letter.date] : [];
  return [letter.organName, letter.title, ...number, ...lines, ...signature].join('\n');
}

/** 「附件：1.……」, the second and later ones under the first; a single one has no number. */
export const numberedAttachments = (items: readonly string[]): readonly string[] =>
  items.length === 1
    ? [`附件：${items[0]}`]
    : items.map((item, i) => `${i === 0 ? '附件：' : '　　　'}${i + 1}.${item}`);
