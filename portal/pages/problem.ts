/** Pages for what did not work: not found, refused, out of order. They say what, why and what next. */
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { Site } from '../site.ts';

const texts: Readonly<Record<number, { title: string; text: string }>> = {
  403: { title: '您没有查看此页的权限', text: '该内容不向社会公开，或者需要登录后查看。' },
  404: { title: '没有找到您要的页面', text: '地址可能输入有误，或者内容已经移动、撤下。' },
  413: { title: '提交的内容太大', text: '请缩小文件后再试，或者改为粘贴文字。' },
  429: { title: '访问过于频繁', text: '请稍等一分钟再试。' },
  500: { title: '系统暂时无法处理', text: '问题出在本网站，不是您的操作。请稍后再试。' },
  503: { title: '网站正在维护', text: '请稍后再试。' },
};

const otherwise = { title: '无法完成此操作', text: '请返回上一页检查后再试。' };

/** What a failure has to say beyond its status. */
export type Problem = { readonly message?: string; readonly basis?: string; readonly requestId?: string };

/** A complete page for an HTTP status; the problem's own sentence replaces the usual one. */
export function problemPage(site: Site, status: number, problem: Problem = {}): string {
  const { title, text } = texts[status] ?? (status >= 500 ? texts[500] : undefined) ?? otherwise;
  const body = html`<div class="problem">
<p class="problem-number" aria-hidden="true">${status}</p>
<h1>${title}</h1>
<p>${status === 404 ? text : (problem.message ?? text)}</p>
!${problem.basis ? html`<p>依据：${problem.basis}</p>` : ''}
<p>您可以：</p>
<ul>
<li><a href="/">回到首页</a></li>
<li><a href="/site-map">查看网站地图</a></li>
!${site.phone ? html`<li>致电 ${site.phone} 与我们联系</li>` : ''}
</ul>
!${status >= 500 && problem.requestId ? html`<p class="quiet">问题编号：${problem.requestId}</p>` : ''}
</div>`;
  return layout(site, { title, section: null, body, meta: { unlisted: true } });
}
