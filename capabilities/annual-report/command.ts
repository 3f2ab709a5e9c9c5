/**
 * `./gongkai report read|check|write`: the annual report on the command line. Exit codes: 0 fine · 1 error-level
 * findings · 2 unreadable or wrong use. With --json one JSON value on stdout and nothing else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { applicantColumns, cellName, cellPaths } from '#rules/annual-report/tables.ts';
import { batchCommand } from './batch/command.ts';
import { Report } from './contract.ts';
import { judgeReport, summarise } from './judging/index.ts';
import { type Finding, type ReadReport, severityLabels, UnreadableError } from './model.ts';
import { errorCount } from './model-steps.ts';
import { readReportSafely } from './reading/index.ts';
import { isWritable, writableFormats, writeReport } from './writing/index.ts';

export type CommandStreams = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

export const reportUsage = `用法：
  ./gongkai report read 文件|- [--json]                     读取一份年度报告（Word、PDF、网页、表格、文本；- 为标准输入）
  ./gongkai report check 文件|- [--previous 上年文件] [--json]  校核：没有差错返回 0，有差错返回 1，无法读取返回 2
  ./gongkai report batch 文件夹|压缩包|文件… [--to 结果.xlsx] [--json]  一次校核多份报告，可写出汇总表
  ./gongkai report write 报告.json --to 文件.docx|.pdf|.html|.xlsx|.json|.csv [--template 本单位模板.docx]
`;

/** Wrong use of the command: said in words, exit code 2. */
class UsageError extends Error {}

async function read(file: string, io: CommandStreams): Promise<ReadReport> {
  if (file === '-') return readReportSafely({ bytes: new Uint8Array(await buffer(io.stdin)) });
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT' ? '没有这个文件' : error.code === 'EISDIR' ? '这是一个文件夹' : '没有读取权限';
    throw new UnreadableError(`无法打开“${file}”：${why}。`);
  });
  return readReportSafely({ name: basename(file), bytes: new Uint8Array(bytes) });
}

const marks = {
  blank: '空白',
  slash: '“/”',
  missing: '原文无此格',
  ambiguous: '不能确定',
  unreadable: '不能辨认',
};

/** From so many cells of one column on, they are told in one line. */
const manyCells = 4;

const columnOf = (path: string) =>
  applicantColumns.find(({ id }) => path.startsWith('requests.') && path.endsWith(`.${id}`));

/** The cells that hold no figure, column by column where many of one column are alike. */
function openLines(report: ReadReport): string[] {
  const markOf = (path: string) => report.cells[path]?.mark ?? 'missing';
  const open = cellPaths(report).filter((path) => markOf(path) !== 'number');
  const groups = Map.groupBy(open, (path) => `${markOf(path)} ${columnOf(path)?.id ?? path}`);
  return [...groups.values()].flatMap((paths) => {
    const [first = ''] = paths;
    const mark = markOf(first);
    const words = mark === 'number' ? '' : marks[mark];
    if (paths.length >= manyCells) return [`  表三“${columnOf(first)?.label}”列${paths.length}格：${words}`];
    return paths.map((path) => {
      const candidates = report.cells[path]?.candidates;
      return `  ${cellName(path, report.format)}：${words}${candidates ? `，可能是${candidates.join('或')}` : ''}`;
    });
  });
}

/** What was read, in lines for a person. */
function readLines(report: ReadReport): string[] {
  const all = cellPaths(report);
  const held = all.filter((path) => report.cells[path]?.mark === 'number').length;
  return [
    `单位：${report.organ ?? '未读出'}　年度：${report.year ?? '未读出'}　格式：${report.format}年版`,
    `共${all.length}个数字，读出${held}个。`,
    ...openLines(report),
    ...report.problems.map((problem) => `  注意：${problem.message}`),
  ];
}

const placeWords = (source: Finding['source']) =>
  source
    ? `（${[source.page && `第${source.page}页`, source.line && `第${source.line}行`].filter(Boolean).join('')}“${source.text.trim().slice(0, 60)}”）`
    : '';

async function readCommand(args: string[], io: CommandStreams): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const report = await read(onlyOne(positionals), io);
  io.stdout.write(values.json ? `${JSON.stringify(report, null, 1)}\n` : `${readLines(report).join('\n')}\n`);
  return 0;
}

async function checkCommand(args: string[], io: CommandStreams): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, previous: { type: 'string' } },
  });
  const report = await read(onlyOne(positionals), io);
  const previous = values.previous ? await read(values.previous, io) : undefined;
  const findings = judgeReport(report, { ...(previous && { previous }) });
  if (values.json) {
    io.stdout.write(
      `${JSON.stringify({ findings, summary: summarise(findings, report), report }, null, 1)}\n`,
    );
  } else {
    const lines = findings.map((f) => `[${severityLabels[f.severity]}] ${f.message}${placeWords(f.source)}`);
    io.stdout.write(`${[summarise(findings, report), ...lines].join('\n')}\n`);
  }
  return errorCount(findings) > 0 ? 1 : 0;
}

async function parseReport(file: string, io: CommandStreams): Promise<AnnualReport> {
  const text =
    file === '-' ? (await buffer(io.stdin)).toString('utf8') : await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UnreadableError(`无法打开“${file}”。`);
  try {
    return Report.parse(JSON.parse(text)) as AnnualReport;
  } catch {
    throw new UnreadableError(`“${file}”不是年度报告的JSON，请用 ./gongkai report read 文件 --json 生成。`);
  }
}

async function writeCommand(args: string[], io: CommandStreams): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' }, template: { type: 'string' }, json: { type: 'boolean' } },
  });
  const to = values.to;
  if (!to) throw new UsageError('请用 --to 指明要写出的文件。');
  const format = extname(to).slice(1).toLowerCase();
  if (!isWritable(format)) {
    throw new UsageError(
      `不能写出“.${format}”，可以写出：${writableFormats.map((f) => `.${f}`).join(' ')}。`,
    );
  }
  const report = await parseReport(onlyOne(positionals), io);
  const template = values.template ? new Uint8Array(await readFile(values.template)) : undefined;
  const bytes = await writeReport(report, format, { ...(template && { template }) });
  await writeFile(to, bytes);
  io.stdout.write(values.json ? `${JSON.stringify({ file: to, bytes: bytes.length })}\n` : `已写出${to}。\n`);
  return 0;
}

async function manyCommand(args: string[], io: CommandStreams): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, to: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError('请指明文件夹、压缩包或文件。');
  if (values.to && extname(values.to).toLowerCase() !== '.xlsx')
    throw new UsageError('汇总表的文件名应以 .xlsx 结尾。');
  const progress = (line: string) => void io.stderr.write(`${line}\n`);
  const answer = await batchCommand(positionals, { to: values.to, progress });
  io.stdout.write(`${values.json ? JSON.stringify(answer.value) : answer.text}\n`);
  return answer.code;
}

function onlyOne(positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('请指明文件。');
  if (more.length > 0) throw new UsageError(`一次只处理一个文件，多出了：${more.join('、')}。`);
  return file;
}

const commands: Readonly<Record<string, (args: string[], io: CommandStreams) => Promise<number>>> = {
  read: readCommand,
  check: checkCommand,
  write: writeCommand,
  batch: manyCommand,
};

const isWrongUse = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs `report …`; returns the exit code. Anything else than wrong use and unreadable files is thrown. */
export async function reportCommand(args: string[], io: CommandStreams): Promise<number> {
  const [name = '', ...rest] = args;
  const command = commands[name];
  const json = rest.includes('--json');
  const refuse = (message: string, usage: boolean) => {
    if (json) io.stdout.write(`${JSON.stringify({ error: message })}\n`);
    io.stderr.write(`${message}\n${usage ? reportUsage : ''}`);
    return 2;
  };
  if (!command)
    return refuse(name ? `没有“report ${name}”这个命令。` : '请写明 read、check、write 或 batch。', true);
  try {
    return await command(rest, io);
  } catch (error) {
    if (isWrongUse(error)) return refuse(error.message, true);
    if (error instanceof UnreadableError) return refuse(error.message, false);
    throw error;
  }
}
