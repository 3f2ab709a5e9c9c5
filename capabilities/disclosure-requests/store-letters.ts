/** SQL of letters: templates, settings, numbers, letters as issued (sealed). */
import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { insertRows, requireTransaction } from '#platform/database/index.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';

type LetterTable = {
  organ_id: string;
  id: string;
  request_id: string;
  kind: LetterKind;
  series: string | null;
  year: number | null;
  ordinal: number | null;
  document_number: string | null;
  issued_on: string;
  sealed: Buffer | null;
  issued_by: string;
  issued_by_name: string;
  issued_at: Date;
  voided_at: Date | null;
  voided_reason: string;
};

type Tables = {
  letter_templates: {
    organ_id: string;
    kind: LetterKind;
    revision: number;
    title: string | null;
    lines: JSONColumnType<string[]> | null;
    changed_by: string;
    changed_by_name: string;
    changed_at: Date;
  };
  letter_settings: { organ_id: string; settings: JSONColumnType<object> };
  letters: LetterTable;
};

const tables = (app: App) => app.database.withTables<Tables>();

/** A letter as the table keeps it, without what is sealed. */
export type LetterRecord = {
  readonly organId: string;
  readonly id: string;
  readonly requestId: string;
  readonly kind: LetterKind;
  readonly documentNumber: string | null;
  readonly series: string | null;
  readonly year: number | null;
  readonly ordinal: number | null;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly issuedByName: string;
  readonly issuedAt: Date;
  readonly voidedAt: Date | null;
  readonly voidedReason: string;
  /** Whether what names people was taken out when the case was made anonymous. */
  readonly isEmptied: boolean;
};

const toRecord = (row: Selectable<LetterTable>): LetterRecord => ({
  organId: row.organ_id,
  id: row.id,
  requestId: row.request_id,
  kind: row.kind,
  documentNumber: row.document_number,
  series: row.series,
  year: row.year,
  ordinal: row.ordinal,
  issuedOn: row.issued_on,
  issuedBy: row.issued_by,
  issuedByName: row.issued_by_name,
  issuedAt: row.issued_at,
  voidedAt: row.voided_at,
  voidedReason: row.voided_reason,
  isEmptied: row.sealed === null,
});

const placeOf = (organId: string, id: string) => `letter ${organId} ${id}`;

/** An organ's edited copies in force, by kind. A kind that is not there has the shipped template. */
export async function editedTemplates(
  app: App,
  organId: string,
): Promise<
  Map<LetterKind, { readonly title: string; readonly lines: readonly string[]; readonly revision: number }>
> {
  const rows = await tables(app)
    .selectFrom('letter_templates')
    .distinctOn('kind')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('kind')
    .orderBy('revision', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ kind, title, lines, revision }) =>
      title === null || lines === null ? [] : [[kind, { title, lines, revision }] as const],
    ),
  );
}

/** Keeps a new revision of a template; `edited` null goes back to the shipped one. */
export async function keepTemplate(
  app: App,
  organId: string,
  kind: LetterKind,
  edited: { readonly title: string; readonly lines: readonly string[] } | null,
  by: { readonly id: string; readonly name: string },
): Promise<void> {
  requireTransaction(app, 'a letter');
  const lines = edited === null ? null : JSON.stringify(edited.lines);
  await sql`
    insert into letter_templates
      (organ_id, kind, revision, title, lines, changed_by, changed_by_name, changed_at)
    select ${organId}::uuid, ${kind}, coalesce(max(revision), 0) + 1, ${edited?.title ?? null}, ${lines}::jsonb,
           ${by.id}::uuid, ${by.name}, ${app.now()}::timestamptz
      from letter_templates where organ_id = ${organId} and kind = ${kind}`.execute(app.database);
}

/** What the organ set for its letters; undefined before it ever did. */
export async function keptLetterSettings(app: App, organId: string): Promise<object | undefined> {
  const row = await tables(app)
    .selectFrom('letter_settings')
    .select('settings')
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  return row?.settings;
}

export async function writeLetterSettings(app: App, organId: string, settings: object): Promise<void> {
  const kept = JSON.stringify(settings);
  await tables(app)
    .insertInto('letter_settings')
    .values({ organ_id: organId, settings: kept })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet({ settings: kept }))
    .execute();
}

/** The next number of a series and year, taken in the transaction that issues the letter: a roll-back gives it back. */
export async function takeNumber(app: App, organId: string, series: string, year: number): Promise<number> {
  requireTransaction(app, 'a letter');
  const { rows } = await sql<{ last: number }>`
    insert into letter_counters (organ_id, series, year, last) values (${organId}, ${series}, ${year}, 1)
    on conflict (organ_id, series, year) do update set last = letter_counters.last + 1
    returning last`.execute(app.database);
  return Number(rows[0]?.last);
}

export type NewLetter = Omit<LetterRecord, 'voidedAt' | 'voidedReason' | 'isEmptied'> & {
  /** Words, recipient and the letter as composed; kept sealed. */
  /** null: kept without its text, as a letter of a simulated case. */
  readonly content: object | null;
};

/** Keeps a letter as issued. */
export const insertLetters = (app: App, letters: readonly NewLetter[]): Promise<void> =>
  insertRows(
    app.database,
    'letters',
    letters.map((letter) => ({
      ...{ organ_id: letter.organId, id: letter.id, request_id: letter.requestId, kind: letter.kind },
      ...{ series: letter.series, year: letter.year, ordinal: letter.ordinal },
      ...{ document_number: letter.documentNumber, issued_on: letter.issuedOn },
      sealed:
        letter.content &&
        sealText(app.sealer, JSON.stringify(letter.content), placeOf(letter.organId, letter.id)),
      ...{ issued_by: letter.issuedBy, issued_by_name: letter.issuedByName, issued_at: letter.issuedAt },
      ...{ voided_at: null, voided_reason: '' },
    })),
  );

/** The letters of a case, oldest first. */
export async function lettersOf(app: App, organId: string, requestId: string): Promise<LetterRecord[]> {
  const rows = await tables(app)
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

/** Letters with their content, opened; those of another organ and emptied ones are left out. Order as asked for. */
export async function openLetters<Content>(
  app: App,
  organId: string,
  ids: readonly string[],
): Promise<{ readonly record: LetterRecord; readonly content: Content }[]> {
  if (ids.length === 0) return [];
  const rows = await tables(app)
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row?.sealed) return [];
    const content = JSON.parse(openText(app.sealer, row.sealed, placeOf(organId, id))) as Content;
    return [{ record: toRecord(row), content }];
  });
}

/** One letter; undefined when it is another organ's or none. */
export async function letterById(app: App, organId: string, id: string): Promise<LetterRecord | undefined> {
  const row = await tables(app)
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRecord(row);
}

/** Marks a letter void. Its number stays taken. */
export async function markVoid(app: App, organId: string, id: string, reason: string): Promise<void> {
  await tables(app)
    .updateTable('letters')
    .set({ voided_at: app.now(), voided_reason: reason })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute();
}

/** Takes what names people out of the letters of a case that is made anonymous; numbers and kinds stay. */
export async function emptyLetters(app: App, organId: string, requestId: string): Promise<void> {
  await tables(app)
    .updateTable('letters')
    .set({ sealed: null })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .execute();
}

/** Letters issued in these days, newest first, for the list and for printing. */
export async function issuedLetters(
  app: App,
  organId: string,
  {
    from,
    to,
    kind,
    limit,
  }: { readonly from: string; readonly to: string; readonly kind?: LetterKind; readonly limit: number },
): Promise<LetterRecord[]> {
  let query = tables(app)
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to);
  if (kind) query = query.where('kind', '=', kind);
  const rows = await query.orderBy('issued_on', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toRecord);
}
