/** 验证码: what was sent where, the field for it, and what it opens. */
import { type FormState, lineField, problemSummary } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { codeMinutes, type Purpose } from '../model.ts';
import { framed, newPasswordField, withoutAccount } from './parts.ts';

export type CodeView = {
  readonly state: FormState;
  readonly purpose: Purpose;
  /** '138****1234' */
  readonly sentTo: string;
};

const kinds: Readonly<Record<Purpose, { title: string; button: string; again: string }>> = {
  register: { title: '填写验证码', button: '完成注册', again: '/account/new' },
  'reset-password': { title: '填写验证码，设置新密码', button: '保存新密码', again: '/account/forgotten' },
  'change-address': { title: '填写验证码', button: '完成更换', again: '/account/settings' },
};

/** GET /account/code. Says the same whether or not anything was sent. */
export function codePage(site: Site, { state, purpose, sentTo }: CodeView): string {
  const { title, button, again } = kinds[purpose];
  const sent =
    purpose === 'reset-password'
      ? html`如果 <strong>${sentTo}</strong> 有账号，验证码已经发到那里。`
      : html`验证码已经发到 <strong>${sentTo}</strong>。`;
  const body = html`<h1>${title}</h1>
<p class="lead">!${sent}${codeMinutes}分钟内有效。</p>
!${problemSummary(state, '没有办成，请改正')}
<form class="block application" method="post" action="/account/code">
!${lineField({ ...state, values: {} }, { name: 'code', label: '验证码', hint: '短信或者邮件里的6位数字。', autocomplete: 'one-time-code', inputmode: 'numeric', most: 12 })}
!${purpose === 'reset-password' ? newPasswordField(state, 'password', '新密码') : ''}
<p class="actions"><button class="button-large">${button}</button></p>
</form>
<p>没有收到的，请等一两分钟，看看垃圾邮件、拦截的短信；还没有的，请<a href="${again}">重新获取</a>。收到的信息说已经有账号的，请<a href="/account/sign-in">登录</a>。</p>`;
  return framed(site, title, body);
}

/** No code is waited for in this browser, or its time is over. */
export const codeOverPage = (site: Site): string =>
  framed(
    site,
    '验证码已经过期',
    html`<h1>验证码已经过期</h1>
<p class="lead">验证码${codeMinutes}分钟内有效，输错5次也要重新获取。</p>
<p class="actions"><a class="button" href="/account/new">重新注册</a><a class="button button-quiet" href="/account/forgotten">重新设置密码</a><a class="button button-quiet" href="/account/sign-in">登录</a></p>
!${withoutAccount}`,
  );
