/** The published report: the statutory form as a page, with its downloads and everything that must stay visible. */
import { html, printedTime } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import { columns, type Site } from '#portal/site.ts';
import { sections } from '#rules/annual-report/tables.ts';
import type { Finding } from '../model.ts';
import type { ReportRecord } from '../model-record.ts';
import { reportForm } from './form.ts';
import { narrativeHtml } from './narrative.ts';

/** What the public may know of a report's record. */
export type PublishedReport = Pick<
  ReportRecord,
  'year' | 'report' | 'corrections' | 'override' | 'publishedAt' | 'withdrawnReason'
> & {
  /** What the check still finds in the report as published; shown when the leader decided to publish with it. */
  readonly findings?: readonly Finding[];
};

const downloads = [
  ['docx', 'Word 文档'],
  ['pdf', 'PDF 文档'],
  ['xlsx', 'Excel 表格'],
  ['json', '开放数据（JSON 格式）'],
  ['csv', '开放数据（CSV 格式）'],
] as const;

/** GET /annual-reports/{year} */
export function reportPage(site: Site, published: PublishedReport): string {
  const { report, year } = published;
  const title = titleOf(published, site);
  const body = html`<div class="${published.withdrawnReason === null ? 'with-side report-page' : ''}">
<article class="sheet report">
<header class="report-head">
<h1>!${brokenTitle(title)}</h1>
<p class="report-meta">!${published.publishedAt ? html`<span>发布时间：<time datetime="${published.publishedAt.toISOString()}">${printedTime(published.publishedAt)}</time></span>` : ''}<span>来源：${report.organ ?? site.organ}</span>!${published.withdrawnReason === null ? html`<a class="to-downloads" href="#downloads">下载本报告</a>` : ''}</p>
</header>
!${notices(published)}
!${narrativeHtml(report.narrative.preface)}
!${published.withdrawnReason === null ? reportForm(report) : ''}
!${published.withdrawnReason === null ? correctionList(published) : ''}
</article>
!${sideBar(published)}
</div>`;
  return layout(site, {
    title,
    section: columns.annualReports,
    breadcrumbs: [
      { title: '政府信息公开', href: columns.disclosure.href },
      { title: columns.annualReports.title, href: columns.annualReports.href },
      { title: `${year}年` },
    ],
    meta: {
      articleTitle: title,
      ...(published.publishedAt && { publishedAt: published.publishedAt }),
      contentSource: report.organ ?? site.organ,
      keywords: `${year}年,政府信息公开,年度报告`,
      description: `${title}，含主动公开、依申请公开、行政复议和行政诉讼情况`,
    },
    body,
    styles: ['report.css'],
    wide: true,
  });
}

/** The title as published; a report without one is named by organ and year. */
export function titleOf(published: Pick<PublishedReport, 'year' | 'report'>, site: Site): string {
  const { narrative, organ } = published.report;
  const printed = narrative.title.replace(/\s+/g, '');
  return printed || `${organ ?? site.organ}${published.year}年政府信息公开工作年度报告`;
}

/** A long title breaks before the year, as on paper, never inside 「2024年」. */
function brokenTitle(title: string): string {
  const [, organ, rest] = /^(.+?)(20\d\d年.*)$/.exec(title) ?? [];
  return organ && rest
    ? html`<span class="title-part">${organ}</span><span class="title-part">${rest}</span>`
    : html`${title}`;
}

function sideBar({ report, year, withdrawnReason }: PublishedReport): string {
  if (withdrawnReason !== null) return '';
  return html`<div class="side-stack">
<nav class="side" aria-label="本报告目录">
<h2 class="side-title">目录</h2>
<ul>!${sections.map((section) => html`<li><a href="#section-${section.id}">${section.numeral}、${section.title[report.format]}</a></li>`)}</ul>
</nav>
<nav class="side downloads" id="downloads" aria-label="下载本报告">
<h2 class="side-title">下载</h2>
<ul>!${downloads.map(([kind, label]) => html`<li><a href="/annual-reports/${year}.${kind}" download>${label}</a></li>`)}</ul>
</nav>
</div>`;
}

function notices({ withdrawnReason, override, findings = [] }: PublishedReport): string {
  const withdrawn = withdrawnReason;
  const errors = findings.filter((finding) => finding.severity === 'error');
  return [
    withdrawn === null
      ? ''
      : html`<div class="notice notice-error" role="note"><h2>本报告已撤回</h2><p>撤回原因：${withdrawn}</p></div>`,
    override === null || withdrawn !== null
      ? ''
      : html`<div class="notice notice-question" role="note"><h2>关于本报告未平衡数据的说明</h2>
<p>${override.reason}</p>
!${errors.length > 0 ? html`<ul>!${errors.map((finding) => html`<li>${finding.message.replace('请核对并改正。', '')}</li>`)}</ul>` : ''}
<p class="quiet">决定人：${override.by}　时间：${printedTime(override.at)}</p></div>`,
  ].join('');
}

function correctionList({ corrections }: PublishedReport): string {
  if (corrections.length === 0) return '';
  return html`<section class="report-corrections" aria-labelledby="corrections-title">
<h2 id="corrections-title">编制说明</h2>
<details><summary>对照法定格式所作的更正（${corrections.length}处）</summary>
<ol>!${corrections.map(({ message }) => html`<li>${message}</li>`)}</ol>
</details>
</section>`;
}
