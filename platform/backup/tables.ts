/** Which tables a backup holds, and in which order they can be filled again. */
import type pg from 'pg';

export type Table = {
  /** As in `public.journal`, quoted where needed. */
  readonly name: string;
  /** Its columns, quoted, generated ones left out. */
  readonly columns: readonly string[];
  /** The tables it refers to. */
  readonly refersTo: readonly string[];
};

/** What the program knows by itself (migrations), and what the job queue makes anew. */
const KEPT = `
  (n.nspname = 'public' AND c.relname <> 'migrations') OR
  (n.nspname = 'pgboss' AND c.relname IN ('queue', 'schedule', 'subscription', 'job', 'job_dependency'))`;

/** Every table with data of its own, those referred to before those that refer. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
           ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                  ORDER BY a.attnum) AS columns,
           ARRAY(SELECT DISTINCT format('%I.%I', rn.nspname, rc.relname)
                   FROM pg_constraint k JOIN pg_class rc ON rc.oid = k.confrelid
                   JOIN pg_namespace rn ON rn.oid = rc.relnamespace
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> k.conrelid) AS "refersTo"
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND (${KEPT})
     ORDER BY 1`);
  return inOrder(rows);
}

function inOrder(tables: readonly Table[]): Table[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: Table[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ refersTo }) => !refersTo.some((name) => left.has(name)));
    // Tables that refer to one another in a circle must have deferrable keys; any order is as good.
    for (const table of ready.length > 0 ? ready : [...left.values()]) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

export type Sequence = { readonly name: string; readonly value: number };

/** The counters of identity columns, as far as they have been used; or all of them. */
export async function listSequences(client: pg.ClientBase, unused = false): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, 0) AS value
       FROM pg_sequences WHERE schemaname = 'public' AND ($1 OR last_value IS NOT NULL) ORDER BY 1`,
    [unused],
  );
  return rows;
}
