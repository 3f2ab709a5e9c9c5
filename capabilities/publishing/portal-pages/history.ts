/** What stays of an item's public life: its releases, what it said on a day, and the notice where it was taken down. */
import { html, printedTime, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import {
  type ArchivedPage,
  type PublicRelease,
  type PublicSection,
  releaseKinds,
  type TakenDown,
} from '../model-portal.ts';
import { articleWithin } from './archived.ts';
import { instantOf } from './list.ts';
import { columnOf, crumbs, itemHref } from './parts.ts';

/** GET /items/{id} where the item was taken down: 410, with the public notice. */
export function takenDownPage(site: Site, { id, notice, at }: TakenDown): string {
  return layout(site, {
    title: '信息已撤下',
    section: null,
    breadcrumbs: [{ title: '信息已撤下' }],
    meta: { unlisted: true },
    body: html`<section class="problem">
<h1>本信息已撤下</h1>
<p>原在本网址发布的信息已于 <time datetime="${instantOf(at)}">${printedTime(at)}</time> 撤下，不再公开。</p>
<p><strong>撤下说明：</strong>${notice || '未填写说明。'}</p>
<p><a href="${itemHref(id)}/history">查看发布记录</a> <a href="/">回到首页</a></p>
</section>`,
    styles: ['publishing.css'],
  });
}

export type HistoryView = {
  readonly id: number;
  /** null once it is taken down: its title is no longer public. */
  readonly title: string | null;
  readonly way: readonly PublicSection[];
  readonly releases: readonly PublicRelease[];
  readonly today: string;
};

/** GET /items/{id}/history */
export function historyPage(site: Site, { id, title, way, releases, today }: HistoryView): string {
  const section = way.at(-1);
  const line = (release: PublicRelease) => html`<tr>
<td>${release.number}</td><td><time datetime="${instantOf(release.at)}">${printedTime(release.at)}</time></td>
<td>${releaseKinds[release.kind] ?? release.kind}</td><td>${release.notice || '—'}</td>
<td>${release.htmlHash ? html`${release.htmlHash.slice(0, 16)}…` : '—'}</td><td>${release.journalNumber}</td></tr>`;
  const shown = title ?? '已撤下的信息';
  const first = releases.at(-1);
  return layout(site, {
    title: `发布记录：${shown}`,
    section: section ? columnOf(section) : null,
    breadcrumbs: [
      ...crumbs(title === null ? [] : way),
      { title: '正文', href: itemHref(id) },
      { title: '发布记录' },
    ],
    meta: { unlisted: true },
    body: html`<h1>发布记录</h1>
<p class="lead"><a href="${itemHref(id)}">${shown}</a></p>
<section class="block" aria-labelledby="releases-title"><h2 id="releases-title">发布、更正、撤下和恢复</h2>
<div class="scroll" role="region" tabindex="0" aria-label="发布记录，可左右滚动"><table class="rows history"><thead><tr><th scope="col">次序</th><th scope="col">时间</th><th scope="col">事项</th><th scope="col">说明</th><th scope="col">内容指纹</th><th scope="col">日志编号</th></tr></thead><tbody>!${releases.map(line)}</tbody></table></div>
<p class="quiet">内容指纹是当时页面全部字节的 SHA-256 摘要，写在不能改动的日志里，可以用来证明页面当时的内容。</p></section>
!${title === null || first === undefined ? '' : dayForm(id, printedTime(first.at).slice(0, 10), today)}`,
    styles: ['publishing.css'],
  });
}

const dayForm = (id: number, from: string, today: string): string =>
  html`<section class="block no-print" aria-labelledby="day-title"><h2 id="day-title">查看某一天的内容</h2>
<form class="catalogue-filter" action="${url(itemHref(id))}"><label>日期 <input type="date" name="on" min="${from}" max="${today}" value="${today}" required></label> <button class="button-quiet">查看</button></form></section>`;

/** GET /items/{id}?on=YYYY-MM-DD: what the page said at the end of that day, and how that can be proved. */
export function archivedPage(
  site: Site,
  { id, day, release }: { readonly id: number; readonly day: string; readonly release: ArchivedPage | null },
): string {
  return layout(site, {
    title: `${day} 的页面内容`,
    section: null,
    breadcrumbs: [
      { title: '正文', href: itemHref(id) },
      { title: '发布记录', href: `${itemHref(id)}/history` },
      { title: day },
    ],
    meta: { unlisted: true },
    body: html`<h1>${day} 的页面内容</h1>
!${release === null ? html`<p class="not-yet"><strong>尚未发布</strong><span>${day} 本网址还没有公开的内容。</span></p>` : proved(id, release)}
!${release?.html ? html`<article class="sheet article"><div class="article-body archived">!${articleWithin(release.html)}</div></article>` : ''}`,
    styles: ['publishing.css'],
  });
}

function proved(id: number, release: ArchivedPage): string {
  const facts: readonly (readonly [string, string])[] = [
    ['发布次序', String(release.number)],
    ['生效时间', printedTime(release.at)],
    ['事项', releaseKinds[release.kind] ?? release.kind],
    ['说明', release.notice],
    ['内容指纹', release.htmlHash ? `SHA-256 ${release.htmlHash}` : ''],
    ['日志编号', String(release.journalNumber)],
  ];
  return html`<section class="block" aria-labelledby="proof-title"><h2 id="proof-title">存档凭证</h2>
!${release.html === null ? html`<p>当日本信息处于撤下状态，没有公开的内容。</p>` : ''}
<dl class="facts proof">!${facts.filter(([, value]) => value !== '').map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
!${release.html === null ? '' : html`<p><a href="${itemHref(id)}/releases/${release.number}.html">打开逐字节的存档</a>（其 SHA-256 与上面的内容指纹一致）</p>`}
</section>`;
}
