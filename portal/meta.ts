/** The meta tags that the page standard for government sites (《政府网站发展指引》附件《网页设计规范》) asks for. */
import { html, printedTime } from './html.ts';
import type { Section, Site } from './site.ts';

/** What a content page adds to its column's tags. */
export type Meta = {
  /** The article's title; its presence makes the page a content page. */
  readonly articleTitle?: string;
  /** When it was published: an instant, or 'YYYY-MM-DD HH:MM' in Beijing time. */
  readonly publishedAt?: string | Date;
  /** Who the text comes from; the organ itself when left out. */
  readonly contentSource?: string;
  readonly author?: string;
  readonly keywords?: string;
  readonly description?: string;
  /** Keep the page out of search engines (results of a check, error pages). */
  readonly unlisted?: boolean;
};

/** All tags of a page, required ones first. A fact that is not configured has no tag. */
export function metaTags(site: Site, section: Section | null, meta: Meta): string {
  return [...siteTags(site), ...columnTags(section), ...articleTags(site, meta), ...generalTags(site, meta)]
    .filter(([, content]) => content !== null && content !== undefined && content !== '')
    .map(([name, content]) => html`<meta name="${name}" content="${content}">`)
    .join('\n');
}

type Tag = readonly [name: string, content: string | null | undefined];

const siteTags = (site: Site): Tag[] => [
  ['SiteName', site.siteName],
  ['SiteDomain', site.domain],
  ['SiteIDCode', site.idCode],
];

const columnTags = (section: Section | null): Tag[] =>
  section === null
    ? []
    : [
        ['ColumnName', section.title],
        ['ColumnDescription', section.description],
        ['ColumnKeywords', section.keywords],
        ['ColumnType', section.columnType],
      ];

const articleTags = (site: Site, meta: Meta): Tag[] =>
  meta.articleTitle === undefined
    ? []
    : [
        ['ArticleTitle', meta.articleTitle],
        ['PubDate', meta.publishedAt === undefined ? null : printedTime(meta.publishedAt)],
        ['ContentSource', meta.contentSource ?? site.organ],
        ['Author', meta.author],
        ['Url', site.domain ? `https://${site.domain}${site.path.split('?')[0]}` : null],
      ];

const generalTags = (site: Site, meta: Meta): Tag[] => [
  ['Keywords', meta.keywords],
  ['Description', meta.description ?? `${site.siteName}，主办单位：${site.organ}`],
  ['robots', meta.unlisted ? 'noindex' : null],
];
