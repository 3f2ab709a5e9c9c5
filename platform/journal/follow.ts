/**
 * Following the journal: whoever must know what changed (kept pages now, the search index later) is told of every entry
 * once at least, organ by organ in order. PostgreSQL's NOTIFY says that there is something; what it is, is read from the
 * table by number, so that nothing is lost while the connection was. An organ's numbers commit in their order, because
 * its head is locked while one is written.
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { CHANNEL, type JournalNews } from './news.ts';

export type FollowOptions = {
  readonly pool: pg.Pool;
  /** Given entries in order; what it throws is told to `onError`, and the same entries come again a second later. */
  readonly onEntries: (entries: readonly JournalNews[]) => void | Promise<void>;
  /** The last number known of each organ, as `positions()` gave it; without, only what is new from now on. */
  readonly from?: ReadonlyMap<string, number>;
  /** Told when it begins to hear of everything at once, and when it does not. */
  readonly onConnected?: (connected: boolean) => void;
  readonly onError?: (error: Error) => void;
  /** How often the line is tried, in milliseconds: a dead one, or a pooler that swallows NOTIFY, is found out. */
  readonly pulse?: number;
};

export type Follower = {
  readonly isConnected: () => boolean;
  /** The last number told of each organ: to be kept by who must not miss anything while the program is away. */
  readonly positions: () => ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
};

const AT_ONCE = 500;

/** Starts following and returns at once; `onConnected` tells when it hears. Call `close` before the pool is ended. */
export function followJournal(options: FollowOptions): Follower {
  const following = new Following(options);
  void following.run();
  return {
    isConnected: () => following.connected,
    positions: () => new Map(following.positions),
    close: () => following.close(),
  };
}

type Line = { readonly client: pg.PoolClient; readonly ended: Promise<void>; readonly end: () => void };

class Following {
  readonly positions: Map<string, number>;
  connected = false;
  readonly #options: FollowOptions;
  #isPlaced: boolean;
  #closed = false;
  #line: Line | null = null;
  #wake: () => void = () => undefined;
  #stirred = false;
  #running: Promise<void> = Promise.resolve();
  #pings = new Map<string, (came: boolean) => void>();
  #failures = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.positions = new Map(options.from);
    this.#isPlaced = options.from !== undefined;
  }

  run(): Promise<void> {
    this.#running = this.#follow();
    return this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#line?.end();
    this.#stir();
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (!this.#closed) {
      try {
        this.#line = await this.#open();
        await this.#listen(this.#line);
      } catch (error) {
        if (!this.#closed) this.#options.onError?.(error as Error);
      }
      this.#say(false);
      this.#line?.client.release(true);
      this.#line = null;
      this.#failures += 1;
      if (!this.#closed) await this.#pause(Math.min(30_000, 250 * 2 ** this.#failures));
    }
  }

  async #open(): Promise<Line> {
    const client = await this.#options.pool.connect();
    let end: () => void = () => undefined;
    const ended = new Promise<void>((done) => {
      end = done;
    });
    client.on('error', end);
    client.on('end', end);
    client.on('notification', ({ payload }) => {
      this.#pings.get(payload ?? '')?.(true);
      this.#stir();
    });
    return { client, ended, end };
  }

  /** Hears first, then reads what was missed: nothing falls between. Returns when the line is dead. */
  async #listen(line: Line): Promise<void> {
    await line.client.query(`LISTEN ${CHANNEL}`);
    if (!this.#isPlaced) await this.#place();
    let isOver = false;
    void line.ended.then(() => {
      isOver = true;
      for (const answer of this.#pings.values()) answer(false);
      this.#stir();
    });
    const pulse = setInterval(() => void this.#ping(line), this.#options.pulse ?? 10_000);
    try {
      if (!(await this.#ping(line))) return;
      while (!isOver && !this.#closed) {
        this.#stirred = false;
        await this.#catchUp();
        if (isOver) return;
        this.#failures = 0;
        this.#say(true);
        if (!this.#stirred) await this.#sleep();
      }
    } finally {
      clearInterval(pulse);
    }
  }

  /** From now on: what stands in the journal already is not news. */
  async #place(): Promise<void> {
    for (const { organId, number } of await this.#heads()) this.positions.set(organId, number);
    this.#isPlaced = true;
  }

  async #heads(): Promise<{ organId: string; number: number }[]> {
    const { rows } = await this.#options.pool.query(
      'SELECT organ_id AS "organId", number FROM journal_heads',
    );
    return rows.map(({ organId, number }) => ({ organId, number: Number(number) }));
  }

  async #catchUp(): Promise<void> {
    for (const { organId, number } of await this.#heads())
      while (!this.#closed && (this.positions.get(organId) ?? 0) < number) {
        const entries = await this.#read(organId, this.positions.get(organId) ?? 0);
        const last = entries.at(-1);
        if (!last) break;
        await this.#options.onEntries(entries);
        this.positions.set(organId, last.number);
      }
  }

  async #read(organId: string, after: number): Promise<JournalNews[]> {
    const { rows } = await this.#options.pool.query(
      `SELECT number, subject_kind AS kind, subject_id AS id, event, detail FROM journal
        WHERE organ_id = $1 AND number > $2 ORDER BY number LIMIT ${AT_ONCE}`,
      [organId, after],
    );
    return rows.map(({ number, kind, id, event, detail }) => {
      return { organId, number: Number(number), subject: { kind, id }, event, detail: JSON.parse(detail) };
    });
  }

  /** Sends a word through PostgreSQL to itself; when it does not come back in five seconds, the line is dead. */
  async #ping(line: Line): Promise<boolean> {
    const word = `ping ${randomBytes(8).toString('hex')}`;
    const heard = new Promise<boolean>((done) => {
      this.#pings.set(word, done);
      setTimeout(() => done(false), 5_000).unref();
    });
    const sent = this.#options.pool
      .query('SELECT pg_notify($1, $2)', [CHANNEL, word])
      .catch(() => line.end());
    const answer = await heard;
    await sent;
    this.#pings.delete(word);
    if (!answer) line.end();
    return answer;
  }

  #say(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    this.#options.onConnected?.(connected);
  }

  #stir(): void {
    this.#stirred = true;
    this.#wake();
  }

  #sleep(): Promise<void> {
    return new Promise((wake) => {
      this.#wake = wake;
    });
  }

  /** Waits, unless it is closed meanwhile. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.#wake = () => {
        if (!this.#closed) return;
        clearTimeout(timer);
        done();
      };
    });
  }
}
