/** SQL of review: chains, acts, delegations. Rows never leave this file. */
import { type JSONColumnType, type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { canonicalJson } from '#platform/journal/entry.ts';
import type { ChainStage, Separation, Stage } from '#rules/review-stages.ts';
import type { ReviewAct } from './model.ts';
import type { ChainRecord, DelegationRecord } from './model-review.ts';

type ChainTable = {
  organ_id: string;
  id: string;
  name: string;
  stages: JSONColumnType<readonly ChainStage[]>;
  separations: JSONColumnType<readonly Separation[]>;
  is_default: boolean;
  updated_at: Date;
};

type ActTable = {
  organ_id: string;
  item_id: number;
  number: number;
  version: number;
  stage: Stage;
  decision: 'passed' | 'returned';
  covered: string;
  remarks: string;
  opinion: string;
  secrecy: 'no-secret' | 'asked-authority' | null;
  by_id: string;
  by_name: string;
  for_id: string | null;
  for_name: string | null;
  at: Date;
  hash: Buffer;
};

type DelegationTable = {
  organ_id: string;
  id: string;
  from_id: string;
  to_id: string;
  from_day: string;
  to_day: string;
  reason: string;
  ended_at: Date | null;
  created_at: Date;
};

type Tables = {
  review_chains: ChainTable;
  review_acts: ActTable;
  review_delegations: DelegationTable;
};

const tables = (app: App) => app.database.withTables<Tables>();

const toChain = (row: Selectable<ChainTable>): ChainRecord => ({
  organId: row.organ_id,
  id: row.id,
  name: row.name,
  stages: row.stages,
  separations: row.separations,
  isDefault: row.is_default,
  updatedAt: row.updated_at,
});

/** The organ's chains, the default one first. */
export async function chainsOf(app: App, organId: string): Promise<ChainRecord[]> {
  const rows = await tables(app)
    .selectFrom('review_chains')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('is_default', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toChain);
}

/** Lets one at a time change the organ's chains, until the transaction ends. */
export async function lockChains(app: App, organId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`review-chains ${organId}`}, 0))`.execute(
    app.database,
  );
}

/** Writes the chain, over the one with its id when there is one. A new default takes the place of the old. */
export async function writeChain(app: App, chain: ChainRecord): Promise<void> {
  if (chain.isDefault)
    await tables(app)
      .updateTable('review_chains')
      .set({ is_default: false })
      .where('organ_id', '=', chain.organId)
      .where('id', '<>', chain.id)
      .execute();
  const facts = {
    name: chain.name,
    stages: JSON.stringify(chain.stages),
    separations: JSON.stringify(chain.separations),
    is_default: chain.isDefault,
    updated_at: chain.updatedAt,
  };
  await tables(app)
    .insertInto('review_chains')
    .values({ organ_id: chain.organId, id: chain.id, ...facts })
    .onConflict((conflict) => conflict.columns(['organ_id', 'id']).doUpdateSet(facts))
    .execute();
}

export async function deleteChain(app: App, organId: string, id: string): Promise<void> {
  await tables(app)
    .deleteFrom('review_chains')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute();
}

/** Which chain each section names; sections without one have the default. */
export async function sectionChains(
  app: App,
  organId: string,
): Promise<{ sectionId: string; title: string; chainId: string | null }[]> {
  const { rows } = await sql<{ sectionId: string; title: string; chainId: string | null }>`
    SELECT id AS "sectionId", title, chain_id AS "chainId" FROM sections
     WHERE organ_id = ${organId} ORDER BY position, title
  `.execute(app.database);
  return rows;
}

const toAct = (row: Selectable<ActTable>): ReviewAct & { readonly hash: Buffer } => ({
  number: row.number,
  version: row.version,
  stage: row.stage,
  decision: row.decision,
  covered: JSON.parse(row.covered),
  remarks: JSON.parse(row.remarks),
  opinion: row.opinion,
  secrecy: row.secrecy,
  by: { id: row.by_id, name: row.by_name },
  for: row.for_id === null ? null : { id: row.for_id, name: row.for_name ?? '' },
  at: row.at,
  hash: row.hash,
});

/** The acts on these items, in their order, by item. */
export async function actsOf(
  app: App,
  organId: string,
  itemIds: readonly number[],
): Promise<Map<number, ReviewAct[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await tables(app)
    .selectFrom('review_acts')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('item_id', 'in', itemIds)
    .orderBy('item_id')
    .orderBy('number')
    .execute();
  const byItem = Map.groupBy(rows, ({ item_id }) => item_id);
  return new Map(itemIds.map((id) => [id, (byItem.get(id) ?? []).map(toAct)]));
}

export async function insertAct(
  app: App,
  organId: string,
  itemId: number,
  act: ReviewAct,
  hash: Buffer,
): Promise<void> {
  await tables(app)
    .insertInto('review_acts')
    .values({
      organ_id: organId,
      item_id: itemId,
      number: act.number,
      version: act.version,
      stage: act.stage,
      decision: act.decision,
      covered: canonicalJson(act.covered),
      remarks: canonicalJson(act.remarks),
      opinion: act.opinion,
      secrecy: act.secrecy,
      by_id: act.by.id,
      by_name: act.by.name,
      for_id: act.for?.id ?? null,
      for_name: act.for?.name ?? null,
      at: act.at,
      hash,
    })
    .execute();
}

const toDelegation = (row: Selectable<DelegationTable>): DelegationRecord => ({
  organId: row.organ_id,
  id: row.id,
  fromId: row.from_id,
  toId: row.to_id,
  fromDay: row.from_day,
  toDay: row.to_day,
  reason: row.reason,
  endedAt: row.ended_at,
  createdAt: row.created_at,
});

/** Every delegation of the organ, the newest first. */
export async function delegationsOf(app: App, organId: string): Promise<DelegationRecord[]> {
  const rows = await tables(app)
    .selectFrom('review_delegations')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('from_day', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toDelegation);
}

/** Who asked this person to act for them on this day. */
export async function principalsOf(app: App, organId: string, toId: string, day: string): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('review_delegations')
    .select('from_id')
    .where('organ_id', '=', organId)
    .where('to_id', '=', toId)
    .where('from_day', '<=', day)
    .where('to_day', '>=', day)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(({ from_id }) => from_id);
}

export async function insertDelegation(app: App, record: DelegationRecord): Promise<void> {
  await tables(app)
    .insertInto('review_delegations')
    .values({
      organ_id: record.organId,
      id: record.id,
      from_id: record.fromId,
      to_id: record.toId,
      from_day: record.fromDay,
      to_day: record.toDay,
      reason: record.reason,
      ended_at: record.endedAt,
      created_at: record.createdAt,
    })
    .execute();
}

/** Ends a delegation now; false when it had ended or is not there. */
export async function markDelegationEnded(app: App, organId: string, id: string): Promise<boolean> {
  const result = await tables(app)
    .updateTable('review_delegations')
    .set({ ended_at: app.now() })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
