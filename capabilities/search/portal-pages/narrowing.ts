/** What a search may be narrowed down to, with counts; and what it is narrowed down to now. */
import { html, url } from '#portal/html.ts';
import type { SearchData, SearchWish } from '../contract.ts';
import { type Changes, searchAddress } from './address.ts';
import { countWords } from './parts.ts';

const facetTitles = {
  section: '栏目',
  kind: '类别',
  year: '年份',
  organ: '机关',
  status: '状态',
} as const;
type FacetName = keyof typeof facetTitles;
const facetNames = Object.keys(facetTitles) as FacetName[];
const SHOWN = 8;

const shown = (name: FacetName, value: string): string => (name === 'year' ? `${value}年` : value);

/** What is chosen, each with a way to take it back. '' when nothing is. */
export function chosenNarrowings(wish: SearchWish): string {
  const chosen: { words: string; changes: Changes }[] = facetNames.flatMap((name) => {
    const value = wish[name];
    return value ? [{ words: `${facetTitles[name]}：${shown(name, value)}`, changes: { [name]: null } }] : [];
  });
  if (wish.from || wish.to)
    chosen.push({
      words: `日期：${wish.from || '不限'}至${wish.to || '今'}`,
      changes: { from: null, to: null },
    });
  if (chosen.length === 0) return '';
  return html`<ul class="search-chosen" aria-label="已限定的范围">!${chosen.map(
    ({ words, changes }) =>
      html`<li>${words} <a href="${url(searchAddress(wish, changes))}" aria-label="取消${words}">取消</a></li>`,
  )}</ul>`;
}

/** Whether anything but the question itself limits what is found. */
export const isNarrow = (wish: SearchWish): boolean =>
  facetNames.some((name) => wish[name]) || Boolean(wish.from) || Boolean(wish.to);

/** The facets beside the list; '' when there is nothing to choose. */
export function narrowing(wish: SearchWish, data: SearchData): string {
  const groups = facetNames.map((name) => group(wish, data, name)).filter((text) => text !== '');
  return groups.length === 0
    ? ''
    : html`<aside class="search-facets" id="narrowing" aria-labelledby="narrowing-title"><h2 id="narrowing-title">缩小范围</h2>!${groups}!${data.isEstimate ? html`<p class="quiet">结果较多，各项数目为估计。</p>` : ''}</aside>`;
}

function group(wish: SearchWish, data: SearchData, name: FacetName): string {
  const chosen = wish[name];
  const values = data.facets[name];
  if (values.length < 2 && !chosen) return '';
  const sorted = name === 'year' ? values.toSorted((a, b) => b.value.localeCompare(a.value)) : values;
  const line = ({ value, count }: { value: string; count: number }) =>
    value === chosen
      ? html`<li><a class="chosen" aria-current="true" href="${url(searchAddress(wish, { [name]: null }))}"><span>${shown(name, value)}</span> <span>取消</span></a></li>`
      : html`<li><a rel="nofollow" href="${url(searchAddress(wish, { [name]: value }))}"><span>${shown(name, value)}</span> <span class="search-facet-count">${countWords(data, count)}<span class="visually-hidden">条</span></span></a></li>`;
  const rest = sorted.slice(SHOWN);
  const more =
    rest.length === 0
      ? ''
      : html`<details><summary>其余${rest.length}项<span class="visually-hidden">${facetTitles[name]}</span></summary><ul>!${rest.map(line)}</ul></details>`;
  return html`<section><h3>${facetTitles[name]}</h3><ul>!${sorted.slice(0, SHOWN).map(line)}</ul>!${more}</section>`;
}
