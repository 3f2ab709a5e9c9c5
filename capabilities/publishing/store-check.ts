/** SQL of the checks: the organ's terms, what was allowed, what attachments say, what the nightly check found. */
import { type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';

type TermKind = 'wrong-word' | 'name' | 'law-name' | 'sensitive' | 'blocked-field';

type TermTable = {
  organ_id: string;
  id: string;
  kind: TermKind;
  wrong: string;
  suggestion: string;
  note: string;
  active: boolean;
  added_by: string;
  added_at: Date;
};

type AllowanceTable = {
  organ_id: string;
  id: string;
  rule: string;
  phrase: string;
  item_id: number | null;
  reason: string;
  by_id: string;
  by_name: string;
  at: Date;
  revoked_at: Date | null;
};

type FindingTable = {
  organ_id: string;
  item_id: number;
  rule: string;
  message: string;
  quote: string;
  found_at: Date;
};

type Tables = {
  check_terms: TermTable;
  check_allowances: AllowanceTable;
  published_findings: FindingTable;
  item_files: { organ_id: string; id: string; item_id: number; use: string; name: string; text: unknown };
  public_items: { organ_id: string; id: number; version: number; title: string; body: string };
  item_versions: { organ_id: string; item_id: number; number: number; content: string };
};

export type TermRecord = {
  readonly id: string;
  readonly kind: TermKind;
  readonly wrong: string;
  readonly suggestion: string;
  readonly note: string;
  readonly active: boolean;
};
export type AllowanceRecord = {
  readonly id: string;
  readonly rule: string;
  readonly phrase: string;
  readonly itemId: number | null;
  readonly reason: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
};
export type FindingRecord = {
  readonly itemId: number;
  readonly rule: string;
  readonly message: string;
  readonly quote: string;
};
/** What an attachment says at one place. */
type SpokenPart = { readonly where: string; readonly hidden: boolean; readonly text: string };

const tables = (app: App) => app.database.withTables<Tables>();

/** The organ's terms, those switched off too. */
export function termsOf(app: App, organId: string): Promise<TermRecord[]> {
  return tables(app)
    .selectFrom('check_terms')
    .select(['id', 'kind', 'wrong', 'suggestion', 'note', 'active'])
    .where('organ_id', '=', organId)
    .orderBy('kind')
    .orderBy('wrong')
    .execute();
}

/** Adds terms; those known already (same kind and word) are left as they are. Returns how many were added. */
export async function insertTerms(
  app: App,
  organId: string,
  terms: readonly TermRecord[],
  by: { readonly name: string; readonly at: Date },
): Promise<number> {
  let added = 0;
  for (let start = 0; start < terms.length; start += 500) {
    const rows = terms
      .slice(start, start + 500)
      .map((term) => ({ ...term, organ_id: organId, added_by: by.name, added_at: by.at }));
    const result = await tables(app)
      .insertInto('check_terms')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['organ_id', 'kind', 'wrong']).doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** Switches a term on or off; false when there is none. */
export async function switchTermTo(app: App, organId: string, id: string, active: boolean): Promise<boolean> {
  const result = await tables(app)
    .updateTable('check_terms')
    .set({ active })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const toAllowance = (row: Selectable<AllowanceTable>): AllowanceRecord => ({
  id: row.id,
  rule: row.rule,
  phrase: row.phrase,
  itemId: row.item_id,
  reason: row.reason,
  by: { id: row.by_id, name: row.by_name },
  at: row.at,
});

/** What is allowed and was not taken back, the newest first; of one item also what is allowed everywhere. */
export async function allowancesOf(app: App, organId: string, itemId?: number): Promise<AllowanceRecord[]> {
  let query = tables(app)
    .selectFrom('check_allowances')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('revoked_at', 'is', null)
    .orderBy('at', 'desc');
  if (itemId !== undefined)
    query = query.where(({ eb, or }) => or([eb('item_id', '=', itemId), eb('item_id', 'is', null)]));
  return (await query.execute()).map(toAllowance);
}

export async function insertAllowance(app: App, organId: string, allowance: AllowanceRecord): Promise<void> {
  const { by, itemId, ...rest } = allowance;
  await tables(app)
    .insertInto('check_allowances')
    .values({
      ...rest,
      organ_id: organId,
      item_id: itemId,
      by_id: by.id,
      by_name: by.name,
      revoked_at: null,
    })
    .execute();
}

/** Takes an allowance back; returns it, or undefined when there is none in force. */
export async function revokeAllowanceAt(
  app: App,
  organId: string,
  id: string,
  at: Date,
): Promise<AllowanceRecord | undefined> {
  const row = await tables(app)
    .updateTable('check_allowances')
    .set({ revoked_at: at })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toAllowance(row);
}

/** What the files of these ids say, by id. */
export async function textsOfFiles(
  app: App,
  organId: string,
  ids: readonly string[],
): Promise<Map<string, readonly SpokenPart[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(app)
    .selectFrom('item_files')
    .select(['id', 'text'])
    .where('organ_id', '=', organId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, text }) => [id, text as SpokenPart[]]));
}

/** The texts that are public, as they were hashed, page by page in the order of their numbers. */
export function publicTextsAfter(
  app: App,
  organId: string,
  after: number,
  most: number,
): Promise<{ id: number; content: string }[]> {
  return tables(app)
    .selectFrom('public_items')
    .innerJoin('item_versions', (join) =>
      join
        .onRef('item_versions.organ_id', '=', 'public_items.organ_id')
        .onRef('item_versions.item_id', '=', 'public_items.id')
        .onRef('item_versions.number', '=', 'public_items.version'),
    )
    .select(['public_items.id', 'item_versions.content'])
    .where('public_items.organ_id', '=', organId)
    .where('public_items.id', '>', after)
    .orderBy('public_items.id')
    .limit(most)
    .execute();
}

/** Puts what was found today in the place of what was found before; inside a transaction. */
export async function replaceFindings(
  app: App,
  organId: string,
  findings: readonly FindingRecord[],
  at: Date,
): Promise<void> {
  await tables(app).deleteFrom('published_findings').where('organ_id', '=', organId).execute();
  for (let start = 0; start < findings.length; start += 500) {
    const rows = findings.slice(start, start + 500).map(({ itemId, ...finding }) => ({
      ...finding,
      organ_id: organId,
      item_id: itemId,
      found_at: at,
    }));
    await tables(app)
      .insertInto('published_findings')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['organ_id', 'item_id', 'rule', 'quote']).doNothing())
      .execute();
  }
}

/** What the nightly check found, of items that are still public. */
export function findingsOf(app: App, organId: string) {
  return tables(app)
    .selectFrom('published_findings as finding')
    .innerJoin('public_items as item', (join) =>
      join.onRef('item.organ_id', '=', 'finding.organ_id').onRef('item.id', '=', 'finding.item_id'),
    )
    .select([
      'finding.item_id as itemId',
      'item.title',
      'finding.rule',
      'finding.message',
      'finding.quote',
      'finding.found_at as foundAt',
    ])
    .where('finding.organ_id', '=', organId)
    .orderBy('finding.item_id', 'desc')
    .orderBy('finding.rule')
    .limit(1000)
    .execute();
}

/** One check of an organ's public texts at a time. */
export async function lockFindings(app: App, organId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`published-findings ${organId}`}, 0))`.execute(
    app.database,
  );
}
