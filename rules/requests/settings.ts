/**
 * What the law leaves open, as settings with a day from which they hold, a default and its reason. An organ may set
 * another value from a day on; what was decided under the old one is never touched. A setting is not law: the screens
 * show it as 「本机关的执行口径」 together with its reason.
 */
import type { Day } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';
import { isOutcomeCode, type OutcomeCode } from './outcomes.ts';

export type SettingValues = {
  readonly firstDay: 'day-after' | 'same-day';
  readonly correctionWorkingDays: number;
  readonly reasonsWorkingDays: number;
  readonly consultationStopsUntil: 'answer-or-due' | 'answer';
  readonly afterPayment: 'afresh' | 'resume';
  readonly extensionNoticeBy: 'day-before' | 'due-day';
  readonly extensionAfterRestart: 'lapses' | 'carries-over';
  readonly feeMonthBy: 'received' | 'arrived';
  readonly reconsiderationFirst: readonly OutcomeCode[];
  readonly inactionReconsiderationFirst: 'yes' | 'no';
};

export type SettingId = keyof SettingValues;

/** A value and the day from which it holds. */
export type Dated<T> = { readonly from: Day; readonly value: T; readonly reason: string };

export type RequestSettings = { readonly [Id in SettingId]: readonly Dated<SettingValues[Id]>[] };

/** The day the Regulation in its present form came into force. */
export const regulationInForce: Day = '2019-05-15';
/** The day the present Reconsideration Law came into force: 「本法自2024年1月1日起施行。」 (行政复议法第九十条) */
export const reconsiderationLawInForce: Day = '2024-01-01';

const refusals: readonly OutcomeCode[] = [
  'refused.stateSecret',
  'refused.prohibitedByLaw',
  'refused.endangersSecurityOrStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberative',
  'refused.enforcementFile',
  'refused.administrativeInquiry',
];

const always = <T>(value: T, reason: string): readonly Dated<T>[] => [
  { from: regulationInForce, value, reason },
];

export const defaultSettings: RequestSettings = {
  firstDay: always(
    'day-after',
    '条例没有规定期限的第一天。实践参照诉讼法“期间开始的日不计算在期间内”的算法，自次日起算；已公开的办理实例（2022年9月30日收到、11月2日到期）与此一致。',
  ),
  correctionWorkingDays: always(
    15,
    '条例第三十条只说“合理的补正期限”，没有数字。默认取15个工作日，与第三十二条、第三十四条征求意见的期限相同。',
  ),
  reasonsWorkingDays: always(
    15,
    '条例第三十五条没有规定说明理由的期限。默认取15个工作日，与补正的期限相同。',
  ),
  consultationStopsUntil: always(
    'answer-or-due',
    '条例第三十三条第三款说“所需时间”不计算。默认计到收到意见之日，最迟计到提出意见的期限届满之日：逾期即可决定，不再需要时间。',
  ),
  afterPayment: always(
    'afresh',
    '缴费后处理期限如何计算，所见文本不全。默认自缴费次日起重新计算；尚未核对国办函〔2020〕109号原文，稳妥起见可以改为接续计算（到期日更早）。',
  ),
  extensionNoticeBy: always(
    'day-before',
    '条例第三十三条要求延长“告知申请人”，没有写明最迟哪一天。默认应在原到期日之前告知；也可以改为到期日当天仍可告知。',
  ),
  extensionAfterRestart: always(
    'lapses',
    '补正或者缴费后期限重新计算时，此前的延长是否仍然有效，条例没有规定。默认不再加算（到期日更早），但延长只能有一次，不得再次延长。',
  ),
  feeMonthBy: always(
    'received',
    '“一个自然月内累计申请”按哪一天归入月份，所见文本没有写明。默认按收到申请之日，因为收到之前申请还没有进入办理。',
  ),
  reconsiderationFirst: [
    {
      from: regulationInForce,
      value: [],
      reason: '2024年1月1日以前，法律没有要求政府信息公开案件先申请行政复议。',
    },
    {
      from: reconsiderationLawInForce,
      value: ['disclosedInPart', ...refusals],
      reason:
        '行政复议法第二十三条第一款第四项“申请政府信息公开，行政机关不予公开”应当先申请行政复议。部分公开、无法提供、不予处理是否属于“不予公开”没有定论；默认不予公开各项和部分公开为复议前置，其余可以选择。请本机关的法律顾问确认。',
    },
  ],
  inactionReconsiderationFirst: [
    {
      from: regulationInForce,
      value: 'no',
      reason: '2024年1月1日以前，法律没有要求政府信息公开案件先申请行政复议。',
    },
    {
      from: reconsiderationLawInForce,
      value: 'no',
      reason:
        '逾期不答复是否属于行政复议法第二十三条第一款第三项“未履行法定职责”，没有定论。默认可以选择，以免申请人因程序丧失权利。',
    },
  ],
};

type SettingText = {
  readonly label: string;
  /** The article that leaves it open. */
  readonly basis: Citation;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

const reconsiderationFirstLaw: Citation = { law: '中华人民共和国行政复议法', article: '23.1' };

/** What each setting is called, on which article it rests, and its choices in words. */
export const settingTexts: Readonly<Record<SettingId, SettingText>> = {
  firstDay: {
    basis: ogi('33.2'),
    label: '期限的第一天',
    options: [
      { value: 'day-after', label: '自次日起算' },
      { value: 'same-day', label: '当日即为第一天' },
    ],
  },
  correctionWorkingDays: { basis: ogi('30'), label: '补正期限（工作日）' },
  reasonsWorkingDays: { basis: ogi('35'), label: '说明理由的期限（工作日）' },
  consultationStopsUntil: {
    basis: ogi('33.3'),
    label: '征求意见的时间计到哪一天',
    options: [
      { value: 'answer-or-due', label: '收到意见之日，最迟到提出意见的期限届满' },
      { value: 'answer', label: '收到意见之日' },
    ],
  },
  afterPayment: {
    basis: ogi('42'),
    label: '缴费后的答复期限',
    options: [
      { value: 'afresh', label: '自缴费次日起重新计算' },
      { value: 'resume', label: '扣除等待缴费的时间后接续计算' },
    ],
  },
  extensionNoticeBy: {
    basis: ogi('33.2'),
    label: '延长答复期限最迟何时告知',
    options: [
      { value: 'day-before', label: '原到期日之前' },
      { value: 'due-day', label: '原到期日当天仍可' },
    ],
  },
  extensionAfterRestart: {
    basis: ogi('33.2'),
    label: '期限重新计算后，此前的延长',
    options: [
      { value: 'lapses', label: '不再加算' },
      { value: 'carries-over', label: '继续加算' },
    ],
  },
  feeMonthBy: {
    basis: ogi('42'),
    label: '信息处理费按月累计所依据的日期',
    options: [
      { value: 'received', label: '收到申请之日' },
      { value: 'arrived', label: '申请到达之日' },
    ],
  },
  reconsiderationFirst: { basis: reconsiderationFirstLaw, label: '应当先申请行政复议的答复' },
  inactionReconsiderationFirst: {
    basis: reconsiderationFirstLaw,
    label: '逾期不答复是否应当先申请行政复议',
    options: [
      { value: 'yes', label: '应当先申请行政复议' },
      { value: 'no', label: '可以选择' },
    ],
  },
};

/**
 * The value that holds on a day, with its reason. Throws RangeError for a day before the Regulation: nothing older is
 * guessed.
 */
export function settingOn<Id extends SettingId>(
  settings: RequestSettings,
  id: Id,
  day: Day,
): Dated<SettingValues[Id]> {
  const found = settings[id].filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const last = found.at(-1);
  if (last) return last;
  throw new RangeError(`${day}早于现行条例的施行日期（${regulationInForce}），不适用这里的规则。`);
}

/** The settings with one value added from a day on. A value from the same day is replaced. */
export const withSetting = <Id extends SettingId>(
  settings: RequestSettings,
  id: Id,
  dated: Dated<SettingValues[Id]>,
): RequestSettings => ({
  ...settings,
  [id]: [...settings[id].filter(({ from }) => from !== dated.from), dated],
});

export const settingIds = Object.keys(settingTexts) as readonly SettingId[];

/** Periods the organ lays down itself, in working days: none shorter than a week, none longer than the reply's own. */
const shortest = 5;
const longest = 30;

/** Why a value cannot be that of a setting; null when it can. */
export function settingValueIssue(id: SettingId, value: unknown): string | null {
  const { options } = settingTexts[id];
  if (options) return options.some((option) => option.value === value) ? null : '请从列出的做法中选择一种。';
  if (id !== 'reconsiderationFirst')
    return Number.isInteger(value) && Number(value) >= shortest && Number(value) <= longest
      ? null
      : `请填写${shortest}至${longest}之间的整数（工作日）。`;
  return Array.isArray(value) && value.every((code) => typeof code === 'string' && isOutcomeCode(code))
    ? null
    : '请从办理结果中选择。';
}

/** The values that the organ set itself, without the defaults: what is kept of them. */
export const ownSettings = (settings: RequestSettings): Partial<RequestSettings> =>
  Object.fromEntries(
    settingIds.flatMap((id) => {
      const defaults = defaultSettings[id].map((dated) => JSON.stringify(dated));
      const own = settings[id].filter((dated) => !defaults.includes(JSON.stringify(dated)));
      return own.length === 0 ? [] : [[id, own]];
    }),
  );

/** The defaults with what the organ set itself. */
export function settingsWith(own: Partial<RequestSettings> = {}): RequestSettings {
  const merged = settingIds.map((id) => {
    const set: readonly Dated<unknown>[] = own[id] ?? [];
    const days = new Set(set.map(({ from }) => from));
    return [id, [...defaultSettings[id].filter(({ from }) => !days.has(from)), ...set]];
  });
  return Object.fromEntries(merged);
}
