/** What the search reads of the registers: public entries in words, as their own pages say them. */
import type { App } from '#platform/app.ts';
import { datedOn, type EntryRecord, isDocument, isPublic, registers, titleOf } from './model.ts';
import { fieldsOf } from './model-fields.ts';
import { statusWords } from './model-view.ts';
import { isPublicField, publicText } from './portal-pages/parts.ts';
import { entriesOf, entryById } from './store.ts';

/** A public entry in words. */
export type SearchableEntry = {
  readonly id: string;
  readonly register: string;
  readonly registerTitle: string;
  readonly title: string;
  readonly number: string;
  readonly date: string;
  /** 有效, 废止 … today. */
  readonly status: string;
  readonly text: string;
};

/** Every entry of an organ that the public may read. */
export async function searchableEntries(app: App, organId: string): Promise<SearchableEntry[]> {
  const all = await Promise.all(
    (Object.keys(registers) as (keyof typeof registers)[]).map((register) =>
      entriesOf(app, organId, { register, isPublic: true }),
    ),
  );
  return all
    .flat()
    .filter(isReadable)
    .map((record) => toSearchable(record, app.today()));
}

/** Every entry of an organ that is kept and not, or no longer, to be read by the public. For whoever has registers:view. */
export async function entriesUnseen(app: App, organId: string): Promise<SearchableEntry[]> {
  const all = await entriesOf(app, organId);
  return all.filter((record) => !isReadable(record)).map((record) => toSearchable(record, app.today()));
}

/** One such entry; null when there is none, or the public may read it. */
export async function entryUnseen(app: App, organId: string, id: string): Promise<SearchableEntry | null> {
  const record = await entryById(app, organId, id);
  return record && record.voidedAt === null && !isReadable(record) ? toSearchable(record, app.today()) : null;
}

/** One entry; null when the public may not read it. */
export async function searchableEntry(
  app: App,
  organId: string,
  id: string,
): Promise<SearchableEntry | null> {
  const record = await entryById(app, organId, id);
  return record && isReadable(record) ? toSearchable(record, app.today()) : null;
}

/** A withdrawn entry keeps its page, which says nothing but why. */
const isReadable = (record: EntryRecord): boolean => isPublic(record) && record.withdrawnAt === null;

function toSearchable({ id, entry }: EntryRecord, today: string): SearchableEntry {
  const lines = fieldsOf[entry.register]
    .filter(isPublicField)
    .map((field) => ({ label: field.label, text: publicText(entry, field.field) }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => `${label}：${text}`);
  return {
    id,
    register: entry.register,
    registerTitle: registers[entry.register].title,
    title: isDocument(entry) ? entry.title : titleOf(entry),
    number: entry.number,
    date: datedOn(entry),
    status: statusWords(entry, today),
    text: lines.join('\n'),
  };
}
