import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { transaction } from '#platform/database/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { enqueue, startJobs } from './index.ts';

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (await condition()) return;
    await sleep(50);
  }
  assert.fail(`waited in vain: ${what}`);
}

test('a job runs after the commit, and one that was rolled back never does', async () => {
  const { app, url, close } = await testDatabase();
  const jobs = await startJobs({ url });
  const done: unknown[] = [];
  await jobs.work('write-letter', async (data) => {
    done.push(data.to);
  });
  const refused = transaction(app, async (inner) => {
    await enqueue(inner, 'write-letter', { to: '张三' });
    throw new Error('refused');
  });
  await assert.rejects(refused, /refused/);
  await transaction(app, (inner) => enqueue(inner, 'write-letter', { to: '李静' }));
  await until(() => done.length > 0, 'the letter');
  assert.deepEqual(done, ['李静']);
  await jobs.close();
  await close();
});

test('a job that fails is kept with its reason and tried again', async () => {
  const { app, pool, url, close } = await testDatabase();
  const jobs = await startJobs({ url });
  await jobs.work('send-mail', () => Promise.reject(new Error('no route to the mail server')));
  await transaction(app, (inner) => enqueue(inner, 'send-mail', {}));
  const kept = async () => (await pool.query('SELECT state, retry_limit, output FROM pgboss.job')).rows[0];
  await until(async () => (await kept()).state === 'retry', 'the second try');
  assert.match(JSON.stringify(await kept()), /no route to the mail server/);
  await jobs.close();
  await close();
});

test('a job survives kill -9 of the program that was doing it', { timeout: 60_000 }, async () => {
  const { app, pool, url, close } = await testDatabase();
  await transaction(app, (inner) => enqueue(inner, 'slow-work', { n: 7 }));
  const index = join(import.meta.dirname, 'index.ts');
  const program = `
    import { startJobs } from ${JSON.stringify(index)};
    const jobs = await startJobs({ url: process.argv[1] });
    await jobs.work('slow-work', async () => { process.stdout.write('begun'); await new Promise((r) => setTimeout(r, 60000)); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  // The half minute of silence that it takes to be believed dead is not waited for here.
  await pool.query(
    `UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute', retry_delay = 0, retry_backoff = false`,
  );

  const jobs = await startJobs({ url, supervisedEvery: 1 });
  const done: unknown[] = [];
  await jobs.work('slow-work', async (data) => {
    done.push(data.n);
  });
  await until(() => done.length > 0, 'the job to be taken up again');
  assert.deepEqual(done, [7]);
  await jobs.close();
  await close();
});

test('a nightly job is kept in the database with its hour, once, however often the program starts', async () => {
  const { pool, url, close } = await testDatabase();
  for (let starts = 0; starts < 2; starts += 1) {
    const jobs = await startJobs({ url });
    await jobs.nightly('look-over', '3:30', async () => undefined);
    await jobs.close();
  }
  const { rows } = await pool.query('SELECT name, cron, timezone FROM pgboss.schedule');
  assert.deepEqual(rows, [{ name: 'look-over', cron: '30 3 * * *', timezone: 'Asia/Shanghai' }]);
  await close();
});

test('a job for an instant is not done before it, and is done when the program was away then', async () => {
  const { app, url, close } = await testDatabase();
  await transaction(app, (inner) =>
    enqueue(inner, 'publish', { n: 2 }, { startAfter: new Date(Date.now() - 60_000) }),
  );
  const jobs = await startJobs({ url });
  const done: { n: unknown; at: number }[] = [];
  await jobs.work('publish', async ({ n }) => {
    done.push({ n, at: Date.now() });
  });
  await until(() => done.length === 1, 'the one that was missed');
  const soon = new Date(Date.now() + 1500);
  await transaction(app, (inner) => enqueue(inner, 'publish', { n: 1 }, { startAfter: soon }));
  await until(() => done.length === 2, 'the one that was to come');
  assert.deepEqual(
    done.map(({ n }) => n),
    [2, 1],
  );
  assert.ok((done[1]?.at ?? 0) >= soon.getTime(), 'not before its time');
  await jobs.close();
  await close();
});

test('a job of every minute is kept in the database once, however often the program starts', async () => {
  const { pool, url, close } = await testDatabase();
  for (let starts = 0; starts < 2; starts += 1) {
    const jobs = await startJobs({ url });
    await jobs.everyMinute('sweep', async () => undefined);
    await jobs.close();
  }
  const { rows } = await pool.query('SELECT name, cron FROM pgboss.schedule');
  assert.deepEqual(rows, [{ name: 'sweep', cron: '* * * * *' }]);
  await close();
});
