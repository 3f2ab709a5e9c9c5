/** All SQL of sessions, sign-in guards and recovery codes. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Guard } from './model.ts';

type SessionTable = {
  organ_id: string;
  token_hash: Buffer;
  id: string;
  staff_id: string;
  device: string;
  address: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
};

type Tables = {
  sessions: SessionTable;
  sign_in_guards: { key: string; failures: number; last_failure_at: Date; locked_until: Date | null };
  recovery_codes: { organ_id: string; staff_id: string; code_hash: Buffer; used_at: Date | null };
};

const tables = (app: App) => app.database.withTables<Tables>();

export type SessionRecord = {
  readonly organId: string;
  readonly id: string;
  readonly staffId: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
};

type Row = Omit<SessionTable, 'token_hash'>;
const columns = [
  'organ_id',
  'id',
  'staff_id',
  'device',
  'address',
  'created_at',
  'seen_at',
  'expires_at',
] as const;

const toSession = (row: Row): SessionRecord => ({
  organId: row.organ_id,
  id: row.id,
  staffId: row.staff_id,
  device: row.device,
  address: row.address,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
});

export async function insertSession(app: App, session: SessionRecord, tokenHash: Buffer): Promise<void> {
  await tables(app)
    .insertInto('sessions')
    .values({
      organ_id: session.organId,
      token_hash: tokenHash,
      id: session.id,
      staff_id: session.staffId,
      device: session.device,
      address: session.address,
      created_at: session.createdAt,
      seen_at: session.seenAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function findSession(
  app: App,
  organId: string,
  tokenHash: Buffer,
): Promise<SessionRecord | null> {
  const row = await tables(app)
    .selectFrom('sessions')
    .select(columns)
    .where('organ_id', '=', organId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

/** Somebody's sessions, the latest first. */
export async function findSessions(app: App, organId: string, staffId: string): Promise<SessionRecord[]> {
  const rows = await tables(app)
    .selectFrom('sessions')
    .select(columns)
    .where('organ_id', '=', organId)
    .where('staff_id', '=', staffId)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map(toSession);
}

export async function touchSession(app: App, session: SessionRecord): Promise<void> {
  await tables(app)
    .updateTable('sessions')
    .set({ seen_at: app.now() })
    .where('organ_id', '=', session.organId)
    .where('id', '=', session.id)
    .execute();
}

/** Ends one session of a person; false when it is not there. */
export async function deleteSession(
  app: App,
  organId: string,
  staffId: string,
  id: string,
): Promise<boolean> {
  const result = await tables(app)
    .deleteFrom('sessions')
    .where('organ_id', '=', organId)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends all sessions of a person, but for one when named. Returns how many. */
export async function deleteSessions(
  app: App,
  organId: string,
  staffId: string,
  butId?: string,
): Promise<number> {
  const all = tables(app)
    .deleteFrom('sessions')
    .where('organ_id', '=', organId)
    .where('staff_id', '=', staffId);
  const result = await (butId ? all.where('id', '!=', butId) : all).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Drops sessions of an organ that are over and guards nobody needs; called at sign-in, so no clock job is needed. */
export async function sweep(app: App, organId: string, idleSince: Date): Promise<void> {
  await tables(app)
    .deleteFrom('sessions')
    .where('organ_id', '=', organId)
    .where((where) => where.or([where('seen_at', '<', idleSince), where('expires_at', '<', app.now())]))
    .execute();
  const yesterday = new Date(app.now().getTime() - 2 * 86_400_000);
  await tables(app).deleteFrom('sign_in_guards').where('last_failure_at', '<', yesterday).execute();
}

/** The guard under this key, held until the transaction ends: attempts at the same time are counted one by one. */
export async function holdGuard(app: App, key: string): Promise<Guard | null> {
  await tables(app)
    .insertInto('sign_in_guards')
    .values({ key, failures: 0, last_failure_at: app.now(), locked_until: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return guardQuery(app, key, true);
}

export const findGuard = (app: App, key: string): Promise<Guard | null> => guardQuery(app, key, false);

async function guardQuery(app: App, key: string, hold: boolean): Promise<Guard | null> {
  const query = tables(app).selectFrom('sign_in_guards').selectAll().where('key', '=', key);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row
    ? { failures: row.failures, lastFailureAt: row.last_failure_at, lockedUntil: row.locked_until }
    : null;
}

export async function saveGuard(app: App, key: string, guard: Guard): Promise<void> {
  await tables(app)
    .updateTable('sign_in_guards')
    .set({ failures: guard.failures, last_failure_at: guard.lastFailureAt, locked_until: guard.lockedUntil })
    .where('key', '=', key)
    .execute();
}

/** Takes one attempt back: it was right. */
export async function forgiveAttempt(app: App, key: string): Promise<void> {
  await tables(app)
    .updateTable('sign_in_guards')
    .set({ failures: sql`greatest(failures - 1, 0)`, locked_until: null })
    .where('key', '=', key)
    .execute();
}

export async function deleteGuard(app: App, key: string): Promise<void> {
  await tables(app).deleteFrom('sign_in_guards').where('key', '=', key).execute();
}

/** Replaces all recovery codes; an empty list takes them away. */
export async function replaceRecoveryCodes(
  app: App,
  organId: string,
  staffId: string,
  codeHashes: readonly Buffer[],
): Promise<void> {
  await tables(app)
    .deleteFrom('recovery_codes')
    .where('organ_id', '=', organId)
    .where('staff_id', '=', staffId)
    .execute();
  const rows = codeHashes.map((codeHash) => ({
    organ_id: organId,
    staff_id: staffId,
    code_hash: codeHash,
    used_at: null,
  }));
  if (rows.length > 0) await tables(app).insertInto('recovery_codes').values(rows).execute();
}

/** Uses a recovery code up; false when there is no such unused code. */
export async function spendRecoveryCode(
  app: App,
  organId: string,
  staffId: string,
  codeHash: Buffer,
): Promise<boolean> {
  const result = await tables(app)
    .updateTable('recovery_codes')
    .set({ used_at: app.now() })
    .where('organ_id', '=', organId)
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
