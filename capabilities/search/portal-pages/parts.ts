/** Parts of the pages of the search: the list, its pages, counts in words. */
import { html, url } from '#portal/html.ts';
import type { ResultData, SearchData, SearchWish } from '../contract.ts';
import { searchAddress } from './address.ts';

/** The search as a column of the site, for the frame. */
export const column = {
  title: '站内搜索',
  href: '/search',
  columnType: '搜索',
  description: '搜索本站公开的信息及其附件',
  keywords: '站内搜索,政府信息公开',
};

/** 「约12,000」 where the number is reckoned from a sample. */
export const countWords = ({ isEstimate }: Pick<SearchData, 'isEstimate'>, count: number): string =>
  `${isEstimate ? '约' : ''}${count.toLocaleString('zh-CN')}`;

const pieces = (list: ResultData['passage']): string[] =>
  list.map(({ text, isHit }) => (isHit ? html`<mark>${text}</mark>` : html`${text}`));

type Listing = {
  /** The place of the first, from 1. */
  readonly from: number;
  /** The number of the question in the log, by which search-results.js tells what was opened; null: not told. */
  readonly question: string | null;
};

/** Results in their order. */
export const resultList = (results: readonly ResultData[], { from, question }: Listing): string =>
  html`<ol class="search-results" start="${from}"!${question === null ? '' : html` data-question="${question}"`}>!${results.map((result, index) => line(result, from + index))}</ol>`;

function line(result: ResultData, place: number): string {
  const { href, titlePieces, title, passage, attachment } = result;
  const from = attachment
    ? html`<span class="search-attachment">附件：${attachment.name}${attachment.page === null ? '' : `，第${attachment.page}页`}</span> `
    : '';
  return html`<li data-place="${place}"><h2><a href="${url(href)}">!${titlePieces.length > 0 ? pieces(titlePieces) : html`${title}`}</a>!${standing(result.status)}</h2>
!${passage.length > 0 || from ? html`<p class="search-passage">!${from}!${pieces(passage)}</p>` : ''}
!${factsOf(result)}</li>`;
}

const isOver = (status: string): boolean => /废止|失效|撤销|撤回|违法|无效|停止/.test(status);

const standing = (status: string): string =>
  status === ''
    ? ''
    : html` <span class="search-status!${isOver(status) ? ' is-over' : ''}">${status}</span>`;

function factsOf({ key, title, date, section, kind, number, index }: ResultData): string {
  const facts = [
    section,
    kind === section ? '' : kind,
    number && `文号：${number}`,
    index && `索引号：${index}`,
  ].filter((fact) => fact !== '');
  return html`<p class="search-facts">!${date === '' ? '' : html`<time datetime="${date}">${date}</time>`}!${facts.map((fact) => html`<span>${fact}</span>`)}<a class="no-print" rel="nofollow" aria-label="与“${title}”相似的信息" href="${url(similarAddress(key))}">相似信息</a></p>`;
}

const similarAddress = (key: string): string => `/search/similar?${new URLSearchParams({ key })}`;

/** So many numbers before and after the page that is shown. */
const AROUND = 2;

/** Links to the pages near this one. */
export function paging(wish: SearchWish, { page, pages }: SearchData): string {
  if (pages < 2) return '';
  const link = (to: number, label: string, rel = '') =>
    html`<li><a href="${url(searchAddress(wish, { page: String(to) }))}"!${rel && ` rel="${rel}"`}!${rel ? '' : html` aria-label="第${to}页"`}>${label}</a></li>`;
  const first = Math.max(1, Math.min(page - AROUND, pages - 2 * AROUND));
  const numbers = Array.from({ length: 2 * AROUND + 1 }, (_, index) => first + index).filter(
    (number) => number <= pages,
  );
  return html`<nav class="search-paging no-print" aria-label="结果分页"><ul>
!${page > 1 ? link(page - 1, '上一页', 'prev') : ''}
!${first > 1 ? link(1, '1…') : ''}
!${numbers.map((number) => (number === page ? html`<li><span aria-current="page">${number}</span></li>` : link(number, String(number))))}
!${page < pages ? link(page + 1, '下一页', 'next') : ''}
</ul></nav>`;
}
