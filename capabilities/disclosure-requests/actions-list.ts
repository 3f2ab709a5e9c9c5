/** The register's lists, the desk's demands and calendar, similar requests. All by keyset or over open cases only. */
import type { App, Staff } from '#platform/app.ts';
import { addDays, dayKind } from '#rules/calendar.ts';
import { settingOn } from '#rules/requests/settings.ts';
import { load } from './actions-record.ts';
import { namesOf, rowOf } from './actions-view.ts';
import type { RequestRowData } from './contract.ts';
import type { DeskDemandData } from './contract-desk.ts';
import type { Day } from './model.ts';
import { demandsOf } from './model-demands.ts';
import { caseOf } from './model-fold.ts';
import { ALIKE, gramsOf, likeness } from './model-words.ts';
import type { ListedRequest } from './store.ts';
import { eventsOfMany } from './store-events.ts';
import {
  byNextDay,
  byNumber,
  type Cursor,
  countOpen,
  dueBetween,
  listedByIds,
  sharingWords,
  type Wanted,
} from './store-list.ts';
import { countInMonth, samePersonIds, settingsOf } from './store-people.ts';
import { releasesWaiting } from './store-release.ts';

type Organ = Pick<Staff, 'organId'>;
const pageSize = 50;

export type ListWish = Omit<Wanted, 'year'> & {
  readonly year?: string | undefined;
  readonly by?: 'number' | 'due' | undefined;
  readonly after?: string | undefined;
};

const cursorText = (last: ListedRequest, by: 'number' | 'due'): string =>
  by === 'due' ? `${last.nextOn} ${last.id}` : `${last.year} ${last.ordinal} ${last.id}`;

/** The place a page goes on from; anything else means the beginning. */
export function cursorFrom(text: string | undefined): Cursor | null {
  const number = /^(\d{4}) (\d{1,9}) ([0-9a-f-]{36})$/.exec(text ?? '');
  if (number) return { year: Number(number[1]), ordinal: Number(number[2]), id: number[3] ?? '' };
  const day = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(text ?? '');
  return day ? { nextOn: day[1] ?? '', id: day[2] ?? '' } : null;
}

/** A page of the register. */
export async function listRequests(
  app: App,
  { organId }: Organ,
  wish: ListWish,
): Promise<{ rows: RequestRowData[]; next: string | null }> {
  const { year, by = 'number', after, ...rest } = wish;
  const wanted = { ...rest, ...(year ? { year: Number(year) } : {}) };
  const page = { after: cursorFrom(after), limit: pageSize + 1 };
  const read = by === 'due' ? byNextDay : byNumber;
  const [found, nameOf] = await Promise.all([read(app, organId, wanted, page), namesOf(app, organId)]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => rowOf(row, nameOf)),
    next: found.length > pageSize && last ? cursorText(last, by) : null,
  };
}

/** 在办件数, drills left out. */
export async function countRequests(
  app: App,
  { organId }: Organ,
): Promise<{ open: number; late: number; states: Record<string, number> }> {
  const counts = await countOpen(app, organId, app.today());
  const sum = (of: (one: (typeof counts)[number]) => number) =>
    counts.reduce((total, one) => total + of(one), 0);
  return {
    open: sum(({ count }) => count),
    late: sum(({ late }) => late),
    states: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
  };
}

/** Open cases looked at for the desk: those with the nearest days. */
const deskSize = 500;

/** 依法接下来要办的事: what each open case demands next, by day; the nearest 500 cases. */
export async function deskDemands(
  app: App,
  staff: Organ & { readonly id?: string },
  { mine = 'no' }: { readonly mine?: 'yes' | 'no' | undefined } = {},
): Promise<{ demands: DeskDemandData[]; total: number }> {
  const { organId } = staff;
  const wanted = mine === 'yes' && staff.id ? { owner: staff.id } : {};
  const [listed, settings, nameOf] = await Promise.all([
    byNextDay(app, organId, wanted, { after: null, limit: deskSize }),
    settingsOf(app, organId),
    namesOf(app, organId),
  ]);
  const now = { today: app.today(), settings: settings.law };
  const ids = listed.map(({ id }) => id);
  const [events, releases] = await Promise.all([
    eventsOfMany(app, organId, ids),
    releasesWaiting(app, organId, ids),
  ]);
  const demands = listed.flatMap((row) => {
    const { id, number, subject, ownerId } = row;
    const request = { id, number, subject, ownerId, ownerName: nameOf(ownerId) };
    const of = caseOf(row, events.get(id) ?? []);
    return demandsOf(of, now, releases.get(id)).map((demand) => ({ ...demand, request }));
  });
  const sorted = demands.sort(
    (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.key.localeCompare(b.key),
  );
  return { demands: sorted, total: sorted.length };
}

/** 到期日历: the days of a month and whose reply is due on each. */
export async function dueCalendar(app: App, { organId }: Organ, month: string) {
  const first: Day = `${month}-01`;
  const days: Day[] = [];
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  const due = await dueBetween(app, organId, first, days.at(-1) ?? first);
  return {
    days: days.map((day) => ({
      day,
      kind: dayKind(day).kind,
      requests: due
        .filter(({ dueOn }) => dueOn === day)
        .map(({ id, number, subject }) => ({ id, number, subject, what: '答复' })),
    })),
  };
}

/** 同一事项: cases whose subject reads alike, the closest first. A help for people: nothing is refused on it. */
export async function sameMatter(app: App, { organId }: Organ, id: string) {
  const { subject } = await load(app, organId, id);
  const grams = gramsOf(subject);
  const [sharing, nameOf] = await Promise.all([sharingWords(app, organId, id, grams), namesOf(app, organId)]);
  const rows = sharing
    .map((row) => ({ ...rowOf(row, nameOf), likeness: Math.round(likeness(grams, row.grams) * 100) / 100 }))
    .filter((row) => row.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 20);
  return { rows };
}

/** 同一申请人: cases that share identity or contact, by keyed hashes; and how many fall into the month a fee counts. */
export async function samePerson(app: App, { organId }: Organ, id: string) {
  const { of, settings } = await load(app, organId, id);
  const by = settingOn(settings.law, 'feeMonthBy', app.today()).value;
  const day = by === 'received' ? (of.receivedOn ?? of.arrivedOn) : of.arrivedOn;
  const [ids, inSameMonth, nameOf] = await Promise.all([
    samePersonIds(app, organId, id),
    countInMonth(app, organId, id, { month: day.slice(0, 7), by }),
    namesOf(app, organId),
  ]);
  return { rows: (await listedByIds(app, organId, ids)).map((row) => rowOf(row, nameOf)), inSameMonth };
}
