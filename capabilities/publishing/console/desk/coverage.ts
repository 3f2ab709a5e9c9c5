/** How much of the catalogue is public, by field; gaps first. Pure. */
import type { CatalogueEntryData } from '../../contract-desk.ts';

export type FieldCoverage = {
  readonly field: string;
  readonly title: string;
  readonly entries: readonly CatalogueEntryData[];
  /** Entries that are this organ's business. */
  readonly owed: number;
  readonly done: number;
  readonly gaps: number;
  readonly notApplicable: number;
};

export type CatalogueFilter = 'gaps' | 'all' | 'not-applicable';

/** The fields in the order the catalogue names them; inside each, gaps first. */
export function coverageOf(entries: readonly CatalogueEntryData[]): FieldCoverage[] {
  const fields = [...new Set(entries.map(({ field }) => field))];
  return fields.map((field) => {
    const own = entries.filter((entry) => entry.field === field);
    const notApplicable = own.filter((entry) => entry.notApplicable !== null).length;
    const gaps = own.filter(({ gap }) => gap !== null).length;
    const owed = own.length - notApplicable;
    return {
      ...{ field, owed, gaps, notApplicable, done: owed - gaps },
      title: own[0]?.fieldTitle ?? field,
      entries: own.toSorted((one, other) => rank(one) - rank(other)),
    };
  });
}

const rank = ({ gap, notApplicable }: CatalogueEntryData): number =>
  gap !== null ? 0 : notApplicable === null ? 1 : 2;

/** Per cent of what is owed that is public, rounded down so that 100 means all; 100 where nothing is owed. */
export const percentOf = ({ done, owed }: Pick<FieldCoverage, 'done' | 'owed'>): number =>
  owed === 0 ? 100 : Math.floor((done / owed) * 100);

/** 「已公开12项，缺口3项，不适用2项」 */
export function coverageWords({ done, gaps, notApplicable }: FieldCoverage): string {
  const parts = [`已公开${done}项`, `缺口${gaps}项`];
  return [...parts, ...(notApplicable > 0 ? [`不适用${notApplicable}项`] : [])].join('，');
}

export const filtered = (
  entries: readonly CatalogueEntryData[],
  filter: CatalogueFilter,
): CatalogueEntryData[] =>
  entries.filter(
    ({ gap, notApplicable }) =>
      filter === 'all' || (filter === 'gaps' ? gap !== null : notApplicable !== null),
  );
