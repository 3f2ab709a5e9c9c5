/** SQL of how far the production of a release is. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { RedactionStep } from '#platform/documents/redaction/index.ts';
import type { Release } from './model-release.ts';

/** Writes the step in the place of the one before. */
export async function tellProgress(app: App, { organId, id }: Release, step: RedactionStep): Promise<void> {
  const { stage, done, of } = step;
  await sql`
    insert into release_progress (organ_id, release_id, stage, done, total, told_at)
    values (${organId}, ${id}, ${stage}, ${done}, ${of}, ${app.now()})
    on conflict (organ_id, release_id) do update
      set stage = excluded.stage, done = excluded.done, total = excluded.total, told_at = excluded.told_at`.execute(
    app.database,
  );
}

/** The step a release is at; null when none is told of, and when the last word is older than `since` (its program died). */
export async function progressOf(
  app: App,
  { organId, id }: Release,
  since: Date,
): Promise<RedactionStep | null> {
  const { rows } = await sql<RedactionStep>`
    select stage, done, total as of from release_progress
     where organ_id = ${organId} and release_id = ${id} and told_at >= ${since}`.execute(app.database);
  return rows[0] ?? null;
}

/** Forgets how far it was: it is done, or has failed. */
export async function dropProgress(app: App, { organId, id }: Release): Promise<void> {
  await sql`delete from release_progress where organ_id = ${organId} and release_id = ${id}`.execute(
    app.database,
  );
}
