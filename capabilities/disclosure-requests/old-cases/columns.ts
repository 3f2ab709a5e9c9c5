/** The columns of a table of old cases, and what may stand in each; pure. */
import { type ApplicantKind, applicantKinds, applicantLabel } from '#rules/requests/applicants.ts';
import { type OutcomeCode, outcomes } from '#rules/requests/outcomes.ts';
import { type ChannelName, channels } from '../model.ts';

export const columns = [
  { field: 'number', label: '申请编号', required: true, says: '本单位原来的编号，不能重复' },
  { field: 'subject', label: '申请内容摘要', required: false, says: '不要写申请人姓名等个人信息' },
  { field: 'channel', label: '申请渠道', required: true, says: Object.values(channels).join(' / ') },
  {
    ...{ field: 'applicantKind', label: '申请人类型', required: true },
    says: applicantKinds.map(applicantLabel).join(' / '),
  },
  {
    field: 'receivedOn',
    label: '收到申请之日',
    required: true,
    says: '条例第三十一条的收到之日，例如2023-03-05',
  },
  { field: 'dueOn', label: '应当答复日期', required: false, says: '知道的才填，用来统计是否按期' },
  { field: 'closedOn', label: '办结日期', required: false, says: '没有办结的不填，结转以后年度继续办理' },
  { field: 'outcome', label: '处理结果', required: false, says: '办结的必填，写表三的行名' },
] as const;
export type OldField = (typeof columns)[number]['field'];

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/^\(?[一二三四五六七]\)|^\d\./, '')
    .replace(/[\s"“”'‘’、，,:：—\-－/]/g, '');

/** What a clerk may write for an outcome: its group and row, or the row where no other is called so. */
export const outcomeWords = outcomes.map(({ code, label, groupLabel, group }) => ({
  code,
  words: group === 'disclosed' ? label : `${groupLabel}—${label}`,
}));

const byWords = new Map<string, OutcomeCode>([
  ...outcomes.map(({ label, code }): [string, OutcomeCode] => [plain(label), code]),
  ...outcomeWords.map(({ words, code }): [string, OutcomeCode] => [plain(words), code]),
  ['公开', 'disclosed'],
  ['逾期不补正', 'otherHandling.correctionOverdue'],
  ['逾期未缴费', 'otherHandling.feeUnpaid'],
  ['申请人撤回', 'otherHandling.other'],
]);

/** The outcome that is meant; null: none is. */
export const outcomeOf = (text: string): OutcomeCode | null => byWords.get(plain(text)) ?? null;

const channelWords: Readonly<Record<string, ChannelName>> = {
  ...Object.fromEntries(Object.entries(channels).map(([key, words]) => [plain(words), key as ChannelName])),
  ...{ 当面: 'counter', 现场: 'counter', 邮寄: 'registered-post', 挂号信: 'registered-post' },
  ...{ 信函: 'ordinary-post', 平信: 'ordinary-post', 网络: 'internet', 网上: 'internet', 网站: 'internet' },
  ...{ 电子邮件: 'internet', 邮件: 'internet', 口头: 'oral' },
};

/** The channel that is meant; null: none is. */
export const channelOf = (text: string): ChannelName | null => channelWords[plain(text)] ?? null;

/** The applicant's kind that is meant; null: none is. */
export const applicantKindOf = (text: string): ApplicantKind | null => {
  const said = plain(text);
  if (['公民', '个人', '公民(自然人)'].includes(said)) return 'natural-person';
  if (said === '其他') return 'other-organisation';
  return applicantKinds.find((kind) => plain(applicantLabel(kind)) === said) ?? null;
};

/** Whether a heading is that of a column. */
export const isHeading = (heading: string, label: string): boolean =>
  plain(heading).replace(/[*＊]|\((选|必)填\)/g, '') === plain(label);
