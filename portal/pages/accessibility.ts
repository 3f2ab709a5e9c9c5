/** 无障碍设置: how the pages are shown to this visitor; a plain form, no script. */
import { switchAddress } from '../display.ts';
import { html } from '../html.ts';
import { layout } from '../layout.ts';
import type { DisplayWish, Site } from '../site.ts';

const choices: readonly { wish: DisplayWish; label: string; text: string }[] = [
  { wish: 'large', label: '大字', text: '文字和按钮放大，行距加宽。' },
  { wish: 'contrast', label: '高对比度', text: '黑底黄字，链接加下划线，适合低视力人士。' },
  { wish: 'simple', label: '简洁版式', text: '单栏排列，去掉装饰，适合老年人和屏幕阅读软件。' },
];

/** GET /accessibility without a mode. `back` is where the visitor came from, already known to be local. */
export function accessibilityPage(site: Site, back: string): string {
  const box = ({ wish, label, text }: (typeof choices)[number]) => html`<li>
<input type="checkbox" name="mode" value="${wish}" id="mode-${wish}" !${site.display.has(wish) ? 'checked' : ''} aria-describedby="mode-${wish}-text">
<label for="mode-${wish}">${label}</label>
<p id="mode-${wish}-text">${text}</p>
</li>`;
  const body = html`<h1>无障碍设置</h1>
<p>选择后，本网站所有页面都按您的选择显示，并在这台设备上记住一年。本网站不启用脚本也能使用全部功能。</p>
<form class="wishes" action="/accessibility" method="get">
<fieldset>
<legend>显示方式</legend>
<ul>!${choices.map(box)}</ul>
</fieldset>
<input type="hidden" name="mode" value="standard">
<input type="hidden" name="back" value="${back}">
<p class="actions"><button type="submit">保存并返回</button>
<a href="${switchAddress([], back)}">恢复标准版</a></p>
</form>
<section aria-labelledby="keys-title">
<h2 id="keys-title">键盘操作</h2>
<ul>
<li>按 Tab 键依次移动到下一个链接或按钮，按 Shift + Tab 键返回上一个。</li>
<li>每页第一个链接是“跳到正文”，按 Enter 键直接到达正文。</li>
<li>宽表格可以用 Tab 键选中，再用左右方向键滚动。</li>
</ul>
</section>`;
  return layout(site, { title: '无障碍设置', section: null, breadcrumbs: [{ title: '无障碍设置' }], body });
}
