/** How good the search is on questions whose answers are known: the measures of the trade, over any labelled set. */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { everything } from '../engine/admission.ts';
import { dayNumber } from '../engine/document.ts';
import { openIndex, type SearchIndex } from '../engine/index.ts';
import { createQuestion } from '../engine/question.ts';
import { startRebuild } from '../engine/rebuild.ts';

export type Measures = {
  readonly questions: number;
  readonly documents: number;
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  /** Milliseconds of a search with 100 results, half are faster. */
  readonly medianMs: number;
};

const CorpusLine = z.object({
  id: z.string(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  date: z.string().nullish(),
});
const QueryLine = z.object({ qid: z.string(), query: z.string(), rel: z.record(z.string(), z.number()) });
export type LabelledQuery = z.infer<typeof QueryLine>;

/** A line that is not what the format says; the message tells which. */
export class LabelledSetError extends Error {}

async function* lines<T extends z.ZodType>(path: string, schema: T): AsyncGenerator<z.output<T>> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => input.destroy(error));
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    yield readLine(line, schema, `${path}:${number}`);
  }
}

function readLine<T extends z.ZodType>(line: string, schema: T, where: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new LabelledSetError(`${where} 不是约定的格式。  Not a line of the format.`);
  }
}

/** The labelled questions of a file. */
export async function readQueries(path: string): Promise<LabelledQuery[]> {
  const queries: LabelledQuery[] = [];
  for await (const query of lines(path, QueryLine)) queries.push(query);
  return queries;
}

/** An index of a corpus file in a folder of its own; `close` removes it. */
export async function indexCorpus(path: string): Promise<{ index: SearchIndex; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-evaluate-'));
  const index = openIndex(folder);
  const rebuild = startRebuild(folder);
  try {
    for await (const { id, title, body, date } of lines(path, CorpusLine))
      rebuild.add({
        key: id,
        title: title ?? '',
        text: body ?? '',
        href: '',
        date: date ?? '',
        columns: {},
        audience: 'public',
      });
    await index.replace({ ...rebuild.finish(), positions: {}, builtAt: '' });
    const close = () => {
      index.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { index, close };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The keys found for a question, the best first, 100 of them. */
export function keysFor(index: SearchIndex, query: string): string[] {
  const { found } = index.search({
    question: createQuestion([{ text: query, weight: 1 }]),
    mode: 'any',
    narrowing: everything,
    order: 'relevance',
    from: 0,
    size: 100,
    today: dayNumber('2026-01-01'),
    withPassages: false,
  });
  return found.map(({ key }) => key);
}

/** MRR@10, nDCG@10 and recall of the questions over the corpus. Grades above 0 are answers. */
export async function evaluate(queriesPath: string, corpusPath: string): Promise<Measures> {
  const queries = await readQueries(queriesPath);
  const { index, close } = await indexCorpus(corpusPath);
  try {
    const times: number[] = [];
    const each = queries.map(({ query, rel }) => {
      const began = performance.now();
      const keys = keysFor(index, query);
      times.push(performance.now() - began);
      return measure(keys, rel);
    });
    const mean = (of: (one: (typeof each)[number]) => number) =>
      each.reduce((sum, one) => sum + of(one), 0) / Math.max(1, each.length);
    times.sort((a, b) => a - b);
    return {
      questions: queries.length,
      documents: index.count(),
      mrr10: mean((one) => one.mrr10),
      ndcg10: mean((one) => one.ndcg10),
      recall10: mean((one) => one.recall10),
      recall100: mean((one) => one.recall100),
      medianMs: times[times.length >> 1] ?? 0,
    };
  } finally {
    close();
  }
}

/** The measures of one question. */
export function measure(keys: readonly string[], rel: Readonly<Record<string, number>>) {
  const gradeOf = (key: string) => (Object.hasOwn(rel, key) ? Math.max(0, rel[key] ?? 0) : 0);
  const grades = Object.values(rel).filter((grade) => grade > 0);
  const first = keys.slice(0, 10).findIndex((key) => gradeOf(key) > 0);
  const hits = (depth: number) =>
    keys.slice(0, depth).filter((key) => gradeOf(key) > 0).length / Math.max(1, grades.length);
  const gain = (row: readonly number[]) =>
    row.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const ideal = gain(grades.sort((a, b) => b - a).slice(0, 10));
  return {
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: ideal === 0 ? 0 : gain(keys.slice(0, 10).map(gradeOf)) / ideal,
    recall10: hits(10),
    recall100: hits(100),
  };
}
