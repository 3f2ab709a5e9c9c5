/**
 * What the records of other capabilities say of a year: table 二 from the registers, 三 from the requests, 四 from the
 * disputes, 一（一） from publishing.
 */
import { processingFeesOf, requestSentence, tableThreeOf } from '#capabilities/disclosure-requests/index.ts';
import { disputeSentence, tableFourOf } from '#capabilities/disputes/index.ts';
import { itemCounts, type SectionKind, sectionKinds } from '#capabilities/publishing/index.ts';
import {
  feeSentence,
  informationFeesOf,
  type RecordBehind,
  tablesTwoOf,
} from '#capabilities/registers/index.ts';
import type { App } from '#platform/app.ts';
import { type Counts, countedSentence, type RecordedFigure } from '../model-figures.ts';

/** A cell as records count it, with the records of table 二; the cases of 三 and 四 are asked for by cell. */
export type RecordedCell = RecordedFigure & { readonly records: readonly RecordBehind[] };

/** The cells that records supply, of one year. */
export async function recordedCells(app: App, organId: string, year: string): Promise<RecordedCell[]> {
  return (await recordedByYear(app, organId, [year])).get(year) ?? [];
}

/** As `recordedCells`, of several years at once. */
export async function recordedByYear(
  app: App,
  organId: string,
  years: readonly string[],
): Promise<ReadonlyMap<string, RecordedCell[]>> {
  const registered = await tablesTwoOf(app, organId, years);
  const cells = new Map<string, RecordedCell[]>();
  for (const year of years) {
    const [requests, disputes] = await Promise.all([
      tableThreeOf(app, organId, year),
      tableFourOf(app, organId, year),
    ]);
    cells.set(year, [
      ...(registered.get(year) ?? []).map(({ path, value, covered, records }) => ({
        ...{ path, value, covered, records, source: 'registers' as const, count: records.length },
      })),
      ...requests.map((one) => ({
        ...one,
        ...{ source: 'requests' as const, count: one.value ?? 0, records: [] },
      })),
      ...disputes.map((one) => ({
        ...one,
        ...{ source: 'disputes' as const, count: one.value ?? 0, records: [] },
      })),
    ]);
  }
  return cells;
}

/** How much was first made public in a year: in all, in sections of news, in all others. */
export async function countsOf(app: App, organId: string, year: string): Promise<Counts> {
  const { total, byKind } = await itemCounts(app, organId, year);
  return { total, news: byKind.news, other: total - byKind.news };
}

/**
 * 信息处理费 of a year: as the requests had it paid; as the register of charges has it, where no request did. A charge
 * that stands in both is one charge.
 */
async function feesOf(app: App, organId: string, year: string): Promise<{ count: number; fen: number }> {
  const [paid, registered] = await Promise.all([
    processingFeesOf(app, organId, year),
    informationFeesOf(app, organId, year),
  ]);
  return paid.count > 0 ? paid : registered;
}

export type ReportRecords = {
  readonly cells: readonly RecordedCell[];
  readonly counts: Counts;
  readonly byKind: readonly { readonly label: string; readonly count: number }[];
  readonly items: readonly { readonly id: string; readonly title: string; readonly href: string }[];
  /** Sentences to take over; null where nothing is known. */
  readonly sentence: string;
  readonly requestSentence: string | null;
  readonly disputeSentence: string | null;
  readonly feeSentence: string;
};

/** All that records say of a year, with the records themselves. */
export async function recordsOfYear(
  app: App,
  organ: { readonly id: string; readonly name: string },
  year: string,
): Promise<ReportRecords> {
  const [cells, { total, byKind, items }, fees] = await Promise.all([
    recordedCells(app, organ.id, year),
    itemCounts(app, organ.id, year),
    feesOf(app, organ.id, year),
  ]);
  const counts = { total, news: byKind.news, other: total - byKind.news };
  const kinds = (Object.keys(sectionKinds) as SectionKind[]).filter((kind) => byKind[kind] > 0);
  const numbers = cells.flatMap(({ path, value, covered, source }) =>
    source === 'registers' ? [] : [{ path, covered, value: value === null ? null : Number(value) }],
  );
  return {
    cells,
    counts,
    byKind: kinds.map((kind) => ({ label: sectionKinds[kind], count: byKind[kind] })),
    items: items.map(({ id, title }) => ({ id: String(id), title, href: `/items/${id}` })),
    sentence: countedSentence(organ.name, counts),
    requestSentence: requestSentence(year, numbers),
    disputeSentence: disputeSentence(year, numbers),
    feeSentence: feeSentence(organ.name, year, fees),
  };
}
