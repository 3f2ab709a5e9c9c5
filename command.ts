/**
 * Every command of ./gongkai. Exit codes: 0 fine · 1 findings, or a failure said in words · 2 cannot be read, or wrong
 * use. With --json one JSON value on standard output and nothing else.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from './config.ts';
import { type Answer, UsageError } from './launcher/commands/answer.ts';
import { BackupError } from './platform/backup/index.ts';
import { DatabaseError } from './platform/database/index.ts';

// What was compiled once is not compiled again at the next start; a folder that cannot be written is no fault.
enableCompileCache(join(import.meta.dirname, 'build', 'compile-cache'));

const usage = `公开台 Gongkai — 用法：

  ./gongkai start                          启动（首次会自动安装、建库、载入示例单位）
  ./gongkai report read 文件|-             读取一份年度报告
  ./gongkai report check 文件              校核一份年度报告
  ./gongkai report batch 文件夹|压缩包 [--to 结果.xlsx]  一次校核多份报告
  ./gongkai report write 报告.json --to 文件.docx|.pdf|.html|.xlsx|.json|.csv
  ./gongkai backup 文件                    把数据库和附件备份为一个文件
  ./gongkai restore 文件                   恢复到空的数据库
  ./gongkai verify                         核对工作日志、附件和已发布的信息是否被改动
  ./gongkai search rebuild                 重建站内搜索的索引（不影响使用）
  ./gongkai search evaluate 问题 语料      用已知答案的问题衡量站内搜索
  ./gongkai user add 登录名 --role 岗位 [--name 姓名] [--organ 单位]
  ./gongkai items import 文件.jsonl        从旧网站批量导入信息，每行一条（JSON）
  ./gongkai requests simulate --years 3 --count 1000 --seed 1   为没有申请的示例单位编造申请
  ./gongkai help                           显示本说明

以上命令（start、help 除外）加 --json，只输出一个 JSON 值。
设置（环境变量）：PORT（8080） HOST（127.0.0.1） GONGKAI_DATA（./data） GONGKAI_SAMPLE=off
　　DATABASE_URL TRUST_PROXY（loopback） DB_PREPARE=off PG_BIN，含义见 README.zh-CN.md
返回值：0 正常；1 有发现或失败；2 无法读取或用法不对。
`;

type Command = (args: string[]) => Promise<Answer>;

const commands: Readonly<Record<string, Command>> = {
  backup: async (args) => (await import('./launcher/commands/backup.ts')).backupCommand(oneFile(args)),
  restore: async (args) => (await import('./launcher/commands/backup.ts')).restoreCommand(oneFile(args)),
  verify: async (args) => {
    refuseWords(args);
    return (await import('./launcher/commands/verify.ts')).verifyCommand();
  },
  items: async (args) => (await import('./launcher/commands/items.ts')).itemsCommand(args),
  search: async (args) => (await import('./launcher/commands/search.ts')).searchCommand(args),
  requests: async (args) => (await import('./launcher/commands/requests.ts')).requestsCommand(args),
  user: async (args) => (await import('./launcher/commands/user.ts')).userCommand(args),
};

/** Runs one command and returns its exit code. */
async function run([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage);
    return 0;
  }
  if (name === 'report') {
    const { reportCommand } = await import('./capabilities/annual-report/command.ts');
    return reportCommand(args, process);
  }
  const json = args.includes('--json') && name !== 'start';
  const words = json ? args.filter((word) => word !== '--json') : args;
  try {
    if (name === 'start') {
      refuseWords(words);
      return await (await import('./launcher/commands/start.ts')).startCommand();
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`没有“${name}”这个命令。  There is no command ${name}.`);
    return print(await command(words), json);
  } catch (error) {
    return explain(error, json);
  }
}

function print({ code, text, value }: Answer, json: boolean): number {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
  return code;
}

/** Known failures are said in words; anything else is an outage and keeps its trace. */
function explain(error: unknown, json: boolean): number {
  const wrongUse = error instanceof UsageError;
  const known = wrongUse || [ConfigError, DatabaseError, BackupError].some((kind) => error instanceof kind);
  const words =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  if (json)
    process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : words })}\n`);
  process.stderr.write(`${words}\n${wrongUse ? `\n${usage}` : ''}`);
  return wrongUse || error instanceof ConfigError ? 2 : 1;
}

function refuseWords(args: string[]): void {
  const [word] = args;
  if (word !== undefined) throw new UsageError(`不认识“${word}”。  Unknown: ${word}.`);
}

function oneFile(args: string[]): string {
  const unknown = args.find((word) => word.startsWith('-'));
  if (unknown) throw new UsageError(`不认识选项“${unknown}”。  Unknown option: ${unknown}.`);
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('请写明一个文件名。  Name one file.');
  return file;
}

process.exitCode = await run(process.argv.slice(2));
