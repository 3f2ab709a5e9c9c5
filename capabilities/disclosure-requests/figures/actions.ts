/** What the figures of table 三 are for the staff and for the annual report: cells, cases, differences, fees, terms. */
import { sql } from 'kysely';
import type { App, Staff } from '#platform/app.ts';
import { timeline } from '#platform/journal/index.ts';
import type { CellPath } from '#rules/annual-report/tables.ts';
import { type EventKind, eventLabels } from '../model-events.ts';
import { type CountedCase, casesByIds } from './cases.ts';
import { idsRedone } from './store.ts';
import { type Term, termOf } from './store-terms.ts';
import { type RequestFigure, requestChanges, requestIdsBehind, tableThreeOf } from './table-three.ts';

export type RequestFigures = {
  readonly year: string;
  /** Since when requests are kept here, and why; null: never said. */
  readonly term: Term | null;
  readonly cells: readonly RequestFigure[];
  /** Counted in an earlier year, their reply overturned, settled anew in this one: in no row, told apart. */
  readonly redone: readonly CountedCase[];
};

/** The year's figures as the console shows them. */
export async function getFigures(
  app: App,
  { organId }: Pick<Staff, 'organId'>,
  year: string,
  at: { readonly asOf?: string | undefined } = {},
): Promise<RequestFigures> {
  return {
    year,
    term: await termOf(app, organId, 'requests'),
    cells: await tableThreeOf(app, organId, year, at),
    redone: await casesByIds(app, organId, await idsRedone(app, organId, Number(year))),
  };
}

/** A page of the requests behind a cell of table 三. */
export async function casesBehind(
  app: App,
  { organId }: Pick<Staff, 'organId'>,
  cell: { readonly year: string; readonly path: CellPath; readonly page?: number | undefined },
): Promise<{ rows: CountedCase[]; total: number }> {
  const { ids, total } = await requestIdsBehind(app, organId, cell);
  return { rows: await casesByIds(app, organId, ids), total };
}

/** 信息处理费 paid in a year: how many requests paid, and how much in 分. For section 六. */
export async function processingFeesOf(
  app: App,
  organId: string,
  year: string,
): Promise<{ count: number; fen: number }> {
  const { rows } = await sql<{ count: string; fen: string }>`
    select count(distinct e.request_id) as count, coalesce(sum((e.detail ->> 'fen')::bigint), 0) as fen
      from request_events e join disclosure_requests r on r.organ_id = e.organ_id and r.id = e.request_id
     where e.organ_id = ${organId} and e.kind = 'fee-paid' and e.on_day between ${`${year}-01-01`} and ${`${year}-12-31`}
       and not r.is_drill
  `.execute(app.database);
  return { count: Number(rows[0]?.count ?? 0), fen: Number(rows[0]?.fen ?? 0) };
}

/** A request that counts otherwise in a year than it was known to: where it stood, where it stands, what happened since. */
export type RequestDifference = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly from: readonly CellPath[];
  readonly to: readonly CellPath[];
  readonly since: readonly { readonly at: Date; readonly by: string; readonly event: string }[];
};

/** The differences of a year from what an entry of the journal knew; the history of each is read for the first 200. */
export async function requestDifferences(
  app: App,
  organId: string,
  year: string,
  journalNumber: number,
): Promise<RequestDifference[]> {
  const changes = await requestChanges(app, organId, year, journalNumber);
  const told = changes.slice(0, 200);
  const cases = new Map(
    (
      await casesByIds(
        app,
        organId,
        told.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const differences: RequestDifference[] = [];
  for (const change of changes) {
    const known = cases.get(change.id);
    const entries = known ? await timeline(app, organId, { kind: 'disclosure-request', id: change.id }) : [];
    differences.push({
      ...change,
      title: known ? `${known.number} ${known.subject}` : change.id,
      href: `/requests/${change.id}`,
      since: entries
        .filter(({ number }) => Number(number) > journalNumber)
        .map(({ at, by, event }) => ({ at, by: by.name, event: eventLabels[event as EventKind] ?? event })),
    });
  }
  return differences;
}
