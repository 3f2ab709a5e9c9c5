/** What the nightly self-inspection found, day by day. */
import type { App } from '#platform/app.ts';

type Tables = {
  inspection_days: { organ_id: string; day: string; results: string | { red: number; amber: number } };
};

const tables = (app: App) => app.database.withTables<Tables>();

/** Keeps the day's result; a second inspection of the day replaces the first. */
export async function keepDay(
  app: App,
  organId: string,
  day: string,
  results: { readonly red: number; readonly amber: number },
): Promise<void> {
  const kept = JSON.stringify(results);
  await tables(app)
    .insertInto('inspection_days')
    .values({ organ_id: organId, day, results: kept })
    .onConflict((conflict) => conflict.columns(['organ_id', 'day']).doUpdateSet({ results: kept }))
    .execute();
}

/** The last `days` inspections, oldest first. */
export async function inspections(
  app: App,
  organId: string,
  days: number,
): Promise<{ day: string; red: number; amber: number }[]> {
  const rows = await tables(app)
    .selectFrom('inspection_days')
    .select(['day', 'results'])
    .where('organ_id', '=', organId)
    .orderBy('day', 'desc')
    .limit(days)
    .execute();
  return rows.reverse().map(({ day, results }) => {
    const { red, amber } = typeof results === 'string' ? JSON.parse(results) : results;
    return { day, red, amber };
  });
}
