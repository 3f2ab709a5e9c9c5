/** GET /items/{id}: one item with all that art. 12 wants said of it, its files, and what it has to do with others. */
import { switchAddress, toggled } from '#portal/display.ts';
import { html, printedTime, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import {
  type ItemLinks,
  type PublicItem,
  type PublicNotice,
  type PublicSection,
  publicFilePath,
  releaseKinds,
  type TitleLine,
  type ValidityStatus,
} from '../model-portal.ts';
import { dressed } from './dressed.ts';
import { factRows } from './item-facts.ts';
import { columnOf, crumbs, dayOf, itemHref, printedSize, titleList } from './parts.ts';

export type ItemPageView = {
  readonly item: PublicItem;
  /** The section it stands in and those above it, topmost first. */
  readonly way: readonly PublicSection[];
  readonly links: ItemLinks;
  /** Its neighbours in the section: the newer and the older one. */
  readonly newer: TitleLine | null;
  readonly older: TitleLine | null;
  /** The validity of a normative document, where the register knows it. */
  readonly status: ValidityStatus | null;
  /** Shown to staff before publication: says so, and offers nothing to share. */
  readonly preview?: boolean;
};

const noLinks: ItemLinks = { interprets: [], interpretedBy: [], replaces: [], replacedBy: [], related: [] };

/** What the page shows of an item that nobody linked to yet: for the preview. */
export const bareItemView = (item: PublicItem, way: readonly PublicSection[]): ItemPageView => ({
  item,
  way,
  links: noLinks,
  newer: null,
  older: null,
  status: null,
});

/** The whole page. */
export function itemPage(site: Site, view: ItemPageView): string {
  const { item, way } = view;
  const section = way.at(-1);
  const { keywords, source, author } = item.facts;
  return layout(site, {
    title: item.title,
    section: section ? columnOf(section) : null,
    breadcrumbs: [...crumbs(way), { title: '正文' }],
    meta: {
      articleTitle: item.title,
      publishedAt: item.listedAt,
      ...(source ? { contentSource: source } : {}),
      ...(author ? { author } : {}),
      // Never without: the page standard asks for it of every article.
      keywords: keywords.length > 0 ? keywords.join(',') : section?.keywords || section?.title || item.title,
      ...(item.summary ? { description: item.summary } : {}),
      ...(view.preview ? { unlisted: true } : {}),
    },
    body: articleOf(site, view),
    styles: ['publishing.css'],
    scripts: view.preview ? 'none' : ['article.js'],
  });
}

function articleOf(site: Site, view: ItemPageView): string {
  const { item, preview } = view;
  return html`<article class="sheet article">
!${preview ? html`<p class="notice notice-preview" role="note"><strong>预览</strong>这是尚未发布的工作稿，公众看不到。</p>` : ''}
<header class="article-head">
<h1>${item.title}</h1>
!${item.facts.subtitle ? html`<p class="article-subtitle">${item.facts.subtitle}</p>` : ''}
!${byline(site, view)}
</header>
!${urgentNote(item)}
!${noticesOf(item.notices)}
!${publicityNote(item)}
!${factRows(site, view.item, view.status)}
<div class="article-body">
!${dressed(item.body)}
</div>
!${attachmentsOf(item)}
!${linksOf(view)}
!${preview ? '' : endOf(site, view)}
</article>`;
}

function byline(site: Site, { item, preview }: ItemPageView): string {
  const { source, author } = item.facts;
  const shown = printedTime(item.listedAt);
  const switches = html`<span class="no-print">字号：<a rel="nofollow" href="${switchAddress(toggled(site.display, ['large']), site.path)}">${site.display.has('large') ? '标准' : '大'}</a></span>`;
  return html`<p class="byline">
<span>发布时间：<time datetime="${shown.replace(' ', 'T')}+08:00">${item.originalDate ?? shown}</time></span>
<span>信息来源：${source || site.organ}</span>
!${author ? html`<span>作者：${author}</span>` : ''}
!${preview ? '' : switches}
</p>`;
}

const urgentNote = (item: PublicItem): string =>
  item.urgent
    ? html`<p class="notice" role="note"><strong>紧急发布</strong>本信息因情况紧急先行发布，审校手续正在补办。</p>`
    : '';

/** Corrections stay on the page, the newest first. */
function noticesOf(notices: readonly PublicNotice[]): string {
  if (notices.length === 0) return '';
  const line = ({ at, kind, notice }: PublicNotice) =>
    html`<li><strong>${releaseKinds[kind] ?? '说明'}</strong> <time datetime="${at}">${printedTime(at)}</time> ${notice}</li>`;
  return html`<section class="notice" aria-label="更正说明"><ul>!${notices.toReversed().map(line)}</ul></section>`;
}

const publicityNote = ({ publicityEndsOn }: PublicItem): string =>
  publicityEndsOn
    ? html`<p class="notice notice-quiet" role="note"><strong>公示期</strong>至 <time datetime="${publicityEndsOn}">${publicityEndsOn}</time> 止；公示期满后，含个人信息的附件停止公开。</p>`
    : '';

/** What the file is, in a word: 「Word 文档」. */
function fileWord({ name, mediaType }: { readonly name: string; readonly mediaType: string }): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  return ending ?? (mediaType === 'application/pdf' ? 'PDF' : '文件');
}

function attachmentsOf(item: PublicItem): string {
  if (item.attachments.length === 0) return '';
  const line = (file: PublicItem['attachments'][number]) =>
    html`<li><a href="${url(publicFilePath(item.id, file.id, file.name))}" download>${file.name}</a> <span class="quiet">（${fileWord(file)}，${printedSize(file.size)}）</span></li>`;
  return html`<section class="article-part" aria-labelledby="attachments-title"><h2 id="attachments-title">附件</h2>
<ol class="attachments">!${item.attachments.map(line)}</ol></section>`;
}

function linksOf({ links }: ItemPageView): string {
  const part = (id: string, title: string, lines: readonly TitleLine[]) =>
    lines.length === 0
      ? ''
      : html`<section class="article-part" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>!${titleList(lines)}</section>`;
  return [
    part('interpreted-by', '政策解读', links.interpretedBy),
    part('interprets', '解读的文件', links.interprets),
    part('replaced-by', '已被下列文件替代', links.replacedBy),
    part('replaces', '替代的文件', links.replaces),
    part('related', '相关信息', links.related),
  ].join('');
}

/** Print, share, history, errors, and the neighbours. */
function endOf(site: Site, { item, newer, older }: ItemPageView): string {
  const neighbour = (label: string, line: TitleLine | null) =>
    line
      ? html`<li><span>${label}：</span><a href="${itemHref(line.id)}">${line.title}</a> <time class="quiet" datetime="${dayOf(line.listedAt)}">${dayOf(line.listedAt)}</time></li>`
      : '';
  const near = neighbour('上一条', newer) + neighbour('下一条', older);
  const report = `/report-an-error?page=${encodeURIComponent(itemHref(item.id))}`;
  return html`<footer class="article-end no-print">
<ul class="article-tools" data-article-tools>
!${site.domain ? html`<li><details><summary>微信扫码分享</summary><img class="qr" src="${itemHref(item.id)}/qr.svg" alt="本页网址的二维码" width="180" height="180" loading="lazy"></details></li>` : ''}
<li><a href="${itemHref(item.id)}/history">发布记录</a></li>
<li><a rel="nofollow" href="/search/similar?item=${item.id}">相似信息</a></li>
<li><a href="${report}">我为网站找错</a></li>
</ul>
!${near ? html`<nav class="neighbours" aria-label="本栏目上一条和下一条"><ul>!${near}</ul></nav>` : ''}
</footer>`;
}
