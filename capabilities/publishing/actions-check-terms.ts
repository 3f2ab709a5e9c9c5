/** The organ's own dictionary of the checks. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, NotFoundError } from '#platform/outcome.ts';
import type { Term } from './checking/index.ts';
import { readTerms } from './dictionary/read-terms.ts';
import { insertTerms, switchTermTo, type TermRecord, termsOf } from './store-check.ts';

/** 检查词库, those switched off too. */
export const listTerms = (app: App, organId: string): Promise<TermRecord[]> => termsOf(app, organId);

/** 增加一条 — refused when the word is there already in this kind. */
export async function addTerm(app: App, staff: Staff, term: Term): Promise<Issues | TermRecord[]> {
  if (term.wrong === term.suggestion)
    return { issues: [{ field: 'suggestion', message: '建议与词语相同，请改正。' }] };
  return transaction(app, async (app) => {
    const record = { ...term, id: randomUUID(), active: true };
    const added = await insertTerms(app, staff.organId, [record], { name: staff.name, at: app.now() });
    if (added === 0)
      return { issues: [{ field: 'wrong', message: '词库里已有这个词；如已停用，请启用它。' }] };
    await told(app, staff, record.id, 'term-added');
    return termsOf(app, staff.organId);
  });
}

/** 停用或启用一条 */
export async function switchTerm(app: App, staff: Staff, id: string, active: boolean): Promise<TermRecord[]> {
  return transaction(app, async (app) => {
    if (!(await switchTermTo(app, staff.organId, id, active))) throw new NotFoundError();
    await told(app, staff, id, active ? 'term-switched-on' : 'term-switched-off');
    return termsOf(app, staff.organId);
  });
}

/** 导入词库 — the whole file or nothing; faults by row. */
export async function importTerms(
  app: App,
  staff: Staff,
  file: { readonly name: string; readonly base64: string },
): Promise<Issues | { added: number; known: number; terms: TermRecord[] }> {
  const read = readSafely(Buffer.from(file.base64, 'base64'), file.name);
  if (isFaults(read)) return { issues: read };
  return transaction(app, async (app) => {
    const records = read.map((term) => ({ ...term, id: randomUUID(), active: true }));
    const added = await insertTerms(app, staff.organId, records, { name: staff.name, at: app.now() });
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'check-term', id: 'import' },
      event: 'terms-imported',
      by: { id: staff.id, name: staff.name },
      detail: { added, known: records.length - added },
    });
    return { added, known: records.length - added, terms: await termsOf(app, staff.organId) };
  });
}

function readSafely(bytes: Buffer, name: string): readonly Issue[] | readonly Term[] {
  try {
    return readTerms(bytes, name);
  } catch (error) {
    if (error instanceof DocumentRefused) return [{ field: 'base64', message: error.message }];
    throw error;
  }
}

const isFaults = (read: readonly Issue[] | readonly Term[]): read is readonly Issue[] =>
  read.some((one) => 'field' in one);

const told = (app: App, staff: Staff, id: string, event: string) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'check-term', id },
    event,
    by: { id: staff.id, name: staff.name },
  });
