/** A kept version as the public will see it. */
import { dayInShanghai } from '#platform/database/index.ts';
import type { ItemContent, ItemKind, SectionRecord } from '../model.ts';
import { type PublicNotice, publicFilePath } from '../model-portal.ts';
import { type Placement, type PublicRecord, placementsOf, publicAttachmentIds } from '../model-release.ts';
import type { ItemFile } from '../store-files.ts';
import { bodyHtml, plainText } from '../text/blocks.ts';

/** What a record is made of beside the version's text. */
export type Making = {
  readonly organId: string;
  readonly id: number;
  readonly kind: ItemKind;
  readonly version: number;
  readonly content: ItemContent;
  readonly section: SectionRecord;
  readonly files: readonly ItemFile[];
  readonly indexNumber: string;
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
  readonly originalDate: string | null;
  readonly notices: readonly PublicNotice[];
  readonly urgent: boolean;
  readonly today: string;
};

/** The instant an item is listed by: of its first publication, or midday of the date an older site showed. */
const listedAt = ({ originalDate, firstPublishedAt }: Making): Date =>
  originalDate === null ? firstPublishedAt : new Date(`${originalDate}T12:00:00+08:00`);

/** The row of public_items: of the attachments only those that may be public today, and only their visible text. */
export function publicRecord(of: Making): PublicRecord {
  const { content, files } = of;
  const shown = publicAttachmentIds(content, of.today);
  const attached = shown.flatMap((id) => files.find((file) => file.id === id) ?? []);
  const attachedText = attached.flatMap(({ text }) =>
    text.filter(({ hidden }) => !hidden).map(({ text }) => text),
  );
  return {
    organId: of.organId,
    id: of.id,
    sectionId: of.section.id,
    kind: of.kind,
    version: of.version,
    title: content.facts.title,
    summary: content.facts.summary,
    indexNumber: of.indexNumber,
    facts: content.facts,
    body: bodyHtml(content.blocks, (file) => publicFilePath(of.id, file)),
    plainText: [plainText(content.blocks), ...attachedText].join('\n'),
    attachments: attached.map(({ id, name, size, mediaType, sha256 }) => ({
      id,
      name,
      size,
      mediaType,
      sha256,
    })),
    coverFile: content.pictures[0]?.id ?? null,
    firstPublishedAt: of.firstPublishedAt,
    publishedAt: of.publishedAt,
    originalDate: of.originalDate,
    listedAt: listedAt(of),
    notices: of.notices,
    urgent: of.urgent,
    publicityEndsOn: content.facts.publicityEndsOn || null,
  };
}

/** The lists a record stands in. */
export const placementsFor = (record: PublicRecord, sections: readonly SectionRecord[]): Placement[] =>
  placementsOf(record, sections, dayInShanghai(record.listedAt).slice(0, 7));
