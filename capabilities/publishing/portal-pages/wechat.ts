/** An item as an article of a 公众号 will look: one column, no frame, links to elsewhere are not followed there. */
import { assetPath } from '#portal/assets.ts';
import { html } from '#portal/html.ts';
import type { PublicItem } from '../model-portal.ts';
import { dayOf } from './parts.ts';

/** 公众号 shows the words of links that lead out of it, not the links. */
const unlinked = (body: string): string => body.replace(/<a\b[^>]*>|<\/a>/g, '');

/** The preview for staff. `account` is the name of the account, or the organ's. */
export function wechatPreview(item: PublicItem, account: string): string {
  const files = item.attachments.length;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${item.title}</title>
<link rel="stylesheet" href="${assetPath('wechat.css')}">
</head>
<body>
<main class="wechat">
<h1>${item.title}</h1>
<p class="wechat-by">!${item.facts.author ? html`<span>${item.facts.author}</span> ` : ''}<span class="wechat-account">${account}</span> <time datetime="${dayOf(item.listedAt)}">${dayOf(item.listedAt)}</time></p>
<div class="wechat-body">!${unlinked(item.body)}</div>
!${files > 0 ? html`<p class="wechat-more">${files}个附件不能放进公众号文章，请读者点“阅读原文”到网站下载。</p>` : ''}
<p class="wechat-more">阅读原文</p>
</main>
</body>
</html>
`;
}
