/** The catalogue of what is owed and its gaps, the settings, visitors' error reports; pure. */
import { type CatalogueEntry, catalogueFields } from '#rules/proactive-catalogue.ts';

export type CatalogueEntryRecord = Omit<CatalogueEntry, 'key' | 'field'> & {
  readonly organId: string;
  readonly id: string;
  readonly field: string;
  readonly position: number;
  /** 公开主体 */
  readonly discloser: string;
  readonly sectionId: string | null;
  readonly notApplicable: string | null;
};

/** None of these is law; they are the organ's own. */
export type PublishingSettings = {
  /** The first part of every 索引号. */
  readonly indexOrgan: string;
  /** Working days a stage of review may lie before it is called late. */
  readonly reviewDays: number;
  /** Working days to complete the chain after an urgent publication. */
  readonly urgentDays: number;
  /** Months before a document lapses at which to remind. */
  readonly lapseMonths: number;
};

export const usualSettings: PublishingSettings = {
  indexOrgan: '',
  reviewDays: 3,
  urgentDays: 3,
  lapseMonths: 3,
};

export type ErrorReport = {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly contact: string;
  readonly at: Date;
  readonly answeredAt: Date | null;
  readonly answer: string;
};

/** What of an entry is public: by items that name it, else by the section it points to. */
export type Disclosed = { readonly items: number; readonly last: Date };

/** The sentence that says what an entry lacks; null when it lacks nothing, or is not this organ's business. */
export function gapOf(
  entry: Pick<CatalogueEntryRecord, 'matter' | 'sectionId' | 'notApplicable'>,
  disclosed: Disclosed | undefined,
): string | null {
  if (entry.notApplicable !== null) return null;
  if (disclosed !== undefined && disclosed.items > 0) return null;
  return entry.sectionId === null
    ? `“${entry.matter}”还没有公开，也没有指定栏目。`
    : `“${entry.matter}”指定的栏目里还没有已公开的信息。`;
}

/** 「义务教育」; the organ's own fields are called by their key. */
export const fieldTitle = (field: string): string =>
  (catalogueFields as Readonly<Record<string, string>>)[field] ?? field;
