/**
 * The search beside SQLite FTS5 and PostgreSQL full text, the same documents in one run. By hand:
 *
 *   node benchmarks/search.ts CORPUS.jsonl[.gz] [--documents 1000000] [--others 1000000]
 *
 * Documents are 400 letters of sentences of the corpus, shuffled by a fixed seed. `--others`: how many of them the two
 * others are given, which need hours for a million. Times are of one process, warm, in milliseconds: wall, and the
 * processor's own beside it, which a busy machine does not lengthen.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { counterOf } from '#capabilities/search/actions.ts';
import { everything, type Narrowing } from '#capabilities/search/engine/admission.ts';
import { type IndexedDocument, openIndex, type SearchIndex } from '#capabilities/search/engine/index.ts';
import { createQuestion } from '#capabilities/search/engine/question.ts';
import { eachTerm, isSingle } from '#capabilities/search/engine/terms.ts';
import { buildInThread } from '#capabilities/search/following/building.ts';
import { suggestionsFor } from '#capabilities/search/understanding/suggestions.ts';
import { testDatabase } from '#platform/database/testing.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { documents: { type: 'string' }, others: { type: 'string' } },
});
const [corpus] = positionals;
if (corpus === undefined) throw new Error('Name a corpus: node benchmarks/search.ts CORPUS.jsonl.gz');
const COUNT = Number(values.documents ?? 1_000_000);
const OTHERS = Math.min(COUNT, Number(values.others ?? COUNT));
const LETTERS = 400;

async function sentencesOf(path: string): Promise<string[]> {
  const file = createReadStream(path);
  const found: string[] = [];
  for await (const line of createInterface({
    input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file,
  })) {
    const { title = '', body = '' } = JSON.parse(line) as { title?: string; body?: string };
    for (const sentence of `${title}。${body}`.split(/(?<=[。；\n])/))
      if (sentence.length > 8 && sentence.length < 200) found.push(sentence.trim());
  }
  return found;
}

const sentences = await sentencesOf(corpus);

function* documents(count: number): Generator<IndexedDocument> {
  let seed = 7;
  const next = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return sentences[Math.floor((seed / 0x7fff_ffff) * (sentences.length - 1))] ?? '';
  };
  for (let number = 0; number < count; number += 1) {
    let text = '';
    while (text.length < LETTERS) text += next();
    const year = String(2010 + (number % 15));
    yield {
      ...{
        key: `d${number}`,
        title: next().slice(0, 30),
        text,
        href: `/items/${number}`,
        date: `${year}-05-10`,
      },
      columns: {
        section: `栏目${number % 20}`,
        kind: `类别${number % 7}`,
        year,
        organ: '示例局',
        status: '',
      },
      audience: 'public',
    };
  }
}

/** Words by how many documents have them, and questions of 20 characters, taken from the sentences themselves. */
const questions = {
  'rare word': ['驰名商标', '渔业养殖', '航标', '测绘成果', '殡葬', '烟草专卖', '气象设施', '档案馆'],
  'common word': ['管理', '规定', '应当', '人民政府', '行政部门', '工作'],
  'question of 20 characters': sentences
    .filter((sentence) => sentence.length > 30)
    .filter((_, at) => at % 997 === 0)
    .slice(0, 30)
    .map((sentence) => sentence.slice(4, 24)),
};

type Timing = { readonly wall: number; readonly cpu: number };
const at = (list: readonly number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

async function timed(
  words: readonly string[],
  times: number,
  ask: (word: string) => unknown,
): Promise<Timing[]> {
  for (const word of words) await ask(word);
  const timings: Timing[] = [];
  for (let round = 0; round < times; round += 1)
    for (const word of words) {
      const cpu = process.cpuUsage();
      const began = performance.now();
      await ask(word);
      const used = process.cpuUsage(cpu);
      timings.push({ wall: performance.now() - began, cpu: (used.user + used.system) / 1000 });
    }
  return timings;
}

function tell(name: string, timings: readonly Timing[]): void {
  const [wall, cpu] = [timings.map((one) => one.wall), timings.map((one) => one.cpu)];
  const both = (list: readonly number[]) => `${at(list, 0.5).toFixed(1)} / ${at(list, 0.99).toFixed(1)}`;
  console.log(`  ${name.padEnd(42)} wall ${both(wall).padStart(16)}   processor ${both(cpu).padStart(16)}`);
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);

async function ours(folder: string): Promise<void> {
  const index = openIndex(folder);
  const began = Date.now();
  async function* all() {
    yield* documents(COUNT);
  }
  let most = 0;
  const built = await buildInThread(folder, all(), (done) => {
    most = Math.max(most, megabytes());
    if (done % 100_000 === 0)
      console.log(`  ${done} documents, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  });
  console.log(`  built in ${((Date.now() - began) / 1000).toFixed(0)} s, at most ${most} MB`);
  index.replace({ ...built, positions: {}, builtAt: 'now' });
  const narrowed = narrowedIn(index);
  for (const [name, words] of Object.entries(questions)) {
    for (const [how, narrowing] of [
      ['', everything],
      [', section and year', narrowed],
    ] as const)
      tell(name + how, await timed(words, 20, (word) => search(index, word, narrowing)));
  }
  const typed = ['驰名', '管理', '教育', 'guanli', '商标'];
  tell('suggestions', await timed(typed, 20, (word) => suggestionsFor(index, word, everything)));
  const counter = counterOf(index, everything);
  tell('count for a correction', await timed(questions['rare word'], 5, (word) => counter.all(word)));
  console.log(`  ${megabytes()} MB while serving`);
  index.close();
}

const search = (index: SearchIndex, text: string, narrowing: Narrowing) =>
  index.search({
    question: createQuestion([{ text, weight: 1 }]),
    ...{ mode: 'any', narrowing, order: 'relevance', from: 0, size: 10, today: 46_000 },
  });

function narrowedIn(index: SearchIndex): Narrowing {
  const only = (column: 'section' | 'year', word: string) => {
    const allowed = new Uint8Array(index.vocabulary().wordsOf(column).length);
    allowed[index.vocabulary().known(column, word) ?? 0] = 1;
    return allowed;
  };
  return {
    ...everything,
    columns: { ...everything.columns, section: only('section', '栏目3'), year: only('year', '2013') },
  };
}

/** Pairs of characters with spaces between, for engines that cut at spaces: the terms are the same for all three. */
function spaced(text: string): string {
  const terms: string[] = [];
  eachTerm(text, (code, from, length) => {
    if (!isSingle(code)) terms.push(text.slice(from, from + length));
  });
  return terms.join(' ');
}

async function sqlite(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode = off; PRAGMA synchronous = off;
    CREATE VIRTUAL TABLE docs USING fts5(terms, section UNINDEXED, year UNINDEXED, tokenize = 'unicode61')`);
  const insert = database.prepare('INSERT INTO docs VALUES (?, ?, ?)');
  const began = Date.now();
  database.exec('BEGIN');
  for (const { title, text, columns } of documents(OTHERS))
    insert.run(spaced(`${title}\n${text}`), columns.section ?? '', columns.year ?? '');
  database.exec('COMMIT');
  console.log(`  built in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  const top = database.prepare(
    `SELECT rowid, snippet(docs, 0, '[', ']', '…', 20) FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10`,
  );
  const counts = database.prepare('SELECT section, count(*) FROM docs WHERE docs MATCH ? GROUP BY section');
  for (const [name, words] of Object.entries(questions))
    tell(
      name,
      await timed(words.slice(0, 8), 3, (word) => {
        const terms = spaced(word)
          .split(' ')
          .map((term) => `"${term}"`)
          .join(' OR ');
        return [top.all(terms), counts.all(terms)];
      }),
    );
  database.close();
}

async function postgres(): Promise<void> {
  const { pool, close } = await testDatabase();
  try {
    await pool.query(
      'CREATE UNLOGGED TABLE docs (id serial, section text, year text, terms text, words tsvector)',
    );
    const began = Date.now();
    let rows: string[][] = [];
    const send = async () => {
      const columns = [0, 1, 2].map((column) => rows.map((row) => row[column]));
      await pool.query(
        `INSERT INTO docs (section, year, terms, words) SELECT s, y, t, to_tsvector('simple', t)
           FROM unnest($1::text[], $2::text[], $3::text[]) AS given (s, y, t)`,
        columns,
      );
      rows = [];
    };
    for (const { title, text, columns } of documents(OTHERS)) {
      rows.push([columns.section ?? '', columns.year ?? '', spaced(`${title}\n${text}`)]);
      if (rows.length === 2000) await send();
    }
    await send();
    await pool.query('CREATE INDEX ON docs USING gin (words)');
    await pool.query('ANALYZE docs');
    console.log(`  built in ${((Date.now() - began) / 1000).toFixed(0)} s`);
    for (const [name, words] of Object.entries(questions))
      tell(
        name,
        await timed(words.slice(0, 8), 3, async (word) => {
          const terms = spaced(word)
            .split(' ')
            .map((term) => `'${term.replaceAll("'", '')}'`)
            .join(' | ');
          await pool.query(
            `SELECT id, ts_headline('simple', terms, q) FROM (SELECT id, terms, q FROM docs, to_tsquery('simple', $1) q
              WHERE words @@ q ORDER BY ts_rank(words, q, 1) DESC LIMIT 10) best`,
            [terms],
          );
          await pool.query(
            `SELECT section, count(*) FROM docs WHERE words @@ to_tsquery('simple', $1) GROUP BY section`,
            [terms],
          );
        }),
      );
  } finally {
    await close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-search-benchmark-'));
try {
  console.log(
    `Gongkai, ${COUNT} documents of ${LETTERS} letters: top 10 with passages, total and facets; median / p99, ms`,
  );
  await ours(join(folder, 'index'));
  console.log(`SQLite FTS5, ${OTHERS} documents: top 10 with snippets, counts by section`);
  await sqlite(join(folder, 'fts.db'));
  console.log(
    `PostgreSQL full text, ${OTHERS} documents: top 10 with headlines, counts by section (processor: the client's only)`,
  );
  await postgres();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
