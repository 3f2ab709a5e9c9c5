import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { counterOf } from './actions.ts';
import { everything } from './engine/admission.ts';
import { openIndex, type SearchIndex } from './engine/index.ts';
import { createQuestion } from './engine/question.ts';
import { isNumber, numberParts } from './model.ts';
import { understand } from './understanding/index.ts';
import { givenMeanings } from './understanding/names.ts';

type Line = {
  id: string;
  title: string;
  body: string;
  column: string;
  number: string;
  date: string;
  organ: string;
};
type Query = { qid: string; class: string; query: string; rel: Record<string, number> };
const linesOf = <T>(name: string): T[] =>
  readFileSync(join(import.meta.dirname, 'labelled', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const corpus = linesOf<Line>('corpus.jsonl');
const queries = linesOf<Query>('queries.jsonl');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-labelled-'));
let index: SearchIndex;

before(() => {
  index = openIndex(folder);
  for (const { id, title, body, column, number, date, organ } of corpus)
    index.put({
      ...{ key: id, title, href: `/${id}`, date, columns: { section: column, organ }, audience: 'public' },
      text: `${number === '' ? '' : `文号：${number}\n`}${body}`,
      facts: { number },
    });
});
after(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first three of what a visitor is shown. */
function firstThree(query: string): string[] {
  const understood = understand(query, {
    index,
    meanings: givenMeanings(corpus[0]?.organ ?? ''),
    count: counterOf(index, everything),
    asTyped: numberParts(query) !== null,
  });
  const { found } = index.search({
    question: createQuestion(understood.readings),
    ...{ mode: 'any', narrowing: everything, order: 'relevance', from: 0, size: 50, today: 46_000 },
  });
  const isAsked = (number: string | undefined) =>
    numberParts(query) !== null && isNumber(query, number ?? '');
  const first = found.filter(({ document }) => isAsked(document.facts?.number));
  return [...first, ...found].slice(0, 3).map(({ key }) => key);
}

test('there are 300 questions and more', () => assert.ok(queries.length >= 300, String(queries.length)));

for (const [name, own] of Map.groupBy(queries, (query) => query.class))
  test(`${name}: 95 of 100 answers are among the first three`, (context) => {
    const missed = own.filter(({ query, rel }) => !firstThree(query).some((key) => (rel[key] ?? 0) > 0));
    const share = 1 - missed.length / own.length;
    context.diagnostic(`${name}: success@3 ${share.toFixed(3)} of ${own.length}`);
    assert.ok(share >= 0.95, `${share.toFixed(3)}; missed: ${missed.map(({ query }) => query).join(' ')}`);
  });
