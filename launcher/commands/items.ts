/** `./gongkai items import`: many items of an older site, one JSON object a line. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { type ImportOutcome, importItems } from '#capabilities/publishing/index.ts';
import { createApp } from '#platform/database/index.ts';
import { type Answer, UsageError } from './answer.ts';
import { withExistingDatabase } from './opened.ts';

/** Lines that are said; the rest is counted. */
const mostSaid = 20;

/** Brings items over; progress goes to standard error, as one line that is written over. */
export async function itemsCommand(args: string[]): Promise<Answer> {
  const file = read(args);
  return withExistingDatabase(async ({ database }) => {
    const app = createApp(database);
    const { id } = await portalOrgan(app);
    const outcome = await importItems(app, id, file, { onProgress: told() });
    return { code: outcome.bad.length > 0 ? 1 : 0, text: sentences(outcome), value: outcome };
  });
}

/** Says how far it is, at most once a second. */
function told(): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = Date.now();
    if (done < total && now - last < 1000) return;
    last = now;
    const share = total === 0 ? 100 : Math.floor((done / total) * 100);
    process.stderr.write(`\r已导入 ${done} / ${total}（${share}%）${done >= total ? '\n' : ''}`);
  };
}

function sentences({ imported, before, bad, withoutPictures }: ImportOutcome): string {
  if (bad.length > 0) {
    const said = bad.slice(0, mostSaid).map(({ line, message }) => `第${line}行：${message}`);
    const more = bad.length > mostSaid ? [`……共${bad.length}处`] : [];
    return [`没有导入，请改正以下各行后再试：`, ...said, ...more].join('\n');
  }
  if (imported === 0 && before > 0) return '这个文件以前已经全部导入，这次没有重复导入。';
  return [
    `已导入${imported}条信息。`,
    ...(before > 0 ? [`这个文件以前已导入${before}行，这次接着导入。`] : []),
    ...(withoutPictures > 0 ? [`${withoutPictures}条的正文里有图片，图片没有带过来，请逐条补上。`] : []),
  ].join('\n');
}

function read(args: string[]): string {
  const unknown = args.find((word) => word.startsWith('-'));
  if (unknown) throw new UsageError(`不认识选项“${unknown}”。  Unknown option: ${unknown}.`);
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || file === undefined || more.length > 0)
    throw new UsageError('应为 items import 文件.jsonl。  Expected: items import FILE.');
  if (!existsSync(file)) throw new UsageError(`没有文件“${file}”。  There is no file ${file}.`);
  return file;
}
