/** SQL of the figures that others ask of publishing: what was done in a year, and how things stand now. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { SectionKind } from './model.ts';

export type SectionLast = {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly kind: SectionKind;
  readonly items: number;
  /** When the newest of it appeared; null when nothing of it is public. */
  readonly last: Date | null;
};

/** Every section in use with what stands in it. */
export async function sectionLasts(app: App, organId: string): Promise<SectionLast[]> {
  const { rows } = await sql<Omit<SectionLast, 'items'> & { items: string }>`
    SELECT s.id, s.title, s.slug, s.kind, coalesce(p.items, 0) AS items, p.last
      FROM sections s
      LEFT JOIN (SELECT section_id, count(*) AS items, max(listed_at) AS last
                   FROM public_placements WHERE organ_id = ${organId} GROUP BY section_id) p ON p.section_id = s.id
     WHERE s.organ_id = ${organId} AND s.state = 'active'
     ORDER BY s.position, s.title
  `.execute(app.database);
  return rows.map(({ items, ...row }) => ({ ...row, items: Number(items) }));
}

/** A text in work that is not public yet, or not in this form. */
export type InWork = {
  readonly id: number;
  readonly phase: string;
  readonly producedOn: string;
  readonly changedOn: string;
  readonly isPublic: boolean;
  readonly urgentDueOn: string | null;
  /** When it came to where it lies: of the last submission or act. */
  readonly since: Date;
};

/** What is in work, proactive information only. */
export async function inWork(app: App, organId: string): Promise<InWork[]> {
  const { rows } = await sql<InWork>`
    SELECT i.id, i.phase, coalesce(i.content #>> '{facts,producedOn}', '') AS "producedOn",
           coalesce(i.content #>> '{facts,changedOn}', '') AS "changedOn",
           i.published_version IS NOT NULL AS "isPublic", i.urgent_due_on AS "urgentDueOn",
           coalesce(greatest(
             (SELECT max(at) FROM item_versions v
               WHERE v.organ_id = i.organ_id AND v.item_id = i.id AND v.reason = 'submitted'),
             (SELECT max(at) FROM review_acts a WHERE a.organ_id = i.organ_id AND a.item_id = i.id)
           ), i.updated_at) AS since
      FROM items i
     WHERE i.organ_id = ${organId} AND (i.phase <> 'settled' OR i.urgent_due_on IS NOT NULL)
       AND i.content #>> '{facts,disclosureClass}' = 'proactive'
     ORDER BY i.id
  `.execute(app.database);
  return rows;
}

export type ActDone = {
  readonly itemId: number;
  readonly byId: string;
  readonly byName: string;
  readonly decision: string;
  readonly at: Date;
  /** When the text came to this stage. */
  readonly since: Date | null;
};

/** The acts of review between two instants, each with when the text had come to its stage. */
export async function actsBetween(app: App, organId: string, from: Date, to: Date): Promise<ActDone[]> {
  const { rows } = await sql<ActDone>`
    WITH steps AS (
      SELECT item_id, at, NULL::text AS by_id, NULL::text AS by_name, NULL::text AS decision
        FROM item_versions WHERE organ_id = ${organId} AND reason = 'submitted' AND at < ${to}
      UNION ALL
      SELECT item_id, at, by_id::text, by_name, decision
        FROM review_acts WHERE organ_id = ${organId} AND at < ${to}
    ), dated AS (
      SELECT *, lag(at) OVER (PARTITION BY item_id ORDER BY at, decision NULLS FIRST) AS since FROM steps
    )
    SELECT item_id AS "itemId", by_id AS "byId", by_name AS "byName", decision, at, since
      FROM dated WHERE decision IS NOT NULL AND at >= ${from}
  `.execute(app.database);
  return rows;
}

/** Who submitted how many different items between two instants, by the id of the person. */
export async function writtenBetween(
  app: App,
  organId: string,
  from: Date,
  to: Date,
): Promise<{ byId: string; byName: string; items: number }[]> {
  const { rows } = await sql<{ byId: string; byName: string; items: string }>`
    SELECT by_id AS "byId", max(by_name) AS "byName", count(DISTINCT item_id) AS items FROM item_versions
     WHERE organ_id = ${organId} AND reason = 'submitted' AND at >= ${from} AND at < ${to} GROUP BY by_id
  `.execute(app.database);
  return rows.map(({ items, ...row }) => ({ ...row, items: Number(items) }));
}

/** Who made how many releases between two instants, by name; what the program did by itself is 系统. */
export async function releasedBetween(
  app: App,
  organId: string,
  from: Date,
  to: Date,
): Promise<{ byName: string; releases: number }[]> {
  const { rows } = await sql<{ byName: string; releases: string }>`
    SELECT by_name AS "byName", count(*) AS releases FROM item_releases
     WHERE organ_id = ${organId} AND kind IN ('published', 'urgent', 'corrected') AND at >= ${from} AND at < ${to}
     GROUP BY by_name
  `.execute(app.database);
  return rows.map(({ releases, ...row }) => ({ ...row, releases: Number(releases) }));
}

/** What was first made public between two instants, with the day it was produced. Brought-over items are left out. */
export async function firstPublishedBetween(
  app: App,
  organId: string,
  from: Date,
  to: Date,
): Promise<{ id: number; at: Date; producedOn: string }[]> {
  const { rows } = await sql<{ id: number; at: Date; producedOn: string }>`
    SELECT id, first_published_at AS at, coalesce(content #>> '{facts,producedOn}', '') AS "producedOn"
      FROM items
     WHERE organ_id = ${organId} AND NOT imported AND first_published_at >= ${from} AND first_published_at < ${to}
     ORDER BY first_published_at
  `.execute(app.database);
  return rows;
}

/** How many findings of the nightly check stand, by rule; and how many error reports of visitors are open. */
export async function openFindings(
  app: App,
  organId: string,
): Promise<{ rules: Map<string, number>; errorReports: number }> {
  const { rows } = await sql<{ rule: string; found: string }>`
    SELECT rule, count(*) AS found FROM published_findings WHERE organ_id = ${organId} GROUP BY rule
  `.execute(app.database);
  const reports = await sql<{ open: string }>`
    SELECT count(*) AS open FROM error_reports WHERE organ_id = ${organId} AND answered_at IS NULL
  `.execute(app.database);
  return {
    rules: new Map(rows.map(({ rule, found }) => [rule, Number(found)])),
    errorReports: Number(reports.rows[0]?.open ?? 0),
  };
}
