/** Self-inspection: the indicators of today, the work of a year, and the nightly record of both. */
import { organIds } from '#capabilities/accounts/index.ts';
import { itemCounts, sectionKinds, standingOf, yearOfWork } from '#capabilities/publishing/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { dayInShanghai } from '#platform/database/index.ts';
import type { IndicatorData, SupervisionData } from './contract.ts';
import { indicatorsOf } from './model.ts';
import { inspections, keepDay } from './store.ts';

/** The indicators of an organ as of now. */
export async function inspect(app: App, organId: string): Promise<IndicatorData[]> {
  const { sections, ...standing } = await standingOf(app, organId);
  return indicatorsOf({
    ...standing,
    today: app.today(),
    sections: sections.map(({ title, kind, items, last }) => ({
      title,
      kind,
      items,
      lastOn: last === null ? null : dayInShanghai(last),
    })),
  });
}

/** 监督 — indicators, who did what, what came late, over the year asked for (this year unless told). */
export async function supervision(app: App, staff: Staff, asked?: string): Promise<SupervisionData> {
  const year = asked ?? app.today().slice(0, 4);
  const [indicators, work, counts, history] = await Promise.all([
    inspect(app, staff.organId),
    yearOfWork(app, staff.organId, year),
    itemCounts(app, staff.organId, year),
    inspections(app, staff.organId, 90),
  ]);
  const kinds = Object.entries(counts.byKind).map(([kind, count]) => ({
    kind,
    label: sectionKinds[kind as keyof typeof sectionKinds] ?? kind,
    count,
  }));
  return {
    day: app.today(),
    indicators,
    year,
    people: [...work.people],
    months: [...work.months],
    kinds: kinds.filter(({ count }) => count > 0),
    history,
  };
}

/** Inspects every organ and keeps the day's result: nightly work, may run twice. */
export async function inspectAll(app: App): Promise<void> {
  for (const organId of await organIds(app)) {
    const indicators = await inspect(app, organId);
    const count = (state: string) => indicators.filter((indicator) => indicator.state === state).length;
    await keepDay(app, organId, app.today(), { red: count('red'), amber: count('amber') });
  }
}
