/** A table of cells → old cases, and every fault by row and column; pure. */
import { dayOf } from '#capabilities/registers/index.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import type { ChannelName, Day } from '../model.ts';
import { applicantKindOf, channelOf, columns, isHeading, type OldField, outcomeOf } from './columns.ts';

/** A grid of shown texts; row 0 is row 1 of the sheet. */
export type Grid = readonly (readonly string[])[];

export const mostRows = 20_000;

/** A case that was handled before, as a row says it. */
export type OldCase = {
  readonly row: number;
  readonly number: string;
  readonly subject: string;
  readonly channel: ChannelName;
  readonly applicantKind: ApplicantKind;
  readonly receivedOn: Day;
  readonly dueOn: Day | null;
  /** null: still open. */
  readonly closedOn: Day | null;
  readonly outcome: OutcomeCode | null;
};

export type OldFault = {
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
};

export type ReadOld = {
  readonly rows: number;
  readonly cases: readonly OldCase[];
  readonly faults: readonly OldFault[];
};

type Head = { readonly at: number; readonly found: ReadonlyMap<OldField, number> };

const letter = (column: number) => String.fromCharCode(65 + column);

function headOf(grid: Grid): Head | null {
  const heads = grid.slice(0, 10).map((row, at): Head => {
    const found = new Map<OldField, number>();
    for (const { field, label } of columns) {
      const column = row.findIndex((heading) => isHeading(heading, label));
      if (column >= 0) found.set(field, column);
    }
    return { at, found };
  });
  const best = heads.toSorted((a, b) => b.found.size - a.found.size)[0];
  return best && best.found.size >= 2 ? best : null;
}

/** How many columns of a sheet are known. */
export const fit = (grid: Grid): number => headOf(grid)?.found.size ?? 0;

const whole = (message: string): ReadOld => ({
  rows: 0,
  cases: [],
  faults: [{ row: null, column: null, message }],
});

/** Reads old cases. `today`: nothing may lie after it. */
export function readOld(grid: Grid, today: Day): ReadOld {
  const head = headOf(grid);
  if (!head) return whole('没有找到表头。请下载模板，把内容填在模板里，保留第一行的列名。');
  const missing = columns.filter(({ field, required }) => required && !head.found.has(field));
  if (missing.length > 0)
    return whole(`缺少必填的列：${missing.map(({ label }) => `“${label}”`).join('、')}。请对照模板补上。`);
  const body = grid.slice(head.at + 1).map((cells, n) => ({ cells, row: head.at + 2 + n }));
  const filled = body.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  if (filled.length === 0) return whole('表头下面没有内容，请填写后再导入。');
  if (filled.length > mostRows) return whole(`一次最多导入${mostRows}行，请分成几个文件。`);
  const faults: OldFault[] = [];
  const cases: OldCase[] = [];
  const firstRows = new Map<string, number>();
  for (const { cells, row } of filled) {
    const read = readRow(cells, head, today);
    const before = firstRows.get(read.number);
    if (read.number !== '' && before !== undefined)
      read.faults.push({ field: 'number', message: `编号“${read.number}”与第${before}行重复。` });
    firstRows.set(read.number, before ?? row);
    faults.push(...read.faults.map(({ field, message }) => ({ row, column: nameOf(field, head), message })));
    if (read.case && read.faults.length === 0) cases.push({ ...read.case, row });
  }
  return { rows: filled.length, cases, faults };
}

function nameOf(field: OldField, { found }: Head): string {
  const label = columns.find((one) => one.field === field)?.label ?? field;
  const at = found.get(field);
  return at === undefined ? label : `${label}（${letter(at)}列）`;
}

type FieldFault = { readonly field: OldField; readonly message: string };

function readRow(cells: readonly string[], { found }: Head, today: Day) {
  const faults: FieldFault[] = [];
  const text = (field: OldField) => (cells[found.get(field) ?? -1] ?? '').trim();
  const fault = (field: OldField, message: string) => {
    faults.push({ field, message });
    return null;
  };
  const chosen = <T>(field: OldField, known: (text: string) => T | null): T | null => {
    const said = text(field);
    const label = columns.find((one) => one.field === field)?.label ?? '';
    if (said === '') return fault(field, `没有填写${label}。`);
    return known(said) ?? fault(field, `“${said}”不是${label}，请对照模板的“填写说明”填写。`);
  };
  const day = (field: OldField): Day | null => {
    const said = text(field);
    if (said === '') return null;
    return dayOf(said) ?? fault(field, `“${said}”不是日期，请写成2024-03-05、2024/3/5或2024年3月5日。`);
  };
  const number = text('number');
  if (number === '') fault('number', '没有填写申请编号。');
  if (number.length > 60) fault('number', '编号太长，请控制在60字以内。');
  if (text('subject').length > 300) fault('subject', '摘要太长，请控制在300字以内。');
  const channel = chosen('channel', channelOf);
  const applicantKind = chosen('applicantKind', applicantKindOf);
  const [receivedOn, dueOn, closedOn] = [day('receivedOn'), day('dueOn'), day('closedOn')];
  if (text('receivedOn') === '') fault('receivedOn', '没有填写收到申请之日。');
  if (receivedOn !== null && receivedOn > today) fault('receivedOn', '收到申请之日还没有到，请核对。');
  if (closedOn !== null && closedOn > today) fault('closedOn', '办结日期还没有到，请核对。');
  if (receivedOn !== null && closedOn !== null && closedOn < receivedOn)
    fault('closedOn', '办结日期早于收到申请之日，请核对。');
  if (receivedOn !== null && dueOn !== null && dueOn < receivedOn)
    fault('dueOn', '应当答复日期早于收到申请之日，请核对。');
  const isClosed = text('closedOn') !== '';
  if (!isClosed && text('outcome') !== '')
    fault('closedOn', '填了处理结果而没有填办结日期；没有办结的，请不填处理结果。');
  const outcome = isClosed ? chosen('outcome', outcomeOf) : null;
  const read = channel && applicantKind && receivedOn;
  const one = { number, subject: text('subject'), dueOn, closedOn, outcome };
  return { number, faults, case: read ? { ...one, channel, applicantKind, receivedOn } : null };
}
