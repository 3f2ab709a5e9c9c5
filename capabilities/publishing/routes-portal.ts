/** HTTP ⇄ the public pages of publishing: sections and the archive by month. Others: routes-portal-….ts. */
import { type Page, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { childrenOf, sectionAt, sectionList, wideList, withNewest } from './actions-portal.ts';
import { monthsOf, spanOf } from './actions-portal-past.ts';
import { type PublicSection, wayTo } from './model-portal.ts';
import { archivePage, monthPage, sectionPage, wholeMonthPage } from './portal.ts';
import { registerPortalData, sectionFeed } from './routes-portal-data.ts';
import { registerPortalDisclosure } from './routes-portal-disclosure.ts';
import { registerPortalErrors } from './routes-portal-errors.ts';
import { registerPortalFiles } from './routes-portal-files.ts';
import { registerPortalItems } from './routes-portal-items.ts';
import { frameTags, pageWish, pagingQuery, type Visit, visited } from './routes-portal-site.ts';

const nowhere = () => new NotFoundError('没有找到这个页面。');

/** Registers every public page of publishing. */
export function registerPortal(server: Server): void {
  const query = pagingQuery;
  page(server, '/sections/:slug', visited(server, sectionRoute), { query });
  page(server, '/sections/:slug/:month', visited(server, monthRoute), { query });
  page(server, '/archive', visited(server, archiveRoute));
  page(server, '/archive/:slug', visited(server, archiveRoute));
  page(server, '/archive/all/:month', visited(server, wholeMonthRoute), { query });
  registerPortalItems(server);
  registerPortalFiles(server);
  registerPortalDisclosure(server);
  registerPortalData(server);
  registerPortalErrors(server);
}

/** The section at an address, or the redirect to where it went; `rest` follows the section's address. */
async function sectionOr(
  { portal }: Visit,
  slug: string,
  rest: string,
): Promise<PublicSection | { readonly redirect: string; readonly status: 301 }> {
  const found = await sectionAt(portal, slug);
  if (found === null) throw nowhere();
  return found.isHere ? found.section : { redirect: `/sections/${found.section.slug}${rest}`, status: 301 };
}

async function sectionRoute(visit: Visit): Promise<Page> {
  const { request, site, portal } = visit;
  const [, slug = '', format = ''] =
    /^([a-z0-9-]+)((?:\.rss|\.atom)?)$/.exec(request.params.slug ?? '') ?? [];
  if (slug === '') throw nowhere();
  const section = await sectionOr(visit, slug, format);
  if ('redirect' in section) return section;
  if (format !== '') return sectionFeed(visit, section, format === '.rss' ? 'rss' : 'atom');
  const children = childrenOf(portal.sections, section.id);
  const wish = pageWish(request.query);
  const [list, below] = await Promise.all([
    sectionList(portal, section.id, wish),
    withNewest(portal, children, 6),
  ]);
  if (list.lines.length === 0 && wish.at !== 'newest' && wish.at !== 'oldest')
    return { redirect: `/sections/${slug}` };
  const way = wayTo(portal.sections, section.id);
  const html = sectionPage(site, {
    ...{ section, way, below, page: list },
    around: around(portal.sections, way, children),
    isFirst: wish.at === 'newest',
  });
  const tags = [section, ...children].map(({ id }) => `section:${id}`);
  return { html, tags: [...frameTags, ...tags] };
}

/** At the side: the sections below this one, else those beside it. */
function around(
  sections: readonly PublicSection[],
  way: readonly PublicSection[],
  children: readonly PublicSection[],
) {
  const here = way.at(-1);
  const above = way.at(-2);
  if (here && children.length > 0) return { title: here.title, sections: children };
  return above ? { title: above.title, sections: childrenOf(sections, above.id) } : null;
}

async function monthRoute(visit: Visit): Promise<Page> {
  const { request, site, portal } = visit;
  const month = request.params.month ?? '';
  const within = /-/.test(month) ? spanOf(month) : null;
  if (within === null) throw nowhere();
  const section = await sectionOr(visit, request.params.slug ?? '', `/${month}`);
  if ('redirect' in section) return section;
  const list = await sectionList(portal, section.id, pageWish(request.query), within);
  const way = wayTo(portal.sections, section.id);
  return {
    html: monthPage(site, { section, way, month, page: list }),
    tags: [...frameTags, `section:${section.id}`],
  };
}

async function archiveRoute(visit: Visit): Promise<Page> {
  const { request, site, portal } = visit;
  const { slug } = request.params;
  const section = slug === undefined ? null : await sectionOr(visit, slug, '');
  if (section !== null && 'redirect' in section)
    return { redirect: section.redirect.replace('/sections/', '/archive/'), status: 301 };
  const months = await monthsOf(portal, section?.id ?? null);
  const sections = portal.sections.filter(({ state }) => state === 'active');
  return {
    html: archivePage(site, { section, months, sections }),
    tags: [...frameTags, section ? `section:${section.id}` : 'items'],
  };
}

async function wholeMonthRoute({ request, site, portal }: Visit): Promise<Page> {
  const month = request.params.month ?? '';
  const within = /-/.test(month) ? spanOf(month) : null;
  if (within === null) throw nowhere();
  const list = await wideList(portal, pageWish(request.query), { within });
  return { html: wholeMonthPage(site, { month, page: list }), tags: [...frameTags, 'items'] };
}
