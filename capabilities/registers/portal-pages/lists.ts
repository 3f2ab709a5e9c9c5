/** GET /registers and /registers/{register}: what is public, by year, or in force on a day. */
import { html, url } from '#portal/html.ts';
import { layout } from '#portal/layout.ts';
import type { Site } from '#portal/site.ts';
import { inWanYuan, inYuan } from '#rules/registers/amounts.ts';
import { type DocumentStatus, documentStatuses, issuedOn } from '#rules/registers/documents.ts';
import {
  chargeKinds,
  datedOn,
  decisionStatuses,
  type EntryRecord,
  isCharge,
  isDecision,
  isDocument,
  publicParty,
  type RegisterName,
  registers,
  titleOf,
} from '../model.ts';
import { statusWords } from '../model-view.ts';
import { columnOf, crumbs, home, isWithdrawn, nothing, type RegisterLine, registerLinks } from './parts.ts';

/** GET /registers */
export function registersPage(site: Site, lines: readonly RegisterLine[]): string {
  const body = html`<h1>${home.title}</h1>
<p class="lead">依据《中华人民共和国政府信息公开条例》第二十条第（一）、（五）、（六）、（八）项公开。</p>
<section class="block" aria-label="登记簿">!${registerLinks(lines)}</section>`;
  return layout(site, {
    title: home.title,
    section: columnOf(null),
    breadcrumbs: crumbs(null),
    body,
    styles: ['registers.css'],
  });
}

/** What a list page shows and by which wish. */
export type RegisterPageView = {
  readonly register: RegisterName;
  readonly records: readonly EntryRecord[];
  readonly total: number;
  readonly years: readonly string[];
  /** '' all years. */
  readonly year: string;
  readonly page: number;
  readonly pages: number;
  /** For documents: the day asked for, today when none was. */
  readonly on: string;
  readonly today: string;
  readonly status: string;
};

/** The query of a page with these wishes; what is usual is left out. */
export function queryOf(
  view: Partial<Pick<RegisterPageView, 'year' | 'page' | 'on' | 'today' | 'status'>>,
): string {
  const wishes = new URLSearchParams();
  if (view.year) wishes.set('year', view.year);
  if (view.on && view.on !== view.today) wishes.set('on', view.on);
  if (view.status) wishes.set('status', view.status);
  if (view.page && view.page > 1) wishes.set('page', String(view.page));
  return wishes.size === 0 ? '' : `?${wishes}`;
}

/** GET /registers/{register} */
export function registerPage(site: Site, view: RegisterPageView): string {
  const { title } = registers[view.register];
  const isDocuments = view.register === 'normative-documents';
  const body = html`<div class="list-head"><h1>${title}</h1></div>
!${isDocuments ? documentFilter(view) : yearFilter(view)}
<section class="block" aria-label="${title}列表">
!${view.records.length === 0 ? nothing(emptySentence(view)) : html`<p class="quiet">${countSentence(view)}</p>!${tables[view.register](view)}`}
!${paging(view)}
</section>
!${downloads(view)}`;
  return layout(site, {
    title,
    section: columnOf(view.register),
    breadcrumbs: crumbs(view.register),
    body,
    styles: ['registers.css'],
  });
}

function emptySentence({ register, year, today, on, status }: RegisterPageView): string {
  const { title } = registers[register];
  if (register === 'normative-documents')
    return status || on !== today ? `${on}没有符合条件的${title}。` : `本机关现无${title}。`;
  if (year === '') return `本机关尚无公开的${title}信息。`;
  return year === today.slice(0, 4) ? `本年度无${title}。` : `${year}年度无${title}。`;
}

function countSentence({ register, total, on, year, status }: RegisterPageView): string {
  const { counter } = registers[register];
  if (register === 'normative-documents')
    return status === ''
      ? `截至${on}已公布${total}${counter}，状态为当日状态。`
      : `${on}状态为“${documentStatuses[status as DocumentStatus] ?? ''}”的共${total}${counter}。`;
  return `${year === '' ? '' : `${year}年`}共${total}${counter}。`;
}

const shownStatuses: readonly DocumentStatus[] = ['in-force', 'amended', 'pending', 'lapsed', 'repealed'];

function documentFilter({ on, today, status }: RegisterPageView): string {
  const option = (value: DocumentStatus) =>
    html`<option value="${value}" !${status === value ? 'selected' : ''}>${documentStatuses[value]}</option>`;
  return html`<form class="block register-filter" method="get" action="/registers/normative-documents">
<p><label for="on">查看哪一天的状态</label> <input type="date" id="on" name="on" value="${on}" min="1980-01-01" max="2100-12-31"></p>
<p><label for="status">状态</label> <select id="status" name="status"><option value="">全部</option>!${shownStatuses.map(option)}</select></p>
<p><button type="submit">查看</button> !${on !== today || status ? html`<a href="/registers/normative-documents">回到今天的全部文件</a>` : ''}</p>
</form>`;
}

function yearFilter(view: RegisterPageView): string {
  const years = [...new Set([view.today.slice(0, 4), ...view.years])].toSorted().reverse();
  const link = (year: string, label: string) =>
    html`<li><a href="${url(`/registers/${view.register}${queryOf({ year })}`)}" !${view.year === year ? 'aria-current="page"' : ''}>${label}</a></li>`;
  return html`<nav class="filters" aria-label="按年度查看"><ul>!${link('', '全部')}!${years.map((year) => link(year, `${year}年`))}</ul></nav>`;
}

const wide = (label: string, table: string): string =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${label}，可左右滚动">!${table}</div>`;

const address = (record: EntryRecord) => `/registers/${record.entry.register}/${record.id}`;

type TableOf = (view: RegisterPageView) => string;

const table = (
  view: RegisterPageView,
  heads: readonly string[],
  line: (record: EntryRecord) => string,
): string =>
  wide(
    registers[view.register].title,
    html`<table class="register"><caption class="visually-hidden">${registers[view.register].title}</caption>
<thead><tr>!${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>!${view.records.map(line)}</tbody></table>`,
  );

const documentTable: TableOf = (view) =>
  table(view, ['文件名称', '文号', '公布日期', '施行日期', '有效期至', '状态'], (record) => {
    const { entry } = record;
    if (!isDocument(entry)) return '';
    const status = statusWords(entry, view.on);
    const ended = status === '废止' || status === '失效';
    const why = status === '废止' ? `由${entry.repealedBy}` : '';
    return html`<tr><th scope="row"><a href="${address(record)}">${entry.title}</a></th><td class="number">${entry.number}</td>
<td class="day">${issuedOn(entry)}</td><td class="day">${entry.effectiveOn || '公布之日'}</td><td class="day">${entry.expiresOn || '未规定'}</td>
<td><span class="state${ended ? ' is-ended' : ''}">${status}</span>!${why ? html`<br><span class="quiet">${why}</span>` : ''}</td></tr>`;
  });

const decisionTable: TableOf = (view) => {
  const matter = { licences: '许可事项', penalties: '案由', compulsions: '强制事项' }[
    view.register as 'licences'
  ];
  return table(view, [matter, '行政相对人', '文书号', '决定日期', '状态'], (record) => {
    const { entry } = record;
    if (!isDecision(entry)) return '';
    if (isWithdrawn(record))
      return html`<tr><th scope="row"><a href="${address(record)}">已撤回的公开信息</a></th><td>—</td><td class="number">${entry.number}</td>
<td class="day">${entry.decidedOn}</td><td><span class="state is-ended">已撤回</span></td></tr>`;
    return html`<tr><th scope="row"><a href="${address(record)}">${entry.matter}</a></th><td>${publicParty(entry)}</td><td class="number">${entry.number}</td>
<td class="day">${entry.decidedOn}</td><td><span class="state${entry.status === 'valid' ? '' : ' is-ended'}">${decisionStatuses[entry.status]}</span></td></tr>`;
  });
};

const chargeTable: TableOf = (view) =>
  table(view, ['收费项目', '类别', '收费标准', '收费日期', '金额（元）', '金额（万元）'], (record) => {
    const { entry } = record;
    if (!isCharge(entry)) return '';
    return html`<tr><th scope="row"><a href="${address(record)}">${titleOf(entry)}</a></th><td>${chargeKinds[entry.kind]}</td><td>${entry.standard}</td>
<td class="day">${datedOn(entry)}</td><td class="figure">${inYuan(entry.fen)}</td><td class="figure">${inWanYuan(entry.fen)}</td></tr>`;
  });

const tables: Readonly<Record<RegisterName, TableOf>> = {
  'normative-documents': documentTable,
  licences: decisionTable,
  penalties: decisionTable,
  compulsions: decisionTable,
  charges: chargeTable,
};

function paging(view: RegisterPageView): string {
  if (view.pages <= 1) return '';
  const link = (page: number, label: string) =>
    page < 1 || page > view.pages
      ? ''
      : html`<li><a href="${url(`/registers/${view.register}${queryOf({ ...view, page })}`)}">${label}</a></li>`;
  return html`<nav class="filters" aria-label="翻页"><ul>!${link(view.page - 1, '上一页')}<li><span>第${view.page}页，共${view.pages}页</span></li>!${link(view.page + 1, '下一页')}</ul></nav>`;
}

function downloads(view: RegisterPageView): string {
  const query = queryOf({ ...view, page: 1 });
  const link = (format: string, label: string) =>
    html`<li><a href="${url(`/registers/${view.register}.${format}${query}`)}" download>${label}</a></li>`;
  return html`<nav class="filters" aria-label="下载"><ul>!${link('xlsx', '下载 Excel')}!${link('csv', '下载 CSV')}!${link('json', '下载 JSON')}</ul></nav>`;
}
