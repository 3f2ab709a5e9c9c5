/** What the public may see of the registers. */
import { publicItem } from '#capabilities/publishing/index.ts';
import type { App } from '#platform/app.ts';
import { statusOn } from '#rules/registers/documents.ts';
import {
  daysOf,
  type EntryRecord,
  isDocument,
  isPublic,
  type RegisterEntry,
  type RegisterName,
  registerNames,
} from './model.ts';
import { countEntries, entriesOf, entryById, yearsOf } from './store.ts';

export const publicPageSize = 50;

/** Each register with the number of its public records. */
export const publicRegisters = (
  app: App,
  organId: string,
): Promise<{ register: RegisterName; count: number }[]> =>
  Promise.all(
    registerNames.map(async (register) => ({
      register,
      count: await countEntries(app, organId, { register, isPublic: true }),
    })),
  );

export type PublicWish = {
  readonly register: RegisterName;
  readonly year: string;
  readonly on: string;
  readonly status: string;
};

/** The public records of a register; documents as of a day and of a status, decisions and charges of a year. */
export async function publicEntries(
  app: App,
  organId: string,
  wish: PublicWish,
  window?: { readonly page: number },
): Promise<{ records: EntryRecord[]; total: number }> {
  const { register, year, on, status } = wish;
  const from = window ? (window.page - 1) * publicPageSize : 0;
  if (register !== 'normative-documents') {
    const wanted = { register, isPublic: true, ...(year && { year }) };
    const limited = window ? { limit: publicPageSize, offset: from } : {};
    const records = await entriesOf(app, organId, { ...wanted, ...limited });
    return { records, total: window ? await countEntries(app, organId, wanted) : records.length };
  }
  const issued = await entriesOf(app, organId, { register, isPublic: true, until: on });
  const records = issued.filter(
    ({ entry }) => isDocument(entry) && (status === '' || statusOn(daysOf(entry), on) === status),
  );
  return { records: window ? records.slice(from, from + publicPageSize) : records, total: records.length };
}

export const publicYears = (app: App, organId: string, register: RegisterName): Promise<string[]> =>
  yearsOf(app, organId, { register, isPublic: true });

/** One public record; null when there is none the public may see. */
export async function publicEntry(
  app: App,
  organId: string,
  register: RegisterName,
  id: string,
): Promise<EntryRecord | null> {
  const record = await entryById(app, organId, id);
  return record && record.entry.register === register && isPublic(record) ? record : null;
}

/** The published text of a document on this site; null when there is none, or it was taken down. */
export async function publishedText(
  app: App,
  organId: string,
  entry: RegisterEntry,
): Promise<{ href: string; title: string } | null> {
  if (!isDocument(entry) || entry.itemId === null) return null;
  const item = await publicItem(app, organId, entry.itemId);
  return item && { href: `/items/${entry.itemId}`, title: item.title };
}
