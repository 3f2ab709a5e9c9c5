/** SQL of people, query codes, look-ups and settings of requests. What names somebody is sealed before it gets here. */
import { randomUUID } from 'node:crypto';
import { type JSONColumnType, sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { Person, PersonRole } from './model.ts';
import type { Guard } from './model-code.ts';
import { personTraits } from './model-intake.ts';
import { type KeptSettings, keptOf, type Settings, settingsFrom } from './model-settings.ts';

type Tables = {
  request_people: {
    organ_id: string;
    request_id: string;
    id: string;
    role: PersonRole;
    sealed: Buffer;
  };
  request_person_keys: { organ_id: string; key: Buffer; request_id: string };
  request_codes: {
    organ_id: string;
    request_id: string;
    code_hash: Buffer;
    issued_at: Date;
    revoked_at: Date | null;
  };
  request_lookups: {
    organ_id: string;
    key: Buffer;
    failures: number;
    last_failure_at: Date;
    locked_until: Date | null;
  };
  request_settings: { organ_id: string; settings: JSONColumnType<Partial<KeptSettings>> };
};

const tables = (app: App) => app.database.withTables<Tables>();

const placeOf = (organId: string, requestId: string, id: string) => `person ${organId} ${requestId} ${id}`;

export type KeptPerson = { readonly id: string; readonly role: PersonRole; readonly person: Person };

/** Adds a person to a case, sealed. An applicant or representative can be found again by the traits. */
export async function addPerson(
  app: App,
  organId: string,
  requestId: string,
  role: PersonRole,
  person: Person,
): Promise<string> {
  const id = randomUUID();
  const sealed = sealText(app.sealer, JSON.stringify(person), placeOf(organId, requestId, id));
  await tables(app)
    .insertInto('request_people')
    .values({ organ_id: organId, request_id: requestId, id, role, sealed })
    .execute();
  if (role === 'third-party') return id;
  const keys = personTraits(person).map(([purpose, text]) => app.sealer.fingerprint(text, purpose));
  if (keys.length === 0) return id;
  await tables(app)
    .insertInto('request_person_keys')
    .values(keys.map((key) => ({ organ_id: organId, key, request_id: requestId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

/** The people of a case, opened. Call it only for who may see them, and journal it. */
export async function peopleOf(app: App, organId: string, requestId: string): Promise<KeptPerson[]> {
  const rows = await tables(app)
    .selectFrom('request_people')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('role')
    .orderBy('id')
    .execute();
  return rows.map(({ id, role, sealed }) => ({
    id,
    role,
    person: JSON.parse(openText(app.sealer, sealed, placeOf(organId, requestId, id))) as Person,
  }));
}

/** Takes people of these roles out of a case for good, with their keys. */
export async function removePeople(
  app: App,
  organId: string,
  requestId: string,
  roles: readonly PersonRole[],
): Promise<void> {
  await tables(app)
    .deleteFrom('request_people')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('role', 'in', [...roles])
    .execute();
  if (!roles.includes('applicant')) return;
  await tables(app)
    .deleteFrom('request_person_keys')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .execute();
}

/** Other cases of the same person: those that share a trait with this one, the newest first. */
export async function samePersonIds(app: App, organId: string, requestId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.id, r.year, r.ordinal
      from request_person_keys own
      join request_person_keys other on other.organ_id = own.organ_id and other.key = own.key
      join disclosure_requests r on r.organ_id = other.organ_id and r.id = other.request_id
     where own.organ_id = ${organId} and own.request_id = ${requestId} and other.request_id <> ${requestId}
     order by r.year desc, r.ordinal desc limit 200`.execute(app.database);
  return rows.map(({ id }) => id);
}

/** How many other cases of the same person were received (or arrived) in a month 'YYYY-MM', voided ones left out. */
export async function countInMonth(
  app: App,
  organId: string,
  requestId: string,
  { month, by }: { readonly month: string; readonly by: 'received' | 'arrived' },
): Promise<number> {
  const column = by === 'received' ? sql.ref('r.received_on') : sql.ref('r.arrived_on');
  const { rows } = await sql<{ count: string }>`
    select count(distinct r.id) as count
      from request_person_keys own
      join request_person_keys other on other.organ_id = own.organ_id and other.key = own.key
      join disclosure_requests r on r.organ_id = other.organ_id and r.id = other.request_id
     where own.organ_id = ${organId} and own.request_id = ${requestId} and other.request_id <> ${requestId}
       and r.state not in ('voided', 'rerouted') and not r.is_drill and r.kind = 'disclosure'
       and ${column} like ${`${month}-%`}`.execute(app.database);
  return Number(rows[0]?.count ?? 0);
}

/** Puts a new code in place of all earlier ones. */
export async function issueCode(app: App, organId: string, requestId: string, hash: Buffer): Promise<void> {
  await revokeCodes(app, organId, requestId);
  await tables(app)
    .insertInto('request_codes')
    .values({
      organ_id: organId,
      request_id: requestId,
      code_hash: hash,
      issued_at: app.now(),
      revoked_at: null,
    })
    .execute();
}

/** Takes all codes of a case out of use. */
export async function revokeCodes(app: App, organId: string, requestId: string): Promise<void> {
  await tables(app)
    .updateTable('request_codes')
    .set({ revoked_at: app.now() })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The hash of the code that holds; null when there is none. */
export async function codeHashOf(app: App, organId: string, requestId: string): Promise<Buffer | null> {
  const row = await tables(app)
    .selectFrom('request_codes')
    .select('code_hash')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.code_hash ?? null;
}

export async function guardOf(app: App, organId: string, key: Buffer): Promise<Guard | null> {
  const row = await tables(app)
    .selectFrom('request_lookups')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row
    ? { failures: row.failures, lastFailureAt: row.last_failure_at, lockedUntil: row.locked_until }
    : null;
}

export async function keepGuard(app: App, organId: string, key: Buffer, guard: Guard): Promise<void> {
  const kept = {
    failures: guard.failures,
    last_failure_at: guard.lastFailureAt,
    locked_until: guard.lockedUntil,
  };
  await tables(app)
    .insertInto('request_lookups')
    .values({ organ_id: organId, key, ...kept })
    .onConflict((conflict) => conflict.columns(['organ_id', 'key']).doUpdateSet(kept))
    .execute();
}

/** Look-ups that are long over. */
export async function forgetGuards(app: App, before: Date): Promise<void> {
  await tables(app).deleteFrom('request_lookups').where('last_failure_at', '<', before).execute();
}

export async function settingsOf(app: App, organId: string): Promise<Settings> {
  const row = await tables(app)
    .selectFrom('request_settings')
    .select('settings')
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  return settingsFrom(row?.settings);
}

export async function writeSettings(app: App, organId: string, settings: Settings): Promise<void> {
  const row = { settings: JSON.stringify(keptOf(settings)) };
  await tables(app)
    .insertInto('request_settings')
    .values({ organ_id: organId, ...row })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(row))
    .execute();
}
