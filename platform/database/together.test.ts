import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedTogether } from './together.ts';

/** Reads when told to; remembers what was asked in which question. */
function slowReader() {
  const asked: (readonly number[])[] = [];
  const open: (() => void)[] = [];
  const read = async (keys: readonly number[]) => {
    asked.push(keys);
    await new Promise<void>((done) => open.push(done));
    if (keys.includes(13)) throw new Error('no thirteen');
    return new Map(keys.filter((key) => key > 0).map((key) => [key, `item ${key}`]));
  };
  const answerAll = () => {
    for (const done of open.splice(0)) done();
  };
  /** Waits for so many questions to have been asked. */
  const questions = async (count: number) => {
    while (asked.length < count) await new Promise((done) => setImmediate(done));
  };
  return { asked, read, answerAll, questions };
}

test('who come at the same moment are asked about together, the same thing once', async () => {
  const { asked, read, answerAll, questions } = slowReader();
  const ask = askedTogether(read);
  const answers = Promise.all([ask(1), ask(2), ask(2), ask(-1)]);
  await questions(1);
  assert.deepEqual(asked, [[1, 2, -1]]);
  answerAll();
  assert.deepEqual(await answers, ['item 1', 'item 2', 'item 2', undefined]);
});

test('who comes later gets an answer that was asked for later, also about the same thing', async () => {
  const { asked, read, answerAll, questions } = slowReader();
  const ask = askedTogether(read, { atOnce: 1 });
  const first = ask(1);
  await questions(1);
  const later = [ask(1), ask(2), ask(3)];
  assert.deepEqual(asked, [[1]], 'the second question waits for the first');
  answerAll();
  assert.equal(await first, 'item 1');
  await questions(2);
  assert.deepEqual(asked, [[1], [1, 2, 3]]);
  answerAll();
  assert.deepEqual(await Promise.all(later), ['item 1', 'item 2', 'item 3']);
});

test('no question is longer than it may be, and everybody is answered', async () => {
  const { asked, read, answerAll, questions } = slowReader();
  const ask = askedTogether(read, { atOnce: 1, most: 2 });
  const answers = Promise.all([1, 2, 3, 4, 5].map(ask));
  for (let count = 1; count <= 3; count += 1) {
    await questions(count);
    answerAll();
  }
  assert.deepEqual(asked, [[1, 2], [3, 4], [5]]);
  assert.equal((await answers).length, 5);
});

test('a question that fails fails for those in it and for nobody after', async () => {
  const { read, answerAll, questions } = slowReader();
  const ask = askedTogether(read, { atOnce: 1 });
  const outcomes = Promise.allSettled([ask(13), ask(1)]);
  await questions(1);
  answerAll();
  assert.deepEqual(
    (await outcomes).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  const after = ask(1);
  await questions(2);
  answerAll();
  assert.equal(await after, 'item 1');
});
