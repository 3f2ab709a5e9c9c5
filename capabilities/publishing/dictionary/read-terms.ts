/** A dictionary from a file: Excel, CSV or plain text, one term a row. Whole or not at all. */

import type { Table } from '#platform/documents/blocks.ts';
import { readXlsx } from '#platform/documents/office/xlsx.ts';
import { decodeText } from '#platform/documents/text/charset.ts';
import type { Issue } from '#platform/outcome.ts';
import type { Term } from '../checking/index.ts';

const kinds: Readonly<Record<string, Term['kind']>> = {
  ...{ 错别字: 'wrong-word', 易错词: 'wrong-word', 错词: 'wrong-word', 'wrong-word': 'wrong-word' },
  ...{ 名称: 'name', 机构名称: 'name', 人名地名: 'name', name: 'name' },
  ...{ 法规名称: 'law-name', 法律法规名称: 'law-name', 'law-name': 'law-name' },
  ...{ 敏感词: 'sensitive', 禁用词: 'sensitive', sensitive: 'sensitive' },
  ...{
    不公开的栏: 'blocked-field',
    禁公开字段: 'blocked-field',
    名单禁列: 'blocked-field',
    'blocked-field': 'blocked-field',
  },
};
const longest = { wrong: 60, suggestion: 100, note: 200 };
const mostTerms = 20_000;
const mostFaults = 20;

/**
 * The terms of a file: columns 类别, 词语, 建议, 说明; with two columns 词语, 建议 (错别字). A first row of heads is
 * passed over. Issues name the row of each fault. Throws DocumentRefused for an Excel file that cannot be read.
 */
export function readTerms(bytes: Uint8Array, name: string): readonly Issue[] | readonly Term[] {
  const rows = rowsOf(bytes, name);
  if (rows === null)
    return [{ field: 'base64', message: '无法识别文件的文字编码，请另存为 UTF-8 或 Excel 文件再导入。' }];
  const faults: Issue[] = [];
  const terms = new Map<string, Term>();
  for (const [i, cells] of rows.entries()) {
    if (cells.every((cell) => cell === '') || (i === 0 && isHead(cells))) continue;
    const term = termOf(cells);
    if (typeof term === 'string') faults.push({ field: 'base64', message: `第${i + 1}行：${term}` });
    else terms.set(`${term.kind} ${term.wrong}`, term);
  }
  if (faults.length > mostFaults) return [...faults.slice(0, mostFaults), more(faults.length)];
  if (faults.length > 0) return faults;
  if (terms.size === 0) return [{ field: 'base64', message: '文件里没有词语，请检查后再导入。' }];
  if (terms.size > mostTerms)
    return [{ field: 'base64', message: `一次最多导入${mostTerms}条，请分开导入。` }];
  return [...terms.values()];
}

const more = (count: number): Issue => ({
  field: 'base64',
  message: `还有${count - mostFaults}行有问题，改好后一并导入。`,
});

function rowsOf(bytes: Uint8Array, name: string): string[][] | null {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive)
    return readXlsx(bytes, { rows: mostTerms }).flatMap((block) =>
      block.kind === 'table' ? rowsIn(block) : [],
    );
  const text = decodeText(bytes);
  return text === null ? null : text.split(/\r?\n/).map((line) => cellsOf(line, name));
}

const rowsIn = ({ grid }: Table): string[][] => grid.map((row) => row.map((cell) => tidy(cell?.text ?? '')));

function cellsOf(line: string, name: string): string[] {
  if (line.includes('\t')) return line.split('\t').map(tidy);
  if (/\.csv$/i.test(name) || /^[^,，]*,/.test(line)) return quoted(line).map(tidy);
  return line.split(/[→>＞|｜]|\s{2,}/).map(tidy);
}

const tidy = (cell: string): string => cell.replace(/^\uFEFF/, '').trim();

/** One line of CSV, with "" for a quotation mark within quotes. */
function quoted(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? '',
  );
}

const isHead = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^(?:词语|错误写法|错词|类别|类型)$/.test(cell));

/** The term of a row, or what is wrong with it. */
function termOf(cells: readonly string[]): Term | string {
  const [first = '', ...rest] = cells;
  const known = Object.hasOwn(kinds, first) ? kinds[first] : undefined;
  if (known === undefined && rest.filter((cell) => cell !== '').length > 2)
    return `类别“${first}”不认识，请用：错别字、名称、法规名称、敏感词、名单禁列。`;
  const [wrong = '', suggestion = '', note = ''] = known === undefined ? cells : rest;
  if (wrong === '') return '没有词语。';
  if (wrong.length > longest.wrong) return `词语超过${longest.wrong}个字。`;
  if (suggestion.length > longest.suggestion) return `建议超过${longest.suggestion}个字。`;
  if (note.length > longest.note) return `说明超过${longest.note}个字。`;
  if (wrong === suggestion) return `词语和建议相同：“${wrong}”。`;
  return { kind: known ?? 'wrong-word', wrong, suggestion, note };
}
