/** What the staff's search reads of disputes: case number, body, matter and result. Nothing of the other party. */
import type { App } from '#platform/app.ts';
import { type DisputeRecord, procedures, results } from './model.ts';
import { disputeById, disputesOf } from './store.ts';

/** A dispute in words. Whoever has disputes:view may see it. */
export type SearchableDispute = {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  /** The organ of reconsideration, or the court. */
  readonly body: string;
  readonly matter: string;
  readonly result: string;
  /** The day it was taken up. */
  readonly date: string;
};

const AT_ONCE = 500;

/** Every dispute of an organ that is not voided. */
export async function* searchableDisputes(app: App, organId: string): AsyncGenerator<SearchableDispute> {
  for (let number = 1; ; number += 1) {
    const { records } = await disputesOf(app, organId, {}, { size: AT_ONCE, number });
    for (const record of records) yield inWords(record);
    if (records.length < AT_ONCE) return;
  }
}

/** One dispute; null when there is none or it is voided. */
export async function searchableDispute(
  app: App,
  organId: string,
  id: string,
): Promise<SearchableDispute | null> {
  const record = await disputeById(app, organId, id);
  return record && record.voidedAt === null ? inWords(record) : null;
}

const inWords = ({ id, facts }: DisputeRecord): SearchableDispute => ({
  id,
  number: facts.caseNumber,
  procedure: procedures[facts.procedure].label,
  body: facts.organ,
  matter: facts.matter,
  result: results[facts.result],
  date: facts.acceptedOn,
});
