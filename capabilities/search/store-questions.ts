/** What was asked, without who; and the words the staff hold to be the same. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';

export type AskedQuestion = {
  readonly organId: string;
  readonly id: string;
  readonly askedOn: string;
  readonly hour: number;
  readonly question: string;
  readonly folded: string;
  readonly place: 'portal' | 'api';
  readonly total: number;
  readonly corrected: boolean;
  readonly micros: number;
};

/** Keeps questions in one statement. */
export async function insertQuestions(app: App, questions: readonly AskedQuestion[]): Promise<void> {
  if (questions.length === 0) return;
  await sql`
    INSERT INTO search_questions (organ_id, id, asked_on, hour, question, folded, place, total, corrected, micros)
    SELECT organ, id, day, hour, question, folded, place, total, corrected, micros
      FROM jsonb_to_recordset(${JSON.stringify(
        questions.map(({ organId, askedOn, ...rest }) => ({ organ: organId, day: askedOn, ...rest })),
      )}::jsonb)
        AS given (organ uuid, id uuid, day date, hour smallint, question text, folded text, place text, total integer,
                  corrected boolean, micros integer)
    ON CONFLICT DO NOTHING
  `.execute(app.database);
}

/** Notes which result was opened first. Returns whether the question was known and nothing was opened before. */
export async function noteClick(app: App, organId: string, id: string, place: number): Promise<boolean> {
  const { rows } = await sql`
    UPDATE search_questions SET clicked = ${place}
     WHERE organ_id = ${organId} AND id = ${id} AND clicked IS NULL RETURNING id
  `.execute(app.database);
  return rows.length > 0;
}

/** Removes what was asked before a day. */
export async function forgetQuestions(app: App, before: string): Promise<void> {
  await sql`DELETE FROM search_questions WHERE asked_on < ${before}`.execute(app.database);
}

export type Span = { readonly from: string; readonly to: string };

/** The figures of the questions between two days, both counted. */
export async function figuresOf(app: App, organId: string, { from, to }: Span) {
  const within = sql`organ_id = ${organId} AND asked_on BETWEEN ${from} AND ${to}`;
  const days = await sql<{ day: string; asked: number; nothing: number; clicked: number }>`
    SELECT asked_on::text AS day, count(*)::int AS asked, (count(*) FILTER (WHERE total = 0))::int AS nothing,
           count(clicked)::int AS clicked
      FROM search_questions WHERE ${within} GROUP BY asked_on ORDER BY asked_on
  `.execute(app.database);
  const sums = await sql<{ place: number | null; median: number | null }>`
    SELECT avg(clicked)::float8 AS place, percentile_cont(0.5) WITHIN GROUP (ORDER BY micros) AS median
      FROM search_questions WHERE ${within}
  `.execute(app.database);
  const places = await sql<{ place: number; times: number }>`
    SELECT clicked::int AS place, count(*)::int AS times FROM search_questions
     WHERE ${within} AND clicked IS NOT NULL GROUP BY clicked ORDER BY clicked
  `.execute(app.database);
  const slow = await sql<{ question: string; micros: number; day: string }>`
    SELECT question, micros, asked_on::text AS day FROM search_questions WHERE ${within} AND micros > 100000
     ORDER BY micros DESC LIMIT 20
  `.execute(app.database);
  const counted = (which: typeof within) =>
    sql<{ question: string; times: number; last: string }>`
      SELECT min(question) AS question, count(*)::int AS times, max(asked_on)::text AS last
        FROM search_questions WHERE ${within} AND ${which} AND folded <> ''
       GROUP BY folded ORDER BY count(*) DESC, max(asked_on) DESC LIMIT 50
    `.execute(app.database);
  const [unanswered, common] = [await counted(sql`total = 0`), await counted(sql`total > 0`)];
  return {
    days: days.rows,
    place: sums.rows[0]?.place ?? null,
    places: places.rows,
    medianMicros: sums.rows[0]?.median ?? null,
    slow: slow.rows,
    unanswered: unanswered.rows,
    common: common.rows,
  };
}

export type SynonymRecord = {
  readonly organId: string;
  readonly id: string;
  readonly words: readonly string[];
  readonly oneWay: boolean;
  readonly updatedBy: string;
  readonly updatedAt: Date;
};

/** All words an organ holds to be the same. */
export async function synonymsOf(app: App, organId: string): Promise<SynonymRecord[]> {
  const { rows } = await sql<SynonymRecord>`
    SELECT organ_id AS "organId", id, words, one_way AS "oneWay", updated_by AS "updatedBy", updated_at AS "updatedAt"
      FROM search_synonyms WHERE organ_id = ${organId} ORDER BY words
  `.execute(app.database);
  return rows;
}

/** Writes a group of words, new or in place of what it was. */
export async function putSynonym(app: App, record: SynonymRecord): Promise<void> {
  const { organId, id, words, oneWay, updatedBy, updatedAt } = record;
  await sql`
    INSERT INTO search_synonyms (organ_id, id, words, one_way, updated_by, updated_at)
    VALUES (${organId}, ${id}, ${[...words]}, ${oneWay}, ${updatedBy}, ${updatedAt})
    ON CONFLICT (organ_id, id) DO UPDATE
      SET words = excluded.words, one_way = excluded.one_way, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
  `.execute(app.database);
}

/** Removes a group of words. Returns whether there was one. */
export async function removeSynonym(app: App, organId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM search_synonyms WHERE organ_id = ${organId} AND id = ${id} RETURNING id
  `.execute(app.database);
  return rows.length > 0;
}

export type RebuildRecord = {
  readonly id: string;
  readonly askedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly done: number;
  readonly failed: string | null;
};

/** Keeps that a rebuild was asked for. */
export async function insertRebuild(app: App, organId: string, id: string): Promise<void> {
  await sql`
    INSERT INTO search_rebuilds (organ_id, id, asked_at) VALUES (${organId}, ${id}, ${app.now()})
  `.execute(app.database);
}

/** Keeps how far a rebuild is. */
export async function updateRebuild(
  app: App,
  organId: string,
  id: string,
  state: { readonly done: number; readonly isFinished: boolean; readonly failed?: string },
): Promise<void> {
  await sql`
    UPDATE search_rebuilds
       SET started_at = coalesce(started_at, ${app.now()}), done = ${state.done}, failed = ${state.failed ?? null},
           finished_at = CASE WHEN ${state.isFinished} THEN ${app.now()}::timestamptz END
     WHERE organ_id = ${organId} AND id = ${id}
  `.execute(app.database);
}

/** The rebuild asked for last; null when none ever was. */
export async function lastRebuild(app: App, organId: string): Promise<RebuildRecord | null> {
  const { rows } = await sql<RebuildRecord>`
    SELECT id, asked_at AS "askedAt", started_at AS "startedAt", finished_at AS "finishedAt", done, failed
      FROM search_rebuilds WHERE organ_id = ${organId} ORDER BY asked_at DESC LIMIT 1
  `.execute(app.database);
  return rows[0] ?? null;
}
