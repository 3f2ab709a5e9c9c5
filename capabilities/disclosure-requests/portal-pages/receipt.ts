/** 回执: number, query code, and what happens next; made to be printed or photographed. */
import { signOutForm } from '#capabilities/citizens/index.ts';
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';
import { dayElement, framed, leaveForm } from './parts.ts';

export type ReceiptFacts = {
  readonly number: string;
  readonly queryCode: string;
  readonly subject: string;
  readonly arrivedOn: string;
  readonly isAmendment: boolean;
  /** It stands in the account of whoever handed it in. */
  readonly isKept: boolean;
};

export type ReceiptPageView = {
  readonly receipt: ReceiptFacts;
  /** The code that leads a camera to the look-up with the number filled in, as SVG of our own making; '' without a domain. */
  readonly qr: string;
  /** The address the code holds. */
  readonly address: string;
};

/** GET /requests/receipt */
export function receiptPage(site: Site, { receipt, qr, address }: ReceiptPageView): string {
  const title = '申请已经提交';
  const body = html`<h1>${title}</h1>
<section class="block receipt" aria-labelledby="receipt-title"><h2 id="receipt-title">${site.organ}　回执</h2>
<div class="receipt-codes"><dl>
<div><dt>编号</dt><dd class="receipt-number">${receipt.number}</dd></div>
<div><dt>查询码</dt><dd class="receipt-code">${receipt.queryCode}</dd></div>
<div><dt>提交日期</dt><dd>!${dayElement(receipt.arrivedOn)}</dd></div>
<div><dt>${receipt.isAmendment ? '更正的信息' : '所需信息'}</dt><dd>${receipt.subject}</dd></div>
</dl>
!${qr === '' ? '' : html`<figure class="receipt-qr"><div role="img" aria-label="二维码：查询进展的网址">!${qr}</div><figcaption>用手机扫一扫，查询进展<br><span class="quiet">${address}</span></figcaption></figure>`}</div>
<p class="keep"><strong>请现在记下编号和查询码：</strong>抄在纸上、拍照，或者用浏览器的“打印”功能打印。查询码只在这里显示一次，看进展、收答复都要用。不要告诉别人。遗失的，带身份证明到本机关补发。</p>
!${receipt.isKept ? html`<p>这件申请已经存入您的账号，登录以后在<a href="/account">我的</a>里查看，不用输入查询码。</p>` : ''}
</section>
<section class="block" aria-labelledby="next-title"><h2 id="next-title">接下来</h2>!${receipt.isAmendment ? amendmentSteps : steps}</section>
<p class="actions no-print"><a class="button button-large" href="/requests/${encodeURIComponent(receipt.number)}">打开我的申请</a></p>
!${receipt.isKept ? signOutForm : leaveForm}`;
  return framed(site, { title, body, own: true });
}

const steps = html`<ol class="steps">
<li><strong>双方确认收到。</strong>本机关会与您联系，确认收到申请；您也可以现在打开“我的申请”，点“确认”。网上提交的申请，双方确认的那一天是“收到申请之日”，答复的期限从这一天起算（条例第三十一条）。</li>
<li><strong>看申请内容清楚不清楚。</strong>不清楚的，本机关在收到申请之日起7个工作日内，一次告诉您要补正什么（条例第三十条）。</li>
<li><strong>答复。</strong>自收到申请之日起20个工作日内答复。需要延长的，会在期满以前告诉您，延长最多20个工作日；征求第三方和其他机关意见的时间不算在内（条例第三十三条）。</li>
<li><strong>收取答复。</strong>凭编号和查询码在本网站查看，或者按您选的途径交给您。</li>
</ol>`;

const amendmentSteps = html`<ol class="steps">
<li><strong>双方确认收到。</strong>本机关会与您联系；您也可以现在打开“我的申请”，点“确认”。</li>
<li><strong>核实。</strong>本机关有权更正的，核实以后更正并告诉您；不属于本机关职能范围的，转给有权更正的机关处理并告诉您，或者告诉您向哪个机关提出（条例第四十一条）。</li>
</ol>`;
