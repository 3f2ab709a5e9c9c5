/** The key of somebody's second step: sealed in the database, opened only to judge a code. */
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { openText, SealError, sealText } from '#platform/sealing/index.ts';
import type { StaffRecord } from './model.ts';

type Person = Pick<StaffRecord, 'organId' | 'id'>;

const placeOf = ({ organId, id }: Person): string => `staff/${organId}/${id}/two-step`;

/** The key as the record keeps it. */
export const sealedSecret = (app: App, person: Person, secret: string): Buffer =>
  sealText(app.sealer, secret, placeOf(person));

/** The key; null when there is none, or when it was sealed with a key that is lost: then recovery codes still open. */
export function openedSecret(app: App, { twoStepSecret, ...person }: StaffRecord): string | null {
  if (twoStepSecret === null) return null;
  try {
    return openText(app.sealer, twoStepSecret, placeOf(person));
  } catch (problem) {
    if (problem instanceof SealError) return null;
    throw problem;
  }
}

/** Seals what earlier versions kept in clear. Returns for how many people. */
export async function sealPlainSecrets(app: App): Promise<number> {
  const { rows } = await sql<{ organId: string; id: string; secret: string }>`
    SELECT organ_id AS "organId", id, two_step_secret AS secret FROM staff WHERE two_step_secret IS NOT NULL
  `.execute(app.database);
  for (const { secret, ...person } of rows)
    await sql`
      UPDATE staff SET two_step_sealed = ${sealedSecret(app, person, secret)}, two_step_secret = NULL
       WHERE organ_id = ${person.organId} AND id = ${person.id} AND two_step_secret = ${secret}
    `.execute(app.database);
  return rows.length;
}
