/** The applicant's endpoints: public; what a case is opened by is a short signed cookie after number and code. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { countedAddress, megabyte, RefusedError, type Server, serve } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { isIssues, NotFoundError } from '#platform/outcome.ts';
import * as applicant from './actions-applicant.ts';
import { submitRequest } from './actions-intake.ts';
import { applicantEndpoints as on } from './contract-applicant.ts';

const upload = { uploadLimit: 40 * megabyte };
const hurried = { rate: 'sign-in' } as const;

/** The cookie of a look-up: for this site's own requests only, half an hour, not readable by scripts. */
export const visitCookie = (token: string, isSecure: boolean): string =>
  `${applicant.COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=1800${isSecure ? '; Secure' : ''}`;
export const endedVisit = `${applicant.COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;

const unopened = () =>
  new RefusedError(401, '请先用编号和查询码打开您的申请；半小时没有操作的，需要重新打开。');

/** The case this request's cookie opens. Throws 401 when it opens none. */
async function visitorOf(app: App, request: FastifyRequest): Promise<applicant.Visitor> {
  const visitor = await applicant.visitorOf(app, request.cookies[applicant.COOKIE]);
  if (!visitor) throw unopened();
  return visitor;
}

const filesFrom = (files: readonly { readonly name: string; readonly base64: string }[]) =>
  files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));

export function registerApplicant(server: Server): void {
  registerOpening(server);
  registerOwnSteps(server);
  registerOwnFile(server);
}

function registerOpening(server: Server): void {
  serve(
    server,
    on.submitRequest,
    async ({ app, input }) => submitRequest(app, (await portalOrgan(app)).id, input),
    { ...upload, ...hurried },
  );
  serve(
    server,
    on.openOwnCase,
    async ({ app, input, request, reply }) => {
      const { id } = await portalOrgan(app);
      const found = await lookedUp(() => applicant.lookUp(app, id, input, countedAddress(request.ip)));
      if (isIssues(found)) return found;
      reply.header('set-cookie', visitCookie(found.token, request.protocol === 'https'));
      await applicant.noteReading(app, found.visitor);
      return applicant.ownCase(app, found.visitor);
    },
    hurried,
  );
  serve(server, on.closeOwnCase, async ({ reply }) => {
    reply.header('set-cookie', endedVisit);
    return { done: true as const };
  });
  serve(server, on.ownCase, async ({ app, request }) => {
    const visitor = await visitorOf(app, request);
    await applicant.noteReading(app, visitor);
    return applicant.ownCase(app, visitor);
  });
}

/** Too many look-ups are answered as 429 with the seconds to wait. */
export async function lookedUp<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof applicant.TooManyLookups)) throw error;
    throw new RefusedError(429, error.message, { 'retry-after': String(error.seconds) });
  }
}

function registerOwnSteps(server: Server): void {
  serve(server, on.confirmOwn, async ({ app, request }) =>
    applicant.confirmOwn(app, await visitorOf(app, request)),
  );
  serve(
    server,
    on.correctOwn,
    async ({ app, request, input }) =>
      applicant.correctOwn(app, await visitorOf(app, request), { ...input, files: filesFrom(input.files) }),
    upload,
  );
  serve(server, on.giveReasonsOwn, async ({ app, request, input }) =>
    applicant.giveReasonsOwn(app, await visitorOf(app, request), input.text),
  );
  serve(
    server,
    on.supplementOwn,
    async ({ app, request, input }) =>
      applicant.supplementOwn(app, await visitorOf(app, request), {
        ...input,
        files: filesFrom(input.files),
      }),
    upload,
  );
  serve(server, on.changeRouteOwn, async ({ app, request, input }) =>
    applicant.changeRouteOwn(app, await visitorOf(app, request), input.route),
  );
  serve(server, on.withdrawOwn, async ({ app, request, input }) =>
    applicant.withdrawOwn(app, await visitorOf(app, request), input.reason),
  );
  serve(server, on.rateOwn, async ({ app, request, input }) =>
    applicant.rateOwn(app, await visitorOf(app, request), input),
  );
}

function registerOwnFile(server: Server): void {
  server.fastify.get(
    '/api/applicant/request/files/:file',
    { config: { rate: 'general' } },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const visitor = await visitorOf(server.app, request);
      const params = z.object({ file: z.uuid() }).safeParse(request.params);
      if (!params.success) throw new NotFoundError();
      const file = await applicant.openOwnFile(server.app, visitor, params.data.file);
      return reply
        .type(file.mediaType)
        .header('content-disposition', attachment(file.name))
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(file.bytes));
    },
  );
}
