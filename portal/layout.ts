/** The frame of every public page: head, header, columns, breadcrumbs, footer. */
import { assetPath } from './assets.ts';
import { switchAddress, toggled } from './display.ts';
import { html, url } from './html.ts';
import { type Meta, metaTags } from './meta.ts';
import type { DisplayWish, Section, Site } from './site.ts';

export type Breadcrumb = { readonly title: string; readonly href?: string };

export type Page = {
  /** The page's own title, without the site's name. */
  readonly title: string;
  /** The column the page belongs to: marked in the navigation, told in the meta tags. null on error pages. */
  readonly section: Section | null;
  /** What lies between the front page and this one; the last is this page. None on the front page. */
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly meta?: Meta;
  /** The content, already HTML. It begins with the page's h1. */
  readonly body: string;
  /** Style sheets and modules of portal/assets beyond the frame's. */
  readonly styles?: readonly string[];
  /** 'none': not even the frame's, where the policy lets nothing run. */
  readonly scripts?: readonly string[] | 'none';
  /** Use the full width, for tables. */
  readonly wide?: boolean;
  /** What the page lists, as a feed; '/search.rss?q=…'. */
  readonly feed?: string;
  /** The page has a search box of its own: the header then has none. */
  readonly hasSearchBox?: boolean;
};

/** The complete HTML document. */
export function layout(site: Site, page: Page): string {
  const classes = [...site.display].map((wish) => `display-${wish}`).join(' ');
  return html`<!doctype html>
<html lang="zh-CN" class="${classes}">
!${head(site, page)}
<body>
<a class="skip-link" href="#content">跳到正文</a>
!${masthead(site, page.hasSearchBox === true)}
!${navigationBar(site, page.section)}
<div class="page${page.wide ? ' page-wide' : ''}">
!${breadcrumbTrail(page.breadcrumbs ?? [])}
<main id="content" tabindex="-1">
!${page.body}
</main>
</div>
!${footer(site)}
</body>
</html>
`;
}

function head(site: Site, page: Page): string {
  const title = page.title === site.siteName ? site.siteName : `${page.title} - ${site.siteName}`;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
!${metaTags(site, page.section, page.meta ?? {})}
<meta name="color-scheme" content="light">
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="${site.siteName}" href="/opensearch.xml">
!${page.feed ? html`<link rel="alternate" type="application/rss+xml" title="${page.title}" href="${url(page.feed)}">` : ''}
!${['base.css', 'frame.css', 'parts.css', ...(page.styles ?? []), 'print.css'].map((name) => html`<link rel="stylesheet" href="${assetPath(name)}">`)}
!${scriptsOf(page).map((name) => html`<script type="module" src="${assetPath(name)}"></script>`)}
</head>`;
}

/** What every page has and what is its own; a page that may run nothing asks for none. */
const scriptsOf = ({ scripts = [] }: Page): readonly string[] =>
  scripts === 'none' ? [] : ['search-box.js', ...scripts];

function masthead(site: Site, hasSearchBox: boolean): string {
  return html`<header class="masthead">
<div class="masthead-inner">
<a class="brand" href="/">
<span class="brand-organ">${site.organ}</span>
<span class="brand-site">${brandLine(site)}</span>
</a>
<div class="masthead-side">
<div class="masthead-links no-print">!${displaySwitches(site)}<a class="own-account" href="/account" rel="nofollow">我的</a></div>
!${hasSearchBox ? '' : searchBox}
</div>
</div>
</header>`;
}

/** On every page; what is offered while somebody types is added by search-box.js. */
const searchBox = html`<form class="site-search no-print" role="search" aria-label="站内搜索" action="/search" method="get">
<label class="visually-hidden" for="site-q">搜索内容</label>
<div class="search-field"><input id="site-q" name="q" type="search" maxlength="300" autocomplete="off" spellcheck="false" data-suggest></div>
<button type="submit">搜索</button>
</form>`;

/** The site's name without the organ's, which stands above it already. */
function brandLine(site: Site): string {
  const rest = site.siteName.replace(site.organ, '').trim();
  return rest === '' ? '政府信息公开' : rest;
}

function displaySwitches(site: Site): string {
  const elder: readonly DisplayWish[] = ['large', 'simple'];
  const toggle = (label: string, group: readonly DisplayWish[]) => {
    const on = group.every((wish) => site.display.has(wish));
    const address = switchAddress(toggled(site.display, group), site.path);
    return html`<li><a rel="nofollow" href="${address}">${on ? `关闭${label}` : label}</a></li>`;
  };
  return html`<nav class="display-switches" aria-label="浏览辅助">
<ul>
!${toggle('适老大字版', elder)}
!${toggle('高对比度', ['contrast'])}
<li><a rel="nofollow" href="/accessibility?back=${encodeURIComponent(site.path)}">无障碍设置</a></li>
</ul>
</nav>`;
}

function navigationBar(site: Site, current: Section | null): string {
  const item = (section: Section) => {
    const here =
      section.href === current?.href && (site.path.split('?')[0] === section.href ? 'page' : 'true');
    return html`<li><a href="${url(section.href)}" !${here ? html`aria-current="${here}"` : ''}>${section.title}</a></li>`;
  };
  return html`<nav class="columns" aria-label="栏目导航"><ul>!${site.sections.map(item)}</ul></nav>`;
}

function breadcrumbTrail(trail: readonly Breadcrumb[]): string {
  if (trail.length === 0) return '';
  const item = ({ title, href }: Breadcrumb, index: number) =>
    href !== undefined && index < trail.length - 1
      ? html`<li><a href="${url(href)}">${title}</a></li>`
      : html`<li><span aria-current="page">${title}</span></li>`;
  return html`<nav class="breadcrumbs" aria-label="当前位置">
<span class="breadcrumbs-label">当前位置：</span>
<ol><li><a href="/">首页</a></li>!${trail.map(item)}</ol>
</nav>`;
}

function footer(site: Site): string {
  const contact = [
    ['地址', site.address],
    ['邮政编码', site.postcode],
    ['联系电话', site.phone],
    ['电子邮箱', site.email],
  ] as const;
  return html`<footer class="footer">
<div class="footer-inner">
<ul class="footer-links">
<li><a href="/site-map">网站地图</a></li>
<li><a href="/disclosure#guide">联系我们</a></li>
<li><a href="/accessibility">无障碍浏览</a></li>
!${site.columns.length > 0 ? html`<li><a href="/report-an-error">我为网站找错</a></li><li><a href="/open-data">开放数据</a></li>` : ''}
!${site.errorReportUrl ? html`<li><a href="${url(site.errorReportUrl)}">我为政府网站找错</a></li>` : ''}
</ul>
<p class="footer-line"><span>主办单位：${site.organ}</span>
!${contact.map(([label, value]) => (value ? html`<span>${label}：${value}</span>` : ''))}</p>
<p class="footer-line">!${record('网站标识码', site.idCode)}
!${site.icp ? html`<span><a href="https://beian.miit.gov.cn/">${site.icp}</a></span>` : ''}
!${site.policeRecord ? html`<span><a href="https://beian.mps.gov.cn/">${site.policeRecord}</a></span>` : ''}</p>
</div>
</footer>`;
}

const record = (label: string, value: string | null) => (value ? html`<span>${label}：${value}</span>` : '');
