/** What the search reads of published items: their words, and those of the attachments that the public may open. */
import type { App } from '#platform/app.ts';
import { textParts } from '#platform/documents/spoken/index.ts';
import { listCatalogue } from './actions-desk.ts';
import { type ItemFacts, type ItemKind, itemKinds } from './model.ts';
import type { PublicAttachment, PublicSection } from './model-portal.ts';
import { publicSections } from './store-portal.ts';
import { publicFile } from './store-portal-past.ts';
import { type WholeItem, wholeItems } from './store-portal-wide.ts';

/** A public item in words. */
export type SearchableItem = {
  readonly id: number;
  readonly kind: ItemKind;
  readonly kindTitle: string;
  readonly section: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly indexNumber: string;
  readonly facts: ItemFacts;
  /** 'YYYY-MM-DD' in Shanghai. */
  readonly date: string;
  readonly attachments: readonly SearchableFile[];
};

/** What an attachment says; `page` where it has pages. */
export type SearchableFile = {
  readonly name: string;
  readonly parts: readonly { readonly page: number | null; readonly text: string }[];
};

const AT_ONCE = 100;
/** So much of one attachment is searched. */
const MOST_LETTERS = 300_000;

/** Every public item of an organ, in order of number, a hundred at a time. */
export async function* searchableItems(app: App, organId: string): AsyncGenerator<SearchableItem[]> {
  const sections = await publicSections(app, organId);
  for (let after = 0; ; ) {
    const rows = await wholeItems(app, organId, after, AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return;
    const items: SearchableItem[] = [];
    for (const row of rows) items.push(await toSearchable(app, organId, row, sections));
    yield items;
    after = last.id;
  }
}

/** One item as it is public now; null when it is not. */
export async function searchableItem(app: App, organId: string, id: number): Promise<SearchableItem | null> {
  const [row] = await wholeItems(app, organId, id - 1, 1);
  if (!row || row.id !== id) return null;
  return toSearchable(app, organId, row, await publicSections(app, organId));
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

async function toSearchable(
  app: App,
  organId: string,
  row: WholeItem,
  sections: readonly PublicSection[],
): Promise<SearchableItem> {
  const attachments: SearchableFile[] = [];
  for (const file of row.attachments) attachments.push(await readAttachment(app, organId, row.id, file));
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: itemKinds[row.kind],
    section: sections.find(({ id }) => id === row.section_id)?.title ?? '',
    title: row.title,
    summary: row.summary,
    text: row.plain_text,
    indexNumber: row.index_number,
    facts: row.facts,
    date: row.original_date ?? day.format(row.listed_at),
    attachments,
  };
}

/** An attachment that cannot be read is found by its name. */
async function readAttachment(
  app: App,
  organId: string,
  item: number,
  { id, name }: PublicAttachment,
): Promise<SearchableFile> {
  const file = await publicFile(app, organId, item, id);
  if (file?.use !== 'attachment') return { name, parts: [] };
  try {
    const { bytes } = await app.files.getFile(app, organId, file.storedId);
    return { name, parts: shortened(await textParts(bytes, name)) };
  } catch {
    return { name, parts: [] };
  }
}

function shortened(read: Awaited<ReturnType<typeof textParts>>): SearchableFile['parts'] {
  let left = MOST_LETTERS;
  return read.flatMap(({ where, hidden, text }) => {
    if (hidden || left <= 0) return [];
    const kept = text.slice(0, left);
    left -= kept.length;
    const page = /^第(\d+)页/.exec(where)?.[1];
    return [{ page: page === undefined ? null : Number(page), text: kept }];
  });
}

/** The catalogue of what the organ must make public, as the public reads it. */
export async function searchableCatalogue(app: App, organId: string) {
  const entries = await listCatalogue(app, organId);
  return entries
    .filter(({ notApplicable }) => notApplicable === null)
    .map(({ id, fieldTitle, topic, matter, content, discloser, timeLimit, basis }) => {
      return {
        id,
        field: fieldTitle,
        title: matter || topic,
        text: [topic, content, discloser, timeLimit, basis].join('\n'),
      };
    });
}
