/** `./gongkai start`: settings → database → migrations → first run → server, until a signal ends it in reverse. */
import { createServer } from 'node:net';
import { registerMessageJobs } from '#capabilities/citizens/index.ts';
import { registerNoticeJobs } from '#capabilities/disclosure-requests/index.ts';
import { createApp, migrate } from '#platform/database/index.ts';
import { openFileStore } from '#platform/files/index.ts';
import { openMail } from '#platform/mail/index.ts';
import { openSms } from '#platform/sms/index.ts';
import { type Config, ConfigError, loadConfig } from '../../config.ts';
import { startServer } from '../../server.ts';
import { type Administrator, firstRun } from './first-run.ts';
import { filesFolderOf, MIGRATIONS, openConfigured, sealerOfConfig } from './opened.ts';
import { startWork } from './work.ts';

/** Runs until SIGINT or SIGTERM. Returns the exit code. */
export async function startCommand(): Promise<number> {
  const config = loadConfig(process.env);
  await refuseTakenAddress(config);
  const stopped = stopSignal();
  const opened = await openConfigured(config);
  const closings: (() => Promise<unknown>)[] = [];
  try {
    await migrate(opened.pool, MIGRATIONS);
    const filesFolder = filesFolderOf(config);
    const files = openFileStore(filesFolder);
    const sealer = sealerOfConfig(config);
    const app = createApp(opened.database, undefined, files, sealer);
    const administrator = await firstRun(app, config);
    if (administrator) introduce(administrator);
    const server = await startServer(config, { ...opened, files, sealer });
    closings.push(server.close);
    const tell = (line: string) => process.stderr.write(`${line}\n`);
    const work = await startWork({ ...opened, filesFolder }, app, tell);
    closings.push(work.close);
    const senders = noticeSenders(config);
    await registerNoticeJobs(work, app, senders);
    await registerMessageJobs(work, app, senders);
    greet(server.url, config, administrator);
    await stopped;
    process.stderr.write('正在停止…  Stopping…\n');
  } finally {
    await Promise.all(closings.map((close) => close()));
    await opened.close();
  }
  process.stderr.write('已停止。  Stopped.\n');
  return 0;
}

/** Where notices to applicants and codes to citizens go, by the settings. */
const noticeSenders = ({ mail, sms }: Config) => ({
  mail: mail && openMail(mail),
  sms: sms && openSms(sms),
});

/** Says that nobody can listen there before anything has been started. */
async function refuseTakenAddress({ host, port }: Config): Promise<void> {
  const code = await new Promise<string | undefined>((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    probe.listen({ host, port }, () => probe.close(() => done(undefined)));
  });
  if (code === undefined) return;
  const place = `${host}:${port}`;
  const problem =
    code === 'EADDRINUSE'
      ? `${place} 已被占用：可能已有一个公开台在运行，否则请用 PORT 换一个端口，例如 PORT=8081 ./gongkai start。\n` +
        `${place} is taken: Gongkai may be running already; otherwise choose another PORT.`
      : `不能在 ${place} 上监听（${code}），请检查 HOST 和 PORT（1024 以下的端口需要管理员权限）。\n` +
        `Cannot listen on ${place} (${code}): check HOST and PORT.`;
  throw new ConfigError([problem]);
}

/** Printed as soon as the account exists: it is said once, whatever happens next. */
function introduce({ loginName, password }: Administrator): void {
  const line = `首位管理员  ${loginName}  一次性密码 ${password}  （只显示这一次，首次登录后须更换）\n`;
  process.stdout.write(`${line}First administrator: ${loginName}, one-time password: ${password}\n\n`);
}

function greet(url: string, { dataFolder, databaseUrl }: Config, administrator: Administrator | null): void {
  const lines = [
    '公开台已启动。  Gongkai is running.',
    `  门户网站    ${url}/`,
    `  年报体检    ${url}/report-check`,
    `  工作台      ${url}/console/`,
    ...(administrator
      ? [`              首次登录：登录名 ${administrator.loginName}，密码见上面“首位管理员”一行`]
      : []),
    databaseUrl === null ? `  数据目录    ${dataFolder}` : '  数据库      DATABASE_URL',
    '按 Ctrl-C 停止。  Press Ctrl-C to stop.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

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
