/** What each public page of publishing needs to know, read together; nothing here changes anything. */
import type { App } from '#platform/app.ts';
import { listCatalogue } from './actions-desk.ts';
import { type PublicSection, type StatutoryKind, standing, type TitleLine, wayTo } from './model-portal.ts';
import { newestBySection, newestItemOf, runningPublicity, sectionAtAddress } from './store-portal.ts';
import { itemAmongOthers } from './store-portal-links.ts';
import { type Direction, type Place, type Span, sectionLines } from './store-portal-lists.ts';
import { newestPicture, type WideLine, wideLines } from './store-portal-wide.ts';

export { publicSections } from './store-portal.ts';

/** What a public page is asked for by: the organ and its sections as they stand. */
export type Portal = {
  readonly app: App;
  readonly organId: string;
  readonly sections: readonly PublicSection[];
};

/** Lines on one page of a list. */
export const linesPerPage = 20;

/** Where a page of a list begins: after a place, before one, at the oldest; none: at the newest. */
export type PageWish =
  | { readonly at: 'newest' | 'oldest' }
  | { readonly at: 'older' | 'newer'; readonly than: Place };

type Read<T> = (direction: Direction, from: Place | null, limit: number) => Promise<T[]>;
type Paged<T> = {
  readonly lines: readonly T[];
  readonly newer: string | null;
  readonly older: string | null;
};

/** A place as it stands in an address: the instant in milliseconds and the number. */
const placeText = (line: Pick<TitleLine, 'listedAt' | 'id'>): string =>
  `${line.listedAt.getTime()}.${line.id}`;

/** A place from an address; null when it is none. */
export function placeFrom(text: string): Place | null {
  const parts = /^(-?\d{1,14})\.(\d{1,9})$/.exec(text);
  return parts ? { listedAt: new Date(Number(parts[1])), id: Number(parts[2]) } : null;
}

/** One page of a list, newest first, read from its place on: what lies before or after it costs nothing. */
export async function pageOf<T extends Pick<TitleLine, 'listedAt' | 'id'>>(
  wish: PageWish,
  read: Read<T>,
): Promise<Paged<T>> {
  const direction: Direction = wish.at === 'oldest' || wish.at === 'newer' ? 'newer' : 'older';
  const found = await read(direction, 'than' in wish ? wish.than : null, linesPerPage + 1);
  const goesOn = found.length > linesPerPage;
  const lines = found.slice(0, linesPerPage);
  if (direction === 'newer') lines.reverse();
  const first = lines[0];
  const last = lines.at(-1);
  const hasNewer = direction === 'newer' ? goesOn : wish.at === 'older';
  const hasOlder = direction === 'older' ? goesOn : wish.at === 'newer';
  return {
    lines,
    newer: first && hasNewer ? placeText(first) : null,
    older: last && hasOlder ? placeText(last) : null,
  };
}

/** One page of a section's list, or of one span of it. */
export const sectionList = ({ app, organId }: Portal, sectionId: string, wish: PageWish, within?: Span) =>
  pageOf<TitleLine>(wish, (direction, from, limit) =>
    sectionLines(app, organId, { sectionId, direction, from, limit, within }),
  );

/** One page of everything public, or of one section, with what the catalogue tells of each item. */
export const wideList = (
  { app, organId }: Portal,
  wish: PageWish,
  { within, sectionId }: { readonly within?: Span | undefined; readonly sectionId?: string | undefined } = {},
) =>
  pageOf<WideLine>(wish, (direction, from, limit) =>
    wideLines(app, organId, { direction, from, limit, within, sectionId }),
  );

/** What stands at an address of a section: the section, or the one it leads to; null when there never was one. */
export async function sectionAt(
  { app, organId, sections }: Portal,
  slug: string,
): Promise<{ section: PublicSection; isHere: boolean } | null> {
  const here = sections.find((section) => section.slug === slug);
  if (here?.state === 'active') return { section: here, isHere: true };
  const id = here?.id ?? (await sectionAtAddress(app, organId, slug));
  const once = sections.find((section) => section.id === id);
  const section = once ? standing(sections, once) : null;
  return section ? { section, isHere: false } : null;
}

/** The active sections below one, in order. */
export const childrenOf = (sections: readonly PublicSection[], parentId: string | null): PublicSection[] =>
  sections.filter((section) => section.state === 'active' && section.parentId === parentId);

/** Several sections, each with its newest lines, in the order given. */
export async function withNewest(
  { app, organId }: Portal,
  sections: readonly PublicSection[],
  limit: number,
) {
  if (sections.length === 0) return [];
  const newest = await newestBySection(
    app,
    organId,
    sections.map(({ id }) => id),
    limit,
  );
  return sections.map((section) => ({ section, lines: newest.get(section.id) ?? [] }));
}

/** One public item with its links and neighbours; null when it is not public. */
export async function itemOnPage({ app, organId, sections }: Portal, id: number) {
  const found = await itemAmongOthers(app, organId, id);
  return found && { ...found, way: wayTo(sections, found.item.sectionId) };
}

const onFront = new Set(['news', 'notices', 'policies', 'interpretations', 'data', 'publicity', 'topic']);

/** The newest of the organ's columns, the 公示 that run today, the newest picture. */
export async function frontOf(portal: Portal) {
  const { app, organId, sections } = portal;
  const shown = sections.filter(
    (section) => section.state === 'active' && section.inNavigation && onFront.has(section.kind),
  );
  const news = shown.find(({ kind }) => kind === 'news');
  const [columns, publicity, picture] = await Promise.all([
    withNewest(portal, shown, 8),
    runningPublicity(app, organId, app.today()),
    news ? newestPicture(app, organId, news.id) : null,
  ]);
  return { columns: columns.filter(({ lines }) => lines.length > 0), publicity, picture };
}

const ofKind = (sections: readonly PublicSection[], kind: StatutoryKind) =>
  sections.filter((section) => section.state === 'active' && section.kind === kind);

/** The parts of 政府信息公开 that staff fill. */
export async function statutoryOf(portal: Portal) {
  const { app, organId, sections } = portal;
  const guideSection = ofKind(sections, 'guide')[0];
  const [guide, rules, mandatory, fields] = await Promise.all([
    guideSection ? newestItemOf(app, organId, guideSection.id) : null,
    withNewest(portal, ofKind(sections, 'rules'), 10),
    withNewest(portal, ofKind(sections, 'mandatory'), 5),
    mattersOf(portal),
  ]);
  return {
    guide: guideSection && guide ? { item: guide, section: guideSection } : null,
    rules: rules.filter(({ lines }) => lines.length > 0),
    mandatory,
    fields,
  };
}

/** What the organ owes, by field, with what of it is public. */
export async function mattersOf({ app, organId, sections }: Portal) {
  const entries = await listCatalogue(app, organId);
  const matters = entries.map(({ sectionId, ...entry }) => {
    const named = sections.find(({ id }) => id === sectionId);
    return { ...entry, section: named ? standing(sections, named) : null };
  });
  return [...Map.groupBy(matters, ({ field }) => field)].map(([field, own]) => ({
    field,
    title: own[0]?.fieldTitle ?? field,
    matters: own,
  }));
}
