/** 信息发布审核表 as rows: drawn from the item's record and its acts, and from nothing else. Pure. */
import type { ItemViewData } from '../contract-shapes.ts';
import { disclosureClasses, itemKinds } from '../model.ts';

export type SheetCell = { readonly text: string; readonly head: boolean; readonly span: number };
export type Sheet = {
  readonly title: string;
  readonly organ: string;
  readonly name: string;
  /** Each row fills four columns. */
  readonly rows: readonly (readonly SheetCell[])[];
  readonly foot: string;
};

const unprintable = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const printable = (text: string): string => text.toWellFormed().replace(unprintable, '');

const head = (text: string, span = 1): SheetCell => ({ text, head: true, span });
const cell = (text: string, span = 1): SheetCell => ({ text: printable(text), head: false, span });

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
});
const at = (instant: string): string => clock.format(new Date(instant)).replaceAll('/', '-');

const secrecyWords = {
  'no-secret': '经保密审查，不涉密，可以公开',
  'asked-authority': '已报有关部门确定，可以公开',
};

type Act = ItemViewData['review']['acts'][number];

const personOf = ({ by, for: principal }: Act): string =>
  principal ? `${by.name}（代${principal.name}）` : by.name;

/** The sheet of an item as it stands, printed at an instant. */
export function sheetOf(view: ItemViewData, organ: string, now: Date): Sheet {
  const { facts } = view;
  const ground = facts.ground.article === '' ? '' : `（《条例》第${facts.ground.article}条）`;
  return {
    title: '信息发布审核表',
    organ,
    name: `信息发布审核表（${view.id}）`,
    rows: [
      [head('信息标题'), cell(facts.title, 3)],
      [head('所属栏目'), cell(view.section.title), head('信息类型'), cell(itemKinds[view.kind])],
      [head('信息来源'), cell(facts.source), head('生成日期'), cell(facts.producedOn)],
      [
        ...[head('公开属性'), cell(`${disclosureClasses[facts.disclosureClass]}${ground}`)],
        ...[head('索引号'), cell(view.indexNumber || '（发布时编定）')],
      ],
      [head('撰稿'), cell(authorsOf(view)), head('附件'), cell(attachmentsOf(view))],
      [head('环节'), head('意见'), head('审校人'), head('时间')],
      ...view.review.stages.map(({ stage, label }) => stageRow(view, stage, label)),
      [head('保密审查'), cell(secrecyOf(view.review.acts), 3)],
      ...returnRows(view.review.acts),
      [head('发布记录'), cell(releasesOf(view), 3)],
    ],
    foot: `本表由审校记录自动生成，生成时间 ${at(now.toISOString())}。各环节审校的内容以版本摘要值为准，可用系统的核验功能核对。`,
  };
}

const writing = new Set(['item-created', 'item-edited']);
const authorsOf = ({ timeline }: ItemViewData): string =>
  [...new Set(timeline.filter(({ event }) => writing.has(event)).map(({ by }) => by))].reverse().join('、');

const attachmentsOf = ({ attachments }: ItemViewData): string =>
  attachments.length === 0 ? '无' : attachments.map(({ name }) => name).join('\n');

/** Who passed a stage, each act that counts; a stage nobody passed yet says so. */
function stageRow({ review }: ItemViewData, stage: Act['stage'], label: string): SheetCell[] {
  const acts = review.acts.filter((act) => act.stage === stage && act.counts);
  if (acts.length === 0) return [head(label), cell('（尚未办理）'), cell(''), cell('')];
  const lines = (line: (act: Act) => string) => cell(acts.map(line).join('\n'));
  return [
    head(label),
    lines(
      (act) => `${act.decision === 'passed' ? '通过' : '其余段落通过'}（第${act.version}版）${act.opinion}`,
    ),
    lines(personOf),
    lines((act) => at(act.at)),
  ];
}

const secrecyOf = (acts: readonly Act[]): string =>
  acts
    .flatMap((act) =>
      act.secrecy !== null && act.counts
        ? `${secrecyWords[act.secrecy]}。${personOf(act)}，${at(act.at)}`
        : [],
    )
    .join('\n') || '（尚未办理）';

function returnRows(acts: readonly Act[]): SheetCell[][] {
  const returned = acts.filter(({ decision }) => decision === 'returned');
  if (returned.length === 0) return [];
  const said = (act: Act) =>
    [act.opinion, ...act.remarks.map(({ quote, reason }) => (quote ? `“${quote}”：${reason}` : reason))]
      .filter((words) => words !== '')
      .join('；');
  return [
    [
      head('退回记录'),
      cell(returned.map((act) => `${personOf(act)}，${at(act.at)}：${said(act)}`).join('\n'), 3),
    ],
  ];
}

const releaseWords: Readonly<Record<ItemViewData['releases'][number]['kind'], string>> = {
  published: '发布',
  urgent: '紧急发布',
  corrected: '发布更正',
  'taken-down': '撤下',
  restored: '恢复',
  'attachments-ended': '附件下线',
  moved: '移动栏目',
  imported: '从旧网站导入',
};

const releasesOf = ({ releases }: ItemViewData): string =>
  releases
    .map(({ kind, by, at: instant, version, notice }) =>
      [`${at(instant)} ${by} ${releaseWords[kind]}`, version === null ? '' : `第${version}版`, notice]
        .filter((words) => words !== '')
        .join('，'),
    )
    .join('\n') || '（尚未发布）';
