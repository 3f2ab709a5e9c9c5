/** SQL of one-time codes. */
import type { App } from '#platform/app.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import { type Address, type Asked, codeSpan, type Pending, type Purpose } from './model.ts';
import { addressKey } from './store.ts';

type Tables = {
  citizen_codes: {
    organ_id: string;
    id: string;
    purpose: Purpose;
    address_key: Buffer;
    code_hash: Buffer;
    sealed: Buffer;
    tries: number;
    asked_at: Date;
  };
};

const tables = (app: App) => app.database.withTables<Tables>();
const placeOf = (organId: string, id: string) => `citizen code ${organId} ${id}`;

/** The hash under which a code is kept. */
export const codeHash = (app: App, organId: string, id: string, code: string): Buffer =>
  app.sealer.fingerprint(code, placeOf(organId, id));

export async function insertCode(app: App, asked: Asked): Promise<void> {
  const { organId, id, purpose, pending, tries } = asked;
  await tables(app)
    .insertInto('citizen_codes')
    .values({
      ...{ organ_id: organId, id, purpose, tries },
      address_key: addressKey(app, pending.address),
      code_hash: asked.codeHash,
      sealed: sealText(app.sealer, JSON.stringify(pending), placeOf(organId, id)),
      asked_at: asked.askedAt,
    })
    .execute();
}

/** A code that was asked for; `forUpdate` holds it, so that tries at the same time are counted one by one. */
export async function codeById(
  app: App,
  organId: string,
  id: string,
  { forUpdate = false } = {},
): Promise<Asked | null> {
  const row = await tables(app)
    .selectFrom('citizen_codes')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return null;
  const pending = JSON.parse(openText(app.sealer, row.sealed, placeOf(organId, id))) as Pending;
  const { purpose, tries } = row;
  return { organId, id, purpose, pending, codeHash: row.code_hash, tries, askedAt: row.asked_at };
}

/** How many codes were asked for with this address within the last hour. */
export async function codesAsked(app: App, organId: string, address: Address): Promise<number> {
  const since = new Date(app.now().getTime() - codeSpan);
  const row = await tables(app)
    .selectFrom('citizen_codes')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('organ_id', '=', organId)
    .where('address_key', '=', addressKey(app, address))
    .where('asked_at', '>', since)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Writes how often a code was tried. The row stays for the count of the hour. */
export async function setTries(app: App, organId: string, id: string, tries: number): Promise<void> {
  await tables(app)
    .updateTable('citizen_codes')
    .set({ tries })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute();
}

/** Drops what was asked for more than an hour ago; called when another is asked for. */
export async function sweepCodes(app: App, organId: string): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_codes')
    .where('organ_id', '=', organId)
    .where('asked_at', '<=', new Date(app.now().getTime() - codeSpan))
    .execute();
}

/** Drops what was asked for with an address. */
export async function deleteCodes(app: App, organId: string, address: Address): Promise<void> {
  await tables(app)
    .deleteFrom('citizen_codes')
    .where('organ_id', '=', organId)
    .where('address_key', '=', addressKey(app, address))
    .execute();
}
