/** 年报体检: the form. A native file input that scripts only make nicer; the page works without them. */
import { html } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import { columns, type Site } from '#portal/site.ts';
import { type CheckResult, resultBody } from './check-result.ts';

/** What /report-check shows: the empty form, the form with what is wrong, or a result. */
export type ReportCheckState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly message: string; readonly title?: string; readonly text?: string }
  | ({ readonly kind: 'checked' } & CheckResult);

const accepted = '.docx,.doc,.pdf,.html,.htm,.xlsx,.txt,.json';

/** GET and POST /report-check. Fields: `report` (file), `text`, `previous` (file, the year before). */
export function reportCheckPage(site: Site, state: ReportCheckState): string {
  const checked = state.kind === 'checked';
  const body = checked ? resultBody(state) : askBody(state);
  return layout(site, {
    title: checked ? '体检结果' : '年报体检',
    section: columns.reportCheck,
    breadcrumbs: [
      { title: columns.reportCheck.title, href: columns.reportCheck.href },
      ...(checked ? [{ title: '体检结果' }] : []),
    ],
    meta: { unlisted: state.kind !== 'empty', description: columns.reportCheck.description },
    body,
    styles: ['report.css', 'report-check.css', 'check-marks.css'],
    scripts: ['report-check.js'],
  });
}

function askBody(state: Exclude<ReportCheckState, { kind: 'checked' }>): string {
  const refused = state.kind === 'refused' ? state : null;
  return html`<h1>年报体检</h1>
<p class="lead">交来一份政府信息公开工作年度报告，逐格核对三张表的勾稽关系，逐句核对文字与表格是否一致。文件和结果只在本次核对中使用，核对完即清除，不留存、不公开。</p>
!${refused ? html`<div class="notice notice-error" role="alert"><h2>${refused.title ?? '没有读出这份报告'}</h2><p>${refused.message}</p></div>` : ''}
!${checkForm(refused?.text ?? '')}
!${whatIsChecked}`;
}

function checkForm(text: string): string {
  return html`<form class="check-form" action="/report-check" method="post" enctype="multipart/form-data" data-check-form data-limit="32">
<fieldset class="block">
<legend>要核对的报告</legend>
<div class="drop" data-drop>
<label for="report-file">选择文件，或把文件拖到这里</label>
<input type="file" id="report-file" name="report" accept="${accepted}" aria-describedby="report-file-text">
<p id="report-file-text">支持 Word（docx、doc）、PDF、网页（html）、Excel（本系统下载的）和文本文件，不超过32兆字节。</p>
</div>
<p class="or"><span>或者</span></p>
<label for="report-text">粘贴报告文字</label>
<p class="hint" id="report-text-text">从网页或文档中全选、复制，粘贴到这里，表格的数字会自动辨认。选了文件时以文件为准。</p>
<textarea id="report-text" name="text" rows="7" aria-describedby="report-text-text">
${text}</textarea>
</fieldset>
<fieldset class="block">
<legend>上一年度报告（可不选）</legend>
<div class="drop drop-small" data-drop>
<label for="previous-file">附上同一单位上一年度的报告，可以核对结转件数，并列出两年变化</label>
<input type="file" id="previous-file" name="previous" accept="${accepted}">
</div>
</fieldset>
<p class="actions"><button type="submit">开始体检</button><span class="progress-line" role="status" data-progress></span></p>
</form>`;
}

const whatIsChecked = html`<section class="block" aria-labelledby="what-title">
<h2 id="what-title">核对什么</h2>
<ul class="what">
<li><strong>差错</strong>算术上一定不成立的：某行各列之和不等于总计，某列本年新收加上年结转不等于办理总计加结转下年度。</li>
<li><strong>疑问</strong>请您核实的：文字里的件数与表格不一致，行名或表式与法定格式不同，有的数字读不准。</li>
<li><strong>提示</strong>不影响数据，建议修改的：有空白没有填0，排版不规范。</li>
</ul>
</section>`;
