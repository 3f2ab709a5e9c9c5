/** SQLite FTS5 and PostgreSQL full text on the documents of the search benchmark, with limits of time. */
import { DatabaseSync } from 'node:sqlite';
import type pg from 'pg';
import { eachTerm, isSingle } from '#capabilities/search/engine/terms.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { type Material, tell, timed } from './search-material.ts';

/** So long one kind of question may take, and so long a single one may take PostgreSQL. */
const KIND_MS = 60_000;
const ONE_MS = 20_000;

export type Limits = {
  readonly count: number;
  /** So long taking in documents may last, and so long indexing them, in milliseconds. */
  readonly most: number;
};

/** Pairs of characters with spaces between, for engines that cut at spaces: the terms are the same for all three. */
function spaced(text: string): string {
  const terms: string[] = [];
  eachTerm(text, (code, from, length) => {
    if (!isSingle(code)) terms.push(text.slice(from, from + length));
  });
  return terms.join(' ');
}

/** SQLite in the file `path`. */
export async function sqlite(
  path: string,
  { documents, questions }: Material,
  { count, most }: Limits,
): Promise<void> {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = off; PRAGMA synchronous = off;
    CREATE VIRTUAL TABLE docs USING fts5(terms, section UNINDEXED, year UNINDEXED, tokenize = 'unicode61')`);
  const insert = database.prepare('INSERT INTO docs VALUES (?, ?, ?)');
  const began = performance.now();
  database.exec('BEGIN');
  let done = 0;
  for (const { title, text, columns } of documents(count)) {
    insert.run(spaced(`${title}\n${text}`), columns.section ?? '', columns.year ?? '');
    done += 1;
    if (performance.now() - began > most) break;
  }
  database.exec('COMMIT');
  console.log(
    `  ${done} documents built in ${((performance.now() - began) / 1000).toFixed(0)} s${stopped(done, count)}`,
  );
  const top = database.prepare(
    `SELECT rowid, snippet(docs, 0, '[', ']', '…', 20) FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10`,
  );
  const counts = database.prepare('SELECT section, count(*) FROM docs WHERE docs MATCH ? GROUP BY section');
  for (const [name, words] of Object.entries(questions)) {
    const ask = (word: string) => {
      const terms = spaced(word)
        .split(' ')
        .map((term) => `"${term}"`)
        .join(' OR ');
      return [top.all(terms), counts.all(terms)];
    };
    tell(name, await timed(words.slice(0, 8), 3, ask, KIND_MS));
  }
  database.close();
}

const stopped = (done: number, count: number): string => (done < count ? ', and was stopped there' : '');

async function fillPostgres(
  pool: pg.Pool,
  { documents }: Material,
  { count, most }: Limits,
): Promise<number> {
  await pool.query(
    'CREATE UNLOGGED TABLE docs (id serial, section text, year text, terms text, words tsvector)',
  );
  const began = performance.now();
  let rows: string[][] = [];
  let done = 0;
  const send = async () => {
    const columns = [0, 1, 2].map((column) => rows.map((row) => row[column]));
    await pool.query(
      `INSERT INTO docs (section, year, terms, words) SELECT s, y, t, to_tsvector('simple', t)
         FROM unnest($1::text[], $2::text[], $3::text[]) AS given (s, y, t)`,
      columns,
    );
    done += rows.length;
    rows = [];
  };
  for (const { title, text, columns } of documents(count)) {
    rows.push([columns.section ?? '', columns.year ?? '', spaced(`${title}\n${text}`)]);
    if (rows.length === 2000) await send();
    if (performance.now() - began > most) break;
  }
  await send();
  console.log(
    `  ${done} documents taken in ${((performance.now() - began) / 1000).toFixed(0)} s${stopped(done, count)}`,
  );
  return done;
}

/** Indexes the documents; when that takes too long, fewer and fewer of them. */
async function indexPostgres(client: pg.PoolClient, given: number, most: number): Promise<void> {
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(`SET statement_timeout = ${most}`);
  for (let kept = given; ; kept = Math.floor(kept / 4)) {
    const began = performance.now();
    const isDone = await client.query('CREATE INDEX ON docs USING gin (words)').then(
      () => true,
      () => false,
    );
    if (isDone) {
      await client.query('ANALYZE docs');
      return console.log(
        `  ${kept} documents indexed in ${((performance.now() - began) / 1000).toFixed(0)} s`,
      );
    }
    console.log(`  ${kept} documents not indexed after ${most / 60_000} minutes; a quarter of them is tried`);
    await client.query('DELETE FROM docs WHERE id > $1', [Math.floor(kept / 4)]);
  }
}

/** PostgreSQL in a database of its own. */
export async function postgres(material: Material, limits: Limits): Promise<void> {
  const { pool, close } = await testDatabase();
  const client = await pool.connect();
  try {
    await indexPostgres(client, await fillPostgres(pool, material, limits), limits.most);
    await client.query(`SET statement_timeout = ${ONE_MS}`);
    for (const [name, words] of Object.entries(material.questions)) {
      let late = 0;
      const query = (text: string, terms: string) =>
        client.query(text, [terms]).catch(() => {
          late += 1;
        });
      const ask = async (word: string) => {
        const terms = spaced(word)
          .split(' ')
          .map((term) => `'${term.replaceAll("'", '')}'`)
          .join(' | ');
        await query(
          `SELECT id, ts_headline('simple', terms, q) FROM (SELECT id, terms, q FROM docs, to_tsquery('simple', $1) q
            WHERE words @@ q ORDER BY ts_rank(words, q, 1) DESC LIMIT 10) best`,
          terms,
        );
        await query(
          `SELECT section, count(*) FROM docs WHERE words @@ to_tsquery('simple', $1) GROUP BY section`,
          terms,
        );
      };
      tell(name, await timed(words.slice(0, 8), 3, ask, KIND_MS));
      if (late > 0) console.log(`    ${late} of them were ended after ${ONE_MS / 1000} s`);
    }
  } finally {
    client.release();
    await close();
  }
}
