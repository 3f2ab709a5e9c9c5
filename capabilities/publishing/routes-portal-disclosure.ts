/** HTTP ⇄ 政府信息公开: what the frame's column takes from publishing, 法定主动公开内容, the catalogue and its files. */
import type { App } from '#platform/app.ts';
import { writeSpreadsheet } from '#platform/documents/spreadsheet.ts';
import { type Page, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import type { StatutoryParts } from '#portal/pages/disclosure.ts';
import type { Site, SiteColumn } from '#portal/site.ts';
import {
  childrenOf,
  frontOf,
  mattersOf,
  type Portal,
  sectionAt,
  statutoryOf,
  wideList,
} from './actions-portal.ts';
import { monthsOf, spanOf } from './actions-portal-past.ts';
import { allLines } from './actions-portal-whole.ts';
import { statutoryKinds } from './model-portal.ts';
import {
  type CatalogueLine,
  catalogueCsv,
  catalogueJson,
  cataloguePage,
  catalogueSheet,
  columnOf,
  frontPage,
  guidePart,
  mandatoryPage,
  mandatoryPart,
  rulesPart,
  sectionHref,
} from './portal.ts';
import { frameTags, pageWish, pagingQuery, readPortal, type Visit, visited } from './routes-portal-site.ts';

const statutory: ReadonlySet<string> = new Set(statutoryKinds);

/** What the frame of the portal takes from publishing; server.ts hands it to portal.register. */
export const portalParts = (app: App) => ({
  sections: () => columnsOf(app),
  front: async () => frontPage(await frontOf(await readPortal(app))),
  statutory: () => partsOf(app),
});

/** The organ's topmost columns; those of 政府信息公开 stand in that column and not beside it. */
async function columnsOf(app: App): Promise<SiteColumn[]> {
  const { sections } = await readPortal(app);
  return childrenOf(sections, null).map((section) => ({
    ...columnOf(section),
    inNavigation: section.inNavigation && !statutory.has(section.kind),
    below: childrenOf(sections, section.id).map((child) => ({
      title: child.title,
      href: sectionHref(child),
    })),
  }));
}

async function partsOf(app: App): Promise<StatutoryParts> {
  const { guide, rules, mandatory, fields } = await statutoryOf(await readPortal(app));
  return {
    ...(guide ? { guide: guidePart(guide.item, guide.section) } : {}),
    ...(rules.length > 0 ? { rules: rulesPart(rules) } : {}),
    mandatory: mandatoryPart(fields, mandatory),
  };
}

export function registerPortalDisclosure(server: Server): void {
  page(server, '/disclosure/mandatory', visited(server, mandatoryRoute));
  page(server, '/disclosure/catalogue', visited(server, catalogueRoute), {
    query: [...pagingQuery, 'section', 'year'],
  });
  for (const format of ['csv', 'json', 'xlsx'] as const)
    page(
      server,
      `/disclosure/catalogue.${format}`,
      visited(server, (visit) => catalogueFile(visit, format)),
    );
}

async function mandatoryRoute({ site, portal }: Visit): Promise<Page> {
  return {
    html: mandatoryPage(site, await mattersOf(portal)),
    tags: [...frameTags, 'items', 'catalogue'],
  };
}

async function catalogueRoute({ request, site, portal }: Visit): Promise<Page> {
  const { query } = request;
  const slug = query.get('section') ?? '';
  const found = slug === '' ? null : await sectionAt(portal, slug);
  const year = query.get('year') || null;
  const within = year === null ? undefined : spanOf(year);
  if ((slug !== '' && found === null) || within === null || year?.includes('-'))
    throw new NotFoundError('没有这样的目录。');
  const [list, months] = await Promise.all([
    wideList(portal, pageWish(query), { within, sectionId: found?.section.id }),
    yearsOf(portal),
  ]);
  const html = cataloguePage(site, {
    lines: list.lines.map((line) => lineOf(portal, line)),
    page: list,
    sections: portal.sections.filter(({ state }) => state === 'active'),
    years: months,
    section: found?.section ?? null,
    year,
  });
  return { html, tags: [...frameTags, 'items'] };
}

/** The years in which something was published, newest first. */
const yearsOf = async (portal: Portal): Promise<string[]> => [
  ...new Set((await monthsOf(portal, null)).map(({ month }) => month.slice(0, 4))),
];

type Line = Awaited<ReturnType<typeof wideList>>['lines'][number];

const dayInBeijing = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

const lineOf = ({ sections }: Portal, line: Line): CatalogueLine => ({
  ...line,
  publishedOn: dayInBeijing(line.listedAt),
  section: sections.find(({ id }) => id === line.sectionId)?.title ?? '',
});

/** Lines that fit a workbook people open; more are said to be in the CSV. */
const mostRows = 20_000;

async function catalogueFile({ site, portal }: Visit, format: 'csv' | 'json' | 'xlsx'): Promise<Page> {
  const name = `${site.organ}政府信息目录.${format}`;
  const batches = mapped(allLines(portal), (batch) => batch.map((line) => lineOf(portal, line)));
  if (format === 'xlsx') return { ...(await workbook(site, batches)), name, tags: [...frameTags, 'items'] };
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  const stream = format === 'csv' ? catalogueCsv(site, batches) : catalogueJson(site, batches);
  return { stream, type, headers: { 'content-disposition': disposition(name) } };
}

const disposition = (name: string): string =>
  `attachment; filename="catalogue.${name.split('.').at(-1)}"; filename*=UTF-8''${encodeURIComponent(name)}`;

async function workbook(site: Site, batches: AsyncIterable<readonly CatalogueLine[]>) {
  const lines: CatalogueLine[] = [];
  for await (const batch of batches) {
    lines.push(...batch);
    if (lines.length > mostRows) break;
  }
  const file = await writeSpreadsheet(
    catalogueSheet(site, lines.slice(0, mostRows), lines.length > mostRows),
  );
  return { file, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}

async function* mapped<A, B>(source: AsyncIterable<A>, turn: (value: A) => B): AsyncGenerator<B> {
  for await (const value of source) yield turn(value);
}
