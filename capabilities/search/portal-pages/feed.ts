/** GET /search.rss: the results of any search as a feed, newest first. */
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import type { SearchData, SearchWish } from '../contract.ts';
import { searchAddress } from './address.ts';

/** RSS 2.0 with the counts of OpenSearch 1.1. `origin` is the site's own, 'https://…'. */
export function searchFeed(site: Site, wish: SearchWish, data: SearchData, origin: string): string {
  const items = data.results.map(
    ({ title, href, passage, date }) => html`<item><title>${title}</title><link>${origin}${href}</link>
<guid isPermaLink="true">${origin}${href}</guid>
<description>${passage.map(({ text }) => text).join('')}</description>!${date === '' ? '' : html`<pubDate>${new Date(`${date}T00:00:00+08:00`).toUTCString()}</pubDate>`}</item>`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${data.question} - ${site.siteName}</title>
<link>${origin}${searchAddress(wish)}</link>
<description>在${site.siteName}搜索“${data.question}”的结果</description>
<language>zh-CN</language>
<atom:link rel="search" type="application/opensearchdescription+xml" href="${origin}/opensearch.xml"/>
<opensearch:totalResults>${data.total}</opensearch:totalResults>
<opensearch:startIndex>${(data.page - 1) * 10 + 1}</opensearch:startIndex>
<opensearch:itemsPerPage>10</opensearch:itemsPerPage>
!${items}
</channel></rss>
`;
}
