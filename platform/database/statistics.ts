/** What the planner believes of tables that one transaction fills. */
import { sql } from 'kysely';
import type { Database } from '#platform/app.ts';

/**
 * Counts tables anew for the planner, the rows of the running transaction among them. A transaction that fills an empty
 * table in many steps does so once it holds a few hundred rows: until then every index that begins with the organ looks
 * as good as the primary key, the plan by which foreign keys are checked is kept, and each check then reads all there is.
 */
export async function refreshStatistics(database: Database, tables: readonly string[]): Promise<void> {
  await sql`analyze ${sql.join(tables.map((table) => sql.table(table)))}`.execute(database);
}
