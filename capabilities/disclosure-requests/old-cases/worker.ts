/** The thread in which an Excel of old cases is opened; see safely.ts. */
import { parentPort } from 'node:worker_threads';
import { kindOf } from '#platform/documents/kind.ts';
import { readXlsx } from '#platform/documents/office/xlsx.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import type { Answer } from '#platform/documents/sandbox.ts';
import { type Grid, mostRows } from './rows.ts';

const refusals: Readonly<Record<string, string>> = {
  empty: '这是一个空文件，没有内容。请选择填好的表格。',
  xls: '这是旧版 Excel 文件（.xls）。请用 Excel/WPS 打开，另存为 .xlsx 后再导入。',
  'encrypted-office': '这个文件设置了密码，无法打开。请去掉密码后再导入。',
};

async function gridsOf(bytes: Uint8Array): Promise<Grid[]> {
  const kind = await kindOf(bytes);
  if (kind !== 'xlsx')
    throw new DocumentRefused(refusals[kind] ?? '这不是 Excel 表格。请下载模板填写，存为 .xlsx 后再导入。');
  return readXlsx(bytes, { rows: mostRows + 20 }).flatMap((sheet) =>
    sheet.kind === 'table' ? [sheet.grid.map((row) => row.map((cell) => cell?.text ?? ''))] : [],
  );
}

parentPort?.on('message', async (bytes: Uint8Array) => {
  let answer: Answer<Grid[]>;
  try {
    answer = { output: await gridsOf(bytes) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer = { failure: { name, message } };
  }
  parentPort?.postMessage(answer);
});
