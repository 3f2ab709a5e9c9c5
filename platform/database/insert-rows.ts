/** Many rows into a table at once, as one statement of one text: the server plans it once, however many rows there are. */
import { sql } from 'kysely';
import type { Database } from '#platform/app.ts';

const AT_ONCE = 2000;

/** JSON has no bytes: they go as PostgreSQL writes them. */
const bytesAsText = (value: unknown): unknown =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;

/**
 * Adds rows to a table; all must have the columns of the first, and a column of JSON takes its value as it is, not as
 * text. Instants are kept to the millisecond.
 */
export async function insertRows(
  database: Database,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows
      .slice(at, at + AT_ONCE)
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, bytesAsText(value)])),
      );
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::json)
    `.execute(database);
  }
}
