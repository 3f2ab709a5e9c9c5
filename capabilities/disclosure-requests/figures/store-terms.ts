/** SQL of since when an organ keeps its requests here. */
import type { App } from '#platform/app.ts';

type TermTable = { organ_id: string; kind: string; kept_from: string };

const tables = (app: App) => app.database.withTables<{ figure_terms: TermTable }>();

/** Since when the organ keeps its requests here; null: never said. */
export async function keptFrom(app: App, organId: string): Promise<string | null> {
  const row = await tables(app)
    .selectFrom('figure_terms')
    .select('kept_from')
    .where('organ_id', '=', organId)
    .where('kind', '=', 'requests')
    .executeTakeFirst();
  return row?.kept_from ?? null;
}

/** Says since when the organ keeps its requests here. */
export async function writeKeptFrom(app: App, organId: string, day: string): Promise<void> {
  await tables(app)
    .insertInto('figure_terms')
    .values({ organ_id: organId, kind: 'requests', kept_from: day })
    .onConflict((conflict) => conflict.columns(['organ_id', 'kind']).doUpdateSet({ kept_from: day }))
    .execute();
}
