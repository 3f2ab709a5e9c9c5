/** The address of a search, with what is changed about it. */
import type { SearchWish } from '../contract.ts';

export type Changes = Readonly<Partial<Record<keyof SearchWish, string | null>>>;

/** What a search may be asked with, in the order of its address. */
export const searchParameters = [
  'q',
  'words',
  'section',
  'kind',
  'year',
  'organ',
  'status',
  'from',
  'to',
  'sort',
  'page',
  'exact',
] as const;
const usual: Readonly<Record<string, string>> = { words: 'any', sort: 'relevance', page: '1' };

/** '/search?q=…' for the same search with some wishes changed; null takes a wish back. Any change but of the page begins at page 1. */
export function searchAddress(wish: SearchWish, changes: Changes = {}, path = '/search'): string {
  const query = new URLSearchParams();
  const first: Changes = 'page' in changes ? changes : { ...changes, page: null };
  for (const name of searchParameters) {
    const value = name in first ? first[name] : wish[name];
    if (value === null || value === undefined || String(value) === '' || usual[name] === String(value))
      continue;
    query.set(name, String(value));
  }
  return `${path}?${query}`;
}
