/** HTTP ⇄ the page of an item, its history, and what it said on a day. */
import { toString as drawCode } from 'qrcode';
import { type Page, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { endOfToday } from '#portal/frame.ts';
import { itemOnPage } from './actions-portal.ts';
import { historyOf, pageOn, releaseOf, takenDown } from './actions-portal-past.ts';
import type { PublicItem, ValidityStatus } from './model-portal.ts';
import { archivedPage, historyPage, itemPage, takenDownPage } from './portal.ts';
import { frameTags, numberFrom, type Visit, visited } from './routes-portal-site.ts';

/** The validity of a normative document, as the register of documents knows it; null when it does not. */
export type StatusOf = (organId: string, itemId: number) => Promise<ValidityStatus | null>;

const statusSources = new WeakMap<Server, StatusOf>();

/** Lets the pages of normative documents tell their validity. Pages that do carry the tag 'registers'. */
export function useStatusOf(server: Server, statusOf: StatusOf): void {
  statusSources.set(server, statusOf);
}

const missing = () => new NotFoundError('没有找到这条信息，它可能还没有发布。');

export function registerPortalItems(server: Server): void {
  const item = (visit: Visit) => itemRoute(server, visit);
  page(server, '/items/:id', visited(server, item), { query: ['on'] });
  page(server, '/items/:id/history', visited(server, historyRoute));
  page(server, '/items/:id/releases/:number(^\\d{1,6}).html', visited(server, releaseRoute));
  page(server, '/items/:id/qr.svg', visited(server, codeRoute));
}

async function itemRoute(server: Server, visit: Visit): Promise<Page> {
  const { request, site, portal } = visit;
  const id = numberFrom(request.params.id);
  const day = request.query.get('on');
  if (day !== null) return dayRoute(visit, id, day);
  const found = await itemOnPage(portal, id);
  if (found === null) {
    const gone = await takenDown(portal, id);
    if (gone === null) throw missing();
    return { html: takenDownPage(site, gone), status: 410 };
  }
  const status =
    found.item.kind === 'normative-document'
      ? ((await statusSources.get(server)?.(portal.organId, id)) ?? null)
      : null;
  const until = untilOf(found.item, portal.app.today());
  return { html: itemPage(site, { ...found, status }), tags: tagsOfItem(found), ...(until && { until }) };
}

/** The end of the last day of a 公示 that runs; null otherwise. */
function untilOf({ publicityEndsOn }: PublicItem, today: string): Date | null {
  if (publicityEndsOn === null || publicityEndsOn < today) return null;
  return new Date(new Date(`${publicityEndsOn}T00:00:00+08:00`).getTime() + 24 * 3_600_000);
}

/**
 * A change of any item that this page names, or would name, drops it; the first and the last of a section are dropped
 * with their list, since they gain a neighbour.
 */
function tagsOfItem(found: NonNullable<Awaited<ReturnType<typeof itemOnPage>>>): string[] {
  const { item, links, newer, older } = found;
  const { interprets, replaces, related } = item.facts;
  const named = [newer, older, ...Object.values(links).flat()].flatMap((line) => (line ? [line.id] : []));
  const ids = new Set([
    item.id,
    ...named,
    ...interprets,
    ...related,
    ...(replaces === null ? [] : [replaces]),
  ]);
  return [
    ...frameTags,
    ...[...ids].map((id) => `item:${id}`),
    ...(newer === null || older === null ? [`section:${item.sectionId}`] : []),
    ...(isNormative(item) ? ['registers'] : []),
  ];
}

const isNormative = ({ kind }: PublicItem): boolean => kind === 'normative-document';

async function dayRoute({ site, portal }: Visit, id: number, day: string): Promise<Page> {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new NotFoundError('日期的写法不对，请写成 2024-03-15 这样。');
  const { release, isPublic } = await pageOn(portal, id, day);
  const html = archivedPage(site, { id, day, release });
  return isPublic ? { html, tags: [...frameTags, `item:${id}`] } : { html, status: 410 };
}

async function historyRoute({ request, site, portal }: Visit): Promise<Page> {
  const id = numberFrom(request.params.id);
  const history = await historyOf(portal, id);
  return {
    html: historyPage(site, { id, ...history, today: portal.app.today() }),
    tags: [...frameTags, `item:${id}`],
    until: endOfToday(portal.app),
  };
}

/** The archived bytes as they are, with nothing that could run or be fetched from elsewhere. */
async function releaseRoute({ request, portal }: Visit): Promise<Page> {
  const id = numberFrom(request.params.id);
  const file = await releaseOf(portal, id, numberFrom(request.params.number));
  return {
    file,
    type: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': "default-src 'none'; img-src 'self'; media-src 'self'; sandbox",
      'x-robots-tag': 'noindex',
    },
    tags: [`item:${id}`],
  };
}

async function codeRoute({ request, site, portal }: Visit): Promise<Page> {
  const id = numberFrom(request.params.id);
  if (site.domain === '' || (await itemOnPage(portal, id)) === null) throw missing();
  const file = await drawCode(`https://${site.domain}/items/${id}`, { type: 'svg', margin: 2 });
  return { file, type: 'image/svg+xml', tags: ['organ', `item:${id}`] };
}
