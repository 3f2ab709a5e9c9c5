/** The frame of 我的, and small parts that several pages share. */
import { type FormState, lineField } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Section, Site } from '#portal/site.ts';
import { addressLabel, type Ways } from '../model.ts';

const column: Section = {
  title: '我的',
  href: '/account',
  columnType: '办事服务',
  description: '登录以后查看自己的申请和办理进展；不注册账号也一样办事',
  keywords: '登录,我的申请,办理进展',
};

/** A page of 我的: one person's, so kept out of search engines. */
export const framed = (site: Site, title: string, body: string): string =>
  layout(site, {
    title,
    section: column,
    breadcrumbs:
      title === column.title ? [{ title }] : [{ title: column.title, href: column.href }, { title }],
    body,
    styles: ['requests.css'],
    meta: { unlisted: true },
  });

/** The number or address that an account is found by. */
export const addressField = (state: FormState, ways: Ways, hint = '', name = 'address'): string =>
  lineField(state, {
    ...{ name, label: addressLabel(ways), autocomplete: 'username', most: 200 },
    ...(ways.sms ? {} : { type: 'email' as const }),
    ...(hint === '' ? {} : { hint }),
  });

/** 「至少10个字符」, said before it is found fault with. */
export const newPasswordField = (state: FormState, name: string, label: string): string =>
  lineField(state, {
    ...{ name, label, type: 'password', autocomplete: 'new-password', most: 200 },
    hint: '至少10个字符，可以用一句自己记得住的话。',
  });

export const withoutAccount = html`<p>不用账号也一样办事：<a href="/requests/new">提出申请</a>、<a href="/requests/track">凭编号和查询码查询进展</a>。</p>`;
