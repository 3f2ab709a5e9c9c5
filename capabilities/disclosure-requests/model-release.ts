/** A release: a document of a case, what is taken out of it and why, and how far it has come; pure. */
import type {
  Layout,
  Manifest,
  Mark,
  RedactionKind,
  RedactionStep,
} from '#platform/documents/redaction/index.ts';
import type { Issue } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import {
  type WithholdingGround,
  withholdingGround,
  withholdingGroundIds,
} from '#rules/requests/withholding.ts';

export const releaseStates = {
  marking: '标记中',
  failed: '核验未通过',
  verified: '核验通过，待放行',
  cleared: '已放行',
  withdrawn: '已撤回',
} as const;
export type ReleaseState = keyof typeof releaseStates;

/** A mark with the ground on which it rests. */
export type ReleaseMark = Mark & { readonly ground: WithholdingGround };

export type Release = {
  readonly organId: string;
  readonly id: string;
  readonly requestId: string;
  readonly sourceFile: string;
  readonly name: string;
  readonly kind: RedactionKind;
  readonly state: ReleaseState;
  readonly revision: number;
  readonly marks: readonly ReleaseMark[];
  readonly manifest: Manifest | null;
  readonly outputFile: string | null;
  readonly markedBy: { readonly id: string; readonly name: string };
  readonly verifiedAt: Date | null;
  readonly clearedBy: { readonly id: string; readonly name: string } | null;
  readonly clearedAt: Date | null;
  readonly createdAt: Date;
};

/** What part of the whole each stage is, in hundredths; see overallOf. */
const shares: readonly (readonly [RedactionStep['stage'], number])[] = [
  ['redacting', 20],
  ['writing', 30],
  ['reopening', 15],
  ['verifying', 35],
];

/**
 * How much of the work of making a release is done, 0 to 99: the stages before, and of this one the pages done. 100 is
 * said by the outcome alone.
 */
export function overallOf({ stage, done, of }: RedactionStep): number {
  const at = shares.findIndex(([name]) => name === stage);
  const before = shares.slice(0, at).reduce((sum, [, share]) => sum + share, 0);
  const share = shares[at]?.[1] ?? 0;
  return Math.min(99, Math.floor(before + (share * done) / Math.max(1, of)));
}

const mostMarks = 2000;

/** What is wrong with marks before the document is even opened. */
export function markIssues(marks: readonly ReleaseMark[]): Issue[] {
  const issues: Issue[] = [];
  if (marks.length > mostMarks)
    issues.push({ field: 'marks', message: `一个文件最多标记${mostMarks}处，请拆分文件。` });
  if (new Set(marks.map(({ id }) => id)).size !== marks.length)
    issues.push({ field: 'marks', message: '有重复的标记，请刷新页面后重新标记。' });
  for (const [index, mark] of marks.entries()) {
    if (!withholdingGroundIds.includes(mark.ground))
      issues.push({ field: `marks.${index}.ground`, message: '请选择不予公开的依据。' });
    if (mark.what === 'everywhere' && mark.text.trim() === '')
      issues.push({ field: `marks.${index}.text`, message: '请填写要处处遮盖的文字。' });
  }
  return issues;
}

/** Whether this person may let the document go: a second pair of eyes (art. 17), never those that marked it. */
export const mayClear = ({ markedBy }: Pick<Release, 'markedBy'>, staffId: string): boolean =>
  markedBy.id !== staffId;

/** One line of the list of what is withheld, without what it was. */
export type Withheld = {
  readonly document: string;
  readonly ground: WithholdingGround;
  readonly label: string;
  readonly article: string;
  readonly places: number;
};

/** What is withheld of a document, by ground, for the reply: 「并对不予公开的内容说明理由」 (art. 37). */
export function withheldOf({ name, marks, manifest }: Release): Withheld[] {
  const places = new Map((manifest?.marks ?? []).map((mark) => [mark.id, mark.places]));
  return withholdingGroundIds.flatMap((ground) => {
    const these = marks.filter((mark) => mark.ground === ground);
    if (these.length === 0) return [];
    const { label, basis } = withholdingGround(ground);
    const count = these.reduce((sum, { id }) => sum + (places.get(id) ?? 1), 0);
    return [{ document: name, ground, label, article: cite(basis), places: count }];
  });
}

/** The list as paragraphs that can stand in a letter or be attached to it. */
export function withheldText(lines: readonly Withheld[]): string {
  const documents = [...new Set(lines.map(({ document }) => document))];
  return documents
    .map((document) => {
      const of = lines.filter((line) => line.document === document);
      const reasons = of.map(({ places, label, article }) => `${places}处因${label}，依据${article}不予公开`);
      return `《${document}》作区分处理后提供，其中${reasons.join('；')}。`;
    })
    .join('\n');
}

/** The name under which the outcome is given: with what was done to it. */
export const releasedName = (name: string): string =>
  name.replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `（区分处理）${ending}`);

/** All texts of a layout with where they stand, for suggestions. */
export const textsOf = ({ pages, passages }: Layout): { readonly where: string; readonly text: string }[] => [
  ...pages.flatMap(({ lines }, page) => lines.map(({ text }) => ({ where: `第${page + 1}页`, text }))),
  ...passages.map(({ where, text }) => ({ where, text })),
];
