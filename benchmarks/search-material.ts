/** The documents and questions of the search benchmark, made of a corpus's sentences, and how times are taken and told. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { IndexedDocument } from '#capabilities/search/engine/index.ts';

export const LETTERS = 400;

export type Material = {
  /** The first so many documents, the same at every call. */
  readonly documents: (count: number) => Generator<IndexedDocument>;
  readonly questions: Readonly<Record<string, readonly string[]>>;
};

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

/** What the benchmark is made of, from the sentences of a corpus file. */
export async function materialFrom(path: string): Promise<Material> {
  const sentences = await sentencesOf(path);
  return { documents: (count) => documents(sentences, count), questions: questionsOf(sentences) };
}

function* documents(sentences: readonly string[], count: number): Generator<IndexedDocument> {
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
const questionsOf = (sentences: readonly string[]): Material['questions'] => ({
  'rare word': ['驰名商标', '渔业养殖', '航标', '测绘成果', '殡葬', '烟草专卖', '气象设施', '档案馆'],
  'common word': ['管理', '规定', '应当', '人民政府', '行政部门', '工作'],
  'question of 20 characters': sentences
    .filter((sentence) => sentence.length > 30)
    .filter((_, at) => at % 997 === 0)
    .slice(0, 30)
    .map((sentence) => sentence.slice(4, 24)),
});

export type Timing = { readonly wall: number; readonly cpu: number };
const at = (list: readonly number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

/** Asks every word so many times after a first; stops after `most` milliseconds. */
export async function timed(
  words: readonly string[],
  times: number,
  ask: (word: string) => unknown,
  most = Number.POSITIVE_INFINITY,
): Promise<Timing[]> {
  const until = performance.now() + most;
  const timings: Timing[] = [];
  for (let round = 0; round <= times; round += 1)
    for (const word of words) {
      if (performance.now() > until) return timings;
      const cpu = process.cpuUsage();
      const began = performance.now();
      await ask(word);
      const used = process.cpuUsage(cpu);
      const timing = { wall: performance.now() - began, cpu: (used.user + used.system) / 1000 };
      // The first round warms up, unless there is time for no other.
      if (round === 1 && timings.length === words.length) timings.length = 0;
      timings.push(timing);
    }
  return timings;
}

/** Prints median and p99. */
export function tell(name: string, timings: readonly Timing[]): void {
  const [wall, cpu] = [timings.map((one) => one.wall), timings.map((one) => one.cpu)];
  const both = (list: readonly number[]) => `${at(list, 0.5).toFixed(1)} / ${at(list, 0.99).toFixed(1)}`;
  console.log(
    `  ${name.padEnd(44)} wall ${both(wall).padStart(17)}   processor ${both(cpu).padStart(17)}   ${timings.length} asked`,
  );
}
