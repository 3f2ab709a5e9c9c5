/** A batch of lines written whole or not at all, with one entry in the journal that vouches for every item of it. */
import { createHash } from 'node:crypto';
import type { Organ } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { indexCategories, indexNumber } from '#rules/index-number.ts';
import type { ItemContent, SectionRecord } from '../model.ts';
import { archivedPage } from '../release/archive.ts';
import { publicRecord } from '../release/public-record.ts';
import { type ImportedRow, insertImported, insertImportedPages, passNumber } from '../store-import.ts';
import { takeSequence } from '../store-index-numbers.ts';
import { nextItemNumber } from '../store-items.ts';
import { publicHashes } from '../store-release.ts';
import { canonicalContent } from '../text/units.ts';
import type { ImportLine } from './line.ts';

export type ImportBatch = {
  readonly lines: readonly ImportLine[];
  readonly contents: readonly ItemContent[];
  /** SHA-256 of the file, hex. */
  readonly file: string;
};

export type Site = {
  readonly organ: Organ;
  readonly sections: ReadonlyMap<string, SectionRecord>;
  readonly indexOrgan: string;
};

/** Writes a batch. The items count from their original dates; that they were brought over is said of each for good. */
export const importBatch = (app: App, site: Site, batch: ImportBatch): Promise<void> =>
  transaction({ ...app, ...frozen(app) }, async (app) => {
    const { organ } = site;
    const ids = await numbersFor(app, organ.id, batch.lines);
    const indexNumbers = await indexNumbersFor(app, site, batch.lines);
    const rows = batch.lines.map((line, at) =>
      rowOf(app, site, line, batch.contents[at], ids[at] ?? 0, indexNumbers[at] ?? ''),
    );
    await insertImported(app, organ.id, rows);
    const pages = await pagesOf(app, site, rows);
    const number = await journal(app, {
      organId: organ.id,
      subject: { kind: 'item-import', id: batch.file },
      event: 'items-imported',
      by: 'system',
      detail: {
        count: rows.length,
        digest: digestOf(pages),
        firstLine: batch.lines[0]?.line ?? 0,
        lastLine: batch.lines.at(-1)?.line ?? 0,
      },
    });
    await insertImportedPages(app, organ.id, pages, number);
  });

/** One instant for the whole batch. */
const frozen = (app: App): Pick<App, 'now'> => {
  const now = app.now();
  return { now: () => now };
};

async function numbersFor(app: App, organId: string, lines: readonly ImportLine[]): Promise<number[]> {
  const given = lines.flatMap(({ id }) => id ?? []);
  if (given.length > 0) await passNumber(app, organId, Math.max(...given));
  const missing = lines.length - given.length;
  let next = missing === 0 ? 0 : await nextItemNumber(app, organId, missing);
  return lines.map(({ id }) => id ?? next++);
}

/** As given, or the next of their category and year. */
async function indexNumbersFor(app: App, site: Site, lines: readonly ImportLine[]): Promise<string[]> {
  const placeOf = (line: ImportLine) => ({
    category: indexCategories[line.kind] ?? '99',
    year: (line.producedOn || line.publishedOn).slice(0, 4),
  });
  const open = lines.filter(({ indexNumber }) => !indexNumber);
  const next = new Map<string, number>();
  for (const [key, group] of Map.groupBy(open, (line) => Object.values(placeOf(line)).join(' '))) {
    const [category = '', year = ''] = key.split(' ');
    next.set(key, await takeSequence(app, site.organ.id, category, year, group.length));
  }
  return lines.map((line) => {
    if (line.indexNumber) return line.indexNumber;
    const place = placeOf(line);
    const key = Object.values(place).join(' ');
    const sequence = next.get(key) ?? 1;
    next.set(key, sequence + 1);
    return indexNumber({ organ: site.indexOrgan, ...place, sequence });
  });
}

function rowOf(
  app: App,
  { organ, sections }: Site,
  line: ImportLine,
  content: ItemContent | undefined,
  id: number,
  indexNumber: string,
): ImportedRow {
  const section = sections.get(line.section);
  if (!content || !section) throw new Error(`Line ${line.line} was not read`);
  const record = publicRecord({
    ...{ organId: organ.id, id, kind: line.kind, version: 1, content, section, files: [], indexNumber },
    firstPublishedAt: app.now(),
    publishedAt: app.now(),
    originalDate: line.publishedOn,
    notices: [],
    urgent: false,
    today: app.today(),
  });
  return { record, canonical: canonicalContent(content), kind: line.kind, sectionKind: section.kind };
}

type ImportedPageWithHashes = {
  readonly id: number;
  readonly html: string;
  readonly sectionKind: SectionRecord['kind'];
  readonly contentHash: string;
  readonly htmlHash: string;
};

async function pagesOf(
  app: App,
  { organ }: Site,
  rows: readonly ImportedRow[],
): Promise<ImportedPageWithHashes[]> {
  const hashes = await publicHashes(
    app,
    organ.id,
    rows.map(({ record }) => record.id),
  );
  return rows.map(({ record, canonical, sectionKind }) => {
    const contentHash = createHash('sha256').update(canonical, 'utf8').digest('hex');
    const publicHash = hashes.get(record.id) ?? '';
    const { html, hash } = archivedPage(organ, record, { contentHash, publicHash });
    return { id: record.id, html, sectionKind, contentHash, htmlHash: hash.toString('hex') };
  });
}

/** What the journal keeps of a batch; said once more in SQL by release/verify-checks.ts. */
function digestOf(pages: readonly ImportedPageWithHashes[]): string {
  const lines = pages
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, contentHash, htmlHash, sectionKind }) => `${id} ${contentHash} ${htmlHash} ${sectionKind}`);
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}
