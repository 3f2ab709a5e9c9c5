/** HTTP ⇄ 我为网站找错: a form without script, guarded against machines without asking people to prove anything. */
import { type Page, page, RefusedError, type Server, type Turns, turnKeeper } from '#platform/http/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { problemsIn } from '#portal/fields.ts';
import { localPath } from '#portal/html.ts';
import { reportError } from './actions-error-report.ts';
import { errorReportPage, errorReportThanks } from './portal.ts';
import { frameTags, type Visit, visited } from './routes-portal-site.ts';

const blank = { page: '', text: '', contact: '', problems: {} };

export function registerPortalErrors(server: Server): void {
  const turns = turnKeeper(5, 10 * 60_000);
  page(server, '/report-an-error', visited(server, formRoute), { query: ['page'] });
  page(
    server,
    '/report-an-error',
    visited(server, (visit) => takeReport(visit, turns)),
    { method: 'POST', uploadLimit: 64 * 1024 },
  );
}

/** The form; kept only where nothing was filled in beforehand. */
async function formRoute({ request, site }: Visit): Promise<Page> {
  const given = request.query.get('page');
  if (given === null) return { html: errorReportPage(site, blank), tags: frameTags };
  return { html: errorReportPage(site, { ...blank, page: decoded(localPath(given)) }) };
}

const decoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

async function takeReport({ request, site, portal }: Visit, turns: Turns): Promise<Page> {
  const { form, address, app } = request;
  // People do not see this field: who fills it in is a machine, and is thanked like everybody.
  if (form.field('website') !== '') return { html: errorReportThanks(site, '已登记') };
  const wish = { page: form.field('page'), text: form.field('text'), contact: form.field('contact') };
  if (!turns(address, app.now().getTime()))
    throw new RefusedError(429, '提交得太频繁了，请十分钟后再试。已经提交的内容我们都收到了。', {
      'retry-after': '600',
    });
  const taken = await reportError(app, portal.organId, wish);
  if (!isIssues(taken)) return { html: errorReportThanks(site, taken.number) };
  return { html: errorReportPage(site, { ...wish, problems: problemsIn(taken.issues) }), status: 422 };
}
