/** What the annual report counts: information made public in a year, by kind of section (form 2021, 一（一）). */
import type { App } from '#platform/app.ts';
import { type SectionKind, sectionKinds } from './model.ts';
import { firstReleases } from './store-release.ts';

export type ItemCounts = {
  readonly total: number;
  readonly byKind: Readonly<Record<SectionKind, number>>;
  /** The records behind the figures, in the order of publication. */
  readonly items: readonly {
    readonly id: number;
    readonly title: string;
    readonly kind: SectionKind;
    readonly publishedAt: string;
  }[];
};

/**
 * The items first made public in a year of Shanghai, by the kind their section had then. Items of an older site count
 * in the year that site showed. Corrections and what was taken down later change nothing: it was made public then.
 */
export async function itemCounts(app: App, organId: string, year: string): Promise<ItemCounts> {
  const found = await firstReleases(app, organId, `${year}-01-01`, `${Number(year) + 1}-01-01`);
  const byKind = Object.fromEntries(
    Object.keys(sectionKinds).map((kind) => [kind, found.filter((item) => item.kind === kind).length]),
  ) as Record<SectionKind, number>;
  const items = found.map(({ publishedAt, ...item }) => ({
    ...item,
    publishedAt: publishedAt.toISOString(),
  }));
  return { total: found.length, byKind, items };
}
