/** What is put into the index, and how it lies there. */
import type { Mixtures } from './mixtures.ts';

/** What results can be narrowed by; each document has one value of each, '' for none. */
export const columnNames = ['section', 'kind', 'year', 'organ', 'status'] as const;
export type ColumnName = (typeof columnNames)[number];

/** Where a part of the text comes from: a page of an attachment; '' for more of the document itself, which no passage runs into. `start` is its place in `text`. */
export type TextPart = { readonly start: number; readonly name: string; readonly page: number | null };

export type IndexedDocument = {
  /** 'item:<organ>:<id>'; a document put again under its key takes the place of the one before. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly parts?: readonly TextPart[];
  /** Where a reader finds it, from the root. */
  readonly href: string;
  /** 'YYYY-MM-DD', or ''. */
  readonly date: string;
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
  /** Who may find it: 'public', or the words its source gives to those who may. */
  readonly audience: string;
  /** From 0 to 1: how much it counts beside others as relevant; 废止 below 有效. */
  readonly standing?: number;
  /** Newer ones first among equals. */
  readonly isNews?: boolean;
  /** What a list shows beside the title: 文号, 索引号. */
  readonly facts?: Readonly<Record<string, string>>;
};

/** The part of a document that is not text, kept as JSON. */
export type DocumentHead = Omit<IndexedDocument, 'text' | 'title'>;

/** What is kept of a document in memory for every query, one array for each, by the document's number. */
export type Columns = {
  readonly values: Readonly<Record<ColumnName, Uint16Array>>;
  /** The values again, as they are counted; null while documents are added, and where they are too many. */
  readonly mixtures: Mixtures | null;
  readonly audience: Uint16Array;
  /** Days since 1900-01-01, 0 for none. */
  readonly day: Uint16Array;
  /** The length of the text in terms, see `lengthCode`. */
  readonly length: Uint8Array;
  /** `standing` in hundredths; 128 is added for news. */
  readonly standing: Uint8Array;
};

const FIRST_DAY = Date.UTC(1900, 0, 1);

/** The number of a day; 0 for '' and what is no day. */
export function dayNumber(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? 0 : Math.min(65_535, Math.max(0, Math.round((at - FIRST_DAY) / 86_400_000)));
}

/** A length in one byte, on a scale of 3 % a step: what BM25 makes of it needs no more. */
export const lengthCode = (terms: number): number =>
  Math.min(255, Math.round(Math.log1p(Math.max(0, terms)) * 20));
export const lengthOf = (code: number): number => Math.expm1(code / 20);

export const NEWS = 128;

export function emptyColumns(count: number): Columns {
  const values = Object.fromEntries(columnNames.map((name) => [name, new Uint16Array(count)]));
  return {
    values: values as Record<ColumnName, Uint16Array>,
    mixtures: null,
    audience: new Uint16Array(count),
    day: new Uint16Array(count),
    length: new Uint8Array(count),
    standing: new Uint8Array(count),
  };
}

/** Every array of the columns, in the order in which they are written to a file. */
export const columnArrays = (columns: Columns): (Uint16Array | Uint8Array)[] => [
  ...columnNames.map((name) => columns.values[name]),
  columns.audience,
  columns.day,
  columns.length,
  columns.standing,
];
