/** How a failure is answered: JSON to programs, a page to people. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, failureOf } from './failures/failures.ts';
import { hearOut } from './failures/hear-out.ts';
import { protect } from './security/protect.ts';
import type { Server } from './server.ts';

/** What the page says: the status, one sentence, the number to tell the administrator. */
export type FailureNotice = {
  readonly status: number;
  readonly message: string;
  readonly basis?: string;
  readonly requestId: string;
  /** Path and query that was asked for, and the visitor's cookies, for the frame. */
  readonly path: string;
  readonly cookies: string | undefined;
};
export type FailurePage = (notice: FailureNotice) => string | Promise<string>;

/** Maps errors and unknown addresses, once, for all routes. */
export function answerFailures(server: Server): void {
  server.fastify.setErrorHandler(async (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.status >= 500 && failure.status !== 503) request.log.error({ err: error }, 'outage');
    return answer(server, failure, request, reply);
  });
  server.fastify.setNotFoundHandler(async (request, reply) => {
    const plain = withoutSlash(request);
    if (plain !== null) return reply.redirect(plain, 301);
    return answer(server, { status: 404, message: notFound(request) }, request, reply);
  });
}

/** The address without the slash somebody typed at its end; null when there is none. Never another site's. */
function withoutSlash(request: FastifyRequest): string | null {
  const path = request.url.split('?', 1)[0] ?? '';
  if (request.method !== 'GET' || isProgram(request) || !path.endsWith('/')) return null;
  const plain = `/${path.replace(/^[/\\]+|[/\\]+$/g, '')}`;
  return plain === path ? null : plain;
}

const isProgram = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

const notFound = (request: FastifyRequest): string =>
  isProgram(request) ? '没有这个接口。全部接口见 /api/openapi.json。' : '没有找到您要访问的页面。';

/** An address that cannot even be decoded never reaches a route. */
export const answerFrameworkError = (
  server: Server,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => answer(server, failureOf(error), request, protect(request, reply));

async function answer(server: Server, failure: Failure, request: FastifyRequest, reply: FastifyReply) {
  await hearOut(request, reply);
  reply.code(failure.status).headers({ 'cache-control': 'no-store', ...failure.headers });
  const { status, message, basis, issues } = failure;
  if (isProgram(request)) {
    const words = { message, ...(basis ? { basis } : {}), ...(issues ? { issues } : {}) };
    return reply.send({ ...words, requestId: request.id });
  }
  return reply.type('text/html; charset=utf-8').send(
    await page(server, {
      status,
      message: issues?.[0]?.message ?? message,
      ...(basis ? { basis } : {}),
      requestId: request.id,
      path: request.url,
      cookies: request.headers.cookie,
    }),
  );
}

/** The portal's page; when even that fails (the database is away), a plain one. */
async function page(server: Server, notice: FailureNotice): Promise<string> {
  try {
    return await server.options.failurePage(notice);
  } catch (error) {
    server.fastify.log.error({ err: error }, 'failure page failed');
    return plainPage(notice);
  }
}

const plainPage = ({ status, message, requestId }: FailureNotice): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${status}</title><h1>${status}</h1><p>${message}</p><p>编号：${requestId}</p></html>`;
