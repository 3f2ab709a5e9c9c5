/** What the pages of the registers have in common: their column, their way, a public line. */
import { html } from '#portal/html.ts';
import type { Breadcrumb } from '#portal/layout.ts';
import type { Section } from '#portal/site.ts';
import { inWanYuan } from '#rules/registers/amounts.ts';
import {
  type EntryRecord,
  isCharge,
  isDecision,
  publicParty,
  type RegisterEntry,
  type RegisterName,
  registers,
} from '../model.ts';
import { fieldText, type RegisterField } from '../model-fields.ts';

export const home = { title: '行政执法和规范性文件公开', href: '/registers' };

/** The column of a register, for the meta tags. */
export const columnOf = (register: RegisterName | null): Section => {
  const title = register === null ? home.title : registers[register].title;
  return {
    title,
    href: register === null ? home.href : `${home.href}/${register}`,
    columnType: register === 'normative-documents' ? '政策文件' : '信息公开目录',
    description: `本机关${title}公开信息`,
    keywords: `政府信息公开,${title}`,
  };
};

/** The way to a page of a register; the last crumb is the page. */
export const crumbs = (register: RegisterName | null, last?: string): Breadcrumb[] => [
  { title: '政府信息公开', href: '/disclosure' },
  { ...home },
  ...(register === null ? [] : [{ title: registers[register].title, href: `${home.href}/${register}` }]),
  ...(last === undefined ? [] : [{ title: last }]),
];

/** Said where there is nothing. */
export const nothing = (sentence: string): string =>
  html`<p class="not-yet"><strong>无</strong><span>${sentence}</span></p>`;

/** A register as other pages tell of it. */
export type RegisterLine = { readonly register: RegisterName; readonly count: number };

/** 「行政许可 12件」 … as links. */
export const registerLinks = (lines: readonly RegisterLine[]): string =>
  html`<ul class="titles">!${lines.map(
    ({ register, count }) =>
      html`<li><a href="/registers/${register}">${registers[register].title}</a><span class="quiet">${count === 0 ? '尚无公开的记录' : `${count}${registers[register].counter}`}</span></li>`,
  )}</ul>`;

/** What the public reads in a field: names of natural persons by surname, amounts in 元 and 万元. */
export function publicText(entry: RegisterEntry, field: string): string {
  if (field === 'party' && isDecision(entry)) return publicParty(entry);
  if (field === 'fen' && isCharge(entry)) {
    return `${fieldText(entry, 'fen')}（${inWanYuan(entry.fen)}万元）`;
  }
  return fieldText(entry, field);
}

/** Whether a field is for the public at all. */
export const isPublicField = ({ internal, field }: RegisterField): boolean =>
  !internal && !['itemId', 'disclosure'].includes(field);

export const isWithdrawn = (record: EntryRecord): boolean => record.withdrawnAt !== null;
