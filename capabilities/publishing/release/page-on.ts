/** 「这一页那天写了什么」 — the bytes that were public at a time, and what proves them. */
import { createHash } from 'node:crypto';
import type { App, Day } from '#platform/app.ts';
import { type EntryProof, proofOf } from '#platform/journal/proof.ts';
import type { ReleaseKind } from '../model-release.ts';
import { releaseBefore, releasesOf } from '../store-release.ts';

export type PageOn = {
  /** The page as it was kept; null when the item had been taken down by then. */
  readonly html: string | null;
  readonly release: number;
  readonly kind: ReleaseKind;
  readonly notice: string;
  /** Since when it was so, and until when; null: to this day. */
  readonly since: Date;
  readonly until: Date | null;
  /** SHA-256 (hex) as it was written down, and whether the bytes have it still. */
  readonly htmlHash: string | null;
  readonly intact: boolean;
  /** The entry that tells of the release, with the chain's newest hash; null when the journal does not have it. */
  readonly journal: EntryProof | null;
};

const isDay = (when: Day | Date): when is Day => typeof when === 'string';

/**
 * What was public of an item at an instant, or at the end of a day in Shanghai. null when nothing ever had been by
 * then.
 */
export async function pageOn(
  app: App,
  organId: string,
  id: number,
  when: Day | Date,
): Promise<PageOn | null> {
  const before = isDay(when)
    ? new Date(Date.parse(`${when}T00:00:00+08:00`) + 86_400_000)
    : new Date(when.getTime() + 1);
  const release = await releaseBefore(app, organId, id, before);
  if (!release) return null;
  const next = (await releasesOf(app, organId, id)).find(({ number }) => number === release.number + 1);
  const kept = release.htmlHash?.toString('hex') ?? null;
  const found =
    release.html === null ? null : createHash('sha256').update(release.html, 'utf8').digest('hex');
  return {
    html: release.html,
    release: release.number,
    kind: release.kind,
    notice: release.notice,
    since: release.at,
    until: next?.at ?? null,
    htmlHash: kept,
    intact: kept === found,
    journal: await proofOf(app, organId, release.journalNumber),
  };
}
