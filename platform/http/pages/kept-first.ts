/** Pages that are kept are sent before anything else is done for a request, even before it is routed. */
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { isWritten, loggedAnswer } from '#platform/log/index.ts';
import type { Proxies } from '../security/proxies.ts';
import type { Server } from '../server.ts';
import type { CachedPage } from './cache.ts';
import { encodedBefore } from './encoding.ts';
import { writePage } from './writing.ts';

/** Answers a request at once; false when that was not possible, and nothing was done. */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The name a page is kept under: what of the visitor's cookies changes it, and its address. */
export const keptName = (server: Server, cookies: string | undefined, path: string): string =>
  `${cookies === undefined ? '' : (server.options.pageVariant?.(cookies) ?? '')} ${path}`;

/**
 * The shortcut to the pages that a server keeps. An address is found as it was sent when it is written as the page itself
 * would write it (see `PageRequest.path`); written in any other way it finds the same page after it has been read. Pages
 * whose visitors are counted, and those not yet compressed for this browser, go the long way; so does everything once
 * the server is being closed.
 */
export function keptFirst(server: Server, proxies: Proxies, newId: () => string): Shortcut {
  const { fastify, pages } = server;
  const isLogging = isWritten('info', fastify.log.level);
  let isOpen = true;
  fastify.addHook('preClose', (done) => {
    isOpen = false;
    done();
  });
  return (request, response) => {
    const { method, headers, url = '' } = request;
    if (!isOpen || (method !== 'GET' && method !== 'HEAD')) return false;
    const page = pages.get(keptName(server, headers.cookie, url));
    if (page === undefined || page.isCounted) return false;
    const encoded = encodedBefore(headers['accept-encoding'], page.body, page.encoded);
    if (encoded === undefined) return false;
    const requestId = newId();
    if (isLogging) logWhenSent(server, proxies, { request, response, page, requestId });
    writePage(request, response, page, { encoded, requestId, isSecure: proxies.isSecure(request) });
    return true;
  };
}

/** Lets the shortcut see each request first; what it does not answer goes on to those who listened before. */
export function takeFirst(server: HttpServer, shortcut: Shortcut): void {
  const others = server.listeners('request') as ((...of: Parameters<Shortcut>) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (shortcut(request, response)) return;
    for (const listener of others) listener.call(server, request, response);
  });
}

type Sending = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly page: CachedPage;
  readonly requestId: string;
};

/** The same line that every other answer gets. */
function logWhenSent(
  server: Server,
  proxies: Proxies,
  { request, response, page, requestId }: Sending,
): void {
  const began = performance.now();
  response.once('finish', () => {
    const { method = '', url = '' } = request;
    const ms = performance.now() - began;
    const address = proxies.addressOf(request);
    const line = loggedAnswer({ method, url, route: page.route, status: response.statusCode, ms, address });
    server.fastify.log.info({ requestId, ...line }, 'request');
  });
}
