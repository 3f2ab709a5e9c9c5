/** 核对: all that was filled in, once more in plain sight, and what is public already and may be what is looked for. */

import { hidden } from '#portal/fields.ts';
import { html, url } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { applicantKinds, forms, identityKinds, routes } from '../model.ts';
import { applicationFields, hasRepresentative, kindOf } from '../model-application.ts';
import type { ApplicationView, ReceivedFile } from './application.ts';
import { framed, sizeInWords } from './parts.ts';

/** Something published that may be what is asked for. */
export type PublicMatch = { readonly href: string; readonly title: string; readonly publishedOn: string };

/** POST /requests/new, when nothing must be put right. */
export function checkPage(site: Site, view: ApplicationView, matches: readonly PublicMatch[]): string {
  const title = '核对以后提交';
  const { values, held } = view;
  const carried = [...applicationFields, 'keepProfile'].map((name) => hidden(name, values[name] ?? ''));
  const body = html`<h1>${title}</h1>
<p class="lead"><strong>还没有提交。</strong>请看一看填写的内容，没有错误就点最下面的“提交申请”。</p>
!${matches.length > 0 ? alreadyPublic(matches) : ''}
<section class="block" aria-labelledby="filled-title"><h2 id="filled-title">您填写的内容</h2>
<dl class="filled">!${rows(view).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>
<form method="post" action="/requests/new" enctype="multipart/form-data">
!${carried}!${hidden('mark', view.mark)}!${hidden('held', held.token)}
<p class="actions"><button name="step" value="submit" class="button-large">提交申请</button>
<button name="step" value="edit" class="button-quiet button-large">返回修改</button></p>
</form>`;
  return framed(site, { title, body, own: true });
}

const alreadyPublic = (
  matches: readonly PublicMatch[],
): string => html`<section class="block offered" aria-labelledby="public-title"><h2 id="public-title">这些已经公开的信息，是不是您要找的</h2>
<p>已经公开的，现在就可以看，不用等答复。都不是的，请继续提交。</p>
<ul class="titles">!${matches.map(
  ({ href, title, publishedOn }) =>
    html`<li><a href="${url(href)}">${title}</a><time datetime="${publishedOn}">${publishedOn}</time></li>`,
)}</ul></section>`;

type Row = readonly [label: string, value: string];

const labelIn = (labels: Readonly<Record<string, string>>, value: string | undefined): string =>
  labels[value ?? ''] ?? '';

/** What is filled in, label by label; what was left empty is left out. */
function rows({ values, held }: ApplicationView): Row[] {
  const text = (field: string) => (values[field] ?? '').trim();
  const person = (at: string, name: string): Row[] => [
    [name, text(`${at}.name`)],
    ['单位的联系人', text(`${at}.contactName`)],
    [
      '证件',
      text(`${at}.identityNumber`) &&
        `${labelIn(identityKinds, text(`${at}.identityKind`))} ${text(`${at}.identityNumber`)}`,
    ],
    ['电话', text(`${at}.phone`)],
    ['电子邮箱', text(`${at}.email`)],
    ['通信地址', [text(`${at}.address`), text(`${at}.postcode`)].filter(Boolean).join('　')],
  ];
  const isAmendment = kindOf(values) === 'record-amendment';
  const all: Row[] = [
    ['申请人是', labelIn(applicantKinds, values.applicantKind)],
    ...person('applicant', '姓名或者名称'),
    ...(hasRepresentative(values) ? person('representative', '代理人') : []),
    ...held.files.map((file): Row => [fileLabel(file), `${file.name}（${sizeInWords(file.size)}）`]),
    [isAmendment ? '哪一条信息' : '需要的信息', text('wish.subject')],
    [isAmendment ? '哪里不准确，应当是什么' : '补充说明', text('wish.description')],
    ['方式', isAmendment ? '' : labelIn(forms, values['wish.form'])],
    ['途径', labelIn(routes, values['wish.route'])],
    ['下次不用再填', text('keepProfile') && '姓名和联系方式存入我的账号'],
    ['需要帮助', text('wish.wantsHelp') && (text('wish.helpNote') || '是')],
  ];
  return all.filter(([, value]) => value !== '');
}

const fileLabel = ({ field }: ReceivedFile): string => (field === 'identityProof' ? '身份证明' : '有关材料');
