/** What the records of other capabilities say of a year: table 二 from the registers, 一（一） from publishing. */
import { itemCounts, type SectionKind, sectionKinds } from '#capabilities/publishing/index.ts';
import {
  feeSentence,
  informationFeesOf,
  type RecordedCell,
  tablesTwoOf,
  tableTwoOf,
} from '#capabilities/registers/index.ts';
import type { App } from '#platform/app.ts';
import { type Counts, countedSentence, type RecordedFigure } from '../model-figures.ts';

export type { RecordedCell } from '#capabilities/registers/index.ts';

/** The cells that registers supply, of one year. */
export const recordedCells = (app: App, organId: string, year: string): Promise<RecordedCell[]> =>
  tableTwoOf(app, organId, year);

/** As `recordedCells`, of several years at once. */
export const recordedByYear = (
  app: App,
  organId: string,
  years: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedFigure[]>> => tablesTwoOf(app, organId, years);

/** How much was first made public in a year: in all, in sections of news, in all others. */
export async function countsOf(app: App, organId: string, year: string): Promise<Counts> {
  const { total, byKind } = await itemCounts(app, organId, year);
  return { total, news: byKind.news, other: total - byKind.news };
}

export type ReportRecords = {
  readonly cells: readonly RecordedCell[];
  readonly counts: Counts;
  readonly byKind: readonly { readonly label: string; readonly count: number }[];
  readonly items: readonly { readonly id: string; readonly title: string; readonly href: string }[];
  /** Sentences to take over. */
  readonly sentence: string;
  readonly feeSentence: string;
};

/** All that records say of a year, with the records themselves. */
export async function recordsOfYear(
  app: App,
  organ: { readonly id: string; readonly name: string },
  year: string,
): Promise<ReportRecords> {
  const [cells, { total, byKind, items }, fees] = await Promise.all([
    tableTwoOf(app, organ.id, year),
    itemCounts(app, organ.id, year),
    informationFeesOf(app, organ.id, year),
  ]);
  const counts = { total, news: byKind.news, other: total - byKind.news };
  const kinds = (Object.keys(sectionKinds) as SectionKind[]).filter((kind) => byKind[kind] > 0);
  return {
    cells,
    counts,
    byKind: kinds.map((kind) => ({ label: sectionKinds[kind], count: byKind[kind] })),
    items: items.map(({ id, title }) => ({ id: String(id), title, href: `/items/${id}` })),
    sentence: countedSentence(organ.name, counts),
    feeSentence: feeSentence(organ.name, year, fees),
  };
}
