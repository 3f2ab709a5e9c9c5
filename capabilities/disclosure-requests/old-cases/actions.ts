/** Old cases as the opening balance of the figures: looked at row by row, written only when nothing is wrong. */
import { randomUUID } from 'node:crypto';
import { pastedGrid } from '#capabilities/registers/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { copiesOf } from '../actions-record.ts';
import type { OldPreviewData } from '../contract-old-cases.ts';
import { nextOrdinal } from '../store.ts';
import { numbersInUse } from '../store-list.ts';
import { settingsOf } from '../store-people.ts';
import { hashOfImported } from './binding.ts';
import { fit, type OldCase, type OldFault, type ReadOld, readOld } from './rows.ts';
import { gridsSafely } from './safely.ts';
import { type Opening, openingOf, writeOpenings } from './write.ts';

/** What is sent: a file, or the text of a table that was copied. */
export type OldSource = { readonly base64?: string | undefined; readonly text?: string | undefined };

const mostFaults = 500;

/** A number in this program's own form would be given again to a new case. */
const ownForm = /^[GT]?20\d\d-\d+$/;
export const numberAsKept = (number: string): string => (ownForm.test(number) ? `旧${number}` : number);

async function look(app: App, organId: string, source: OldSource): Promise<Issues | ReadOld> {
  if (!source.base64 && (source.text ?? '').trim() === '')
    return { issues: [{ field: 'source', message: '请选择填好的Excel表格，或者粘贴表格内容（含表头）。' }] };
  try {
    const grids = source.base64
      ? await gridsSafely(new Uint8Array(Buffer.from(source.base64, 'base64')))
      : [pastedGrid(source.text ?? '')];
    const read = readOld(grids.toSorted((a, b) => fit(b) - fit(a))[0] ?? [], app.today());
    return { ...read, faults: [...read.faults, ...(await taken(app, organId, read.cases))] };
  } catch (error) {
    if (error instanceof DocumentRefused) return { issues: [{ field: 'source', message: error.message }] };
    throw error;
  }
}

/** Rows whose number stands in the register already. */
async function taken(app: App, organId: string, cases: readonly OldCase[]): Promise<OldFault[]> {
  const kept = cases.map(({ number }) => numberAsKept(number));
  const used = await numbersInUse(app, organId, kept);
  return cases
    .filter(({ number }) => used.has(numberAsKept(number)))
    .map(({ row, number }) => ({
      row,
      column: '申请编号',
      message: `编号“${number}”已经登记过，请删去这一行，以免重复计算。`,
    }));
}

/** 预览 — what an import would do, by year; nothing is written. */
export async function previewOld(
  app: App,
  staff: Staff,
  source: OldSource,
): Promise<Issues | OldPreviewData> {
  const read = await look(app, staff.organId, source);
  if (isIssues(read)) return read;
  const years = [...new Set(read.cases.map(({ receivedOn }) => receivedOn.slice(0, 4)))].toSorted();
  const ended = (year: string, { closedOn }: OldCase) => closedOn !== null && closedOn.slice(0, 4) <= year;
  return {
    rows: read.rows,
    ready: read.cases.length,
    faults: read.faults.slice(0, mostFaults),
    faultCount: read.faults.length,
    years: years.map((year) => {
      const upTo = read.cases.filter(({ receivedOn }) => receivedOn.slice(0, 4) <= year);
      return {
        year,
        received: upTo.filter(({ receivedOn }) => receivedOn.startsWith(year)).length,
        closed: upTo.filter(({ closedOn }) => closedOn?.startsWith(year)).length,
        carriedOver: upTo.filter((one) => !ended(year, one)).length,
      };
    }),
  };
}

const where = ({ row, column }: OldFault) =>
  `${row === null ? '' : `第${row}行`}${column ? `“${column}”` : ''}`;

/** Numbers within the years, for the order of lists; other registrations wait until the transaction ends. */
async function openings(app: App, staff: Staff, cases: readonly OldCase[]): Promise<Opening[]> {
  const made: Opening[] = [];
  const byYear = Map.groupBy(cases, ({ receivedOn }) => Number(receivedOn.slice(0, 4)));
  for (const [year, own] of byYear) {
    const first = await nextOrdinal(app, staff.organId, 'request', year, own.length);
    for (const [n, one] of own.entries()) {
      const named = { ...one, number: numberAsKept(one.number) };
      made.push(openingOf(named, { app, staff, id: randomUUID(), year, ordinal: first + n }));
    }
  }
  return made;
}

/** 导入 — every row, or none; one entry of the journal bound to the rows by a hash (art. 45, 50). */
export async function importOld(
  app: App,
  staff: Staff,
  source: OldSource,
): Promise<Issues | { imported: number }> {
  const read = await look(app, staff.organId, source);
  if (isIssues(read)) return read;
  if (read.faults.length > 0)
    return {
      issues: read.faults
        .slice(0, mostFaults)
        .map((fault) => ({ field: 'source', message: `${where(fault)}：${fault.message}` })),
    };
  return transaction(app, async (app) => {
    const settings = await settingsOf(app, staff.organId);
    const made = await openings(app, staff, read.cases);
    const journalNumber = await journal(app, {
      organId: staff.organId,
      subject: { kind: 'request-import', id: randomUUID() },
      event: 'requests-imported',
      by: { id: staff.id, name: staff.name },
      basis: cite(ogi('45')),
      detail: {
        requests: made.length,
        closed: read.cases.filter(({ closedOn }) => closedOn !== null).length,
        sha256: hashOfImported(made.map(({ bound }) => bound)),
      },
    });
    await writeOpenings(app, made, {
      journalNumber,
      copies: (of) => copiesOf(of, settings, app.today()),
    });
    return { imported: made.length };
  });
}
