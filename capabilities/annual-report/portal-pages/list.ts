/** 政府信息公开年报: the list by year, and the newest report as the front page shows it. */
import { html, printedTime } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import { columns, type Site } from '#portal/site.ts';
import { keyFigures, keyFiguresHtml, resultsChart, shown } from './figures.ts';
import { scrolled } from './form.ts';
import { type PublishedReport, titleOf } from './published.ts';

const address = (published: PublishedReport) => `/annual-reports/${published.year}`;
const day = (published: PublishedReport) =>
  published.publishedAt ? printedTime(published.publishedAt).slice(0, 10) : '';

/** GET /annual-reports; newest year first. */
export function reportListPage(site: Site, reports: readonly PublishedReport[]): string {
  const body = html`<h1>政府信息公开年报</h1>
<p class="lead">依据《中华人民共和国政府信息公开条例》第四十九条，本机关每年1月31日前向社会公布上一年度政府信息公开工作年度报告。</p>
!${reports.length === 0 ? html`<section class="block"><p class="not-yet"><strong>尚未发布</strong><span>本网站还没有已发布的年度报告。</span></p></section>` : ''}
!${reports.length > 0 ? html`<section class="block" aria-labelledby="list-title"><h2 id="list-title">历年报告</h2><ul class="titles">!${reports.map((one) => titleLine(site, one))}</ul></section>` : ''}
!${figuresByYear(reports.filter((one) => one.withdrawnReason === null))}`;
  return layout(site, {
    title: columns.annualReports.title,
    section: columns.annualReports,
    breadcrumbs: [
      { title: '政府信息公开', href: columns.disclosure.href },
      { title: columns.annualReports.title },
    ],
    body,
    styles: ['report.css'],
  });
}

function titleLine(site: Site, published: PublishedReport): string {
  const withdrawn = published.withdrawnReason === null ? '' : html`<span class="tag">已撤回</span>`;
  return html`<li><span><a href="${address(published)}">${titleOf(published, site)}</a> !${withdrawn}</span>
<time datetime="${day(published)}">${day(published)}</time></li>`;
}

function figuresByYear(reports: readonly PublishedReport[]): string {
  const first = reports[0];
  if (first === undefined) return '';
  const heads = keyFigures(first.report).map(
    ({ label, unit }) => html`<th scope="col">${label}（${unit}）</th>`,
  );
  const line = (published: PublishedReport) =>
    html`<tr><th scope="row"><a href="${address(published)}">${published.year}年</a></th>!${keyFigures(published.report).map(({ value }) => html`<td>${shown(value)}</td>`)}</tr>`;
  const table = html`<table class="plain figures-by-year"><caption class="visually-hidden">历年主要数据</caption>
<thead><tr><th scope="col">年度</th>!${heads}</tr></thead><tbody>!${reports.map(line)}</tbody></table>`;
  return html`<section class="block" aria-labelledby="figures-title"><h2 id="figures-title">历年主要数据</h2>
!${scrolled('历年主要数据，可左右滚动', table)}</section>`;
}

/** The newest report on the front page: title, key figures, and a chart when there is something to draw. */
export function newestReportPanel(site: Site, published: PublishedReport | null): string {
  if (published === null) {
    return html`<section class="panel" aria-labelledby="newest-title"><h2 id="newest-title">政府信息公开年报</h2>
<p class="not-yet"><strong>尚未发布</strong><span>本网站还没有已发布的年度报告。</span></p></section>`;
  }
  const chart = resultsChart(published.report);
  return html`<section class="panel" aria-labelledby="newest-title">
<h2 id="newest-title">政府信息公开年报</h2>
<p class="newest"><a href="${address(published)}">${titleOf(published, site)}</a> <time class="quiet" datetime="${day(published)}">${day(published)}</time></p>
!${keyFiguresHtml(published.report)}
!${chart}
<p class="newest-links"><a href="${address(published)}">查看全文</a> <a href="${address(published)}.docx" download>下载 Word 文档</a> <a href="${address(published)}.pdf" download>下载 PDF 文档</a> <a href="/annual-reports">历年报告</a></p>
</section>`;
}
