/**
 * The one way for anything to become public, to change while it is, and to cease to be: writes the release (the page as
 * it is kept), what the public sees, the item and the journal entry, together. Nothing else writes public_items.
 */
import { organById } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { requireTransaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { cite, ogi } from '#rules/citation.ts';
import { indexCategories, indexNumber } from '#rules/index-number.ts';
import { settingsOf } from '../actions-desk.ts';
import type { ItemRecord, SectionRecord } from '../model.ts';
import type { PublicNotice } from '../model-portal.ts';
import { linksOf, presentSection, type ReleaseKind, type ReleaseRecord } from '../model-release.ts';
import { filesOf } from '../store-files.ts';
import { indexNumberOf, originalDateOf, takeSequence, writeIndexNumber } from '../store-index-numbers.ts';
import { updateItem } from '../store-items.ts';
import { publicItemById } from '../store-portal.ts';
import {
  insertRelease,
  linkedWith,
  placesOf,
  publicHashes,
  releasesOf,
  removePublic,
  writePublic,
} from '../store-release.ts';
import { sectionsOf } from '../store-sections.ts';
import type { ItemVersion } from '../store-versions.ts';
import { admit } from './admission.ts';
import { archivedPage } from './archive.ts';
import { placementsFor, publicRecord } from './public-record.ts';

/** Who does it: a member of staff, or the program at an hour that was set. */
export type Releaser = { readonly id: string; readonly name: string } | 'system';

export type ReleaseWish =
  /** The submitted version, through every stage; the first time, or as the correction of what is public. */
  | { readonly kind: 'published'; readonly notice: '' }
  | { readonly kind: 'corrected'; readonly notice: string }
  /** 紧急发布: the submitted version before its review is complete. */
  | { readonly kind: 'urgent'; readonly reason: string; readonly dueOn: string; readonly notice: string }
  | { readonly kind: 'taken-down' | 'restored'; readonly notice: string }
  | { readonly kind: 'attachments-ended'; readonly notice: string }
  /** To its section as the item names it now; also after a section gave its place to another. */
  | { readonly kind: 'moved'; readonly sectionId: string; readonly notice: '' };

const events: Readonly<Record<ReleaseKind, string>> = {
  published: 'item-published',
  urgent: 'item-published-urgently',
  corrected: 'item-corrected',
  'taken-down': 'item-taken-down',
  restored: 'item-restored',
  'attachments-ended': 'item-attachments-ended',
  moved: 'item-moved',
  imported: 'items-imported',
};

type Release = {
  readonly app: App;
  readonly by: Releaser;
  readonly item: ItemRecord;
  readonly wish: ReleaseWish;
  readonly number: number;
  readonly earlier: readonly Omit<ReleaseRecord, 'html'>[];
  readonly placesBefore: readonly string[];
  readonly linkedBefore: readonly number[];
};

/**
 * Releases an item that the caller has locked in this transaction; returns the item as it is afterwards. The instant is
 * the server's, and nobody's wish. Throws StateError when the text may not be public (see admission.ts).
 */
export async function release(
  given: App,
  by: Releaser,
  item: ItemRecord,
  wish: ReleaseWish,
): Promise<ItemRecord> {
  requireTransaction(given, 'release(…)');
  const app = atOneInstant(given);
  const earlier = await releasesOf(app, item.organId, item.id);
  const version = await admit(app, by, item, wish, earlier);
  const placesBefore = await placesOf(app, item.organId, item.id);
  const linkedBefore = await linkedWith(app, item.organId, item.id);
  const number = (earlier.at(-1)?.number ?? 0) + 1;
  const making: Release = { app, by, item, wish, number, earlier, placesBefore, linkedBefore };
  const after = itemAfter(making, version);
  const page = wish.kind === 'taken-down' ? await hide(making) : await show(making, after, version);
  await keepRelease(making, version, page);
  await updateItem(app, after);
  return after;
}

/** The clock stands still: the release, its entry in the journal and the public record tell of the same instant. */
function atOneInstant(app: App): App {
  const instant = app.now();
  return { ...app, now: () => instant };
}

type ShownPage = {
  readonly html: string;
  readonly hash: Buffer;
  readonly section: SectionRecord;
  readonly places: readonly string[];
};

async function hide({ app, item }: Release): Promise<null> {
  await removePublic(app, item.organId, item.id);
  return null;
}

/** Writes what the public sees, then draws the page that is kept. */
async function show(making: Release, after: ItemRecord, version: ItemVersion): Promise<ShownPage> {
  const { app, item } = making;
  const sections = await sectionsOf(app, item.organId);
  const organ = await organById(app, item.organId);
  const section = presentSection(sections, await sectionIdFor(making, version));
  if (!section || !organ) throw new Error(`Item ${item.id} has no section or no organ`);
  const record = publicRecord({
    ...{ organId: item.organId, id: item.id, kind: version.kind, version: version.number, section },
    content: version.content,
    files: await filesOf(app, item.organId, item.id),
    indexNumber: await indexNumberFor(app, item, version),
    firstPublishedAt: after.firstPublishedAt ?? app.now(),
    publishedAt: after.publishedAt ?? app.now(),
    originalDate: await originalDateOf(app, item.organId, item.id),
    notices: noticesAfter(making),
    urgent: after.urgentDueOn !== null,
    today: app.today(),
  });
  const placements = placementsFor(record, sections);
  await writePublic(app, item.organId, [record], placements, linksOf(item.id, version.content));
  const publicHash = (await publicHashes(app, item.organId, [item.id])).get(item.id) ?? '';
  const { html, hash } = archivedPage(organ, record, { contentHash: version.hash, publicHash });
  return { html, hash, section, places: placements.map(({ sectionId }) => sectionId) };
}

/** A new text goes where the item stands; everything else leaves the public text where it is. */
async function sectionIdFor({ app, item, wish }: Release, version: ItemVersion): Promise<string> {
  if (wish.kind === 'moved') return wish.sectionId;
  if (isNewText(wish)) return item.sectionId;
  if (wish.kind === 'restored') return item.phase === 'settled' ? item.sectionId : version.sectionId;
  return (await publicItemById(app, item.organId, item.id))?.sectionId ?? version.sectionId;
}

const isNewText = ({ kind }: ReleaseWish): boolean =>
  kind === 'published' || kind === 'corrected' || kind === 'urgent';

/** Given once, at first publication, by kind and year of production; kept ever after. */
async function indexNumberFor(app: App, item: ItemRecord, version: ItemVersion): Promise<string> {
  const known = await indexNumberOf(app, item.organId, item.id);
  if (known !== '') return known;
  const { indexOrgan } = await settingsOf(app, item.organId);
  const category = indexCategories[version.kind] ?? '99';
  const year = (version.content.facts.producedOn || app.today()).slice(0, 4);
  const sequence = await takeSequence(app, item.organId, category, year);
  const given = indexNumber({ organ: indexOrgan, category, year, sequence });
  await writeIndexNumber(app, item.organId, item.id, given);
  return given;
}

/** The notices that stay on the page. */
function noticesAfter({ app, wish, earlier }: Release): PublicNotice[] {
  const stays = ['corrected', 'restored', 'attachments-ended'];
  const told = [...earlier.map(({ at, kind, notice }) => ({ at, kind, notice })), { at: app.now(), ...wish }];
  return told
    .filter(({ kind, notice }) => stays.includes(kind) && notice !== '')
    .map(({ at, kind, notice }) => ({ at: at.toISOString(), kind, notice }));
}

/** The item once this is done. A text that went the whole way leaves nothing in work: its authors begin anew. */
function itemAfter({ app, by, item, wish }: Release, version: ItemVersion): ItemRecord {
  const now = app.now();
  const touched = {
    ...item,
    revision: item.revision + 1,
    updatedAt: now,
    updatedBy: by === 'system' ? item.updatedBy : by.id,
  };
  const shown = {
    publishedVersion: version.number,
    firstPublishedAt: item.firstPublishedAt ?? now,
    publishedAt: now,
    takenDownAt: null,
    takenDownReason: null,
  };
  switch (wish.kind) {
    case 'published':
    case 'corrected':
      return {
        ...{ ...touched, ...shown },
        phase: 'settled',
        authors: [],
        wish: { when: 'cleared', at: null },
        correctionNote: '',
        urgentDueOn: null,
      };
    case 'urgent':
      return { ...touched, ...shown, phase: 'in-review', urgentDueOn: wish.dueOn };
    case 'taken-down':
      return { ...touched, takenDownAt: now, takenDownReason: wish.notice };
    case 'restored':
      return { ...touched, takenDownAt: null, takenDownReason: null };
    case 'moved':
      return { ...touched, sectionId: wish.sectionId };
    case 'attachments-ended':
      return touched;
  }
}

async function keepRelease(
  { app, by, item, wish, number, placesBefore, linkedBefore }: Release,
  version: ItemVersion,
  page: ShownPage | null,
): Promise<void> {
  const { ground } = version.content.facts;
  const linked = [...linkedBefore, ...(await linkedWith(app, item.organId, item.id))];
  const detail: JsonObject = {
    release: number,
    kind: wish.kind,
    version: version.number,
    contentHash: version.hash,
    htmlHash: page?.hash.toString('hex') ?? null,
    sectionKind: page?.section.kind ?? null,
    sections: [...new Set([...placesBefore, ...(page?.places ?? [])])].sort(),
    // Whose pages name this item, or did: kept pages of theirs are dropped with it.
    linked: [...new Set(linked)],
    notice: wish.notice,
    ...(wish.kind === 'urgent' && { reason: wish.reason, dueOn: wish.dueOn, secrecy: 'no-secret' }),
  };
  const journalNumber = await journal(app, {
    organId: item.organId,
    subject: { kind: 'item', id: String(item.id) },
    event: events[wish.kind],
    by,
    basis: cite(ogi(wish.kind === 'urgent' ? '17.1' : ground.article || '19')),
    detail,
  });
  await insertRelease(app, {
    organId: item.organId,
    itemId: item.id,
    number,
    kind: wish.kind,
    version: page === null ? null : version.number,
    html: page?.html ?? null,
    htmlHash: page?.hash ?? null,
    notice: wish.notice,
    sectionKind: page?.section.kind ?? null,
    byName: by === 'system' ? '系统' : by.name,
    at: app.now(),
    journalNumber,
  });
}
