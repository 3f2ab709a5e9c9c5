/** Templates: the shipped ones, an organ's edited copies, and whether a copy may be used. */
import type { Issue } from '#platform/outcome.ts';
import { type LetterKind, letterKindsInOrder, letterTitle } from '#rules/requests/letter-kinds.ts';
import { forms } from './defaults-forms.ts';
import { processLetters } from './defaults-process.ts';
import { replyLetters } from './defaults-replies.ts';
import { type ElementId, elementLabel, elementOfLabel } from './elements.ts';
import { requiredElements } from './required.ts';

export type Template = {
  readonly kind: LetterKind;
  readonly title: string;
  /** Paragraphs; the first may be the salutation. `|label|{…}|` is a row of a table. */
  readonly lines: readonly string[];
};

const shipped: Readonly<Record<LetterKind, readonly string[]>> = {
  ...processLetters,
  ...replyLetters,
  ...forms,
};

/** The template as it is shipped. */
export const defaultTemplate = (kind: LetterKind): Template => ({
  kind,
  title: letterTitle(kind).replace(/（[^（）]*）$/, ''),
  lines: shipped[kind],
});

/** All as they are shipped, in the order of a request's life. */
export const defaultTemplates: readonly Template[] = letterKindsInOrder.map(defaultTemplate);

/** The names in braces, in order, with repeats. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** The elements a line has places for. */
export const elementsIn = (line: string): readonly ElementId[] =>
  placeholdersIn(line)
    .map(elementOfLabel)
    .filter((id) => id !== undefined);

const longestLine = 2000;
const mostLines = 60;

/** What is wrong with an edited template, at its field; empty when it may be used. */
export function templateIssues(template: Template): Issue[] {
  const { kind, title, lines } = template;
  const issues: Issue[] = [];
  if (title.trim() === '') issues.push({ field: 'title', message: '请填写文书标题。' });
  if (title.length > 60) issues.push({ field: 'title', message: '文书标题太长，请控制在60字以内。' });
  if (lines.length === 0 || lines.length > mostLines)
    issues.push({ field: 'lines', message: `文书应有1至${mostLines}段，现在是${lines.length}段。` });
  for (const [index, line] of lines.entries()) issues.push(...lineIssues(line, index + 1));
  const present = new Set(lines.flatMap(elementsIn));
  for (const id of requiredElements(kind))
    if (!present.has(id))
      issues.push({
        field: 'lines',
        message: `“${letterTitle(kind)}”应当写明“${elementLabel(id)}”，请在适当位置加入{${elementLabel(id)}}。`,
      });
  return issues;
}

function lineIssues(line: string, number: number): Issue[] {
  const issues: Issue[] = [];
  const say = (message: string) => issues.push({ field: 'lines', message: `第${number}段：${message}` });
  if (line.length > longestLine) say(`太长，请控制在${longestLine}字以内。`);
  if (line.includes('\n')) say('一段之内不能换行，请分成几段。');
  for (const name of placeholdersIn(line))
    if (elementOfLabel(name) === undefined) say(`没有“{${name}}”这个要素，请核对名称。`);
  if (/[{}]/.test(line.replace(/\{[^{}]*\}/g, ''))) say('花括号没有成对。');
  if (line.startsWith('|') && line.split('|').length !== 4) say('表格行应写成“|名称|内容|”。');
  return issues;
}
