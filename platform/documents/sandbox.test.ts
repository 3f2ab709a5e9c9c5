import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SandboxStopped, sandbox } from './sandbox.ts';

/** A worker that answers with what it was given, so many milliseconds later. */
const slow = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ name, milliseconds }) => setTimeout(() => parentPort.postMessage({ output: name }), milliseconds));
  `)}`,
);
type Input = { readonly name: string; readonly milliseconds: number };
const pool = () =>
  sandbox<Input, string>(slow, {
    milliseconds: 5000,
    heapMegabytes: 64,
    growthMegabytes: 1000,
    workers: 1,
  });

test('who sends one file waits for one file of who sends many, not for all of them', async () => {
  const { run, close } = pool();
  const order: string[] = [];
  const send = async (name: string, owner: string) =>
    order.push(await run({ name, milliseconds: 30 }, { owner }));
  await Promise.all([
    ...['many 1', 'many 2', 'many 3', 'many 4'].map((name) => send(name, 'many')),
    send('one', 'one'),
  ]);
  await close();
  assert.deepEqual(order.slice(0, 3), ['many 1', 'one', 'many 2']);
});

test('a job that does not get its turn within its patience is given up in words', async () => {
  const { run, close } = pool();
  const first = run({ name: 'first', milliseconds: 400 });
  await assert.rejects(
    run({ name: 'second', milliseconds: 1 }, { patienceMilliseconds: 50 }),
    (error) => error instanceof SandboxStopped && error.why === 'busy',
  );
  assert.equal(await first, 'first');
  assert.equal(await run({ name: 'third', milliseconds: 1 }), 'third');
  await close();
});

/** A worker that computes without end, or only waits for so long. */
const busy = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ name, milliseconds }) => {
      while (name === 'endless');
      setTimeout(() => parentPort.postMessage({ output: name }), milliseconds);
    });
  `)}`,
);

test('a job has its time of computing; one that a busy machine keeps waiting has four times as much', async () => {
  const { run, close } = sandbox<Input, string>(busy, {
    ...{ milliseconds: 1000, heapMegabytes: 64, growthMegabytes: 1000, workers: 1 },
  });
  const isOutOfTime = (error: unknown) => error instanceof SandboxStopped && error.why === 'time';
  await assert.rejects(run({ name: 'endless', milliseconds: 0 }), isOutOfTime);
  assert.equal(await run({ name: 'kept waiting', milliseconds: 1500 }), 'kept waiting');
  await assert.rejects(run({ name: 'asleep', milliseconds: 60_000 }), isOutOfTime);
  await close();
});
