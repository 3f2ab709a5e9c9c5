/**
 * The article as it is kept for good in a release: a whole HTML document that needs no style sheet and no script of the
 * site, so that its bytes say in twenty years what they say today. And what shows such a document again.
 */
import { load } from 'cheerio';
import { html, printedTime } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { type PublicItem, publicFilePath } from '../model-portal.ts';
import { dressed } from './dressed.ts';
import { factRows } from './item-facts.ts';
import { printedSize } from './parts.ts';

/** The bytes of a release. The same item makes the same document; nothing of the visitor is in it. */
export function archivedDocument(
  site: Pick<Site, 'organ' | 'siteName' | 'domain'>,
  item: PublicItem,
): string {
  const { subtitle, author, source } = item.facts;
  const shown = item.originalDate ?? printedTime(item.listedAt);
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${item.title} - ${site.siteName}</title>
<meta name="ArticleTitle" content="${item.title}">
<meta name="PubDate" content="${printedTime(item.listedAt)}">
<meta name="ContentSource" content="${source || site.organ}">
!${site.domain ? html`<meta name="Url" content="https://${site.domain}/items/${item.id}">` : ''}
</head>
<body>
<article>
<h1>${item.title}</h1>
!${subtitle ? html`<p>${subtitle}</p>` : ''}
<p>发布时间：${shown} 信息来源：${source || site.organ}!${author ? html` 作者：${author}` : ''}</p>
!${item.notices.map(({ at, notice }) => html`<p><strong>说明</strong> ${printedTime(at)} ${notice}</p>`)}
!${factRows(site, item, null)}
<div class="article-body">
!${dressed(item.body)}
</div>
!${item.attachments.length > 0 ? html`<h2>附件</h2><ol>!${item.attachments.map((file) => html`<li><a href="${publicFilePath(item.id, file.id, file.name)}">${file.name}</a>（${printedSize(file.size)}）</li>`)}</ol>` : ''}
</article>
</body>
</html>
`;
}

/** What stands in the body of an archived document, its h1 made an h2's equal below the page's own heading. */
export function articleWithin(document: string): string {
  const $ = load(document);
  const article = $('article').first();
  const inside = article.length > 0 ? article : $('body');
  for (const heading of inside.find('h1').get()) heading.tagName = 'h2';
  inside.find('[id]').removeAttr('id');
  return inside.html() ?? '';
}
