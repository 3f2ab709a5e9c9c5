/** What others count over publishing: the work of a year and the standing of today. Nothing here changes anything. */
import type { App } from '#platform/app.ts';
import { dayInShanghai } from '#platform/database/index.ts';
import { disclosureDueOn, workingDaysLeft } from '#rules/proactive-deadline.ts';
import { listCatalogue, settingsOf } from './actions-desk.ts';
import {
  actsBetween,
  firstPublishedBetween,
  inWork,
  openFindings,
  releasedBetween,
  type SectionLast,
  sectionLasts,
  writtenBetween,
} from './store-figures.ts';

/** The beginning of a year in Shanghai. */
const newYear = (year: number): Date => new Date(`${year}-01-01T00:00:00+08:00`);

export type YearOfWork = {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly written: number;
    readonly passed: number;
    readonly returned: number;
    readonly late: number;
    readonly published: number;
  }[];
  /** What was first made public, by month, in time and late under art. 26. */
  readonly months: readonly { readonly month: number; readonly inTime: number; readonly late: number }[];
};

type Tally = { id: string; name: string; written: number; passed: number; returned: number; late: number };

/** Who wrote, reviewed and published how much in a year, and what came late. */
export async function yearOfWork(app: App, organId: string, year: string): Promise<YearOfWork> {
  const span = [newYear(Number(year)), newYear(Number(year) + 1)] as const;
  const [acts, written, released, first, { reviewDays }] = await Promise.all([
    actsBetween(app, organId, ...span),
    writtenBetween(app, organId, ...span),
    releasedBetween(app, organId, ...span),
    firstPublishedBetween(app, organId, ...span),
    settingsOf(app, organId),
  ]);
  const people = new Map<string, Tally>();
  const of = (id: string, name: string): Tally => {
    const known = people.get(id) ?? { id, name, written: 0, passed: 0, returned: 0, late: 0 };
    people.set(id, known);
    return known;
  };
  for (const { byId, byName, items } of written) of(byId, byName).written = items;
  for (const act of acts) {
    const tally = of(act.byId, act.byName);
    if (act.decision === 'passed') tally.passed += 1;
    else tally.returned += 1;
    if (act.since !== null && waited(act.since, act.at) > reviewDays) tally.late += 1;
  }
  for (const { byName } of released)
    if (![...people.values()].some(({ name }) => name === byName)) of(`name:${byName}`, byName);
  const releases = new Map(released.map(({ byName, releases }) => [byName, releases]));
  return {
    people: [...people.values()].map((tally) => ({ ...tally, published: releases.get(tally.name) ?? 0 })),
    months: monthsOf(first),
  };
}

/** Working days something lay from one instant to another; 0 within a day or beyond the calendar. */
const waited = (since: Date, until: Date): number =>
  workingDaysLeft(dayInShanghai(since), dayInShanghai(until)) ?? 0;

function monthsOf(first: readonly { at: Date; producedOn: string }[]): YearOfWork['months'] {
  const months = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, inTime: 0, late: 0 }));
  for (const { at, producedOn } of first) {
    const day = dayInShanghai(at);
    const month = months[Number(day.slice(5, 7)) - 1];
    const due = disclosureDueOn({ producedOn });
    if (month) month[due !== null && day > due.dueOn ? 'late' : 'inTime'] += 1;
  }
  return months;
}

export type Standing = {
  readonly sections: readonly SectionLast[];
  /** Items to be made public with their last day (art. 26), most pressing first. */
  readonly due: readonly { readonly id: number; readonly dueOn: string; readonly left: number | null }[];
  /** Items that lie in review, by the working days they have lain in their stage, longest first. */
  readonly waiting: readonly { readonly id: number; readonly days: number }[];
  readonly urgent: readonly { readonly id: number; readonly dueOn: string }[];
  readonly findings: ReadonlyMap<string, number>;
  readonly errorReports: number;
  readonly catalogueGaps: number;
  readonly reviewDays: number;
};

/** How publishing stands now: what others' inspection would look at. */
export async function standingOf(app: App, organId: string): Promise<Standing> {
  const [sections, work, { rules, errorReports }, catalogue, { reviewDays }] = await Promise.all([
    sectionLasts(app, organId),
    inWork(app, organId),
    openFindings(app, organId),
    listCatalogue(app, organId),
    settingsOf(app, organId),
  ]);
  const today = app.today();
  const due = work
    .filter(({ isPublic }) => !isPublic)
    .flatMap(({ id, producedOn, changedOn }) => {
      const found = disclosureDueOn({ producedOn, changedOn });
      return found ? [{ id, dueOn: found.dueOn, left: workingDaysLeft(today, found.dueOn) }] : [];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const waiting = work
    .filter(({ phase }) => phase === 'in-review')
    .map(({ id, since }) => ({ id, days: waited(since, app.now()) }))
    .sort((a, b) => b.days - a.days);
  const urgent = work.flatMap(({ id, urgentDueOn }) => (urgentDueOn ? [{ id, dueOn: urgentDueOn }] : []));
  const catalogueGaps = catalogue.filter(({ gap }) => gap !== null).length;
  return { sections, due, waiting, urgent, findings: rules, errorReports, catalogueGaps, reviewDays };
}
