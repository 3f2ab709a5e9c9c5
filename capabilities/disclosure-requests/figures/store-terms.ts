/** SQL of since when an organ keeps its requests, and its disputes, here. */
import type { App } from '#platform/app.ts';

export type TermKind = 'requests' | 'disputes';
type TermTable = { organ_id: string; kind: TermKind; kept_from: string; reason: string };

const tables = (app: App) => app.database.withTables<{ figure_terms: TermTable }>();

export type Term = { readonly keptFrom: string; readonly reason: string };

/** Since when the organ keeps them here, and why it says so; null: never said. */
export async function termOf(app: App, organId: string, kind: TermKind): Promise<Term | null> {
  const row = await tables(app)
    .selectFrom('figure_terms')
    .select(['kept_from', 'reason'])
    .where('organ_id', '=', organId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? { keptFrom: row.kept_from, reason: row.reason } : null;
}

/** Since when the organ keeps them here; null: never said. */
export const keptFrom = async (app: App, organId: string, kind: TermKind): Promise<string | null> =>
  (await termOf(app, organId, kind))?.keptFrom ?? null;

/** Says since when the organ keeps them here. */
export async function writeTerm(
  app: App,
  organId: string,
  kind: TermKind,
  { keptFrom, reason }: Term,
): Promise<void> {
  const said = { kept_from: keptFrom, reason };
  await tables(app)
    .insertInto('figure_terms')
    .values({ organ_id: organId, kind, ...said })
    .onConflict((conflict) => conflict.columns(['organ_id', 'kind']).doUpdateSet(said))
    .execute();
}
