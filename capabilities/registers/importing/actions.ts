/** Importing a table into a register: looked at row by row, written only when nothing is wrong, all or nothing. */
import { createHash, randomUUID } from 'node:crypto';
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, isIssues, StateError } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { articleOf, newRecord } from '../actions.ts';
import type { ImportPreviewData } from '../contract.ts';
import { datedOn, type RegisterName, titleOf } from '../model.ts';
import { identityOf } from '../model-checks.ts';
import { insertEntries, keepVersions, knownIdentities } from '../store.ts';
import type { ReadTable } from './rows.ts';
import { readImportSafely } from './safely.ts';

/** What is sent: a file, or the text of a table that was copied. */
export type TableSource = { readonly base64?: string | undefined; readonly text?: string | undefined };

const mostFaults = 500;

type Looked = ReadTable & { readonly duplicates: { row: number; number: string }[] };

/** Reads the table and finds what stands in the register already. */
async function look(
  app: App,
  staff: Staff,
  register: RegisterName,
  source: TableSource,
): Promise<Issues | Looked> {
  const given = source.base64
    ? { bytes: new Uint8Array(Buffer.from(source.base64, 'base64')) }
    : { text: source.text ?? '' };
  if ('text' in given && given.text.trim() === '')
    return { issues: [{ field: 'source', message: '请选择填好的Excel表格，或者粘贴表格内容（含表头）。' }] };
  const organ = (await organById(app, staff.organId))?.name ?? '';
  try {
    const table = await readImportSafely({ source: given, register, organ, today: app.today() });
    return { ...table, duplicates: await duplicatesIn(app, staff.organId, register, table) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { issues: [{ field: 'source', message: error.message }] };
    throw error;
  }
}

async function duplicatesIn(app: App, organId: string, register: RegisterName, { entries }: ReadTable) {
  const identities = entries.map(({ entry }) => identityOf(entry));
  const known = await knownIdentities(app, organId, register, identities);
  return entries
    .filter(({ entry }) => known.has(identityOf(entry)))
    .map(({ row, entry }) => ({ row, number: entry.number || titleOf(entry) }));
}

/** 预览 — what an import would do; nothing is written. */
export async function previewImport(
  app: App,
  staff: Staff,
  register: RegisterName,
  source: TableSource,
): Promise<Issues | ImportPreviewData> {
  const table = await look(app, staff, register, source);
  if (isIssues(table)) return table;
  const left = new Set(table.duplicates.map(({ row }) => row));
  const ready = table.entries.filter(({ row }) => !left.has(row));
  return {
    rows: table.rows,
    ready: ready.length,
    faults: table.faults.slice(0, mostFaults),
    faultCount: table.faults.length,
    duplicates: table.duplicates,
    ignored: [...table.ignored],
    sample: ready.slice(0, 5).map(({ row, entry }) => ({
      row,
      number: entry.number,
      title: titleOf(entry),
      datedOn: datedOn(entry),
    })),
  };
}

const where = ({ row, column }: ReadTable['faults'][number]) =>
  `${row === null ? '' : `第${row}行`}${column ? `“${column}”` : ''}`;

/** 导入 — every row, or none. Rows whose number stands in the register already are left out and counted. */
export async function importTable(
  app: App,
  staff: Staff,
  register: RegisterName,
  source: TableSource & { readonly publish: boolean },
): Promise<Issues | { imported: number; skipped: number }> {
  const table = await look(app, staff, register, source);
  if (isIssues(table)) return table;
  if (table.faults.length > 0) {
    return {
      issues: table.faults
        .slice(0, mostFaults)
        .map((fault) => ({ field: 'source', message: `${where(fault)}：${fault.message}` })),
    };
  }
  return transaction(app, async (app) => {
    const left = new Set((await duplicatesIn(app, staff.organId, register, table)).map(({ row }) => row));
    const records = table.entries
      .filter(({ row }) => !left.has(row))
      .map(({ entry }) => newRecord(app, staff, entry, source.publish));
    if ((await insertEntries(app, records)) !== records.length)
      throw new StateError('导入时有同事登记了相同编号的记录，本次没有写入，请重新导入。');
    const by = { id: staff.id, name: staff.name };
    await keepVersions(
      app,
      records.map((record) => ({ record, event: 'imported', reason: '', by })),
    );
    if (records.length > 0) {
      await journal(app, {
        organId: staff.organId,
        subject: { kind: 'register-import', id: randomUUID() },
        event: 'entries-imported',
        by,
        basis: cite(ogi(articleOf[register])),
        detail: {
          register,
          entries: records.length,
          published: source.publish,
          sha256: createHash('sha256')
            .update(JSON.stringify(records.map(({ id, entry }) => [id, entry])))
            .digest('hex'),
        },
      });
    }
    return { imported: records.length, skipped: left.size };
  });
}
