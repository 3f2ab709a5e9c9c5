/** What happens when the power of the program ends at any moment: nothing that was answered for may be lost. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyJournal } from '#platform/journal/index.ts';
import { migrate, type OpenDatabase, openDatabase } from '../index.ts';

/** GONGKAI_KILLS asks for more. */
const ROUNDS = Number(process.env.GONGKAI_KILLS ?? 6);
const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Four people write at once; each answer printed is an acknowledgement given after the commit. */
const WRITER = `
  import { createApp, openDatabase, transaction } from '#platform/database/index.ts';
  import { journal } from '#platform/journal/index.ts';
  const { database } = await openDatabase({ url: null, dataFolder: process.argv[1] });
  const app = createApp(database);
  const organId = '00000000-0000-7000-8000-000000000001';
  async function write(person) {
    for (let i = 0; ; i += 1) {
      const id = process.argv[2] + '-' + person + '-' + i;
      await transaction(app, (inside) =>
        journal(inside, { organId, subject: { kind: 'note', id }, event: 'noted', by: 'system' }));
      process.stdout.write(id + '\\n');
    }
  }
  await Promise.all([1, 2, 3, 4].map(write));`;

const start = (folder: string, round: number): ChildProcess =>
  spawn(process.execPath, ['--input-type=module-typescript', '-e', WRITER, folder, String(round)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Kills with signal 9: the program alone, or its database with it, as when a machine is switched off. */
function kill(writer: ChildProcess, folder: string, withDatabase: boolean): void {
  writer.kill('SIGKILL');
  if (!withDatabase) return;
  const postmaster = Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  try {
    process.kill(postmaster, 'SIGKILL');
  } catch {
    // It had noticed the death of the program and was gone already.
  }
}

async function open(folder: string): Promise<OpenDatabase> {
  return openDatabase({ url: null, dataFolder: folder });
}

test(`killed ${ROUNDS} times while writing, the program loses nothing it has answered for`, {
  timeout: 400_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const first = await open(folder);
  await migrate(first.pool, join(ROOT, 'migrations'));
  await first.close();

  const answered: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const writer = start(folder, round);
    let printed = '';
    writer.stdout?.on('data', (text) => {
      printed += text;
    });
    while (!printed.includes('\n') && writer.exitCode === null) await sleep(20);
    await sleep(20 + ((round * 37) % 200));
    kill(writer, folder, round % 2 === 0);
    await once(writer, 'close');
    answered.push(...printed.split('\n').slice(0, -1));
  }

  const after = await open(folder);
  const { rows } = await after.pool.query<{ id: string }>('SELECT subject_id AS id FROM journal');
  const kept = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    answered.filter((id) => !kept.has(id)),
    [],
  );
  assert.equal((await verifyJournal(after.pool)).broken, null);
  assert.ok(answered.length > ROUNDS * 4, `only ${answered.length} were written`);
  await after.close();
  rmSync(folder, { recursive: true });
});
