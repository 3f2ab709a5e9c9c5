/** Public entries of the registers. */
import { type SearchableEntry, searchableEntries, searchableEntry } from '#capabilities/registers/index.ts';
import type { IndexedDocument } from '../engine/index.ts';
import { columnsOf, keyOf, PUBLIC, type SearchedOrgan, type Source } from './source.ts';

const NAME = 'registers';
const gone = new Set(['entry-withdrawn', 'entry-ended', 'entry-voided', 'entry-corrected']);

export const registerEntries: Source = {
  name: NAME,
  touchedBy: ({ subject, event }) => {
    if (event === 'entries-imported') return { ids: 'all', takesAway: false };
    if (!event.startsWith('entry-') || subject.kind !== 'register-entry') return null;
    return { ids: [subject.id], takesAway: gone.has(event) };
  },
  read: async (app, organ, id) => {
    const entry = await searchableEntry(app, organ.id, id);
    return entry && toDocument(organ, entry);
  },
  readAll: async function* (app, organ) {
    for (const entry of await searchableEntries(app, organ.id)) yield toDocument(organ, entry);
  },
};

const ended = new Set(['已废止', '已失效', '废止', '失效', '已撤销', '被确认违法', '被确认无效']);

const toDocument = (organ: SearchedOrgan, entry: SearchableEntry): IndexedDocument => ({
  ...documentOfEntry(NAME, organ, entry),
  audience: PUBLIC,
  standing: ended.has(entry.status) ? 0.6 : 1,
});

/** What is found of an entry, whoever may find it. */
export const documentOfEntry = (
  source: string,
  organ: SearchedOrgan,
  entry: SearchableEntry,
  status = entry.status,
): Omit<IndexedDocument, 'audience'> => ({
  key: keyOf(source, organ.id, entry.id),
  title: entry.title,
  text: entry.text,
  href: `/registers/${entry.register}/${entry.id}`,
  date: entry.date,
  columns: columnsOf(organ, entry.date, {
    section: '政府信息公开登记簿',
    kind: entry.registerTitle,
    status,
  }),
  facts: { number: entry.number },
});
