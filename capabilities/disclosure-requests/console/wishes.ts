/** What the desk of requests shows, as the address of the screen says it. Pure. */
import { applicantKinds, channels, requestKinds, states } from '../model.ts';

export const views = {
  today: '今日应办',
  calendar: '到期日历',
  register: '登记簿',
  approvals: '待审签',
  printing: '文书打印',
} as const;
export type ViewName = keyof typeof views;

/** How near a demand is; the tabs of the day's list. */
export const spans = {
  all: '全部',
  late: '已逾期',
  today: '今天',
  soon: '5天内',
  later: '以后',
  open: '没有期限',
} as const;
export type SpanName = keyof typeof spans;

export type RequestsSearch = {
  readonly view?: ViewName;
  readonly span?: SpanName;
  readonly mine?: '1';
  readonly month?: string;
  readonly state?: string;
  readonly year?: string;
  readonly channel?: string;
  readonly applicantKind?: string;
  readonly kind?: string;
  readonly by?: 'due';
  readonly words?: string;
};

const among = (list: object, value: unknown): boolean => typeof value === 'string' && value in list;
const stateFilters = { open: '', closed: '', ...states };

/** Reads the address; what it does not know is left out. */
export function readSearch(search: Record<string, unknown>): RequestsSearch {
  const year = String(search.year ?? '');
  const kept = (name: string, holds: boolean) => (holds ? { [name]: search[name] } : {});
  return {
    ...kept('view', among(views, search.view)),
    ...kept('span', among(spans, search.span)),
    ...(String(search.mine ?? '') === '1' && { mine: '1' as const }),
    ...kept('month', typeof search.month === 'string' && /^\d{4}-\d{2}$/.test(search.month)),
    ...kept('state', among(stateFilters, search.state)),
    ...(/^20\d\d$/.test(year) && { year }),
    ...kept('channel', among(channels, search.channel)),
    ...kept('applicantKind', among(applicantKinds, search.applicantKind)),
    ...kept('kind', among(requestKinds, search.kind)),
    ...kept('by', search.by === 'due'),
    ...kept('words', typeof search.words === 'string' && search.words !== ''),
  } as RequestsSearch;
}

/** The filters of the register as the endpoint takes them. */
export function wishOf(search: RequestsSearch): Record<string, never> {
  const { state, year, channel, applicantKind, kind, by, words } = search;
  const wish = { state, year, channel, applicantKind, kind, by, search: words };
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value)) as Record<string, never>;
}

/** How near a due day is; `left` in days, null when there is none. */
export function spanOf(left: number | null): Exclude<SpanName, 'all'> {
  if (left === null) return 'open';
  if (left < 0) return 'late';
  if (left === 0) return 'today';
  return left <= 5 ? 'soon' : 'later';
}
