/** Public pages kept in memory as they are sent, by address and variant, dropped by tag when a record changes. */
import type { Encoding } from './encoding.ts';

export type CachedPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Compressed once, when the first visitor asks for it. */
  readonly encoded: Map<Encoding, Buffer>;
  /** Heads of its answers, each put together once (see writing.ts). */
  readonly heads: Map<string, readonly string[]>;
  readonly tags: readonly string[];
  /** When it stops being true by itself: a 公示 ends, an embargo is over. */
  readonly until?: Date | undefined;
  /** Whether one address may ask for it only so often. */
  readonly isCounted?: boolean;
  /** The pattern of its address, for the log. */
  readonly route?: string | undefined;
};

type Entry = { readonly page: CachedPage; readonly madeAt: number };

/** While every change is heard of, also those of other processes; and while it is not. */
const lifetimes = { followed: 3_600_000, alone: 30_000 };
const capacity = 64 * 1024 * 1024;

export class PageCache {
  readonly #entries = new Map<string, Entry>();
  readonly #making = new Map<string, Promise<unknown>>();
  #bytes = 0;
  #generation = 0;
  #lifetime = lifetimes.alone;

  /** Whether changes of other processes are heard of at once: pages are then kept for an hour, otherwise for 30 s. */
  set followed(followed: boolean) {
    this.#lifetime = followed ? lifetimes.followed : lifetimes.alone;
  }

  /** Grows with every invalidation; a page rendered before one must not be kept after it. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): CachedPage | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const now = Date.now();
    const { until } = entry.page;
    if (now < entry.madeAt + this.#lifetime && (!until || now < until.getTime())) return entry.page;
    this.#drop(key, entry);
    return undefined;
  }

  /**
   * Makes a page once for all who ask for it at the same time, when it turns out to be one for everybody (`isShared`).
   * Who asks after an invalidation does not get what was begun before it.
   */
  async once<T>(key: string, make: () => Promise<T>, isShared: (made: T) => boolean): Promise<T> {
    const name = `${this.#generation} ${key}`;
    const begun = this.#making.get(name) as Promise<T> | undefined;
    const theirs = await begun?.then((made) => (isShared(made) ? { made } : null)).catch(() => null);
    if (theirs) return theirs.made;
    const making = make();
    this.#making.set(name, making);
    try {
      return await making;
    } finally {
      if (this.#making.get(name) === making) this.#making.delete(name);
    }
  }

  /** Keeps a page until it is dropped by tag, its time is over or the oldest must make room. */
  put(key: string, page: CachedPage, generation: number): void {
    if (generation !== this.#generation || page.body.length > capacity / 8) return;
    const before = this.#entries.get(key);
    if (before) this.#drop(key, before);
    this.#entries.set(key, { page, madeAt: Date.now() });
    this.#bytes += weight(page);
    for (const [oldKey, old] of this.#entries) {
      if (this.#bytes <= capacity) break;
      this.#drop(oldKey, old);
    }
  }

  /** Drops every page that carries one of these tags. */
  invalidate(...tags: readonly string[]): void {
    this.#generation += 1;
    for (const [key, entry] of this.#entries)
      if (entry.page.tags.some((tag) => tags.includes(tag))) this.#drop(key, entry);
  }

  /** Drops everything: the organ's facts or the frame changed. */
  clear(): void {
    this.#generation += 1;
    this.#entries.clear();
    this.#bytes = 0;
  }

  #drop(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#bytes -= weight(entry.page);
  }
}

/** The body and its compressed forms, which together are seldom more than half of it again. */
const weight = (page: CachedPage): number => page.body.length * 1.5 + 500;
