/** The whole server is killed while clerks save their reports: what it answered 200 for is there after the restart. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** GONGKAI_KILLS asks for more. */
const ROUNDS = Number(process.env.GONGKAI_KILLS ?? 4);
const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'killed-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const settings = { ...process.env, PORT: '0', GONGKAI_DATA: folder, GONGKAI_SAMPLE: 'on', DATABASE_URL: '' };
const words = ['--disable-warning=ExperimentalWarning', join(ROOT, 'command.ts')];

type Running = { readonly program: ChildProcess; readonly url: string; readonly printed: string };

async function start(): Promise<Running> {
  const program = spawn(process.execPath, [...words, 'start'], {
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  program.stdout.on('data', (text) => {
    printed += text;
  });
  while (!printed.includes('Ctrl-C') && program.exitCode === null) await sleep(20);
  return { program, url: /工作台\s+(http:\S+?)\/console/.exec(printed)?.[1] ?? '', printed };
}

/** Signal 9 to the program alone, or to its database with it, as when a machine is switched off. */
async function kill({ program }: Running, withDatabase: boolean): Promise<void> {
  const postmaster = Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  program.kill('SIGKILL');
  try {
    if (withDatabase) process.kill(postmaster, 'SIGKILL');
  } catch {
    // It had noticed the death of the program and was gone already.
  }
  await once(program, 'close');
}

type Clerk = { readonly cookie: string; readonly csrf: string };

const send = (url: string, path: string, clerk: Partial<Clerk>, method: string, json?: unknown) =>
  fetch(new URL(path, url), {
    method,
    headers: {
      origin: new URL(url).origin,
      'content-type': 'application/json',
      cookie: clerk.cookie ?? '',
      'x-gongkai-csrf': clerk.csrf ?? '',
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });

async function signIn({ url, printed }: Running): Promise<Clerk> {
  const password = /一次性密码 (\S+)/.exec(printed)?.[1];
  const entered = await send(url, '/api/session', {}, 'POST', { loginName: 'admin', password });
  const { session } = (await entered.json()) as { session: { csrf: string } };
  const clerk = { cookie: entered.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '', csrf: session.csrf };
  const next = 'night ferry 夜航船 1637';
  const changed = await send(url, '/api/session/password', clerk, 'POST', { current: password, next });
  assert.equal(changed.status, 200, await changed.text());
  return clerk;
}

type View = {
  readonly id: string;
  readonly version: number;
  readonly report: { narrative: { other: string } };
};

/** Saves one report again and again until the server is gone; tells of every answer. */
async function save(
  url: string,
  clerk: Clerk,
  view: View,
  acknowledged: (view: View) => void,
): Promise<void> {
  let now = view;
  try {
    for (;;) {
      const other = `第${now.version + 1}次修改。`;
      const report = { ...now.report, narrative: { ...now.report.narrative, other } };
      const answer = await send(url, `/api/annual-reports/${now.id}`, clerk, 'PUT', {
        version: now.version,
        report,
      });
      now = (await answer.json()) as View;
      assert.equal(answer.status, 200);
      acknowledged(now);
    }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
  }
}

test(`killed ${ROUNDS} times while reports are saved, the server keeps every answered save`, {
  timeout: 400_000,
}, async () => {
  let server = await start();
  const clerk = await signIn(server);
  const saved = new Map<string, View>();
  for (const year of ['2021', '2022', '2023']) {
    const begun = await send(server.url, '/api/annual-reports', clerk, 'POST', { year });
    const view = (await begun.json()) as View;
    assert.equal(begun.ok, true, JSON.stringify(view));
    saved.set(view.id, view);
  }
  let answers = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    let isOver = false;
    const saves = [...saved.values()].map((view) =>
      save(server.url, clerk, view, (now) => {
        answers += 1;
        saved.set(now.id, now);
      }),
    );
    // Not before saves were answered in this round: a server that is still waking up proves nothing.
    const writing = Promise.all(saves).finally(() => {
      isOver = true;
    });
    for (const enough = answers + 3; answers < enough && !isOver; ) await sleep(10);
    await sleep((round * 37) % 200);
    await kill(server, round % 2 === 0);
    await writing;
    server = await start();
    for (const [id, last] of saved) {
      const answer = await send(server.url, `/api/annual-reports/${id}`, clerk, 'GET');
      const now = (await answer.json()) as View;
      assert.equal(answer.status, 200, 'the session lived on too');
      assert.ok(now.version >= last.version, `round ${round}: ${now.version} is older than ${last.version}`);
      if (now.version === last.version) assert.equal(now.report.narrative.other, last.report.narrative.other);
      saved.set(id, now);
    }
  }
  assert.ok(answers > ROUNDS * 2, `only ${answers} saves were answered`);
  server.program.kill('SIGTERM');
  await once(server.program, 'close');
  const verified = spawnSync(process.execPath, [...words, 'verify'], { env: settings, encoding: 'utf8' });
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
});
