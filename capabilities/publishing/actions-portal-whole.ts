/** Everything that is public, batch by batch: for open data, feeds, sitemaps. */
import type { Portal } from './actions-portal.ts';
import type { PublicItem } from './model-portal.ts';
import type { Place } from './store-portal-lists.ts';
import {
  greatestNumber,
  numbersBetween,
  type WholeItem,
  type WideLine,
  wholeItems,
  wideLines,
} from './store-portal-wide.ts';

const batchSize = 500;

const toWhole = (row: WholeItem): Omit<PublicItem, 'body'> & { readonly plainText: string } => ({
  id: row.id,
  sectionId: row.section_id,
  kind: row.kind,
  version: row.version,
  title: row.title,
  summary: row.summary,
  indexNumber: row.index_number,
  facts: row.facts,
  plainText: row.plain_text,
  attachments: row.attachments,
  coverFile: null,
  firstPublishedAt: row.first_published_at,
  publishedAt: row.published_at,
  originalDate: row.original_date,
  listedAt: row.listed_at,
  notices: row.notices,
  urgent: row.urgent,
  publicityEndsOn: row.publicity_ends_on,
});

/** Every public item with its text, in order of number. */
export async function* allItems({ app, organId, sections }: Portal) {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  for (let after = 0; ; ) {
    const rows = await wholeItems(app, organId, after, batchSize);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({ ...toWhole(row), section: titles.get(row.section_id) ?? '' }));
    after = last.id;
  }
}

/** Every public item as the catalogue tells it, newest first. */
export async function* allLines({ app, organId }: Portal): AsyncGenerator<WideLine[]> {
  for (let from: Place | null = null; ; ) {
    const lines: WideLine[] = await wideLines(app, organId, { from, direction: 'older', limit: batchSize });
    const last = lines.at(-1);
    if (last === undefined) return;
    yield lines;
    from = last;
  }
}

/** The newest items of a section, or of all, for a feed. */
export async function feedEntries({ app, organId, sections }: Portal, sectionId: string | null) {
  const lines = await wideLines(app, organId, { from: null, direction: 'older', limit: 50, sectionId });
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  return lines.map((line) => ({ ...line, section: titles.get(line.sectionId) ?? '' }));
}

/** A part of the sitemap holds the items of so many numbers: never more than a sitemap may (50,000). */
const numbersPerPart = 50_000;

/** The numbers of the sitemap's parts, from 1. */
export async function sitemapParts({ app, organId }: Portal): Promise<number[]> {
  const count = Math.ceil((await greatestNumber(app, organId)) / numbersPerPart);
  return Array.from({ length: count }, (_one, index) => index + 1);
}

export const sitemapPart = ({ app, organId }: Portal, part: number) =>
  numbersBetween(app, organId, { from: (part - 1) * numbersPerPart + 1, to: part * numbersPerPart });
