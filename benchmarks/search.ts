/**
 * The search beside SQLite FTS5 and PostgreSQL full text, the same documents in one run. By hand:
 *
 *   node benchmarks/search.ts CORPUS.jsonl[.gz] [--documents 1000000] [--minutes 8] [--keep FOLDER]
 *
 * Documents are 400 letters of sentences of the corpus, shuffled by a fixed seed. A question is read as the site reads it:
 * short names, pinyin, corrections, then the search. Times are of one process, warm, in milliseconds: wall, and the
 * processor's own beside it, which a busy machine does not lengthen. `--minutes`: so long the two others may take in
 * documents, and so long PostgreSQL may index them; what they did not get done is said, and a kind of question ends when
 * it has taken them a minute. `--keep`: the index stays in the folder, and one that is there is asked without the others.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counterOf } from '#capabilities/search/actions.ts';
import { everything, type Narrowing } from '#capabilities/search/engine/admission.ts';
import { openIndex, type SearchIndex } from '#capabilities/search/engine/index.ts';
import { createQuestion } from '#capabilities/search/engine/question.ts';
import { buildInThread } from '#capabilities/search/following/building.ts';
import { understand } from '#capabilities/search/understanding/index.ts';
import { givenMeanings } from '#capabilities/search/understanding/names.ts';
import { suggestionsFor } from '#capabilities/search/understanding/suggestions.ts';
import { LETTERS, materialFrom, type Timing, tell, timed } from './search-material.ts';
import { postgres, sqlite } from './search-others.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { documents: { type: 'string' }, minutes: { type: 'string' }, keep: { type: 'string' } },
});
const [corpus] = positionals;
if (corpus === undefined) throw new Error('Name a corpus: node benchmarks/search.ts CORPUS.jsonl.gz');
const COUNT = Number(values.documents ?? 1_000_000);
const limits = { count: COUNT, most: Number(values.minutes ?? 8) * 60_000 };
const material = await materialFrom(corpus);
const { documents, questions } = material;

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);

/** Asks something every 100 ms until told to stop; tells how long the answers took. */
function asking(index: SearchIndex) {
  const words = Object.values(questions).flat();
  const timings: Timing[] = [];
  const timer = setInterval(() => {
    const began = performance.now();
    const cpu = process.cpuUsage();
    search(index, words[timings.length % words.length] ?? '', everything);
    const used = process.cpuUsage(cpu);
    timings.push({ wall: performance.now() - began, cpu: (used.user + used.system) / 1000 });
  }, 100);
  return () => {
    clearInterval(timer);
    return timings;
  };
}

async function build(index: SearchIndex, folder: string, count: number): Promise<void> {
  async function* all() {
    yield* documents(count);
  }
  const began = performance.now();
  let most = 0;
  const cpu = process.cpuUsage();
  const stop = index.count() > 0 ? asking(index) : null;
  const built = await buildInThread(folder, all(), (done) => {
    most = Math.max(most, megabytes());
    if (done % 100_000 === 0)
      console.log(`  ${done} documents, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  });
  await index.replace({ ...built, positions: {}, builtAt: 'now' });
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `  ${count} documents built in ${((performance.now() - began) / 1000).toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of the processor, at most ${most} MB`,
  );
  if (stop) tell('asked during the build', stop());
}

async function ours(folder: string): Promise<void> {
  const index = openIndex(folder);
  if (index.count() !== COUNT) {
    await build(index, folder, Math.ceil(COUNT / 10));
    await build(index, folder, COUNT);
  }
  const narrowed = narrowedIn(index);
  // Warm: no class is measured while its code is still being compiled, the first no more than the last.
  for (let round = 0; round < 5; round += 1)
    for (const word of Object.values(questions).flat())
      for (const narrowing of [everything, narrowed]) search(index, word, narrowing);
  for (const [name, words] of Object.entries(questions)) {
    for (const [how, narrowing] of [
      ['', everything],
      [', section and year', narrowed],
    ] as const)
      tell(name + how, await timed(words, 20, (word) => search(index, word, narrowing)));
  }
  const typed = ['驰名', '管理', '教育', 'guanli', '商标', '人民政', '规', 'jyj', '行政许可', '工作'];
  tell('suggestions', await timed(typed, 20, (word) => suggestionsFor(index, word, everything)));
  console.log(`  ${megabytes()} MB while serving`);
  index.close();
}

const meanings = givenMeanings('示例市示例区教育体育和文化旅游局');

function search(index: SearchIndex, text: string, narrowing: Narrowing) {
  const count = counterOf(index, narrowing);
  const { readings } = understand(text, { index, meanings, count, asTyped: false });
  return index.search({
    question: createQuestion(readings),
    ...{ mode: 'any', narrowing, order: 'relevance', from: 0, size: 10, today: 46_000 },
  });
}

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

const folder = mkdtempSync(join(tmpdir(), 'gongkai-search-benchmark-'));
try {
  console.log(
    `Gongkai, ${COUNT} documents of ${LETTERS} letters: top 10 with passages, total and facets; median / p99, ms`,
  );
  await ours(values.keep ?? join(folder, 'index'));
  if (values.keep !== undefined) process.exit();
  console.log('SQLite FTS5: top 10 with snippets, counts by section');
  await sqlite(join(folder, 'fts.db'), material, limits);
  console.log('PostgreSQL full text: top 10 with headlines, counts by section (processor: the client alone)');
  await postgres(material, limits);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
