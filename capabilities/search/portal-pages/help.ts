/** What a visitor may do whose question found nothing. */
import { html, url } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { cite, ogi } from '#rules/citation.ts';
import type { SearchData, SearchWish } from '../contract.ts';
import { searchAddress } from './address.ts';
import { isNarrow } from './narrowing.ts';

const everything = {
  ...{ section: null, kind: null, year: null, organ: null, status: null, from: null, to: null },
} as const;

/**
 * Other ways to find it here, then the two ways to get it from us: a request, and a call. 「除行政机关主动公开的政府信息外，
 * 公民、法人或者其他组织可以向……申请获取相关政府信息。」 (art. 27)
 */
export function noResults(site: Site, wish: SearchWish, { question }: SearchData): string {
  const otherWays = [
    isNarrow(wish)
      ? html`<li><a href="${url(searchAddress(wish, everything))}">去掉限定的范围再搜</a></li>`
      : '',
    wish.words === 'any'
      ? ''
      : html`<li><a href="${url(searchAddress(wish, { words: null }))}">改用智能匹配再搜</a></li>`,
    wish.exact
      ? html`<li><a href="${url(searchAddress(wish, { exact: null }))}">允许改正错字再搜</a></li>`
      : '',
    html`<li>换一个说法，或者只留下最要紧的词语</li>`,
    html`<li>按栏目查找：<a href="/site-map">网站地图</a>、<a href="/disclosure#catalogue">法定主动公开内容</a></li>`,
  ];
  const phone = site.phone
    ? html`<li>打电话问我们：<a href="${url(`tel:${site.phone.replace(/[^\d+]/g, '')}`)}">${site.phone}</a>${site.officeHours ? `（${site.officeHours}）` : ''}</li>`
    : '';
  return html`<section class="search-help" aria-labelledby="nothing">
<h2 id="nothing">没有找到</h2>
<p role="status">本站公开的信息里没有与“${question}”有关的内容。</p>
<h3>可以再试一试</h3>
<ul>!${otherWays}</ul>
<h3>还是没有，可以向我们要</h3>
<ul><li>没有主动公开的信息，可以<a href="/requests/new">在网上申请公开</a>（${cite(ogi('27'))}），也可以<a href="/disclosure#apply">用其他方式申请</a></li>!${phone}</ul>
</section>`;
}
