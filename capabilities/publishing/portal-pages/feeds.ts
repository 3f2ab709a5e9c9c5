/** RSS 2.0, Atom 1.0 and the sitemap: the same items for machines. */
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import type { TitleLine } from '../model-portal.ts';
import { instantOf } from './list.ts';
import { itemHref } from './parts.ts';

export type FeedEntry = TitleLine & {
  readonly summary: string;
  readonly publishedAt: Date;
  readonly section: string;
};

export type Feed = {
  readonly title: string;
  readonly description: string;
  /** The page the feed is of, and its own address. */
  readonly href: string;
  readonly self: string;
  readonly entries: readonly FeedEntry[];
};

/** Characters that XML 1.0 cannot hold, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text that may stand in XML. */
export const xmlSafe = (text: string): string => text.replace(notXml, '');

const absolute = (site: Site, href: string): string => (site.domain ? `https://${site.domain}${href}` : href);

const latest = (entries: readonly FeedEntry[]): Date | null =>
  entries.reduce<Date | null>(
    (newest, { publishedAt }) => (newest === null || publishedAt > newest ? publishedAt : newest),
    null,
  );

/** /feeds/all.rss, /sections/{slug}.rss */
export function rss(site: Site, feed: Feed): string {
  const built = latest(feed.entries);
  const item = (entry: FeedEntry) => html`<item>
<title>${xmlSafe(entry.title)}</title>
<link>${absolute(site, itemHref(entry.id))}</link>
<guid isPermaLink="!${site.domain ? 'true' : 'false'}">${absolute(site, itemHref(entry.id))}</guid>
<pubDate>${entry.listedAt.toUTCString()}</pubDate>
<category>${xmlSafe(entry.section)}</category>
<description>${xmlSafe(entry.summary)}</description>
</item>`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xmlSafe(feed.title)}</title>
<link>${absolute(site, feed.href)}</link>
<description>${xmlSafe(feed.description)}</description>
<language>zh-CN</language>
!${built ? html`<lastBuildDate>${built.toUTCString()}</lastBuildDate>` : ''}
<atom:link href="${absolute(site, feed.self)}" rel="self" type="application/rss+xml"/>
!${feed.entries.map(item)}
</channel>
</rss>
`;
}

/** /feeds/all.atom, /sections/{slug}.atom */
export function atom(site: Site, feed: Feed): string {
  const updated = latest(feed.entries) ?? new Date(0);
  const entry = (one: FeedEntry) => html`<entry>
<title>${xmlSafe(one.title)}</title>
<id>${absolute(site, itemHref(one.id))}</id>
<link href="${absolute(site, itemHref(one.id))}"/>
<published>${instantOf(one.listedAt)}</published>
<updated>${one.publishedAt.toISOString()}</updated>
<category term="${xmlSafe(one.section)}"/>
<summary>${xmlSafe(one.summary)}</summary>
</entry>`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>${xmlSafe(feed.title)}</title>
<subtitle>${xmlSafe(feed.description)}</subtitle>
<id>${absolute(site, feed.href)}</id>
<link href="${absolute(site, feed.href)}"/>
<link rel="self" href="${absolute(site, feed.self)}"/>
<updated>${updated.toISOString()}</updated>
<author><name>${xmlSafe(site.organ)}</name></author>
!${feed.entries.map(entry)}
</feed>
`;
}

/** GET /sitemap.xml: the parts; the pages that are no items, then the items by fifty thousand. */
export function sitemapIndex(site: Site, parts: readonly number[]): string {
  const part = (href: string) => html`<sitemap><loc>${absolute(site, href)}</loc></sitemap>`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
!${site.domain ? [part('/sitemap-pages.xml'), ...parts.map((number) => part(`/sitemap-items-${number}.xml`))] : ''}
</sitemapindex>
`;
}

/** GET /sitemap-items-{n}.xml */
export function sitemapOfItems(
  site: Site,
  items: readonly { readonly id: number; readonly publishedAt: Date }[],
): string {
  const line = ({ id, publishedAt }: (typeof items)[number]) =>
    html`<url><loc>${absolute(site, itemHref(id))}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>
`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
!${site.domain ? items.map(line) : ''}
</urlset>
`;
}
