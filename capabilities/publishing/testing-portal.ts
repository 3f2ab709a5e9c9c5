/** Public items for tests of the portal, written as a release would write them; without review and journal. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { dayInShanghai } from '#platform/database/index.ts';
import { blankFacts, type ItemFacts, type ItemKind, type SectionKind } from './model.ts';
import type { PublicAttachment, PublicNotice } from './model-portal.ts';

export type SectionWish = {
  readonly slug: string;
  readonly title: string;
  readonly kind: SectionKind;
  readonly columnType?: string;
  readonly description?: string;
  readonly parentId?: string | null;
  readonly inNavigation?: boolean;
};

let position = 0;

/** A section as staff would have made it; returns its id. */
export async function plantSection(app: App, organId: string, wish: SectionWish): Promise<string> {
  const id = randomUUID();
  position += 1;
  await sql`
    INSERT INTO sections (organ_id, id, slug, title, kind, parent_id, position, description, column_type,
                          in_navigation, state, created_at)
    VALUES (${organId}, ${id}, ${wish.slug}, ${wish.title}, ${wish.kind}, ${wish.parentId ?? null}, ${position},
            ${wish.description ?? ''}, ${wish.columnType ?? '工作动态'}, ${wish.inNavigation ?? true}, 'active',
            ${app.now()})
  `.execute(app.database);
  await sql`INSERT INTO section_addresses VALUES (${organId}, ${wish.slug}, ${id}, ${app.now()})`.execute(
    app.database,
  );
  return id;
}

export type ItemWish = {
  readonly id: number;
  readonly sectionId: string;
  readonly kind?: ItemKind;
  readonly title: string;
  readonly listedAt: Date;
  readonly body?: string;
  readonly facts?: Partial<ItemFacts>;
  readonly indexNumber?: string;
  readonly attachments?: readonly PublicAttachment[];
  readonly notices?: readonly PublicNotice[];
  readonly coverFile?: string | null;
  readonly urgent?: boolean;
  readonly links?: readonly { readonly to: number; readonly kind: 'interprets' | 'replaces' | 'related' }[];
  readonly topics?: readonly string[];
};

/** An item that is public. */
export async function plantItem(app: App, organId: string, wish: ItemWish): Promise<void> {
  const facts = { ...blankFacts, title: wish.title, ...wish.facts };
  const kind = wish.kind ?? 'news';
  const nobody = '00000000-0000-4000-8000-000000000000';
  await sql`
    INSERT INTO items (organ_id, id, section_id, kind, phase, revision, content, authors, wish, published_version,
                       first_published_at, published_at, created_by, created_at, updated_by, updated_at)
    VALUES (${organId}, ${wish.id}, ${wish.sectionId}, ${kind}, 'settled', 1, ${JSON.stringify({ facts })}, '{}',
            '{"when":"cleared","at":null}', 1, ${wish.listedAt}, ${wish.listedAt}, ${nobody}, ${wish.listedAt},
            ${nobody}, ${wish.listedAt}) ON CONFLICT DO NOTHING
  `.execute(app.database);
  await sql`
    INSERT INTO public_items (organ_id, id, section_id, kind, version, title, summary, index_number, facts, body,
                              plain_text, attachments, cover_file, first_published_at, published_at, listed_at,
                              notices, urgent, publicity_ends_on)
    VALUES (${organId}, ${wish.id}, ${wish.sectionId}, ${kind}, 1, ${wish.title}, ${facts.summary},
            ${wish.indexNumber ?? ''}, ${JSON.stringify(facts)}, ${wish.body ?? '<p>正文。</p>'}, '正文。',
            ${JSON.stringify(wish.attachments ?? [])}, ${wish.coverFile ?? null}, ${wish.listedAt},
            ${wish.listedAt}, ${wish.listedAt}, ${JSON.stringify(wish.notices ?? [])}, ${wish.urgent ?? false},
            ${facts.publicityEndsOn || null})
  `.execute(app.database);
  for (const [index, section] of [wish.sectionId, ...(wish.topics ?? [])].entries())
    await sql`
      INSERT INTO public_placements VALUES (${organId}, ${section}, ${wish.listedAt}, ${wish.id},
        ${dayInShanghai(wish.listedAt).slice(0, 7)}, ${index === 0})
    `.execute(app.database);
  for (const { to, kind: link } of wish.links ?? [])
    await sql`INSERT INTO public_links VALUES (${organId}, ${wish.id}, ${to}, ${link})`.execute(app.database);
}

export type FileWish = {
  readonly itemId: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly use: 'picture' | 'attachment' | 'video';
  readonly mediaType: string;
};

/** A file of an item, to be fetched once the item shows it; returns how it is listed. */
export async function plantFile(app: App, organId: string, wish: FileWish): Promise<PublicAttachment> {
  const stored = await app.files.putFile(app, organId, wish.bytes, wish.name);
  if ('issues' in stored) throw new Error(JSON.stringify(stored.issues));
  const id = randomUUID();
  await sql`
    INSERT INTO item_files (organ_id, id, item_id, use, name, original_file, released_file, sha256, size, media_type,
                            added_by, added_at)
    VALUES (${organId}, ${id}, ${wish.itemId}, ${wish.use}, ${wish.name}, ${stored.id}, ${stored.id}, ${stored.sha256},
            ${stored.size}, ${wish.mediaType}, ${stored.id}, ${app.now()})
  `.execute(app.database);
  return { id, name: wish.name, size: stored.size, mediaType: wish.mediaType };
}
