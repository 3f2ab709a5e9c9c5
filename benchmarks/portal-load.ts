/** What the benchmark of the portal measures with: wrk for the load, nginx in front, a look at what is sent. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server that was started, how it is ended, and whose processor time its answers cost. */
export type Running = {
  readonly url: string;
  readonly stop: () => void;
  /** Its processes; what they started counts too. */
  readonly pids: readonly number[];
  /** Processes whose command line holds this count too: the database's, by the database's name. */
  readonly named?: string;
};

/** What was measured: answers per second of the clock, and per second of processor time of all who served (Linux). */
export type Rate = {
  readonly perSecond: number;
  readonly perProcessorSecond: number | null;
  /** How long it took to see enough answers. */
  readonly seconds: number;
};

/** The first of these files that is on the machine; null when none is. */
export const firstOf = (...files: readonly string[]): string | null =>
  files.find((file) => existsSync(file)) ?? null;

export const nginxProgram: string | null = firstOf(
  '/usr/sbin/nginx',
  '/usr/local/bin/nginx',
  '/opt/homebrew/bin/nginx',
);

/** A port for servers that must be told theirs; others of the same run count on from it. */
export const firstPort: number = 18_400 + (process.pid % 500) * 4;

const fewest = 50;
const longest = 20;
/** Clock ticks in a second, as the system counts the time of processes. */
const ticks = 100;

/**
 * Asks for `paths` in turn over 32 connections for `seconds`, and for longer where too few were answered to say
 * anything; throws when an answer is no page.
 */
export function rate(server: Running, paths: readonly string[], seconds: number): Rate {
  const folder = mkdtempSync(join(tmpdir(), 'portal-load-'));
  const script = join(folder, 'paths.lua');
  const list = paths.map((path) => `"${path}"`).join(',');
  writeFileSync(
    script,
    `local paths = {${list}}\nlocal at = 0\nrequest = function()\n at = at % #paths + 1\n return wrk.format("GET", paths[at])\nend\n`,
  );
  const asked = ['-t1', '-c32', `-d${seconds}s`, '--timeout', '30s', '-s', script, server.url];
  const before = processorTime(server);
  const told = execFileSync('wrk', asked, { encoding: 'utf8' });
  const used = processorTime(server) - before;
  rmSync(folder, { recursive: true });
  const failures = /Non-2xx or 3xx responses: (\d+)/.exec(told)?.[1];
  if (failures) throw new Error(`${server.url}: ${failures} answers were no pages`);
  const answered = Number(/(\d+) requests in/.exec(told)?.[1] ?? 0);
  if (answered < fewest && seconds < longest) return rate(server, paths, Math.min(seconds * 4, longest));
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(told)?.[1] ?? 0),
    perProcessorSecond: used > 0 ? answered / used : null,
    seconds,
  };
}

/** Seconds of processor time that a server's processes have used so far; 0 where the system does not tell. */
function processorTime({ pids, named }: Running): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const parents = new Map<number, number>();
  const times = new Map<number, number>();
  const counted = new Set(pids);
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const pid = Number(name);
    const fields = readProcess(pid, 'stat')
      ?.replace(/^.*\) /s, '')
      .split(' ');
    if (!fields) continue;
    parents.set(pid, Number(fields[1]));
    times.set(
      pid,
      [11, 12].reduce((sum, at) => sum + Number(fields[at]), 0),
    );
    if (
      named &&
      readProcess(pid, 'cmdline')?.startsWith('postgres:') &&
      readProcess(pid, 'cmdline')?.includes(named)
    )
      counted.add(pid);
  }
  const isCounted = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (counted.has(pid) || isCounted(parents.get(pid)));
  return [...times].reduce((sum, [pid, time]) => sum + (isCounted(pid) ? time : 0), 0) / ticks;
}

function readProcess(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

/** An answer; asked for again where the connection of an earlier one stood idle while wrk ran and was closed. */
const asked = (url: string): Promise<Response> =>
  fetch(url, { redirect: 'manual' }).catch(() => fetch(url, { redirect: 'manual' }));

/** Asks once for each of these and makes sure that the text is in it; returns the bytes of the first answer. */
export async function lookAt(url: string, paths: readonly string[], text: string): Promise<string> {
  let first = '';
  for (const path of paths) {
    const answer = await asked(url + path);
    const body = await answer.text();
    if (answer.status !== 200 || !body.includes(text))
      throw new Error(
        `${url}${path} answers ${answer.status} and does not show “${text}”: ${body.slice(0, 300)}`,
      );
    first ||= body;
  }
  return first;
}

/** Waits until something answers there. */
export async function answering(url: string, mostSeconds: number): Promise<void> {
  for (const end = Date.now() + mostSeconds * 1000; ; ) {
    const status = await fetch(url, { redirect: 'manual' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status > 0 && status < 500) return;
    if (Date.now() > end) throw new Error(`${url} does not answer (${status})`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** nginx in the foreground with a configuration of its own, one worker; FOLDER in it is a folder of its own. */
export async function nginx(servers: string, port: number): Promise<Running> {
  if (nginxProgram === null) throw new Error('nginx is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'portal-nginx-'));
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user} worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
events { worker_connections 512; }
http { access_log off; default_type text/html; charset utf-8; keepalive_requests 1000000; ${temporary.join(' ')}
proxy_cache_path ${folder}/pc keys_zone=p:10m; fastcgi_cache_path ${folder}/fc keys_zone=f:10m;
${servers.replaceAll('FOLDER', folder)} }`,
  );
  const started = spawn(
    nginxProgram,
    ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')],
    {
      stdio: 'inherit',
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await answering(url, 10);
  const stop = () => {
    started.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop, pids: [started.pid ?? 0] };
}
