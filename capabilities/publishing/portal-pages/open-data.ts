/** 开放数据: every public item as JSON and CSV, and the page that documents both. */
import { html, printedTime } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import { disclosureClasses, itemKinds } from '../model.ts';
import { type PublicItem, publicFilePath } from '../model-portal.ts';
import { itemHref } from './parts.ts';

/** An item with its text, as the open data give it. */
export type OpenItem = Omit<PublicItem, 'body'> & { readonly plainText: string; readonly section: string };

type Column = {
  readonly key: string;
  readonly title: string;
  readonly means: string;
  readonly value: (item: OpenItem, site: Site) => string | number;
};

const columns: readonly Column[] = [
  { key: 'id', title: '编号', means: '公开编号，网址 /items/编号', value: (item) => item.id },
  { key: 'url', title: '网址', means: '信息页面', value: (item, site) => address(site, itemHref(item.id)) },
  { key: 'indexNumber', title: '索引号', means: '政府信息索引号', value: (item) => item.indexNumber },
  { key: 'title', title: '名称', means: '标题', value: (item) => item.title },
  { key: 'summary', title: '内容概述', means: '内容概述', value: (item) => item.summary },
  { key: 'kind', title: '信息类型', means: '动态信息、政策文件等', value: (item) => itemKinds[item.kind] },
  { key: 'section', title: '栏目', means: '所在栏目', value: (item) => item.section },
  { key: 'publisher', title: '发布机构', means: '主办单位', value: (_item, site) => site.organ },
  {
    key: 'source',
    title: '信息来源',
    means: '文字的来源',
    value: (item, site) => item.facts.source || site.organ,
  },
  { key: 'documentNumber', title: '文号', means: '公文的文号', value: (item) => item.facts.documentNumber },
  { key: 'producedOn', title: '生成日期', means: '年-月-日', value: (item) => item.facts.producedOn },
  { key: 'writtenOn', title: '成文日期', means: '年-月-日', value: (item) => item.facts.writtenOn },
  { key: 'effectiveOn', title: '施行日期', means: '年-月-日', value: (item) => item.facts.effectiveOn },
  { key: 'expiresOn', title: '有效期至', means: '年-月-日', value: (item) => item.facts.expiresOn },
  {
    key: 'disclosureClass',
    title: '公开属性',
    means: '主动公开等',
    value: (item) => disclosureClasses[item.facts.disclosureClass],
  },
  {
    key: 'publishedAt',
    title: '发布时间',
    means: '北京时间',
    value: (item) => printedTime(item.listedAt),
  },
  {
    key: 'updatedAt',
    title: '更新时间',
    means: '最近一次发布或更正，北京时间',
    value: (item) => printedTime(item.publishedAt),
  },
  {
    key: 'keywords',
    title: '关键词',
    means: '以分号隔开',
    value: (item) => item.facts.keywords.join('；'),
  },
];

const address = (site: Site, href: string): string => (site.domain ? `https://${site.domain}${href}` : href);

/** A field of RFC 4180; what a spreadsheet would take for a formula is marked as text by an apostrophe. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[\s]*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

const bom = '\uFEFF';
export const csvLine = (fields: readonly (string | number)[]): string =>
  `${fields.map(csvField).join(',')}\r\n`;

/** items.csv, piece by piece; with the mark by which Excel knows UTF-8. */
export async function* itemsCsv(site: Site, batches: AsyncIterable<readonly OpenItem[]>) {
  yield bom + csvLine(columns.map(({ title }) => title));
  for await (const batch of batches)
    yield batch.map((item) => csvLine(columns.map(({ value }) => value(item, site)))).join('');
}

/** items.json, piece by piece: {"licence": …, "items": [ … ]}. */
export async function* itemsJson(site: Site, batches: AsyncIterable<readonly OpenItem[]>) {
  const about = JSON.stringify({
    publisher: site.organ,
    licence,
    documentation: address(site, '/open-data'),
  });
  yield `${about.slice(0, -1)},"items":[`;
  let before = '\n';
  for await (const batch of batches) {
    for (const item of batch) {
      yield before + JSON.stringify(openItem(site, item));
      before = ',\n';
    }
  }
  yield '\n]}\n';
}

const openItem = (site: Site, item: OpenItem) => ({
  ...Object.fromEntries(columns.map(({ key, value }) => [key, value(item, site)])),
  keywords: item.facts.keywords,
  text: item.plainText,
  attachments: item.attachments.map(({ id, name, size, mediaType }) => ({
    ...{ name, size, mediaType },
    url: address(site, publicFilePath(item.id, id, name)),
  })),
});

const licence =
  '本数据为本机关已经主动公开的政府信息，任何人可以免费查阅、下载和使用；使用时请注明来源和取得日期，不得歪曲原意。';

/** GET /open-data */
export function openDataPage(site: Site): string {
  const row = ({ key, title, means }: Column) =>
    html`<tr><th scope="row">${key}</th><td>${title}</td><td>${means}</td></tr>`;
  return layout(site, {
    title: '开放数据和订阅',
    section: {
      title: '开放数据',
      href: '/open-data',
      columnType: '数据开放',
      description: '已公开信息的机器可读数据和订阅地址',
      keywords: '开放数据,JSON,CSV,RSS',
    },
    breadcrumbs: [{ title: '开放数据' }],
    body: html`<h1>开放数据和订阅</h1>
<section class="block" aria-labelledby="data-title"><h2 id="data-title">全部已公开信息</h2>
<ul class="titles"><li><a href="/open-data/items.json">items.json</a><span class="quiet">JSON，含正文文字和附件地址</span></li><li><a href="/open-data/items.csv" download>items.csv</a><span class="quiet">CSV，UTF-8，可以用 Excel 打开</span></li><li><a href="/disclosure/catalogue.xlsx" download>政府信息目录.xlsx</a><span class="quiet">Excel，索引号、名称、内容概述、生成日期</span></li></ul>
<p>${licence}</p></section>
<section class="block" aria-labelledby="feeds-title"><h2 id="feeds-title">订阅更新</h2>
<ul class="titles"><li><a href="/feeds/all.rss">全站 RSS</a><a href="/feeds/all.atom">全站 Atom</a></li>!${site.columns.map(({ title, href }) => html`<li><span>${title}</span><span><a href="${href}.rss">${title} RSS</a> · <a href="${href}.atom">${title} Atom</a></span></li>`)}</ul></section>
<section class="block" aria-labelledby="fields-title"><h2 id="fields-title">数据项说明</h2>
<div class="scroll" role="region" tabindex="0" aria-label="数据项说明，可左右滚动"><table class="rows"><thead><tr><th scope="col">JSON 键</th><th scope="col">CSV 列</th><th scope="col">含义</th></tr></thead><tbody>!${columns.map(row)}
<tr><th scope="row">text</th><td>—</td><td>正文和附件的文字（仅 JSON）</td></tr><tr><th scope="row">attachments</th><td>—</td><td>附件的名称、字节数、类型和地址（仅 JSON）</td></tr></tbody></table></div></section>`,
    styles: ['publishing.css'],
  });
}
