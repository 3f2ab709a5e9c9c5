/** The program that follows is killed at any moment: no item is lost, none comes back that was taken down. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { sources } from '../sources/index.ts';
import { plantSection, publish, takeDown } from '../testing.ts';
import { openDesk } from './index.ts';

const ROUNDS = 3;
const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLLOWER = `
  import { openDatabase, createApp } from '#platform/database/index.ts';
  import { openDesk } from '#capabilities/search/following/index.ts';
  import { sources } from '#capabilities/search/sources/index.ts';
  const [, url, folder] = process.argv;
  const { database, pool } = await openDatabase({ url, dataFolder: folder });
  await openDesk({ app: createApp(database), pool, folder: folder + '/search', sources });
  process.stdout.write('open');`;

test(`killed ${ROUNDS} times while it follows, the index is what the stores are`, {
  timeout: 300_000,
}, async () => {
  const { app, pool, url, close } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-killed-'));
  try {
    const organ = await createOrgan(app, {
      name: '示例区文化和旅游局',
      shortName: '文旅局',
      siteName: '门户',
    });
    const section = await plantSection(app, organ.id, '工作动态');
    let next = 1;
    const out: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const program = spawn(
        process.execPath,
        ['--input-type=module-typescript', '-e', FOLLOWER, url, folder],
        {
          cwd: ROOT,
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      if (round % 2 === 0) await new Promise((open) => program.stdout.once('data', open));
      const until = Date.now() + 100 + round * 171;
      while (Date.now() < until) {
        await publish(app, organ.id, {
          id: next,
          section,
          title: `第${next}号通知公告`,
          text: `内容${next}`,
        });
        if (next % 3 === 0) {
          await takeDown(app, organ.id, next - 1);
          out.push(next - 1);
        }
        next += 1;
      }
      const ended = new Promise((gone) => program.once('exit', gone));
      program.kill('SIGKILL');
      await ended;
      await sleep(5);
    }
    const desk = await openDesk({ app, pool, folder: join(folder, 'search'), sources: sources.slice(0, 1) });
    try {
      await desk.upToDate(organ.id);
      for (const id of out) assert.ok(!desk.index.has(`items:${organ.id}:${id}`), `${id} was taken down`);
      await desk.caughtUp();
      const { rows } = await sql<{ id: number }>`SELECT id FROM public_items`.execute(app.database);
      const expected = rows.map(({ id }) => `items:${organ.id}:${id}`).sort();
      assert.ok(expected.length > ROUNDS);
      assert.deepEqual(desk.index.keysOf('items:').sort(), expected);
      assert.deepEqual((await desk.check()).mended, []);
    } finally {
      await desk.close();
    }
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
