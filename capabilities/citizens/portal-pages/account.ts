/** 我的: what is asked of one first, then every matter with its state in plain words and its next date. */
import { dayElement, html, url } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import type { Matter, MatterSource } from '../model-matters.ts';
import { framed } from './parts.ts';

export type AccountView = {
  readonly signInWith: string;
  readonly matters: readonly (Pick<MatterSource, 'kind' | 'heading' | 'none' | 'begin' | 'connect'> & {
    readonly list: readonly Matter[];
  })[];
  readonly told: keyof typeof toldWords | null;
};

export const toldWords = {
  registered: '账号注册好了，您已经登录。',
  password: '新密码已经生效，其他设备都已退出。',
  address: '已经更换，以后用新的登录。',
  profile: '保存的姓名和联系方式已经删除。',
  added: '已经存入您的账号。',
} as const;

/** GET /account, signed in. */
export function accountPage(site: Site, { signInWith, matters, told }: AccountView): string {
  const body = html`<h1>我的</h1>
!${told === null ? '' : html`<p class="told" role="status">${toldWords[told]}</p>`}
!${matters.map(
    ({ kind, heading, none, begin, connect, list }) =>
      html`<section class="block" aria-labelledby="${kind}-title"><h2 id="${kind}-title">${heading}</h2>
!${list.length === 0 ? html`<p>${none}</p>` : html`<ul class="matters">!${[...list].sort(waitingFirst).map(line)}</ul>`}
<p class="actions"><a class="button" href="${url(begin.href)}">${begin.label}</a><a href="${url(connect.href)}">${connect.label}</a></p></section>`,
  )}
<section class="block" aria-labelledby="account-title"><h2 id="account-title">账号</h2>
<p>用 ${signInWith} 登录。</p>
<p class="actions"><a class="button button-quiet" href="/account/settings">修改密码、更换号码、注销</a></p></section>
!${signOutForm}`;
  return framed(site, '我的', body);
}

const waitingFirst = (a: Matter, b: Matter): number => Number(b.isWaiting) - Number(a.isWaiting);

const line = ({ href, number, title, since, status, next, isWaiting, due }: Matter): string =>
  html`<li><p class="matter-title"><a href="${url(href)}">${title}</a></p>
<p class="quiet">编号 ${number}，!${dayElement(since)}提交</p>
<p><strong class="${isWaiting ? 'matter-waiting' : ''}">${status}</strong>　!${due ? html`${due.label}：!${dayElement(due.on)}` : ''}</p>
<p>${next}</p></li>`;

/** Leaving: on a computer that others use too. */
export const signOutForm = html`<form class="leave no-print" method="post" action="/account/sign-out"><button class="button-quiet">退出登录</button><span class="quiet">用公共电脑、别人手机的，办完请点“退出登录”。</span></form>`;
