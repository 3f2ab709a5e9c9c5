/** HTTP ⇄ actions of the annual report: the staff's endpoints. Public pages: routes-portal.ts; batches: batch/routes.ts. */
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import type { Turn } from '#platform/documents/sandbox.ts';
import { countedAddress, InvalidInputError, type Server, serve, usualUpload } from '#platform/http/index.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { createReport, getReport, importInto, listReports, saveReport, tryReport } from './actions.ts';
import { comment, resolveComment } from './actions-comments.ts';
import { fillFromRecords, getDifferences, getRecords } from './actions-figures.ts';
import { overrideFindings, takeStep } from './actions-steps.ts';
import { registerBatch } from './batch/routes.ts';
import { type CheckedData, endpoints } from './contract.ts';
import { summarise } from './judging/index.ts';
import { type ReadReport, UnreadableError } from './model.ts';
import { judgeReportSafely, readReportSafely, visitorsPatience } from './reading/index.ts';
import { registerFiles } from './routes-files.ts';
import { publicTag, registerPortal } from './routes-portal.ts';
import { registerOpening, registerTemplate } from './routes-template.ts';

type Source = { name?: string | undefined; base64?: string | undefined; text?: string | undefined };

/** Whose turn it is: a caller's address. */
const turnOf = ({ ip }: { readonly ip: string }): Turn => ({
  owner: countedAddress(ip),
  patienceMilliseconds: visitorsPatience,
});

/** Reads what was sent; a fault is an issue at `field`. */
async function readSource(source: Source, turn: Turn, field = 'source'): Promise<ReadReport> {
  if (!source.base64 && !source.text?.trim()) {
    throw new InvalidInputError([{ field, message: '请选择一个文件，或者粘贴报告全文。' }]);
  }
  const named = source.name === undefined ? {} : { name: source.name };
  return saidAt(field, () =>
    source.base64
      ? readReportSafely({ ...named, bytes: Buffer.from(source.base64, 'base64') }, turn)
      : readReportSafely({ text: source.text ?? '' }, turn),
  );
}

async function saidAt<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableError) throw new InvalidInputError([{ field, message: error.message }]);
    throw error;
  }
}

/** Reads, judges, and keeps nothing. */
async function checkSources(
  source: Source & { previous?: Source | undefined },
  turn: Turn,
): Promise<CheckedData> {
  const report = await readSource(source, turn);
  const before = source.previous && (await readSource(source.previous, turn, 'previous'));
  const against = { ...(before && { previous: before }) };
  const findings = await saidAt('source', () => judgeReportSafely(report, against, turn));
  return { report, findings, summary: summarise(findings, report) } as CheckedData;
}

const organName = async (app: App, staff: Staff): Promise<string> =>
  (await organById(app, staff.organId))?.name ?? '';

/** Registers everything of the annual report on the server. */
export function register(server: Server): void {
  registerRecords(server);
  registerSteps(server);
  serve(server, endpoints.readReport, ({ input, request }) => readSource(input, turnOf(request)) as never, {
    uploadLimit: usualUpload,
  });
  serve(server, endpoints.checkReport, ({ input, request }) => checkSources(input, turnOf(request)), {
    uploadLimit: usualUpload,
  });
  registerFiles(server);
  registerTemplate(server);
  registerOpening(server);
  registerPortal(server);
  registerBatch(server);
}

function registerRecords(server: Server): void {
  serve(server, endpoints.listReports, ({ app, staff }) => listReports(app, staff));
  serve(server, endpoints.getReport, ({ app, staff, params }) => getReport(app, staff, params.id));
  serve(
    server,
    endpoints.createReport,
    async ({ app, staff, input, request }) => {
      const read = input.source ? await readSource(input.source, turnOf(request)) : null;
      return createReport(app, staff, await organName(app, staff), { year: input.year, read });
    },
    { uploadLimit: usualUpload },
  );
  serve(
    server,
    endpoints.importInto,
    async ({ app, staff, params, input, request }) => {
      const read = await readSource(input.source, turnOf(request));
      const wanted = { version: input.version, read };
      return importInto(app, staff, await organName(app, staff), params.id, wanted);
    },
    { uploadLimit: usualUpload },
  );
  serve(server, endpoints.saveReport, ({ app, staff, params, input }) =>
    saveReport(app, staff, params.id, { version: input.version, report: input.report as AnnualReport }),
  );
  serve(server, endpoints.getRecords, async ({ app, staff, params }) =>
    getRecords(app, staff, params.id, await organName(app, staff)),
  );
  serve(server, endpoints.getDifferences, ({ app, staff, params }) => getDifferences(app, staff, params.id));
  serve(server, endpoints.fillFromRecords, ({ app, staff, params, input }) =>
    fillFromRecords(app, staff, params.id, input),
  );
  serve(server, endpoints.tryReport, async ({ app, staff, params, input }) => ({
    findings: await tryReport(app, staff, params.id, input.report as AnnualReport),
  }));
}

function registerSteps(server: Server): void {
  serve(server, endpoints.takeStep, async ({ app, staff, params, input }) => {
    const answer = await takeStep(app, staff, params.id, params.step, input);
    server.pages.invalidate(publicTag);
    return answer;
  });
  serve(server, endpoints.overrideFindings, ({ app, staff, params, input }) =>
    overrideFindings(app, staff, params.id, input),
  );
  serve(server, endpoints.comment, ({ app, staff, params, input }) => comment(app, staff, params.id, input));
  serve(server, endpoints.resolveComment, ({ app, staff, params }) =>
    resolveComment(app, staff, params.id, params.comment),
  );
}
