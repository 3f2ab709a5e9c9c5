/** 申请表: one plain form with what art. 29 demands, and never a question why. */

import {
  choiceField,
  type FormState,
  fileField,
  hidden,
  lineField,
  problemSummary,
  radioField,
  textField,
  tickField,
} from '#portal/fields.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { applicantKinds, forms, identityKinds, type RequestKind, routes } from '../model.ts';
import { type FileField, hasRepresentative, kindOf } from '../model-application.ts';
import { framed, sizeInWords } from './parts.ts';

/** A file that is here already. */
export type ReceivedFile = { readonly field: FileField; readonly name: string; readonly size: number };

export type ApplicationView = FormState & {
  /** The form's own random mark: what is sent twice is taken once. */
  readonly mark: string;
  /** The files that came with an earlier sending, and the token they are held under. */
  readonly held: { readonly token: string; readonly files: readonly ReceivedFile[] };
  readonly retentionYears: number;
  /** 'signed-in': what is handed in stands in one's own account; 'none': none can be had here. */
  readonly account: 'signed-in' | 'offered' | 'none';
};

/** In the words of whoever applies; which column counts it is ours to check (a clerk may correct it). */
export const kindHints: Readonly<Record<keyof typeof applicantKinds, string>> = {
  'natural-person': '以个人名义申请的，选这一项。',
  'commercial-enterprise': '公司、企业等从事经营的单位。',
  'research-institution': '高等学校、研究院所等从事科学研究的单位。',
  'public-welfare-organisation': '基金会、慈善组织等从事公益事业的组织。',
  'legal-service-body':
    '律师事务所等提供法律服务的机构。律师代当事人申请的，申请人是当事人，律师填在“代理人”里。',
  'other-organisation': '不属于以上各类的单位，例如机关、村（居）民委员会、行业协会。',
};

const formHints: Readonly<Record<keyof typeof forms, string>> = {
  electronic: '文件、扫描件，可以在手机、电脑上看。',
  paper: '打印或者复印件。',
  inspection: '到本机关办公场所看原件、抄录。',
};

const routeHints: Readonly<Record<keyof typeof routes, string>> = {
  online: '凭编号和查询码在本网站查看、下载。',
  'e-mail': '发到您的电子邮箱，请在上面填写邮箱。',
  post: '寄到您的通信地址，请在上面填写地址。',
  'in-person': '通知您以后，带身份证明到本机关领取。',
  fax: '请在补充说明里写明传真号码。',
};

const optionsOf = (labels: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label, hint: hints[value] ?? '' }));

const titles: Readonly<Record<RequestKind, string>> = {
  disclosure: '申请公开政府信息',
  'record-amendment': '要求更正与自己有关的政府信息',
};

/** GET /requests/new, and again when something must be put right. */
export function applicationPage(site: Site, view: ApplicationView): string {
  const kind = kindOf(view.values);
  const wrong = Object.keys(view.problems).length > 0;
  const body = html`<h1>${titles[kind]}</h1>
!${lead(kind)}
!${accountLine(view.account, kind)}
!${problemSummary(view)}
<form class="application" method="post" action="/requests/new" enctype="multipart/form-data">
!${hidden('kind', kind)}!${hidden('mark', view.mark)}!${hidden('held', view.held.token)}
!${applicant(view)}
!${contact(view)}
!${wish(view, kind)}
!${representative(view)}
!${help(view)}
!${personalData(site, view.retentionYears)}
<p class="actions"><button name="step" value="check" class="button-large">下一步：核对</button></p>
</form>`;
  return framed(site, { title: wrong ? `请改正：${titles[kind]}` : titles[kind], body });
}

const lead = (kind: RequestKind): string =>
  kind === 'disclosure'
    ? html`<p class="lead">不用注册账号，<strong>不需要说明用途和理由</strong>，提出申请不收费。填写下面各项，核对以后提交；提交后会得到编号和查询码。不会填写的，可以打电话或者到本机关，由工作人员代为填写。</p>
<p>已经提交过申请的，请<a href="/requests/track">查询办理进展</a>。要求更正与自己有关的、记录不准确的政府信息的，请填<a href="/requests/new?kind=record-amendment">更正申请</a>。</p>`
    : html`<p class="lead">有证据证明本机关提供的与您自身相关的政府信息记录不准确的，可以要求更正（《政府信息公开条例》第四十一条）。请写明哪一条信息、哪里不准确，并附上证据。</p>
<p>要申请公开政府信息的，请填<a href="/requests/new">信息公开申请</a>。</p>`;

/** A quiet offer; an account is a condition of nothing. */
const accountLine = (account: ApplicationView['account'], kind: RequestKind): string => {
  if (account === 'none') return '';
  if (account === 'signed-in')
    return html`<p class="told">您已经登录，下面已按账号里的资料填好，请核对。提交以后，这件申请会列在<a href="/account">我的</a>里。</p>`;
  const back = kind === 'disclosure' ? '/requests/new' : '/requests/new?kind=record-amendment';
  return html`<p class="quiet">有账号的，可以<a href="/account/sign-in?back=${encodeURIComponent(back)}">先登录</a>，少填几项；没有账号的，办理完全一样。</p>`;
};

const block = (id: string, title: string, content: string): string =>
  html`<section class="block" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>!${content}</section>`;

/** Files that are here already, each with a box that leaves it out. */
const heldFiles = ({ held }: ApplicationView, field: FileField): string => {
  const line = ({ name, size }: ReceivedFile, index: number) =>
    html`<li><input type="checkbox" id="drop-${index}" name="drop" value="${index}"><label for="drop-${index}">不要“${name}”（${sizeInWords(size)}）</label></li>`;
  const own = held.files.flatMap((file, index) => (file.field === field ? [line(file, index)] : []));
  return own.length === 0
    ? ''
    : html`<div class="choices"><p class="field-hint">已经收到的文件不用再选。不要的，请勾选：</p><ul>!${own}</ul></div>`;
};

const applicant = (view: ApplicationView): string =>
  block(
    'who',
    '一、申请人',
    html`!${radioField(view, { name: 'applicantKind', label: '申请人是', hint: '拿不准的，选最接近的一项；选错了不影响申请。', options: optionsOf(applicantKinds, kindHints) })}
!${lineField(view, { name: 'applicant.name', label: '姓名或者单位名称', hint: '与身份证件、登记证书上的一致。', autocomplete: 'name' })}
!${lineField(view, { name: 'applicant.contactName', label: '单位的联系人', hint: '以单位名义申请的，请填写。', optional: true })}
<h3>身份证明</h3>
<p>下面两项，填写号码或者上传照片，有一项就可以。</p>
!${choiceField(view, { name: 'applicant.identityKind', label: '证件种类', options: identityKinds })}
!${lineField(view, { name: 'applicant.identityNumber', label: '证件号码', hint: '居民身份证18位，最后一位可能是X。', most: 60 })}
!${fileField(view, { name: 'identityProof', label: '身份证明的照片或者扫描件', hint: '可以用手机直接拍照。支持 jpg、png 图片和 PDF，每个不超过8 MB。', accept: 'image/jpeg,image/png,application/pdf', held: heldFiles(view, 'identityProof') })}`,
  );

const contact = (view: ApplicationView): string =>
  block(
    'contact',
    '二、怎样联系您',
    html`<p>电话、邮箱、地址，至少填写一项。本机关要与您确认收到申请，填写电话最方便。</p>
!${lineField(view, { name: 'applicant.phone', label: '电话', type: 'tel', autocomplete: 'tel', most: 40 })}
!${lineField(view, { name: 'applicant.email', label: '电子邮箱', type: 'email', autocomplete: 'email' })}
!${lineField(view, { name: 'applicant.address', label: '通信地址', autocomplete: 'street-address' })}
!${lineField(view, { name: 'applicant.postcode', label: '邮政编码', optional: true, autocomplete: 'postal-code', inputmode: 'numeric', most: 20 })}
!${view.account === 'signed-in' ? tickField(view, { name: 'keepProfile', label: '下次不用再填', hint: '把姓名、电话、邮箱、地址存在我的账号里，随时可以删除。身份证明不保存。' }) : ''}`,
  );

function wish(view: ApplicationView, kind: RequestKind): string {
  const isAmendment = kind === 'record-amendment';
  const route = radioField(view, {
    name: 'wish.route',
    label: isAmendment ? '怎样告知您结果' : '怎样交给您（途径）',
    options: optionsOf(routes, routeHints),
  });
  const form = radioField(view, {
    ...{ name: 'wish.form', label: '要什么样的（方式）', options: optionsOf(forms, formHints) },
    hint: '不能按您选的方式提供的，本机关会安排其他适当的方式。',
  });
  return block(
    'wish',
    isAmendment ? '三、要求更正什么' : '三、需要什么信息',
    html`!${lineField(view, {
      ...{ name: 'wish.subject', label: isAmendment ? '哪一条信息' : '信息的名称、文号，或者一句话描述' },
      hint: isAmendment
        ? '例如：某年度学生资助公示名单中本人的信息'
        : '例如：2024年小学学区划分方案。知道文号的，写文号最好找。',
    })}
!${textField(view, {
      ...{ name: 'wish.description', label: isAmendment ? '哪里不准确，应当是什么' : '补充说明' },
      ...{ optional: !isAmendment },
      hint: isAmendment
        ? '请一条一条写明。'
        : '便于查找的其他特征：时间、地点、涉及的事项或者单位等。一张申请表只写一件事，办理最快。',
    })}
!${fileField(view, { name: 'material', label: isAmendment ? '证据' : '有关材料', optional: !isAmendment, hint: '文件、照片都可以，每个不超过8 MB，连同身份证明最多5个。', held: heldFiles(view, 'material') })}
!${isAmendment ? '' : form}!${route}`,
  );
}

/** Closed until it is needed; open when something is written in it. */
const representative = (view: ApplicationView): string => {
  const open =
    hasRepresentative(view.values) ||
    Object.keys(view.problems).some((at) => at.startsWith('representative.'));
  return html`<details class="block" !${open ? 'open' : ''}><summary>由代理人申请的，点这里填写代理人</summary>
<p>请同时在“有关材料”中上传授权委托书。自己申请的，不用填写。</p>
!${lineField(view, { name: 'representative.name', label: '代理人姓名' })}
!${choiceField(view, { name: 'representative.identityKind', label: '代理人证件种类', options: identityKinds })}
!${lineField(view, { name: 'representative.identityNumber', label: '代理人证件号码', most: 60 })}
!${lineField(view, { name: 'representative.phone', label: '代理人电话', type: 'tel', most: 40 })}
</details>`;
};

const help = (view: ApplicationView): string =>
  block(
    'help',
    '四、需要帮助吗',
    html`!${tickField(view, { name: 'wish.wantsHelp', label: '阅读有困难，或者视力、听力有障碍，需要帮助', hint: '本机关会为您提供必要的帮助（条例第四十三条）。' })}
!${lineField(view, { name: 'wish.helpNote', label: '希望怎样帮助', optional: true, hint: '例如：请打电话读给我听；请用大字打印。' })}`,
  );

/** The notice of 个人信息保护法第十七条; the basis is a statutory duty (第十三条), so nobody is asked to agree. */
const personalData = (site: Site, retentionYears: number): string =>
  block(
    'privacy',
    '您的个人信息怎样使用',
    html`<ul>
<li>由${site.organ}处理${site.phone ? `，电话：${site.phone}` : ''}${site.address ? `，地址：${site.address}` : ''}。</li>
<li>您填写的姓名、身份证明、联系方式和申请内容，只用来办理这件申请。这是履行《政府信息公开条例》规定的法定职责，不需要的内容不要求您填写。</li>
<li>个人信息加密保存，只有办理申请的人员和负责人可以查看，每次查看都有记录；不会公开，也不会用于别的事情。</li>
<li>申请办结归档以后，保存${retentionYears}年，期满删除个人信息。</li>
<li>您可以要求查阅、复制、更正自己的个人信息，凭身份证明与本机关联系即可。</li>
</ul>
<p class="quiet">依据《中华人民共和国个人信息保护法》第十七条、第三十五条告知。</p>`,
  );
