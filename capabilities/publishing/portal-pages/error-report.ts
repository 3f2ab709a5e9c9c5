/** 我为网站找错: a form without script, and what stands there once it was sent. */
import { html } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Section, Site } from '#portal/site.ts';

export type ErrorReportForm = {
  readonly page: string;
  readonly text: string;
  readonly contact: string;
  /** What must be put right, by field; and what is wrong beyond any field, at ''. */
  readonly problems: Readonly<Record<string, string>>;
};

const column: Section = {
  title: '我为网站找错',
  href: '/report-an-error',
  columnType: '咨询投诉',
  description: '反映本网站内容错误、链接不通等问题',
  keywords: '找错,纠错,内容错误,链接不通',
};

const framed = (site: Site, title: string, body: string): string =>
  layout(site, {
    title,
    section: column,
    breadcrumbs: [{ title: column.title }],
    body,
    styles: ['publishing.css'],
  });

/** GET /report-an-error, and again when something must be put right. */
export function errorReportPage(site: Site, { page, text, contact, problems }: ErrorReportForm): string {
  const line = (name: string, label: string, hint: string, field: (described: string) => string) => {
    const problem = problems[name];
    const described = problem
      ? html`aria-describedby="${name}-hint ${name}-problem" aria-invalid="true"`
      : html`aria-describedby="${name}-hint"`;
    return html`<div class="form-line"><label for="${name}">${label}</label><span class="quiet" id="${name}-hint">${hint}</span>!${problem ? html`<strong class="problem-at" id="${name}-problem">${problem}</strong>` : ''}!${field(described)}</div>`;
  };
  return framed(
    site,
    Object.keys(problems).length > 0 ? '请补正：我为网站找错' : column.title,
    html`<h1>我为网站找错</h1>
<p class="lead">发现本网站有错字、内容不准确、链接打不开等问题，请告诉我们。这里不受理信访、投诉举报和信息公开申请。</p>
!${problems[''] ? html`<p class="notice" role="alert"><strong>没有提交</strong>${problems['']}</p>` : ''}
<form class="block" method="post" action="/report-an-error">
!${line('page', '出错的页面', '网址，例如 /items/12；可以从浏览器地址栏复制。', (described) => html`<input id="page" name="page" value="${page}" maxlength="300" required !${described}>`)}
!${line(
      'text',
      '问题是什么',
      '请写明哪里有错、应该是什么，不超过2000字。请不要填写身份证号等个人信息。',
      (described) => html`<textarea id="text" name="text" rows="6" maxlength="2000" required !${described}>
${text}</textarea>`,
    )}
!${line('contact', '联系方式（可以不填）', '电话或者邮箱，只用于核实这个问题。', (described) => html`<input id="contact" name="contact" value="${contact}" maxlength="100" autocomplete="email" !${described}>`)}
<div class="not-for-people" aria-hidden="true"><label for="website">请不要填写这一栏</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<p><button>提交</button></p>
</form>`,
  );
}

/** After it was taken. */
export const errorReportThanks = (site: Site, number: string): string =>
  framed(
    site,
    '已收到',
    html`<section class="problem"><h1>已收到，谢谢您</h1>
<p>编号：<strong>${number}</strong></p>
<p>网站编辑会核实并更正。更正后，页面上会留下更正说明。</p>
<p><a href="/">回到首页</a></p></section>`,
  );
