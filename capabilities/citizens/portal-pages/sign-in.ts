/** 登录, and 忘记密码. */
import { type FormState, hidden, lineField, problemSummary } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import type { Ways } from '../model.ts';
import { addressField, framed, withoutAccount } from './parts.ts';

type SignInView = {
  readonly state: FormState;
  readonly ways: Ways;
  readonly back: string;
  readonly notice: string | null;
};

/** An account may have either address, also where only one of them can be written to now. */
const anyWay: Ways = { mail: true, sms: true };

/** GET /account/sign-in and, for whoever is not signed in, /account. */
export function signInPage(site: Site, { state, ways, back, notice }: SignInView): string {
  const canAsk = ways.mail || ways.sms;
  const carried = encodeURIComponent(back);
  const body = html`<h1>登录</h1>
!${notice === null ? '' : html`<p class="told" role="status">${notice}</p>`}
!${problemSummary(state, '没有登录')}
<form class="block application" method="post" action="/account/sign-in">
!${hidden('back', back)}
!${addressField(state, anyWay)}
!${lineField(state, { name: 'password', label: '密码', type: 'password', autocomplete: 'current-password', most: 200 })}
<p class="actions"><button class="button-large">登录</button><a href="/account/forgotten">忘记密码</a></p>
</form>
<p>!${canAsk ? html`还没有账号的，可以<a href="/account/new?back=${carried}">注册账号</a>。` : html`本网站还没有接通短信和邮件，现在<a href="/account/new">不能注册账号</a>。`}</p>
!${withoutAccount}
<p class="quiet">单位工作人员请到<a href="/console/">工作台</a>登录。</p>`;
  return framed(site, '登录', body);
}

/** GET /account/forgotten */
export const forgottenPage = (site: Site, state: FormState, ways: Ways): string =>
  framed(
    site,
    '重新设置密码',
    html`<h1>重新设置密码</h1>
!${problemSummary(state, '没有发出，请改正')}
<form class="block application" method="post" action="/account/forgotten">
!${addressField(state, ways, '注册时用的。有账号的，会收到一个验证码，下一步用它设置新密码。')}
<p class="actions"><button class="button-large">获取验证码</button></p>
</form>
<p>想起来了的，请<a href="/account/sign-in">登录</a>。</p>
!${withoutAccount}`,
  );
