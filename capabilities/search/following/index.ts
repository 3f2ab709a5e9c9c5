/**
 * The index kept true to the stores. Every entry of the journal that touches a document has it read anew; what is taken
 * away leaves the index before the action that took it away returns (in this program) or before the next question is
 * answered (entries of other programs are looked for first). The place in the journal is kept with the index, so that
 * after any end of the program the rest is read again.
 */
import type pg from 'pg';
import type { App } from '#platform/app.ts';
import { followJournal, hearJournal, type JournalNews } from '#platform/journal/index.ts';
import { type IndexedDocument, openIndex, type SearchIndex } from '../engine/index.ts';
import { searchedOrgan, searchedOrgans } from '../sources/organs.ts';
import { keyOf, type SearchedOrgan, type Source } from '../sources/source.ts';
import { newsAfter, positionOf } from '../store.ts';
import { buildInThread } from './building.ts';
import { type HeldPlace, holdPlace } from './place.ts';

export type SearchDesk = {
  readonly index: SearchIndex;
  /** Resolves when nothing that was taken away before this call can be found any more. */
  readonly upToDate: (organId: string) => Promise<void>;
  /** Resolves when everything that was journalled before is in the index; for tests and commands. */
  readonly caughtUp: () => Promise<void>;
  /** Builds everything anew; questions are answered from the old index until the new one is there. */
  readonly rebuild: (told?: (done: number) => void | Promise<void>) => Promise<number>;
  /** Compares the index with the stores and mends it. Returns the keys that were not as they should be. */
  readonly check: () => Promise<{ readonly checked: number; readonly mended: readonly string[] }>;
  readonly close: () => Promise<void>;
};

export type DeskOptions = {
  readonly app: App;
  readonly pool: pg.Pool;
  readonly folder: string;
  readonly sources: readonly Source[];
  /** Told of every entry once it is in the index. */
  readonly onNews?: (news: readonly JournalNews[]) => void;
  readonly tell?: (problem: Error) => void;
};

/** So long after the last change, and after so many of them, the index is written to the disk. */
const QUIET = 1_000;
const MOST_UNWRITTEN = 500;

/** Opens the index and begins to follow; the first time it is built from the stores. */
export async function openDesk(options: DeskOptions): Promise<SearchDesk> {
  const place = holdPlace(options.folder);
  try {
    return await startDesk(options, place);
  } catch (error) {
    place.release();
    throw error;
  }
}

/** What the functions below share. */
type Desk = DeskOptions & {
  readonly index: SearchIndex;
  /** The last entry of each organ after which what is taken away was taken out. */
  readonly seen: Map<string, number>;
  /** How often a document was taken out: what was read before does not come back after. */
  readonly takenOut: Map<string, number>;
};

async function startDesk(options: DeskOptions, place: HeldPlace): Promise<SearchDesk> {
  const { app, pool, tell, onNews } = options;
  const index = openIndex(place.folder);
  const desk: Desk = { ...options, index, seen: new Map(), takenOut: new Map() };
  const stopHearing = hearJournal(app.database, (news) => {
    for (const one of news) takeOut(desk, one);
  });
  if (index.builtAt() === '') await buildAll(desk, place.folder, () => null);
  const follower = followJournal({
    pool,
    from: new Map(Object.entries(index.positions())),
    onEntries: async (news) => {
      await apply(desk, news);
      onNews?.(news);
      writing.soon(news.length);
    },
    ...(tell ? { onError: tell } : {}),
  });
  const writing = writer(index, () => Object.fromEntries(follower.positions()));
  let rebuilding: Promise<number> | null = null;
  return {
    index,
    upToDate: (organId) => lookAhead(desk, organId, follower.positions().get(organId) ?? 0),
    caughtUp: () => caughtUp(app, follower.positions),
    rebuild: (told) => {
      rebuilding ??= buildAll(
        desk,
        place.folder,
        () => Object.fromEntries(follower.positions()),
        told,
      ).finally(() => {
        rebuilding = null;
      });
      return rebuilding;
    },
    check: () => checkAll(desk),
    close: async () => {
      stopHearing();
      await follower.close();
      await rebuilding?.catch(() => undefined);
      writing.now();
      index.close();
      place.release();
    },
  };
}

/** Takes out at once what an entry took away, and reads it anew: some of it may still be public, in other words. */
function takeOut(desk: Desk, news: JournalNews): void {
  for (const source of desk.sources) {
    const touched = source.touchedBy(news);
    if (!touched?.takesAway) continue;
    const prefix = keyOf(source.name, news.organId, '');
    const keys = touched.ids === 'all' ? desk.index.keysOf(prefix) : touched.ids.map((id) => prefix + id);
    for (const key of keys) {
      desk.takenOut.set(key, (desk.takenOut.get(key) ?? 0) + 1);
      desk.index.remove(key);
    }
    const ids = keys.map((key) => key.slice(prefix.length));
    void readSome(desk, source, news.organId, ids).catch((error) => desk.tell?.(error));
  }
}

async function readSome(desk: Desk, source: Source, organId: string, ids: readonly string[]): Promise<void> {
  const organ = await searchedOrgan(desk.app, organId);
  if (organ) for (const id of ids) await readAnew(desk, source, organ, id);
}

/** Reads one document until what was read is not older than what was taken out. */
async function readAnew(desk: Desk, source: Source, organ: SearchedOrgan, id: string): Promise<void> {
  const key = keyOf(source.name, organ.id, id);
  for (;;) {
    const before = desk.takenOut.get(key);
    const document = await source.read(desk.app, organ, id);
    if (desk.takenOut.get(key) !== before) continue;
    if (document) desk.index.put(document);
    else desk.index.remove(key);
    return;
  }
}

async function readAllAnew(desk: Desk, source: Source, organ: SearchedOrgan): Promise<void> {
  const prefix = keyOf(source.name, organ.id, '');
  const left = new Set(desk.index.keysOf(prefix));
  const before = new Map(desk.takenOut);
  for await (const document of source.readAll(desk.app, organ)) {
    left.delete(document.key);
    if (desk.takenOut.get(document.key) === before.get(document.key)) desk.index.put(document);
    else await readAnew(desk, source, organ, document.key.slice(prefix.length));
  }
  for (const key of left) await readAnew(desk, source, organ, key.slice(prefix.length));
}

/** Reads anew what a row of entries touched, each document once. */
async function apply(desk: Desk, news: readonly JournalNews[]): Promise<void> {
  for (const { source, organId, ids } of gathered(news, desk.sources)) {
    if (ids !== 'all') await readSome(desk, source, organId, [...ids]);
    else {
      const organ = await searchedOrgan(desk.app, organId);
      if (organ) await readAllAnew(desk, source, organ);
    }
  }
}

/** Takes out what entries took away that are not followed yet: other programs may have written them. */
async function lookAhead(desk: Desk, organId: string, followed: number): Promise<void> {
  const from = Math.max(desk.seen.get(organId) ?? 0, followed);
  if ((await positionOf(desk.app, organId)) <= from) return;
  const news = await newsAfter(desk.app, organId, from);
  for (const one of news) takeOut(desk, one);
  desk.seen.set(organId, Math.max(desk.seen.get(organId) ?? 0, news.at(-1)?.number ?? 0));
}

async function caughtUp(app: App, positions: () => ReadonlyMap<string, number>): Promise<void> {
  const organs = await searchedOrgans(app);
  const heads = await Promise.all(organs.map(({ id }) => positionOf(app, id)));
  while (organs.some(({ id }, at) => (positions().get(id) ?? 0) < (heads[at] ?? 0)))
    await new Promise((done) => setTimeout(done, 5));
}

/** Builds the index anew; `followed` tells how far the journals are, null before the first time. */
async function buildAll(
  { app, index, sources }: Desk,
  folder: string,
  followed: () => Record<string, number> | null,
  told?: (done: number) => void | Promise<void>,
): Promise<number> {
  index.watch();
  const organs = await searchedOrgans(app);
  const heads = await Promise.all(organs.map(async ({ id }) => [id, await positionOf(app, id)] as const));
  const built = await buildInThread(folder, everyDocument(app, sources, organs), told);
  await index.replace({
    ...built,
    positions: followed() ?? Object.fromEntries(heads),
    builtAt: app.now().toISOString(),
  });
  return index.count();
}

type Wish = { readonly source: Source; readonly organId: string; ids: Set<string> | 'all' };

/** What a row of entries has read anew, each document once. */
function gathered(news: readonly JournalNews[], sources: readonly Source[]): Wish[] {
  const wishes = new Map<string, Wish>();
  for (const one of news)
    for (const source of sources) {
      const touched = source.touchedBy(one);
      if (!touched) continue;
      const name = `${source.name} ${one.organId}`;
      const wish = wishes.get(name) ?? { source, organId: one.organId, ids: new Set<string>() };
      wishes.set(name, wish);
      if (touched.ids === 'all') wish.ids = 'all';
      else if (wish.ids !== 'all') for (const id of touched.ids) wish.ids.add(id);
    }
  return [...wishes.values()];
}

async function* everyDocument(app: App, sources: readonly Source[], organs: readonly SearchedOrgan[]) {
  for (const organ of organs) for (const source of sources) yield* source.readAll(app, organ);
}

/** Writes the index some time after a change; a change that comes meanwhile waits no longer than the first. */
function writer(index: SearchIndex, positions: () => Record<string, number>) {
  let timer: NodeJS.Timeout | null = null;
  let unwritten = 0;
  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (unwritten > 0) index.commit(positions());
    unwritten = 0;
  };
  return {
    now,
    soon: (changes: number) => {
      unwritten += changes;
      // The follower counts these entries as done when this returns.
      if (unwritten >= MOST_UNWRITTEN) setImmediate(now);
      else timer ??= setTimeout(now, QUIET).unref();
    },
  };
}

/** Compares every document with its store. */
async function checkAll(desk: Desk): Promise<{ checked: number; mended: string[] }> {
  const mended: string[] = [];
  let checked = 0;
  for (const organ of await searchedOrgans(desk.app))
    for (const source of desk.sources) {
      const prefix = keyOf(source.name, organ.id, '');
      const left = new Set(desk.index.keysOf(prefix));
      for await (const document of source.readAll(desk.app, organ)) {
        checked += 1;
        const indexed = JSON.stringify(desk.index.get(document.key));
        if (indexed === JSON.stringify(stored(document))) left.delete(document.key);
        else left.add(document.key);
      }
      for (const key of left) {
        mended.push(key);
        await readAnew(desk, source, organ, key.slice(prefix.length));
      }
    }
  return { checked, mended };
}

/** A document as the index gives it back: title and text last. */
const stored = ({ title, text, ...head }: IndexedDocument): IndexedDocument => ({
  ...(JSON.parse(JSON.stringify(head)) as Omit<IndexedDocument, 'title' | 'text'>),
  title,
  text,
});
