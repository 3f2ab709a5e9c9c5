/** Entries as those who follow the journal get them, and how they are told of new ones. */
import type { Database } from '#platform/app.ts';
import type { JsonObject } from './entry.ts';

/** An entry, without names. */
export type JournalNews = {
  readonly organId: string;
  readonly number: number;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly event: string;
  readonly detail: JsonObject;
};

/** The channel on which PostgreSQL tells of every entry: "organ number". */
export const CHANNEL = 'gongkai_journal';

type Hearer = (news: readonly JournalNews[]) => void;

const hearers = new WeakMap<Database, Set<Hearer>>();

/**
 * Hears of entries written through this database object by this process, as soon as they are committed and before the
 * action that wrote them returns. For those of other processes: `followJournal`. Returns how to stop.
 */
export function hearJournal(database: Database, hearer: Hearer): () => void {
  const known = hearers.get(database) ?? new Set();
  hearers.set(database, known.add(hearer));
  return () => known.delete(hearer);
}

/** Tells those who hear. Never fails: what they do must not undo what is committed. */
export function tellHearers(database: Database, news: JournalNews): void {
  for (const hearer of hearers.get(database) ?? []) {
    try {
      hearer([news]);
    } catch {
      // The follower, which reads the same entry, tries again.
    }
  }
}
