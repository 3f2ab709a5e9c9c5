/** 账号设置: what is kept, password, address, closing; each one small form, closed until it is wanted. */
import { type FormState, lineField, problemSummary, tickField } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { hasProfile, type Profile, type Ways } from '../model.ts';
import { signOutForm, toldWords } from './account.ts';
import { addressField, framed, newPasswordField } from './parts.ts';

export type SettingsForm = 'password' | 'address' | 'close';

export type SettingsView = {
  readonly signInWith: string;
  readonly profile: Profile;
  readonly ways: Ways;
  /** Which form was sent and must be put right. Its fields carry its name: 'password.current'. */
  readonly open: SettingsForm | null;
  readonly state: FormState;
  readonly told: keyof typeof toldWords | null;
};

/** GET /account/settings */
export function settingsPage(site: Site, view: SettingsView): string {
  const { signInWith, profile, ways, open, state, told } = view;
  const part = (form: SettingsForm, title: string, content: string) =>
    html`<details class="block" !${open === form ? 'open' : ''}><summary>${title}</summary>
<form class="application" method="post" action="/account/${form}">!${content}</form></details>`;
  const current = (form: SettingsForm) =>
    lineField(state, {
      ...{ name: `${form}.current`, label: '现在的密码', type: 'password' },
      ...{ autocomplete: 'current-password', most: 200 },
    });
  const body = html`<h1>账号设置</h1>
!${told === null ? '' : html`<p class="told" role="status">${toldWords[told]}</p>`}
!${problemSummary(state, '没有办成，请改正')}
!${kept(profile)}
!${part('password', '修改密码', html`<p>改好以后，其他设备都要重新登录。</p>!${current('password')}!${newPasswordField(state, 'password.next', '新密码')}<p class="actions"><button>修改密码</button></p>`)}
!${
    ways.mail || ways.sms
      ? part(
          'address',
          '更换登录用的手机号码或者电子邮箱',
          html`<p>现在用 ${signInWith} 登录。会向新的号码或者邮箱发一个验证码。</p>!${current('address')}!${addressField(state, ways, '', 'address.address')}<p class="actions"><button>获取验证码</button></p>`,
        )
      : ''
  }
!${part('close', '注销账号', html`<p>注销以后，账号和保存的资料马上删除，不能恢复。已经提交的申请照常办理，请保管好编号和查询码，凭它们查询。</p>!${current('close')}!${tickField(state, { name: 'close.sure', label: '我已经保管好编号和查询码，要注销账号' })}<p class="actions"><button>注销账号</button></p>`)}
<p><a href="/account">返回我的</a></p>
!${signOutForm}`;
  return framed(site, '账号设置', body);
}

function kept(profile: Profile): string {
  const rows = [
    ['姓名', profile.name],
    ['电话', profile.phone],
    ['电子邮箱', profile.email],
    ['通信地址', [profile.address, profile.postcode].filter(Boolean).join('　')],
  ].filter(([, value]) => value !== '');
  return html`<section class="block" aria-labelledby="kept-title"><h2 id="kept-title">保存的资料</h2>
!${
    hasProfile(profile)
      ? html`<dl class="filled">!${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<p>提出申请时自动填好，可以再改；身份证明不保存。</p>
<form method="post" action="/account/profile"><p class="actions"><button class="button-quiet">删除保存的资料</button></p></form>`
      : html`<p>没有保存姓名和联系方式。提出申请时勾选“下次不用再填”，就会存在这里。</p>`
  }</section>`;
}
