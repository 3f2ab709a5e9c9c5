/** 添加以前的申请: number and query code once, and never again. */
import { type FormState, lineField, problemSummary } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { framed } from './parts.ts';

/** GET /requests/connect */
export function connectPage(site: Site, state: FormState): string {
  const title = '添加以前的申请';
  const body = html`<h1>${title}</h1>
<p class="lead">输入一次编号和查询码，这件申请就存入您的账号，以后不用再输入。</p>
!${problemSummary(state, '没有添加')}
<form class="block application" method="post" action="/requests/connect">
!${lineField(state, { name: 'number', label: '编号', hint: '在回执上，例如 2024-0001。', most: 40 })}
!${lineField(state, { name: 'code', label: '查询码', hint: '在回执上，16位字母和数字；大小写、有没有横线都可以。', most: 60 })}
<p class="actions"><button class="button-large">添加</button><a href="/account">返回我的</a></p>
</form>`;
  return framed(site, { title, body, own: true });
}
