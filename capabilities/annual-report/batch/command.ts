/** `./gongkai report batch`: a folder, a zip or many files at once, without a server. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { summarise } from '../judging/index.ts';
import { UnreadableError } from '../model.ts';
import { errorCount } from '../model-steps.ts';
import { type BatchFile, judgeAll, readAll } from './checking.ts';
import { batchFiles } from './files.ts';
import { batchSpreadsheet } from './spreadsheet.ts';
import type { BatchRecord } from './store.ts';

/** The files under these paths: folders with all they hold, archives as their members. Throws UnreadableError. */
async function filesUnder(paths: readonly string[]): Promise<BatchFile[]> {
  const found: BatchFile[] = [];
  for (const path of paths) {
    const about = await stat(path).catch(() => null);
    if (about === null) throw new UnreadableError(`没有“${path}”这个文件或文件夹。`);
    found.push(...(about.isDirectory() ? await folderFiles(path) : await oneFile(path)));
  }
  if (found.length === 0) throw new UnreadableError('没有找到文件。');
  return found;
}

const oneFile = async (path: string): Promise<BatchFile[]> =>
  batchFiles([{ name: basename(path), bytes: await readFile(path) }]);

async function folderFiles(folder: string): Promise<BatchFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(folder, path), bytes: () => readFile(path) }));
}

const line = ({ name, report, unreadable, findings }: BatchRecord): string =>
  report ? `${name}：${summarise([...findings], report)}` : `${name}：无法读取。${unreadable}`;

/** What a batch ended with: how it is said, as a value, and the exit code (1 when a report has an error). */
export type BatchAnswer = { readonly code: number; readonly text: string; readonly value: unknown };

/** Reads and judges everything under the paths, telling progress; writes the spreadsheet when `to` is given. */
export async function batchCommand(
  paths: readonly string[],
  options: { readonly to?: string | undefined; readonly progress: (line: string) => void },
): Promise<BatchAnswer> {
  const reading = readAll(await filesUnder(paths), 2);
  let step = await reading.next();
  while (!step.done) {
    options.progress(`${step.value.done}/${step.value.total} ${step.value.name}`);
    step = await reading.next();
  }
  const records = await judgeAll(step.value);
  if (options.to) await writeFile(options.to, await batchSpreadsheet(records));
  const withErrors = records.filter((record) => errorCount(record.findings) > 0).length;
  const unreadable = records.filter((record) => record.unreadable !== null).length;
  const total = `共${records.length}份，${withErrors}份有差错，${unreadable}份无法读取。`;
  return {
    code: withErrors > 0 ? 1 : 0,
    text: [...records.map(line), total, ...(options.to ? [`已写出${options.to}。`] : [])].join('\n'),
    value: records.map(({ report, ...rest }) => ({
      ...rest,
      organ: report?.organ ?? null,
      year: report?.year ?? null,
    })),
  };
}
