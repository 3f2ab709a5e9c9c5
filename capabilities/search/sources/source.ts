/** The door through which a kind of record is found: what its documents are, and which entries of the journal touch them. */
import type { App } from '#platform/app.ts';
import type { JournalNews } from '#platform/journal/index.ts';
import type { IndexedDocument } from '../engine/index.ts';

/** What an entry of the journal changes. */
export type Touched = {
  /** Documents to be read anew; 'all' for everything this source has of the organ. */
  readonly ids: readonly string[] | 'all';
  /**
   * Whether something may no longer be seen: then the documents leave the index before the action that took them away
   * returns, and come back as they now are, if they are still public.
   */
  readonly takesAway: boolean;
};

export type Source = {
  /** The first part of the keys of its documents: 'items'. */
  readonly name: string;
  /** What an entry changes; null: nothing of this source. */
  readonly touchedBy: (news: JournalNews) => Touched | null;
  /** One document as it may be found now; null when it may not. Its key is made by `keyOf`. */
  readonly read: (app: App, organ: SearchedOrgan, id: string) => Promise<IndexedDocument | null>;
  /** Every document of an organ. */
  readonly readAll: (app: App, organ: SearchedOrgan) => AsyncIterable<IndexedDocument>;
};

export type SearchedOrgan = { readonly id: string; readonly name: string };

/** The key of a document: nobody else's, and telling whose it is. */
export const keyOf = (source: string, organId: string, id: string): string => `${source}:${organId}:${id}`;

/** Everybody may find it. */
export const PUBLIC = 'public';
/** Staff of this organ with this permission may find it. */
export const staffOnly = (organId: string, permission: string): string => `staff:${organId}:${permission}`;

const day = (date: string): string => (/^\d{4}-\d\d-\d\d$/.test(date) ? date : '');

/** The columns every source fills alike. */
export const columnsOf = (organ: SearchedOrgan, date: string, rest: IndexedDocument['columns']) => ({
  ...rest,
  organ: organ.name,
  year: day(date).slice(0, 4),
});
