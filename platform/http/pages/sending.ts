/** From what a page function returns to bytes and headers. */
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CachedPage } from './cache.ts';
import { encodedFor } from './encoding.ts';
import { writePage } from './writing.ts';

type Headers = Readonly<Record<string, string>>;

/** With `tags` an answer is kept in memory (GET only) until `server.pages.invalidate(tag)`, and never beyond `until`. */
type Kept = {
  readonly tags?: readonly string[];
  readonly until?: Date | undefined;
  readonly headers?: Headers;
};
export type HtmlPage = Kept & { readonly html: string; readonly status?: number };
export type FilePage = Kept & {
  readonly file: Uint8Array | string;
  readonly type: string;
  /** With a name the browser saves it under this name. */
  readonly name?: string;
};
export type Redirect = {
  readonly redirect: string;
  readonly status?: 301 | 302 | 303;
  /** Several cookies are a list. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
};
export type StreamPage = {
  readonly stream: AsyncIterable<string | Uint8Array>;
  readonly type: string;
  readonly headers?: Headers;
};
export type Page = HtmlPage | FilePage | Redirect | StreamPage;

/** For old browsers an ASCII name, for all others the Chinese one. */
export const attachment = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

function contentHeaders(made: HtmlPage | FilePage): Record<string, string> {
  if ('html' in made) return { 'content-type': 'text/html; charset=utf-8', ...made.headers };
  const saved = made.name === undefined ? {} : { 'content-disposition': attachment(made.name) };
  return { 'content-type': made.type, ...saved, ...made.headers };
}

function bodyOf(made: HtmlPage | FilePage): Buffer {
  const content = 'html' in made ? made.html : made.file;
  return typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** A page as it is kept: its bytes, its headers, its fingerprint. */
export function keepable(made: HtmlPage | FilePage, tags: readonly string[]): CachedPage {
  const body = bodyOf(made);
  const headers = {
    'cache-control': 'public, max-age=0, s-maxage=10',
    vary: 'Cookie, Accept-Encoding',
    etag: `W/"${hash('sha1', body, 'base64url')}"`,
    ...contentHeaders(made),
  };
  const status = 'html' in made ? (made.status ?? 200) : 200;
  return { status, headers, body, tags, until: made.until, encoded: new Map(), heads: new Map() };
}

/** Sends a keepable page: 304 when the browser has it, compressed once for all visitors otherwise. */
export async function sendKept(request: FastifyRequest, reply: FastifyReply, page: CachedPage) {
  const encoded = await encodedFor(request.headers['accept-encoding'], page.body, page.encoded);
  // Past what the framework does for every answer: nothing of that is left to be done for a page.
  reply.hijack();
  const isSecure = request.protocol === 'https';
  writePage(request.raw, reply.raw, page, { encoded, requestId: request.id, isSecure });
  return reply;
}

/** Sends a page that is nobody else's. */
export function sendOnce(reply: FastifyReply, made: Page): FastifyReply {
  reply.headers({ 'cache-control': 'no-store', ...made.headers });
  if ('redirect' in made) return reply.redirect(made.redirect, made.status ?? 303);
  if ('stream' in made)
    return reply
      .headers({ 'x-accel-buffering': 'no', 'content-encoding': 'identity' })
      .type(made.type)
      .send(Readable.from(made.stream));
  return reply
    .code('html' in made ? (made.status ?? 200) : 200)
    .headers(contentHeaders(made))
    .send(bodyOf(made));
}
