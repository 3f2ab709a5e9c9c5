/** The page that is kept for good with a release, and the proof it carries. */
import { createHash } from 'node:crypto';
import type { Organ } from '#capabilities/accounts/index.ts';
import { factsOf } from '#portal/site.ts';
import type { PublicRecord } from '../model-release.ts';
import { archivedDocument } from '../portal.ts';

const start = '<meta charset="utf-8">';

/** How the archived page names the hash of the public record it goes with (PUBLIC_HASH of store-release.ts). */
const RECORD_MARK = 'gongkai-record';

/** What the archived page's own hash vouches for beside its words: the version's text and the public record. */
export type Vouched = { readonly contentHash: string; readonly publicHash: string };

/** The page as it is kept, and its SHA-256. The same record makes the same bytes. */
export function archivedPage(
  organ: Organ,
  record: PublicRecord,
  vouched: Vouched,
): { html: string; hash: Buffer } {
  const page = archivedDocument(factsOf(organ), record);
  if (!page.includes(start)) throw new Error('The archived page has no place for its proof');
  const marks =
    `<meta name="gongkai-content" content="${record.version} ${vouched.contentHash}">\n` +
    `<meta name="${RECORD_MARK}" content="${vouched.publicHash}">`;
  const html = page.replace(start, `${start}\n${marks}`);
  return { html, hash: createHash('sha256').update(html, 'utf8').digest() };
}

/** The same as SQL, over a column that holds the page: the hash it names for the public record; null when none. */
export const RECORD_NAMED = (html: string): string =>
  `substring(left(${html}, 1000) FROM '<meta name="${RECORD_MARK}" content="([0-9a-f]{64})">')`;
