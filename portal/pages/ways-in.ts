/** 依申请公开: the ways in that the organ has, each with its address as far as it is on record; and what it costs. */
import { html } from '../html.ts';
import type { Site } from '../site.ts';

type Way = { readonly title: string; readonly text: string };

/** The ways of art. 28 and 29 with their addresses; a way whose address is not on record is left out. */
function waysOf(site: Site): Way[] {
  const office = site.disclosureOffice ?? `${site.organ}政府信息公开工作机构`;
  const at = [site.address, site.officeHours].filter(Boolean).join('，');
  return [
    { title: '当面', text: at && `${at}。带身份证明；书写有困难的，工作人员代为填写。` },
    {
      title: '邮寄',
      text: site.address
        ? `${site.postcode ? `${site.postcode}　` : ''}${site.address}，${office}收。信封上请写明“政府信息公开申请”。`
        : '',
    },
    { title: '传真', text: site.fax ? `${site.fax}。发出以后请打电话确认收到。` : '' },
    { title: '电话咨询', text: site.phone ?? '' },
  ].filter(({ text }) => text !== '');
}

function otherWays(site: Site): string {
  const ways = waysOf(site);
  if (ways.length === 0)
    return html`<p class="not-yet"><strong>尚未登记</strong><span>本机关的办公地址、电话、传真尚未登记。</span></p>`;
  return html`<dl class="ways">!${ways.map(({ title, text }) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** The part of the guide that leads to an application (art. 12 wants it there). */
export const waysIn = (site: Site): string => html`<div class="ways-in" id="apply">
<h3>依申请公开</h3>
<p>网站上没有公开的政府信息，公民、法人和其他组织都可以申请获取（《政府信息公开条例》第二十七条），不需要说明用途。</p>
<p class="actions"><a class="button" href="/requests/new">网上申请</a><a class="button button-quiet" href="/requests/track">查询申请进展</a></p>
<h4>其他提出申请的方式</h4>
!${otherWays(site)}
<h4>要写明什么</h4>
<ol><li>申请人的姓名或者名称、身份证明、联系方式；</li><li>所需信息的名称、文号，或者便于查找的其他描述；</li><li>要什么样的（电子文件、纸质文件等），怎样交给您。</li></ol>
<h4>多久答复、收不收费</h4>
<p>自收到申请之日起20个工作日内答复；需要延长的，会在期满以前告知，延长最多20个工作日（条例第三十三条）。提供政府信息不收费；申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。收费的标准：按件计收的，一个自然月内10件以下不收费；按量计收的，30页以下不收费（国务院办公厅《政府信息公开信息处理费管理办法》）。</p>
</div>`;
