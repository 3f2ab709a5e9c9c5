/** A file or pasted text → the grid to import. Runs in the guarded thread. */
import { kindOf } from '#platform/documents/kind.ts';
import { readXlsx } from '#platform/documents/office/xlsx.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import type { RegisterName } from '../model.ts';
import { fit, type Grid, mostRows, type ReadTable, readTable } from './rows.ts';

/** What the thread is asked for. */
export type Task = {
  readonly source: { readonly bytes: Uint8Array } | { readonly text: string };
  readonly register: RegisterName;
  readonly organ: string;
  readonly today: string;
};

const refusals: Readonly<Record<string, string>> = {
  empty: '这是一个空文件，没有内容。请选择填好的表格。',
  xls: '这是旧版 Excel 文件（.xls）。请用 Excel/WPS 打开，另存为 .xlsx 后再导入。',
  'encrypted-office': '这个文件设置了密码，无法打开。请去掉密码后再导入。',
  docx: '这是 Word 文件。请下载 Excel 模板填写，或把 Word 表格复制后粘贴。',
};

/** Tab-separated lines as Excel and WPS copy them; a quoted cell may hold line breaks. */
export function pastedGrid(text: string): Grid {
  const grid: string[][] = [[]];
  const pieces = text.replace(/\r\n?/g, '\n').matchAll(/"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)([\t\n]|$)/g);
  let quoted: string | null = null;
  for (const [whole, inQuotes, bare = '', end = ''] of pieces) {
    if (inQuotes !== undefined) {
      quoted = inQuotes.replaceAll('""', '"').replaceAll('\n', ' ');
      continue;
    }
    if (whole === '' && quoted === null) break;
    grid.at(-1)?.push(quoted ?? bare);
    quoted = null;
    if (end === '\n') grid.push([]);
  }
  return grid;
}

async function gridOf({ source, register }: Task): Promise<Grid> {
  if ('text' in source) return pastedGrid(source.text);
  const kind = await kindOf(source.bytes);
  if (kind !== 'xlsx')
    throw new DocumentRefused(refusals[kind] ?? '这不是 Excel 表格。请下载模板填写，存为 .xlsx 后再导入。');
  const sheets = readXlsx(source.bytes, { rows: mostRows + 20 });
  const grids = sheets.flatMap((sheet) =>
    sheet.kind === 'table' ? [sheet.grid.map((row) => row.map((cell) => cell?.text ?? ''))] : [],
  );
  const best = grids.toSorted((a, b) => fit(b, register) - fit(a, register))[0];
  return best ?? [];
}

/** Reads a table to import. Throws DocumentRefused when it cannot be opened. */
export const readImport = async (task: Task): Promise<ReadTable> =>
  readTable(await gridOf(task), task.register, task);
