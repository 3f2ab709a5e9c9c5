/** SQL of citizens, their sessions and matters. What names somebody is sealed before it gets here. */
import { type Selectable, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { Address, Citizen, CitizenRecord, MatterRef, Profile } from './model.ts';

type CitizenTable = {
  organ_id: string;
  id: string;
  address_key: Buffer;
  password_hash: string;
  sealed: Buffer;
  created_at: Date;
};
type SessionTable = {
  organ_id: string;
  token_hash: Buffer;
  citizen_id: string;
  seen_at: Date;
  expires_at: Date;
};
type Tables = {
  citizens: CitizenTable;
  citizen_sessions: SessionTable;
  citizen_matters: {
    organ_id: string;
    citizen_id: string;
    kind: string;
    matter_id: string;
    how: 'own' | 'code';
    added_at: Date;
  };
};

const tables = (app: App) => app.database.withTables<Tables>();
const placeOf = ({ organId, id }: Citizen) => `citizen ${organId} ${id}`;

/** The keyed hash an address is found by. */
export const addressKey = (app: App, { way, to }: Address): Buffer =>
  app.sealer.fingerprint(`${way} ${to}`, 'citizen address');

type Sealed = { readonly address: Address; readonly profile: Profile };

const sealed = (app: App, { address, profile, ...citizen }: CitizenRecord): Buffer =>
  sealText(app.sealer, JSON.stringify({ address, profile } satisfies Sealed), placeOf(citizen));

function toRecord(app: App, row: Selectable<CitizenTable>): CitizenRecord {
  const citizen = { organId: row.organ_id, id: row.id };
  const { address, profile } = JSON.parse(openText(app.sealer, row.sealed, placeOf(citizen))) as Sealed;
  return { ...citizen, passwordHash: row.password_hash, address, profile };
}

/** Writes a new account; false when the address has one already, and then nothing is written. */
export async function insertCitizen(app: App, citizen: CitizenRecord): Promise<boolean> {
  const result = await tables(app)
    .insertInto('citizens')
    .values({
      organ_id: citizen.organId,
      id: citizen.id,
      address_key: addressKey(app, citizen.address),
      password_hash: citizen.passwordHash,
      sealed: sealed(app, citizen),
      created_at: app.now(),
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'address_key']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function citizenAt(app: App, organId: string, address: Address): Promise<CitizenRecord | null> {
  const row = await tables(app)
    .selectFrom('citizens')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('address_key', '=', addressKey(app, address))
    .executeTakeFirst();
  return row ? toRecord(app, row) : null;
}

export async function citizenById(
  app: App,
  { organId, id }: Citizen,
  { forUpdate = false } = {},
): Promise<CitizenRecord | null> {
  const row = await tables(app)
    .selectFrom('citizens')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ? toRecord(app, row) : null;
}

/** Writes back everything that may change. */
export async function updateCitizen(app: App, citizen: CitizenRecord): Promise<void> {
  await tables(app)
    .updateTable('citizens')
    .set({
      address_key: addressKey(app, citizen.address),
      password_hash: citizen.passwordHash,
      sealed: sealed(app, citizen),
    })
    .where('organ_id', '=', citizen.organId)
    .where('id', '=', citizen.id)
    .execute();
}

/** Erases an account with its sessions and links; what they linked to stays. */
export async function deleteCitizen(app: App, { organId, id }: Citizen): Promise<void> {
  await tables(app).deleteFrom('citizens').where('organ_id', '=', organId).where('id', '=', id).execute();
}

export async function insertSession(
  app: App,
  { organId, id }: Citizen,
  tokenHash: Buffer,
  expiresAt: Date,
): Promise<void> {
  const row = { token_hash: tokenHash, seen_at: app.now(), expires_at: expiresAt };
  await tables(app)
    .insertInto('citizen_sessions')
    .values({ organ_id: organId, citizen_id: id, ...row })
    .execute();
}

export type CitizenSession = { readonly citizen: Citizen; readonly seenAt: Date; readonly expiresAt: Date };

export async function sessionBy(
  app: App,
  organId: string,
  tokenHash: Buffer,
): Promise<CitizenSession | null> {
  const row = await tables(app)
    .selectFrom('citizen_sessions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  return { citizen: { organId, id: row.citizen_id }, seenAt: row.seen_at, expiresAt: row.expires_at };
}

export async function touchSession(app: App, organId: string, tokenHash: Buffer): Promise<void> {
  await tables(app)
    .updateTable('citizen_sessions')
    .set({ seen_at: app.now() })
    .where('organ_id', '=', organId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSession(app: App, organId: string, tokenHash: Buffer): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_sessions')
    .where('organ_id', '=', organId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends every session of somebody. */
export async function deleteSessions(app: App, { organId, id }: Citizen): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_sessions')
    .where('organ_id', '=', organId)
    .where('citizen_id', '=', id)
    .execute();
}

/** Drops sessions that are over; called at sign-in, so no clock job is needed. */
export async function sweepSessions(app: App, organId: string, idleSince: Date): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_sessions')
    .where('organ_id', '=', organId)
    .where((where) => where.or([where('seen_at', '<', idleSince), where('expires_at', '<', app.now())]))
    .execute();
}

/** Puts a matter under 我的; once is enough. */
export async function insertMatter(
  app: App,
  { organId, id }: Citizen,
  matter: MatterRef,
  how: 'own' | 'code',
): Promise<boolean> {
  const row = { kind: matter.kind, matter_id: matter.id, how, added_at: app.now() };
  const result = await tables(app)
    .insertInto('citizen_matters')
    .values({ organ_id: organId, citizen_id: id, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The matters of one kind that are somebody's, the last added first, at most `most`. */
export async function mattersOf(
  app: App,
  { organId, id }: Citizen,
  kind: string,
  most: number,
): Promise<string[]> {
  const rows = await tables(app)
    .selectFrom('citizen_matters')
    .select('matter_id')
    .where('organ_id', '=', organId)
    .where('citizen_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('added_at', 'desc')
    .orderBy('matter_id')
    .limit(most)
    .execute();
  return rows.map(({ matter_id }) => matter_id);
}

export async function isMatterOf(app: App, { organId, id }: Citizen, matter: MatterRef): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from citizen_matters where organ_id = ${organId} and citizen_id = ${id}
      and kind = ${matter.kind} and matter_id = ${matter.id}) as is`.execute(app.database);
  return rows[0]?.is === true;
}

/** Takes a matter out of all accounts, or out of those that added it by its code. */
export async function deleteMatter(
  app: App,
  organId: string,
  matter: MatterRef,
  which: 'all' | 'code',
): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_matters')
    .where('organ_id', '=', organId)
    .where('kind', '=', matter.kind)
    .where('matter_id', '=', matter.id)
    .$if(which === 'code', (query) => query.where('how', '=', 'code'))
    .execute();
}
