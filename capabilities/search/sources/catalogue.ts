/** The catalogue of what the organ must make public, entry by entry. */
import { searchableCatalogue } from '#capabilities/publishing/index.ts';
import type { IndexedDocument } from '../engine/index.ts';
import { columnsOf, keyOf, PUBLIC, type SearchedOrgan, type Source } from './source.ts';

const NAME = 'catalogue';
type Entry = Awaited<ReturnType<typeof searchableCatalogue>>[number];

export const catalogue: Source = {
  name: NAME,
  touchedBy: ({ subject }) =>
    subject.kind === 'catalogue' || subject.kind === 'catalogue-entry'
      ? { ids: 'all', takesAway: false }
      : null,
  read: async (app, organ, id) => {
    const entry = (await searchableCatalogue(app, organ.id)).find((one) => one.id === id);
    return entry ? toDocument(organ, entry) : null;
  },
  readAll: async function* (app, organ) {
    for (const entry of await searchableCatalogue(app, organ.id)) yield toDocument(organ, entry);
  },
};

/** Below what is itself public: the entry says that there is something, not what it says. */
const STANDING = 0.5;

const toDocument = (organ: SearchedOrgan, { id, field, title, text }: Entry): IndexedDocument => ({
  key: keyOf(NAME, organ.id, id),
  title,
  text: `${field}\n${text}`,
  href: '/disclosure/mandatory',
  date: '',
  columns: columnsOf(organ, '', { section: '法定主动公开内容', kind: '公开事项' }),
  audience: PUBLIC,
  standing: STANDING,
});
