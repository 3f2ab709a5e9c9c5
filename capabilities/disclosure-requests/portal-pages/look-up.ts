/** 查询: number and query code, and nothing else; an unknown number and a wrong code read alike. */

import { type FormState, lineField, problemSummary } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { framed } from './parts.ts';

export type LookUpView = FormState & {
  /** Why the visitor stands here: the half hour is over, or they left. */
  readonly notice: 'ended' | 'left' | null;
  /** What was typed on a page whose half hour was over: to be copied, so that it is not lost. */
  readonly unsent: string;
};

const notices = {
  ended: '为了保护您的信息，打开半小时以后要重新输入编号和查询码。',
  left: '已经离开。别人在这台设备上看不到您的申请了。',
} as const;

/** GET /requests/track, and again when number and code do not lead anywhere. */
export function lookUpPage(site: Site, view: LookUpView): string {
  const title = '查询申请进展';
  const body = html`<h1>${title}</h1>
!${view.notice ? html`<p class="told" role="status">${notices[view.notice]}</p>` : ''}
!${problemSummary(view, '没有打开')}
!${
    view.unsent === ''
      ? ''
      : html`<section class="block"><h2>您刚才写的内容还没有提交</h2><p>请先复制下来，打开申请以后再粘贴、提交。</p><p class="field"><label for="unsent">刚才写的内容</label><textarea id="unsent" rows="6" readonly>
${view.unsent}</textarea></p></section>`
  }
<form class="block application" method="post" action="/requests/track">
!${lineField(view, { name: 'number', label: '编号', hint: '在回执上，例如 2024-0001。', most: 40 })}
!${lineField(view, { name: 'code', label: '查询码', hint: '在回执上，16位字母和数字；大小写、有没有横线都可以。', most: 60 })}
<p class="actions"><button class="button-large">查看我的申请</button></p>
</form>
<p>查询码遗失的，请带身份证明到本机关${site.phone ? html`，或者打电话 ${site.phone} 联系` : '联系'}，核对身份以后补发。</p>
<p>还没有申请的，可以<a href="/requests/new">在网上提出申请</a>。</p>`;
  return framed(site, { title, body });
}
