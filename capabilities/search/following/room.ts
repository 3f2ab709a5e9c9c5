/** The search of one running program: the index, opened as the program begins, and the log of questions. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { App } from '#platform/app.ts';
import { addDays } from '#rules/calendar.ts';
import type { Searching } from '../actions.ts';
import { doRebuild, rebuildAsked } from '../actions-rebuild.ts';
import { openQuestionLog } from '../measuring/question-log.ts';
import { sources } from '../sources/index.ts';
import { forgetQuestions } from '../store-questions.ts';
import { openDesk, type SearchDesk } from './index.ts';

export type SearchRoom = {
  /** Resolves when the index is open; the first start builds it. */
  readonly searching: (place: Searching['place']) => Promise<Searching>;
  /** Writes the questions asked so far. */
  readonly written: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type RoomOptions = {
  readonly app: App;
  readonly pool: pg.Pool;
  /** Where the index lies; undefined: in a place of its own that is removed at the end. */
  readonly folder: string | undefined;
  readonly tell?: (problem: Error) => void;
};

/** Opens the search; returns at once. */
export function openRoom({ app, pool, folder, tell }: RoomOptions): SearchRoom {
  const log = openQuestionLog(app, tell);
  const place = folder ?? join(tmpdir(), `gongkai-search-${process.pid}-${randomUUID()}`);
  let desk: Promise<SearchDesk> | null = null;
  const opened = () => {
    desk ??= openDesk({
      app,
      pool,
      folder: place,
      sources,
      onNews: (news) => {
        for (const one of news) {
          const asked = rebuildAsked(one);
          if (asked)
            void opened()
              .then((open) => doRebuild(app, open, asked))
              .catch((error) => tell?.(error));
        }
      },
      ...(tell ? { tell } : {}),
    }).catch((error) => {
      desk = null;
      throw error;
    });
    return desk;
  };
  const night = nightly(
    app,
    async () => {
      const { mended } = await (await opened()).check();
      if (mended.length > 0)
        tell?.(new Error(`The search index differed from the stores: ${mended.join(', ')}`));
      await forgetQuestions(app, addDays(app.today(), -KEPT_DAYS));
    },
    tell,
  );
  // A program that serves follows from its beginning on; tests open the index when they first ask.
  if (folder !== undefined) void opened().catch((error) => tell?.(error));
  return {
    searching: async (place) => ({ app, desk: await opened(), log, place }),
    written: log.flush,
    close: async () => {
      clearInterval(night);
      await log.close();
      const open = await desk?.catch(() => null);
      await open?.close();
      if (folder === undefined) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** How long questions are kept. */
const KEPT_DAYS = 400;
const TEN_MINUTES = 600_000;
const hourIn = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Does the work once in the hour after four in the morning; each program has an index of its own to look after. */
function nightly(app: App, work: () => Promise<void>, tell?: (problem: Error) => void): NodeJS.Timeout {
  let done = '';
  const timer = setInterval(() => {
    if (hourIn.format(app.now()) !== '04' || done === app.today()) return;
    done = app.today();
    void work().catch((error) => tell?.(error));
  }, TEN_MINUTES);
  timer.unref();
  return timer;
}
