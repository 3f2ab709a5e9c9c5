/** The HTTP server: what every request passes through before and after its route. */
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { App, Staff } from '#platform/app.ts';
import type { AnyEndpoint } from '#platform/contract.ts';
import { isWritten, type LogStream, loggedAnswer, logOptions } from '#platform/log/index.ts';
import { answerFailures, answerFrameworkError, type FailurePage } from './answers.ts';
import { answerBrokenRequest } from './failures/broken-requests.ts';
import { RefusedError } from './failures/failures.ts';
import { PageCache } from './pages/cache.ts';
import { keptFirst, takeFirst } from './pages/kept-first.ts';
import { requestIds } from './request-ids.ts';
import { acceptBodies, acceptFiles } from './security/bodies.ts';
import { isCrossSite } from './security/cross-site.ts';
import { type RateClass, type Rates, rateLimits, refuseOversized, usualRates } from './security/limits.ts';
import { protect } from './security/protect.ts';
import { proxiesFrom } from './security/proxies.ts';
import { uploadGate } from './security/upload-gate.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How often one address may call this route. */
    rate?: RateClass;
    /** The largest upload in bytes; its presence makes the route an upload. */
    uploadLimit?: number;
    /** Not worth a line in the log: health checks, assets. */
    quiet?: boolean;
  }
}

/** A request's session. `restricted`: the sentence why only few things are possible (a handed-out password). */
export type Session = {
  readonly id: string;
  readonly staff: Staff;
  readonly csrf: string;
  readonly restricted: string | null;
};

export type ServerOptions = {
  readonly app: App;
  /** Who is calling, by the cookie; null when nobody is signed in. */
  readonly authenticate: (request: FastifyRequest) => Promise<Session | null>;
  readonly failurePage: FailurePage;
  /** Why the server cannot work now (database away, migrations missing); null when it can. */
  readonly ready: () => Promise<string | null>;
  /** A part of the page cache's key, from the Cookie header: the visitor's display wishes. */
  readonly pageVariant?: (cookies: string | undefined) => string;
  /** Whose X-Forwarded-… headers are believed; by default a proxy on this machine. */
  readonly trustProxy?: readonly string[] | false;
  readonly rates?: Partial<Rates>;
  /** Bytes of uploads held in memory at the same time. */
  readonly uploadCapacity?: number;
  readonly log?: { readonly level?: string; readonly stream?: LogStream };
};

export type Server = {
  readonly fastify: FastifyInstance;
  readonly app: App;
  readonly options: ServerOptions;
  /** Everything registered by serve(), for /api/openapi.json. */
  readonly endpoints: AnyEndpoint[];
  /** The public pages kept in memory; routes call `pages.invalidate(tag)` after a change. */
  readonly pages: PageCache;
};

export const megabyte = 1024 * 1024;

/** A server without routes. Register routes, then `listen`. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const trusted = options.trustProxy ?? ['loopback'];
  const proxies = proxiesFrom(trusted);
  const newId = requestIds();
  const fastify: FastifyInstance = Fastify({
    frameworkErrors: (error, request, reply) => void answerFrameworkError(server, error, request, reply),
    logger: logOptions(options.log?.level ?? 'info', options.log?.stream),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: trusted === false ? false : proxies.trusts,
    genReqId: newId,
    bodyLimit: megabyte,
    clientErrorHandler: answerBrokenRequest,
    requestTimeout: 10 * 60_000,
    keepAliveTimeout: 65_000,
    // Looked after every five seconds: the usual thirty let a slow sender stay for fifty.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const server: Server = { fastify, app: options.app, options, endpoints: [], pages: new PageCache() };
  takeFirst(fastify.server, keptFirst(server, proxies, newId));
  await registerPlugins(fastify);
  acceptBodies(fastify);
  acceptFiles(fastify);
  guardRequests(server);
  logAnswers(fastify);
  answerFailures(server);
  return server;
}

async function registerPlugins(fastify: FastifyInstance): Promise<void> {
  await fastify.register(cookie);
  await fastify.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await fastify.register(multipart);
  await fastify.register(rateLimit, { global: false });
}

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** In this order: headers, frequency, size, provenance, room for the upload. */
function guardRequests(server: Server): void {
  const { fastify, options } = server;
  const limit = rateLimits(fastify, { ...usualRates, ...options.rates });
  const gate = uploadGate(options.uploadCapacity ?? 128 * megabyte);
  fastify.addHook('onRequest', async (request, reply) => {
    protect(request, reply);
    await limit(request);
    if (!unsafe.has(request.method)) return;
    refuseOversized(request);
    refuseCrossSite(request);
    gate(request, reply);
  });
}

/** One line for each answer that is worth one, where lines of that kind are written at all. */
function logAnswers(fastify: FastifyInstance): void {
  if (!isWritten('info', fastify.log.level)) return;
  fastify.addHook('onResponse', (request, reply, done) => {
    const { config, url: route } = request.routeOptions;
    const { method, url, ip: address } = request;
    const answer = { method, url, route, status: reply.statusCode, ms: reply.elapsedTime, address };
    if (!config.quiet) request.log.info(loggedAnswer(answer), 'request');
    done();
  });
}

function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const fetchSite = Array.isArray(site) ? site[0] : site;
  if (isCrossSite({ host: request.host, origin: request.headers.origin, fetchSite }))
    throw new RefusedError(403, '这次提交不是从本站页面发出的，没有办理。请从本站页面重新操作。');
}
