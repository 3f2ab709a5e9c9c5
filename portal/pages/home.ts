/** The front page: the organ, what it has published, and the ways in to what exists. */
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import { columns, type Site } from '../site.ts';
import { officeFacts } from './office.ts';

export type HomeContent = {
  /** What the organ published, already HTML: the newest of its columns. '' when there is nothing. */
  readonly front?: string;
  /** Panels of the capabilities, already HTML, each a `<section>` with an h2: the newest report and so on. */
  readonly panels: readonly string[];
};

const entries = [
  { title: '公开指南', href: '/disclosure#guide', text: '工作机构、信息分类、获取方式' },
  { title: '公开制度', href: '/disclosure#rules', text: '政府信息公开制度文件' },
  { title: '法定主动公开内容', href: '/disclosure#catalogue', text: '依法应当主动公开的信息' },
  { title: '公开年报', href: '/annual-reports', text: '各年度工作报告，可下载' },
  { title: '依申请公开', href: '/requests/new', text: '网上提出申请，不需要说明用途' },
  { title: '查询申请', href: '/requests/track', text: '凭编号和查询码看进展、收答复' },
];

/** GET / */
export function homePage(site: Site, content: HomeContent): string {
  const body = html`<h1 class="visually-hidden">${site.siteName}</h1>
<section class="entrance" aria-labelledby="entrance-title">
<h2 id="entrance-title">政府信息公开</h2>
<ul class="entrance-list">
!${entries.map(
    (entry) =>
      html`<li><a href="${entry.href}"><strong>${entry.title}</strong><span>${entry.text}</span></a></li>`,
  )}
</ul>
</section>
!${content.front ?? ''}
<div class="home-panels">
!${content.panels}
!${checkPanel}
</div>
!${officePanel(site)}`;
  return layout(site, {
    title: site.siteName,
    section: columns.home,
    body,
    styles: ['publishing.css', 'home.css', 'figures.css'],
  });
}

const checkPanel = html`<section class="panel" aria-labelledby="check-title">
<h2 id="check-title">年报体检</h2>
<p>任何单位、任何人都可以核对一份政府信息公开工作年度报告：表格是否平衡，文字与表格是否一致，逐格指出。</p>
<ul class="ticks">
<li>支持 Word、PDF、网页文件，也可以粘贴文字</li>
<li>可以附上上一年度报告，核对结转数据</li>
<li>内容只在本次核对中使用，不留存</li>
</ul>
<p><a class="button" href="/report-check">开始体检</a></p>
</section>`;

function officePanel(site: Site): string {
  const facts = officeFacts(site);
  if (facts.length === 0) return '';
  return html`<section class="office-strip" aria-labelledby="office-title">
<h2 id="office-title">政府信息公开工作机构</h2>
<dl>!${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
</section>`;
}
