/** 年报体检: the result. The summary first, then what was found, then the report drawn again with its marks. */
import { html } from '#portal/html.ts';
import { type CellPath, cellName, cellPaths } from '#rules/annual-report/tables.ts';
import { type CellReading, countOf, type Finding, type ReadReport } from '../model.ts';
import { cellId } from '../writing/form-html.ts';
import { cellMarks, chiefCell, inOrder, quotationsOf, severities } from './check-marks.ts';
import { comparisonTable } from './comparison.ts';
import { findingSheet, placeWords } from './finding-sheet.ts';
import { reportForm } from './form.ts';
import { narrativeHtml } from './narrative.ts';

export type CheckResult = {
  /** The name of the file; null for pasted text. */
  readonly name: string | null;
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
  /** The plain sentence of judging. */
  readonly summary: string;
  /** The year before, when it was given and read. */
  readonly previous: ReadReport | null;
  /** Why the year before could not be read. */
  readonly previousProblem: string | null;
};

/** The content of the result page, from its h1. */
export function resultBody(result: CheckResult): string {
  const ordered = inOrder(result.findings);
  const { report } = result;
  const drawing = { mark: cellMarks(report, ordered), quotations: quotationsOf(ordered) };
  return html`<h1 tabindex="-1" data-result>体检结果</h1>
!${summary(result, ordered)}
!${findingList(report, ordered)}
!${readingProblems(report, ordered)}
!${result.previousProblem ? html`<div class="notice notice-question" role="note"><h2>没有读出上一年度报告</h2><p>${result.previousProblem}</p></div>` : ''}
<section aria-labelledby="redrawn-title">
<h2 id="redrawn-title">读出的报告</h2>
<p class="legend">!${legend}</p>
<article class="sheet report">
<p class="redrawn-name">${report.narrative.title || '（没有读到标题）'}</p>
!${narrativeHtml(report.narrative.preface, drawing.quotations)}
!${reportForm(report, drawing)}
</article>
</section>
!${result.previous ? comparisonTable(report, result.previous) : ''}
<p class="actions no-print"><a class="button" href="/report-check">再查一份</a></p>`;
}

function summary({ name, report, findings, summary: sentence }: CheckResult, ordered: readonly Finding[]) {
  const counts = severities.map(({ id, label, sign, unit }) => {
    const count = countOf(findings, id);
    return html`<li class="count count-${id}!${count === 0 ? ' count-none' : ''}"><strong>${count}</strong> ${unit}${label}<span aria-hidden="true">${sign}</span></li>`;
  });
  return html`<section class="block check-summary" aria-labelledby="summary-title">
<h2 id="summary-title" class="visually-hidden">小结</h2>
<ul class="counts">!${counts}</ul>
<p class="check-sentence">${sentence}</p>
<dl class="facts">!${readFacts(name, report).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<p class="actions no-print"><a class="button" href="/report-check">再查一份</a>
!${ordered.length > 0 ? html`<a download="${report.organ ?? ''}${report.year ? `${report.year}年` : ''}年报问题清单.csv" href="${sheetAddress(report, ordered)}">下载问题清单（可用 Excel 打开）</a>` : ''}</p>
</section>`;
}

/** The findings as a file inside the page: nothing is kept on the server, and no script is needed. */
const sheetAddress = (report: ReadReport, ordered: readonly Finding[]): string =>
  `data:text/csv;charset=utf-8;base64,${Buffer.from(findingSheet(report, ordered)).toString('base64')}`;

function readFacts(name: string | null, report: ReadReport): [string, string][] {
  const all = cellPaths(report);
  const held = (mark: CellReading['mark']) => all.filter((path) => report.cells[path]?.mark === mark).length;
  const solved = all.filter((path) => report.cells[path]?.how === 'solved').length;
  const open = [
    ['空白', held('blank')],
    ['填“/”或“无”', held('slash')],
    ['原文没有', held('missing')],
    ['不能确定', held('ambiguous')],
    ['读不出', held('unreadable')],
  ] as const;
  const others = open.flatMap(([label, count]) => (count > 0 ? [`${label}${count}格`] : [])).join('，');
  return [
    ['来源', name ?? '粘贴的文字'],
    ['单位', report.organ ?? '没有读到'],
    ['年度', report.year ? `${report.year}年` : '没有读到'],
    ['格式', report.format === '2021' ? '2021年格式' : '2019年格式'],
    ['读出', `${all.length}格中读出数字${held('number')}格${others ? `；${others}` : ''}`],
    ...(solved > 0 ? [['推算', `${solved}格原文数字连写，按勾稽关系拆开`] as [string, string]] : []),
  ];
}

function findingList(report: ReadReport, ordered: readonly Finding[]): string {
  if (ordered.length === 0) {
    return html`<section class="block" aria-labelledby="found-title"><h2 id="found-title">没有发现问题</h2>
<p>三张表的勾稽关系成立，文字中能与表格对照的数字一致。</p></section>`;
  }
  const groups = severities.flatMap(({ id, label, sign }) => {
    const found = ordered.flatMap((finding, index) =>
      finding.severity === id ? [findingItem(report, finding, index + 1)] : [],
    );
    return found.length === 0
      ? []
      : [
          html`<section class="found found-${id}" aria-labelledby="found-${id}"><h3 id="found-${id}"><span aria-hidden="true">${sign}</span>${label}（${found.length}）</h3><ol>!${found}</ol></section>`,
        ];
  });
  return html`<section class="block" aria-labelledby="found-title"><h2 id="found-title">发现的问题</h2>!${groups}</section>`;
}

function findingItem(report: ReadReport, finding: Finding, number: number): string {
  const { cells, expected, actual, source, message } = finding;
  const [should, is] = finding.severity === 'error' ? ['应为', '实为'] : ['对照数', '此处为'];
  const sides =
    expected !== null || actual !== null
      ? html`<p class="sides"><span>${should} <b>${expected ?? '（不定）'}</b></span><span>${is} <b>${actual ?? '（空）'}</b></span></p>`
      : '';
  return html`<li class="finding" id="finding-${number}" value="${number}">
<p class="finding-message">${message}</p>
!${sides}
!${source?.text ? quotation(source) : ''}
!${cells.length > 0 ? cellLinks(report, finding) : ''}
</li>`;
}

/** The words of the report; a bare number says nothing out of its table, its place does. */
function quotation(source: NonNullable<Finding['source']>): string {
  const place = placeWords(source);
  if (/^[\d\s.,/]*$/.test(source.text)) return place && html`<p class="finding-place">原文${place}</p>`;
  return html`<blockquote>${source.text}<footer>${place}</footer></blockquote>`;
}

/** The cell that stands for the finding, and the others folded away. */
function cellLinks(report: ReadReport, finding: Finding): string {
  const link = (path: CellPath) => html`<a href="#${cellId(path)}">${cellName(path, report.format)}</a>`;
  const chief = chiefCell(report, finding);
  const [first] = finding.cells;
  if (chief === undefined)
    return html`<p class="finding-cells">位置：!${first === undefined ? '' : link(first)} 等${finding.cells.length}格</p>`;
  const others = finding.cells.filter((path) => path !== chief);
  return html`<div class="finding-cells"><p>位置：!${link(chief)}</p>
!${others.length > 0 ? html`<details><summary>参与计算的另外${others.length}格</summary><ul>!${others.map((path) => html`<li>!${link(path)}</li>`)}</ul></details>` : ''}</div>`;
}

/** What the reader noticed and the findings do not say already. */
function readingProblems(report: ReadReport, findings: readonly Finding[]): string {
  const said = new Set(findings.map(({ message }) => message));
  const problems = report.problems.filter(({ message }) => !said.has(message));
  if (problems.length === 0) return '';
  const item = ({ message, place }: ReadReport['problems'][number]) =>
    html`<li>${message}!${place?.text ? html`<span class="quiet">（${placeWords(place)}“${place.text.slice(0, 80)}”）</span>` : ''}</li>`;
  return html`<section class="block" aria-labelledby="unread-title">
<h2 id="unread-title">读取时发现的情况</h2>
<ul>!${problems.map(item)}</ul>
</section>`;
}

const legend = html`<span class="key key-error">✕ 差错，并写出应为的数</span><span class="key key-question">？ 疑问</span><span class="key key-advice">ｉ 提示</span><span class="key key-involved">浅色：参与计算的格</span>`;
