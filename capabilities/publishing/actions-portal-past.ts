/** What was public: by month, by day, by release; and what is left where something was taken down. */
import { NotFoundError } from '#platform/outcome.ts';
import type { Portal } from './actions-portal.ts';
import { type ArchivedPage, type TakenDown, wayTo } from './model-portal.ts';
import { publicItemById } from './store-portal.ts';
import type { Span } from './store-portal-lists.ts';
import { publicFile, publicReleases, releaseBefore, releaseByNumber } from './store-portal-past.ts';
import { monthCounts } from './store-portal-wide.ts';

const instant = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** A month 'YYYY-MM' or a year 'YYYY' in Shanghai; null when it is neither. */
export function spanOf(text: string): Span | null {
  const parts = /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  if (parts[2] === undefined) return { from: instant(`${year}-01-01`), before: instant(`${year + 1}-01-01`) };
  const month = Number(parts[2]);
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return { from: instant(`${text}-01`), before: instant(`${next}-01`) };
}

/** How much was published in which month. */
export const monthsOf = ({ app, organId }: Portal, sectionId: string | null) =>
  monthCounts(app, organId, sectionId);

/** The notice that stays where an item was taken down; null when it never was public, or is. */
export async function takenDown({ app, organId }: Portal, id: number): Promise<TakenDown | null> {
  const last = (await publicReleases(app, organId, id))[0];
  return last?.kind === 'taken-down' ? { id, notice: last.notice, at: last.at } : null;
}

/** The public life of an item. Throws NotFoundError when it has none. */
export async function historyOf({ app, organId, sections }: Portal, id: number) {
  const [item, releases] = await Promise.all([
    publicItemById(app, organId, id),
    publicReleases(app, organId, id),
  ]);
  if (item === null && releases.length === 0) throw new NotFoundError('没有找到这条信息。');
  return { title: item?.title ?? null, way: item ? wayTo(sections, item.sectionId) : [], releases };
}

/** What is no longer public is proved but not shown again: neither its words nor its note of the files. */
const sealed = (release: ArchivedPage | null, isPublic: boolean): ArchivedPage | null =>
  release === null || isPublic ? release : { ...release, html: null };

/** What an item's page said at the end of a day (or says now, today). Throws NotFoundError for a day to come. */
export async function pageOn(
  { app, organId }: Portal,
  id: number,
  day: string,
): Promise<{ release: ArchivedPage | null; isPublic: boolean }> {
  if (Number.isNaN(instant(day).getTime()) || day > app.today())
    throw new NotFoundError('请填写今天或者以前的日期，例如 2024-03-15。');
  const end = new Date(instant(day).getTime() + 24 * 3600 * 1000);
  const [item, release] = await Promise.all([
    publicItemById(app, organId, id),
    releaseBefore(app, organId, id, end),
  ]);
  if (item === null && release === null) throw new NotFoundError('没有找到这条信息。');
  return { release: sealed(release, item !== null), isPublic: item !== null };
}

/** The bytes of one release, while the item is public. Throws NotFoundError. */
export async function releaseOf({ app, organId }: Portal, id: number, number: number): Promise<string> {
  const [item, release] = await Promise.all([
    publicItemById(app, organId, id),
    releaseByNumber(app, organId, id, number),
  ]);
  if (item === null || release?.html == null) throw new NotFoundError('没有这个存档，或者它已不再公开。');
  return release.html;
}

/** A file that a public item shows. Throws NotFoundError when it does not, or no longer. */
export async function publicFileOf({ app, organId }: Portal, id: number, fileId: string) {
  const file = await publicFile(app, organId, id, fileId);
  if (file === null) throw new NotFoundError('没有找到这个文件，它可能已经停止公开。');
  const bytes = async () => (await app.files.getFile(app, organId, file.storedId)).bytes;
  return { ...file, bytes };
}
