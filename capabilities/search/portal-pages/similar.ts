/** GET /search/similar: what is nearest to one result. */
import { html, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import type { ResultData } from '../contract.ts';
import { column, resultList } from './parts.ts';

export type SimilarTo = {
  readonly title: string;
  readonly href: string;
  readonly results: readonly ResultData[];
};

/** The nearest to a document, each as on the page of a search. */
export function similarPage(site: Site, { title, href, results }: SimilarTo): string {
  const body = html`<div class="search">
<h1>相似信息</h1>
<p>与<a href="${url(href)}">${title}</a>相近的信息：</p>
!${
    results.length === 0
      ? html`<p class="not-yet"><strong>没有</strong><span>没有与它相近的信息。</span></p>`
      : resultList(results, { from: 1, question: null })
  }
</div>`;
  return layout(site, {
    title: `与“${title}”相似的信息`,
    section: column,
    breadcrumbs: [{ title: '站内搜索', href: '/search' }, { title: '相似信息' }],
    meta: { unlisted: true },
    body,
    styles: ['search.css'],
  });
}
