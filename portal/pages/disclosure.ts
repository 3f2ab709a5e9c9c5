/** 政府信息公开: the column every organ must have, with exactly its four parts; what is missing is said to be missing. */
import { html, printedTime, url } from '../html.ts';
import { layout } from '../layout.ts';
import { columns, type Site } from '../site.ts';
import { officeFacts } from './office.ts';
import { waysIn } from './ways-in.ts';

/** A published annual report, as other pages link to it. */
export type PublishedLink = {
  readonly title: string;
  readonly href: string;
  readonly year: string;
  readonly publishedAt: string;
};

/** The parts that the organ's staff fill, already HTML (headings from h3 on); left out where nothing is published. */
export type StatutoryParts = {
  readonly guide?: string;
  readonly rules?: string;
  readonly mandatory?: string;
};

export type DisclosureContent = {
  readonly parts: StatutoryParts;
  readonly reports: readonly PublishedLink[];
};

const parts = [
  { id: 'guide', title: '政府信息公开指南' },
  { id: 'rules', title: '政府信息公开制度' },
  { id: 'catalogue', title: '法定主动公开内容' },
  { id: 'reports', title: '政府信息公开年报' },
];

/** GET /disclosure */
export function disclosurePage(site: Site, { parts: own, reports }: DisclosureContent): string {
  const body = html`<div class="with-side">
<nav class="side" aria-label="政府信息公开栏目">
<h2 class="side-title">政府信息公开</h2>
<ul>!${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ul>
<ul><li><a href="#apply">依申请公开</a></li></ul>
</nav>
<div class="side-content">
<h1>政府信息公开</h1>
!${guide(site, own.guide)}
!${part('rules', '政府信息公开制度', own.rules ?? notYet('本机关的政府信息公开制度文件尚未在本网站发布。'))}
!${part('catalogue', '法定主动公开内容', (own.mandatory ?? notYet('本机关的法定主动公开内容尚未在本网站发布。')) + registers)}
!${part('reports', '政府信息公开年报', reportList(reports))}
</div>
</div>`;
  return layout(site, {
    title: '政府信息公开',
    section: columns.disclosure,
    breadcrumbs: [{ title: '政府信息公开' }],
    body,
    styles: ['publishing.css'],
  });
}

function guide(site: Site, text: string | undefined): string {
  const facts = officeFacts(site);
  const office = html`<h3>政府信息公开工作机构</h3>
<dl class="facts">!${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
  return part(
    'guide',
    '政府信息公开指南',
    [
      facts.length > 0 ? office : notYet('政府信息公开工作机构的地址、电话等联系方式尚未登记。'),
      waysIn(site),
      text ?? notYet('公开指南全文（信息的分类、编排体系、获取方式）尚未发布。'),
    ].join(''),
  );
}

function part(id: string, title: string, content: string): string {
  return html`<section class="block" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
!${content}
</section>`;
}

/** What art. 20 (2), (5), (6) and (8) want is kept as records, not as articles. */
const registers = html`<p><a href="/registers">行政执法和规范性文件公开（规范性文件、许可、处罚、强制、收费）</a></p>`;

const notYet = (sentence: string) =>
  html`<p class="not-yet"><strong>尚未发布</strong><span>${sentence}</span></p>`;

function reportList(reports: readonly PublishedLink[]): string {
  const item = (report: PublishedLink) => html`<li>
<a href="${url(report.href)}">${report.title}</a>
<time datetime="${report.publishedAt}">${printedTime(report.publishedAt).slice(0, 10)}</time>
</li>`;
  return reports.length > 0
    ? html`<ul class="titles">!${reports.map(item)}</ul>`
    : notYet('尚无已发布的年度报告。');
}
