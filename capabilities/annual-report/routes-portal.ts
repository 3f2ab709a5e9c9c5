/** The public pages and downloads of the annual report, and 年报体检. */
import { portalOrgan } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { type Page, type PageRequest, page, type Server, usualUpload } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { siteOf } from '#portal/routes.ts';
import type { Site } from '#portal/site.ts';
import { type PublicReport, publishedReport, publishedReports } from './actions-public.ts';
import { summarise } from './judging/index.ts';
import { type ReadReport, UnreadableError } from './model.ts';
import { type ReportCheckState, reportCheckPage, reportListPage, reportPage, titleOf } from './portal.ts';
import { judgeReportSafely, readReportSafely, visitorsPatience } from './reading/index.ts';
import { mediaTypes } from './routes-files.ts';
import { isWritable, writeReport } from './writing/index.ts';

/** Kept pages carry this tag; every step of a report drops them. */
export const publicTag = 'annual-reports';
const tags = [publicTag, 'organ', 'sections'];

/** Registers /annual-reports… and /report-check. */
export function registerPortal(server: Server): void {
  page(server, '/annual-reports', async (request) => {
    const { id } = await portalOrgan(request.app);
    return { html: reportListPage(await siteOf(request), await publishedReports(request.app, id)), tags };
  });
  page(server, '/annual-reports/:year', async (request) => {
    const { year, format } = addressed(request.params.year ?? '');
    const published = await publicReport(request.app, year);
    const site = await siteOf(request);
    if (format === null) return { html: reportPage(site, published), tags };
    return download(site, published, format);
  });
  page(server, '/report-check', async (request) => ({
    html: reportCheckPage(await siteOf(request), { kind: 'empty' }),
    tags: ['organ', 'sections'],
  }));
  page(server, '/report-check', async (request) => checkPage(await siteOf(request), request), {
    method: 'POST',
    uploadLimit: usualUpload,
  });
}

/** '2024' is the page, '2024.pdf' the file. */
function addressed(address: string): { year: string; format: string | null } {
  const parts = /^(20\d\d)(?:\.([a-z]+))?$/.exec(address);
  if (!parts) throw new NotFoundError('没有找到这个页面。');
  return { year: parts[1] ?? '', format: parts[2] ?? null };
}

async function publicReport(app: App, year: string): Promise<PublicReport> {
  const { id } = await portalOrgan(app);
  const published = await publishedReport(app, id, year);
  if (!published) throw new NotFoundError(`没有已发布的${year}年度报告。`);
  return published;
}

/** A published report as a file; kept like a page, so that it is written once and not per visitor. */
async function download(site: Site, published: PublicReport, format: string): Promise<Page> {
  if (!isWritable(format)) throw new NotFoundError('没有这种格式的文件。');
  if (published.withdrawnReason !== null)
    throw new NotFoundError(`${published.year}年度报告已撤回，不再提供下载。`);
  const file = await writeReport(published.report, format);
  return { file, type: mediaTypes[format], name: `${titleOf(published, site)}.${format}`, tags };
}

const turnOf = (owner: string) => ({ owner, patienceMilliseconds: visitorsPatience });

/** Reads one source of the form; null when nothing was given there. Throws UnreadableError. */
async function fromForm(
  { form, address }: PageRequest,
  file: string,
  text?: string,
): Promise<{ name: string | null; report: ReadReport } | null> {
  const turn = turnOf(address);
  const upload = form.files.find(({ field }) => field === file);
  if (upload) {
    const { name, bytes } = upload;
    return { name, report: await readReportSafely({ name, bytes }, turn) };
  }
  const pasted = text === undefined ? '' : form.field(text);
  return pasted.trim() === '' ? null : { name: null, report: await readReportSafely({ text: pasted }, turn) };
}

const reasonOf = (error: unknown): string => {
  if (error instanceof UnreadableError) return error.message;
  throw error;
};

/** Reads, judges, draws; keeps nothing. */
async function checkPage(site: Site, request: PageRequest): Promise<Page> {
  const { form } = request;
  const refuse = (message: string, title?: string): Page => ({
    html: reportCheckPage(site, {
      kind: 'refused',
      message,
      ...(title && { title }),
      text: form.field('text').slice(0, 200_000),
    }),
    status: 422,
  });
  try {
    const read = await fromForm(request, 'report', 'text');
    if (!read) return refuse('请选择一个文件，或者粘贴报告全文，再点“开始体检”。', '还没有选择报告');
    return { html: reportCheckPage(site, await checked(read, request)) };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

async function checked(
  read: { name: string | null; report: ReadReport },
  request: PageRequest,
): Promise<ReportCheckState> {
  let previous: ReadReport | null = null;
  let previousProblem: string | null = null;
  try {
    previous = (await fromForm(request, 'previous'))?.report ?? null;
  } catch (error) {
    previousProblem = reasonOf(error);
  }
  const against = { ...(previous && { previous }) };
  const findings = await judgeReportSafely(read.report, against, turnOf(request.address));
  const summary = summarise(findings, read.report);
  return { kind: 'checked', ...read, findings, summary, previous, previousProblem };
}
