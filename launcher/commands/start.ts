/** `./gongkai start`: settings → database → migrations → first run → server, until a signal ends it in reverse. */
import { createApp, DatabaseError, migrate } from '#platform/database/index.ts';
import { type Config, loadConfig } from '../../config.ts';
import { type RunningServer, startServer } from '../../server.ts';
import { firstRun } from './first-run.ts';
import { MIGRATIONS, openConfigured } from './opened.ts';

/** Runs until SIGINT or SIGTERM. Returns the exit code. */
export async function startCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const stopped = stopSignal();
  const opened = await openConfigured(config);
  try {
    await migrate(opened.pool, MIGRATIONS);
    const administrator = await firstRun(createApp(opened.database), config);
    const server = await listen(config, opened);
    greet(server.url, config, administrator);
    await stopped;
    process.stderr.write('正在停止…  Stopping…\n');
    await server.close();
  } finally {
    await opened.close();
  }
  process.stderr.write('已停止。  Stopped.\n');
  return 0;
}

async function listen(config: Config, opened: Parameters<typeof startServer>[1]): Promise<RunningServer> {
  try {
    return await startServer(config, opened);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const place = `${config.host}:${config.port}`;
    if (code === 'EADDRINUSE') {
      throw new DatabaseError(
        `${place} 已被占用：可能已有一个公开台在运行，否则请用 PORT 换一个端口，例如 PORT=8081 ./gongkai start。`,
        `${place} is taken: Gongkai may be running already; otherwise choose another PORT.`,
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new DatabaseError(
        `不能在 ${place} 上监听，请检查 HOST 和 PORT（1024 以下的端口需要管理员权限）。`,
        `Cannot listen on ${place}: check HOST and PORT.`,
      );
    }
    throw error;
  }
}

function greet(url: string, { dataFolder, databaseUrl }: Config, administrator: Administrator | null): void {
  const lines = [
    '公开台已启动。  Gongkai is running.',
    `  门户网站    ${url}/`,
    `  年报体检    ${url}/report-check`,
    `  工作台      ${url}/console/`,
    databaseUrl === null ? `  数据目录    ${dataFolder}` : '  数据库      DATABASE_URL',
  ];
  if (administrator) {
    lines.push(
      `  首位管理员  ${administrator.loginName}  一次性密码 ${administrator.password}  （只显示这一次，首次登录后须更换）`,
    );
  }
  process.stdout.write(`${[...lines, '按 Ctrl-C 停止。'].join('\n')}\n`);
}

type Administrator = { readonly loginName: string; readonly password: string };

/** Resolves at the first signal; one more than three seconds later ends the program at once. */
function stopSignal(): Promise<void> {
  let first = 0;
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (first > 0 && Date.now() - first > 3_000) process.exit(1);
        first ||= Date.now();
        done();
      });
    }
  });
}
