/** What the screens of the search show, as their addresses say it. */
import type { SearchWish } from '../contract.ts';

export const tabs = {
  figures: '使用情况',
  unanswered: '没有结果的搜索',
  synonyms: '同义词',
  index: '索引',
} as const;
export type TabName = keyof typeof tabs;

export const spans = { '7': '近7天', '30': '近30天', '90': '近90天' } as const;
export type SpanName = keyof typeof spans;

export type DeskSearch = { readonly tab?: TabName; readonly days?: SpanName };

/** Reads the address; what it does not know is left out. */
export function readDeskSearch(search: Record<string, unknown>): DeskSearch {
  const [tab, days] = [String(search.tab), String(search.days)];
  return {
    ...(Object.hasOwn(tabs, tab) && { tab: tab as TabName }),
    ...(Object.hasOwn(spans, days) && { days: days as SpanName }),
  };
}

export const facets = {
  section: '栏目',
  kind: '类别',
  year: '年份',
  organ: '机关',
  status: '状态',
} as const;
export type FacetName = keyof typeof facets;
export const facetNames = Object.keys(facets) as FacetName[];

export type FindSearch = {
  readonly q?: string;
  readonly words?: Exclude<SearchWish['words'], 'any'>;
  readonly sort?: 'date';
  readonly page?: number;
  readonly exact?: '1';
} & { readonly [name in FacetName]?: string };

/** Numbers and true are read from an address as what they look like: a question is what was typed. */
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Reads the address; what it does not know is left out. */
export function readFindSearch(search: Record<string, unknown>): FindSearch {
  const [q, page] = [text(search.q).slice(0, 300), Number(search.page)];
  const chosen = facetNames.map((name) => [name, text(search[name]).slice(0, 200)] as const);
  return {
    ...(q && { q }),
    ...((search.words === 'all' || search.words === 'phrase') && { words: search.words }),
    ...(search.sort === 'date' && { sort: 'date' as const }),
    ...(Number.isInteger(page) && page > 1 && page <= 100 && { page }),
    ...(text(search.exact) === '1' && { exact: '1' as const }),
    ...Object.fromEntries(chosen.filter(([, value]) => value !== '')),
  };
}
