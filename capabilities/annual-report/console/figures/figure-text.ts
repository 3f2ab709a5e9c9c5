/** What a clerk types or pastes into a cell, and the figure it means. Pure. */
import type { Amount, Figure } from '#rules/annual-report/tables.ts';

export type FigureKind = 'count' | 'change' | 'amount';
export type ReadText = { readonly value: Figure | Amount } | { readonly fault: string };

const blanks = new Set(['', '/', '-', '—', '——', '－', '无']);
const forms: Readonly<Record<FigureKind, { form: RegExp; fault: string }>> = {
  count: { form: /^\d{1,9}$/, fault: '请填写不小于0的整数；没有数字就留空' },
  change: { form: /^[+-]?\d{1,9}$/, fault: '请填写整数，减少用负号，例如 -18' },
  amount: { form: /^\d{1,12}(\.\d{1,8})?$/, fault: '请填写金额，单位万元，例如 12.5' },
};

/** Full-width digits, spaces and thousands separators are taken as meant; "/", "-" and 无 leave the cell blank, which is not 0. */
export function readFigureText(text: string, kind: FigureKind): ReadText {
  const plain = text
    .normalize('NFKC')
    .replace(/−/g, '-')
    .replace(/\s|(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (blanks.has(plain)) return { value: null };
  const { form, fault } = forms[kind];
  if (!form.test(plain)) return { fault: `“${text.trim()}”不是可以填入的数字。${fault}。` };
  return { value: kind === 'amount' ? plain : Number(plain) };
}

/** How a figure stands in its cell; a blank stays empty. */
export function printFigure(value: Figure | Amount | undefined, kind: FigureKind): string {
  if (value === null || value === undefined) return '';
  return kind === 'change' && Number(value) > 0 ? `+${value}` : String(value);
}

/** This year's figure less last year's, with its sign; null where either is blank. */
export function difference(
  now: Figure | Amount | undefined,
  before: Figure | Amount | undefined,
): string | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const change = Number((Number(now) - Number(before)).toFixed(6));
  if (change === 0) return '持平';
  return change > 0 ? `+${change}` : `−${-change}`;
}
