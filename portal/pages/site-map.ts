/** 网站地图 for people, sitemap.xml and robots.txt for machines; all three from the same list. */
import { html, url } from '../html.ts';
import { layout } from '../layout.ts';
import { columns, type Site } from '../site.ts';
import type { PublishedLink } from './disclosure.ts';

/** GET /site-map */
export function siteMapPage(site: Site, reports: readonly PublishedLink[]): string {
  const links = (items: readonly { title: string; href: string }[]) =>
    items.length > 0
      ? html`<ul>!${items.map(({ title, href }) => html`<li><a href="${url(href)}">${title}</a></li>`)}</ul>`
      : '';
  const below: Readonly<Record<string, readonly { title: string; href: string }[]>> = {
    [columns.disclosure.href]: [
      { title: '政府信息公开指南', href: '/disclosure#guide' },
      { title: '政府信息公开制度', href: '/disclosure#rules' },
      { title: '法定主动公开内容', href: '/disclosure#catalogue' },
      { title: '依申请公开：网上申请', href: '/requests/new' },
      { title: '依申请公开：查询进展', href: '/requests/track' },
      { title: '我的：登录以后查看自己的申请', href: '/account' },
    ],
    [columns.annualReports.href]: reports,
    ...Object.fromEntries(site.columns.map((column) => [column.href, column.below])),
  };
  const shown = [...site.sections, ...site.columns.filter(({ inNavigation }) => !inNavigation)];
  const body = html`<h1>网站地图</h1>
<ul class="site-map">
!${shown.map(
    (section) =>
      html`<li><h2><a href="${url(section.href)}">${section.title}</a></h2>!${links(below[section.href] ?? [])}</li>`,
  )}
!${site.columns.length > 0 ? html`<li><h2>查找和订阅</h2>!${links(finding)}</li>` : ''}
<li><h2>浏览辅助</h2>!${links([{ title: '无障碍设置', href: '/accessibility' }])}</li>
</ul>`;
  return layout(site, { title: '网站地图', section: null, breadcrumbs: [{ title: '网站地图' }], body });
}

const finding = [
  { title: '行政执法和规范性文件公开', href: '/registers' },
  { title: '往期信息（按月）', href: '/archive' },
  { title: '开放数据和订阅', href: '/open-data' },
  { title: '我为网站找错', href: '/report-an-error' },
];

/** GET /sitemap-pages.xml: the address of every page that is no item, absolute, with the day a report was published. Empty without a domain. */
export function sitemapXml(site: Site, reports: readonly PublishedLink[]): string {
  const entry = (href: string, day?: string) =>
    html`<url><loc>https://${site.domain}${href}</loc>!${day ? html`<lastmod>${day}</lastmod>` : ''}</url>`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
!${site.domain ? pagesOf(site).map((href) => entry(href)) : ''}
!${site.domain ? reports.map((report) => entry(report.href, report.publishedAt.slice(0, 10))) : ''}
</urlset>
`;
}

const pagesOf = (site: Site): string[] => [
  ...site.sections.map(({ href }) => href),
  ...['/requests/new', '/requests/track'],
  ...site.columns.filter(({ inNavigation }) => !inNavigation).map(({ href }) => href),
  ...site.columns.flatMap(({ below }) => below.map(({ href }) => href)),
];

/** GET /robots.txt */
export function robotsText(site: Site): string {
  const sitemap = site.domain ? `Sitemap: https://${site.domain}/sitemap.xml\n` : '';
  return `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /accessibility\nDisallow: /account\n${sitemap}`;
}
