/** A bureau with something to find, for tests: items as releases write them, each told of in the journal. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { blankContent, blankFacts } from '#capabilities/publishing/model.ts';
import type { App } from '#platform/app.ts';
import { dayInShanghai, transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

/** A section; returns its id. */
export async function plantSection(app: App, organId: string, title: string, kind = 'news'): Promise<string> {
  const id = randomUUID();
  await sql`
    INSERT INTO sections (organ_id, id, slug, title, kind, parent_id, position, description, column_type,
                          in_navigation, state, created_at)
    VALUES (${organId}, ${id}, ${`s${id.slice(0, 8)}`}, ${title}, ${kind}, null, 1, '', '工作动态', true, 'active',
            ${app.now()})
  `.execute(app.database);
  return id;
}

export type PlantedItem = {
  readonly id: number;
  readonly section: string;
  readonly title: string;
  readonly text?: string;
  readonly kind?: string;
  readonly day?: string;
  readonly number?: string;
  readonly index?: string;
};

/** Publishes an item, or publishes it anew, and journals it in the same transaction. */
export const publish = (app: App, organId: string, item: PlantedItem): Promise<void> =>
  transaction(app, async (app) => {
    const {
      id,
      section,
      title,
      text = '',
      kind = 'news',
      day = '2024-05-10',
      number = '',
      index = '',
    } = item;
    const at = new Date(`${day}T10:00:00+08:00`);
    const facts = { ...blankFacts, title, documentNumber: number };
    await sql`
      INSERT INTO items (organ_id, id, section_id, kind, phase, revision, content, authors, wish, published_version,
                         first_published_at, published_at, created_by, created_at, updated_by, updated_at)
      VALUES (${organId}, ${id}, ${section}, ${kind}, 'settled', 1, ${JSON.stringify({ ...blankContent, facts })}, '{}',
              '{"when":"cleared","at":null}', 1, ${at}, ${at}, ${nobody}, ${at}, ${nobody}, ${at})
      ON CONFLICT DO NOTHING
    `.execute(app.database);
    await sql`
      INSERT INTO public_items (organ_id, id, section_id, kind, version, title, summary, index_number, facts, body,
                                plain_text, attachments, first_published_at, published_at, listed_at, notices, urgent)
      VALUES (${organId}, ${id}, ${section}, ${kind}, 1, ${title}, '', ${index}, ${JSON.stringify(facts)}, '', ${text}, '[]', ${at},
              ${at}, ${at}, '[]', false)
      ON CONFLICT (organ_id, id) DO UPDATE SET title = excluded.title, plain_text = excluded.plain_text
    `.execute(app.database);
    await sql`
      INSERT INTO public_placements VALUES (${organId}, ${section}, ${at}, ${id}, ${dayInShanghai(at).slice(0, 7)}, true)
      ON CONFLICT DO NOTHING
    `.execute(app.database);
    await note(app, organId, id, 'item-published');
  });

/** An item that is being written. */
export const plantDraft = (
  app: App,
  organId: string,
  { id, section, title }: Pick<PlantedItem, 'id' | 'section' | 'title'>,
): Promise<void> =>
  transaction(app, async (app) => {
    const content = { ...blankContent, facts: { ...blankFacts, title } };
    await sql`
      INSERT INTO items (organ_id, id, section_id, kind, phase, revision, content, authors, wish, created_by, created_at,
                         updated_by, updated_at)
      VALUES (${organId}, ${id}, ${section}, 'news', 'draft', 1, ${JSON.stringify(content)}, '{}',
              '{"when":"cleared","at":null}', ${nobody}, ${app.now()}, ${nobody}, ${app.now()})
    `.execute(app.database);
    await note(app, organId, id, 'item-created');
  });

/** Takes an item down. */
export const takeDown = (app: App, organId: string, id: number): Promise<void> =>
  transaction(app, async (app) => {
    await sql`DELETE FROM public_items WHERE organ_id = ${organId} AND id = ${id}`.execute(app.database);
    await note(app, organId, id, 'item-taken-down');
  });

const note = (app: App, organId: string, id: number, event: string) =>
  journal(app, { organId, subject: { kind: 'item', id: String(id) }, event, by: 'system' });
