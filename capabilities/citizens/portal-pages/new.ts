/** 注册: name if one likes, address, password, consent; and the same page where no code can be sent. */
import { type FormState, hidden, lineField, problemSummary, tickField } from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { codeMinutes, type Ways } from '../model.ts';
import { addressField, framed, newPasswordField, withoutAccount } from './parts.ts';

const title = '注册账号';

/** GET /account/new, and again when something must be put right. */
export function registerPage(
  site: Site,
  { state, ways, back }: { state: FormState; ways: Ways; back: string },
): string {
  const wrong = Object.keys(state.problems).length > 0;
  const body = html`<h1>${title}</h1>
<p class="lead">有了账号，自己的申请都在一处查看，不用每次输入查询码；姓名和联系方式愿意的可以存下来，下次不用再填。<strong>不注册也一样办事。</strong></p>
!${problemSummary(state, '还没有注册，请改正下列各处')}
<form class="block application" method="post" action="/account/new">
!${hidden('back', back)}
!${addressField(state, ways, `用来登录。下一步会向这里发一个验证码，${codeMinutes}分钟内有效。`)}
!${newPasswordField(state, 'password', '密码')}
!${lineField(state, { name: 'name', label: '姓名', optional: true, autocomplete: 'name', most: 60 })}
!${tickField(state, { name: 'agrees', label: `同意${site.organ}为我保存上面的信息`, hint: `只用来登录、联系和填写表单，加密保存，不给别人，不作别的用途。随时可以注销，注销以后马上删除。` })}
<p class="actions"><button class="button-large">下一步：获取验证码</button></p>
</form>
<p>已经有账号的，请<a href="/account/sign-in?back=${encodeURIComponent(back)}">登录</a>。</p>
!${withoutAccount}`;
  return framed(site, wrong ? `请改正：${title}` : title, body);
}

/** Where the office has connected neither mail nor short messages, nobody can prove that an address is theirs. */
export const unavailablePage = (site: Site, what: string): string =>
  framed(
    site,
    what,
    html`<h1>${what}</h1>
<p class="told" role="status">现在不能${what === title ? '注册账号' : '用验证码重新设置密码'}：本网站还没有接通短信和邮件，发不出验证码。</p>
!${withoutAccount}
!${site.phone ? html`<p>需要帮助的，请打电话 ${site.phone}。</p>` : ''}`,
  );
