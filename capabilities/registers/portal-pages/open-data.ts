/** A register as a file: CSV, JSON, Excel, with what the public pages show and nothing else. */
import {
  datedOn,
  decisionStatuses,
  type EntryRecord,
  isDecision,
  isDocument,
  type RegisterName,
  titleOf,
} from '../model.ts';
import { fieldsOf } from '../model-fields.ts';
import { statusWords } from '../model-view.ts';
import { isPublicField, isWithdrawn, publicText } from './parts.ts';

export type OpenRow = Readonly<Record<string, string>>;

/** One public row: labels and texts. A withdrawn decision has number, day, and the reason. */
export function openRow(record: EntryRecord, day: string): OpenRow {
  const { entry } = record;
  const base = { 编号: entry.number, 日期: datedOn(entry) };
  if (isWithdrawn(record)) {
    const status = isDecision(entry) ? decisionStatuses[entry.status] : '';
    return { ...base, 名称: '', 状态: `已撤回（${status}）`, 撤回理由: record.withdrawnReason };
  }
  const status = isDocument(entry) || isDecision(entry) ? { 状态: statusWords(entry, day) } : {};
  const fields = fieldsOf[entry.register].filter((field) => isPublicField(field) && field.field !== 'number');
  return {
    ...base,
    名称: titleOf(entry),
    ...status,
    ...Object.fromEntries(
      fields
        .filter(({ field }) => field !== 'status')
        .map(({ field, label }) => [label, publicText(entry, field)]),
    ),
  };
}

/** The headings of a register's rows, in order. */
export function openHeads(register: RegisterName, rows: readonly OpenRow[]): string[] {
  const first = ['编号', '日期', '名称', ...(register === 'charges' ? [] : ['状态'])];
  return [...new Set([...first, ...rows.flatMap((row) => Object.keys(row))])];
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With the mark by which Excel knows UTF-8. */
export const openCsv = (heads: readonly string[], rows: readonly OpenRow[]): string =>
  `\u{feff}${[heads, ...rows.map((row) => heads.map((head) => row[head] ?? ''))]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')}\r\n`;
