/** Keeps the kept pages true: drops those that an entry of the journal makes stale, whoever wrote it. */
import type pg from 'pg';
import { followJournal, hearJournal, type JournalNews } from '#platform/journal/index.ts';
import type { Server } from '../server.ts';

/** Which kept pages an entry makes stale, by their tags; 'all' for every page. */
export type TagsOf = (entry: JournalNews) => readonly string[] | 'all';

export type Freshness = {
  /** Whether changes of other processes are heard of at once. */
  readonly isFollowing: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Entries of this process drop their pages before the action that wrote them is answered; those of others as soon as
 * PostgreSQL tells of them. While it cannot, pages live for 30 seconds.
 */
export function keepPagesFresh(server: Server, pool: pg.Pool, capabilities: readonly TagsOf[]): Freshness {
  const { pages, app, fastify } = server;
  const drop = (entries: readonly JournalNews[]): void => {
    const tags = entries.flatMap((entry) => capabilities.map((tagsOf) => tagsOf(entry)));
    if (tags.includes('all')) pages.clear();
    const named = new Set(tags.flatMap((some) => (some === 'all' ? [] : some)));
    if (named.size > 0) pages.invalidate(...named);
  };
  const stopHearing = hearJournal(app.database, drop);
  const follower = followJournal({
    pool,
    onEntries: drop,
    onConnected: (connected) => {
      pages.followed = connected;
    },
    onError: (error) =>
      fastify.log.warn({ reason: error.message }, 'the journal is not followed at the moment'),
  });
  return {
    isFollowing: follower.isConnected,
    close: async () => {
      stopHearing();
      await follower.close();
    },
  };
}
