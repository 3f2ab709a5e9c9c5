/** Writes a page that can be kept: its head is put together once for all its visitors, not header by header for each. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders, surfaceOf } from '../security/headers.ts';
import type { CachedPage } from './cache.ts';
import type { Encoded } from './encoding.ts';

/** How a page goes out: without its body to a browser that has it, else plain or in one encoding. */
type Form = 'known' | 'plain' | Encoded['encoding'];

/** What an answer tells beside the page. */
export type Writing = {
  /** The page in the encoding that the browser accepts; null for plain. */
  readonly encoded: Encoded | null;
  /** The number to tell the administrator. */
  readonly requestId: string;
  /** Whether the visitor came by https. */
  readonly isSecure: boolean;
};

/** Answers with the page: 304 when the browser has it, else its bytes (a question for the head alone gets no bytes). */
export function writePage(
  request: IncomingMessage,
  response: ServerResponse,
  page: CachedPage,
  { encoded, requestId, isSecure }: Writing,
): void {
  const isKnown = request.headers['if-none-match'] === page.headers.etag;
  const form: Form = isKnown ? 'known' : (encoded?.encoding ?? 'plain');
  const body = encoded?.body ?? page.body;
  const name = isSecure ? `${form} https` : form;
  let head = page.heads.get(name);
  if (head === undefined) {
    const surface = surfaceOf(request.url ?? '');
    head = headOf(page, securityHeaders(surface, isSecure), form, body.length);
    page.heads.set(name, head);
  }
  response.writeHead(isKnown ? 304 : page.status, [...head, 'x-request-id', requestId]);
  if (isKnown) response.end();
  else response.end(body);
}

/** Names and values in turn, as Node writes them; all but the request's number. */
const headOf = (
  page: CachedPage,
  protection: Readonly<Record<string, string>>,
  form: Form,
  length: number,
): readonly string[] =>
  Object.entries({
    ...protection,
    ...page.headers,
    ...(form === 'known' ? {} : { 'content-length': String(length) }),
    ...(form === 'known' || form === 'plain' ? {} : { 'content-encoding': form }),
  }).flat();
