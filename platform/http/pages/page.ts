/** Registers a page of the portal: a function from the request to what is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/app.ts';
import { countedAddress } from '../security/address.ts';
import type { RateClass } from '../security/limits.ts';
import { megabyte, type Server } from '../server.ts';
import { emptyForm, type Form, readForm } from './form.ts';
import { keptName } from './kept-first.ts';
import { type FilePage, type HtmlPage, keepable, type Page, sendKept, sendOnce } from './sending.ts';

export type PageRequest = {
  readonly app: App;
  readonly params: Readonly<Record<string, string>>;
  /** Only what `PageOptions.query` names. */
  readonly query: URLSearchParams;
  /** What was posted; empty on GET. */
  readonly form: Form;
  /** Path as asked for, with the parameters this page reads. */
  readonly path: string;
  /** The Cookie header. */
  readonly cookies: string | undefined;
  /** Whether the visitor came by https: a cookie then stays there. */
  readonly isSecure: boolean;
  /** What limits count the visitor by; to be kept nowhere. */
  readonly address: string;
};

export type PageHandler = (request: PageRequest) => Promise<Page>;

export type PageOptions = {
  readonly method?: 'GET' | 'POST';
  /** The largest body of a POST in bytes; 1 MB when left out. */
  readonly uploadLimit?: number;
  /** The parameters this page reads; others are dropped, so that nobody can fill the cache or go around it. */
  readonly query?: readonly string[];
  /** How often one address may ask; 'upload' for a POST and 'none' for a GET when left out. */
  readonly rate?: RateClass;
};

/** Registers `handler` at `path` ('/annual-reports/:year'; a pattern as in '/:year(^\\d{4}).docx' works too). */
export function page(server: Server, path: string, handler: PageHandler, options: PageOptions = {}): void {
  const method = options.method ?? 'GET';
  const limit = options.uploadLimit;
  const answer = method === 'GET' ? answerGet : answerPost;
  server.fastify.route({
    method,
    url: path,
    ...(limit ? { bodyLimit: limit + megabyte } : {}),
    config: {
      rate: options.rate ?? (method === 'POST' ? 'upload' : 'none'),
      ...(limit ? { uploadLimit: limit } : {}),
    },
    handler: (request, reply) => answer(server, { request, reply, handler, options }),
  });
}

type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly handler: PageHandler;
  readonly options: PageOptions;
};

async function answerPost(server: Server, { request, reply, handler, options }: Visit) {
  const form = await readForm(request, options.uploadLimit ?? megabyte);
  return sendOnce(reply, await handler(pageRequest(server, request, form, options)));
}

async function answerGet(server: Server, { request, reply, handler, options }: Visit) {
  const asked = pageRequest(server, request, emptyForm, options);
  const key = keptName(server, request.headers.cookie, asked.path);
  const kept = server.pages.get(key);
  if (kept) return sendKept(request, reply, kept);
  const { generation } = server.pages;
  const made = await server.pages.once(key, () => handler(asked), isKept);
  if (!isKept(made)) return sendOnce(reply, made);
  const isCounted = (options.rate ?? 'none') !== 'none';
  const route = request.routeOptions.url;
  const fresh = { ...keepable(made, made.tags), isCounted, route };
  const isPublic = fresh.status === 200 && !made.headers?.['set-cookie'] && key.length <= 300;
  if (isPublic) server.pages.put(key, fresh, generation);
  return sendKept(request, reply, fresh);
}

const isKept = (made: Page): made is (HtmlPage | FilePage) & { readonly tags: readonly string[] } =>
  'tags' in made && made.tags !== undefined;

/** The parameters the page reads, in its order: others would make the same page again under another address. */
function readParameters(request: FastifyRequest, names: readonly string[]): URLSearchParams {
  if (names.length === 0 || !request.url.includes('?')) return new URLSearchParams();
  const sent = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
  return new URLSearchParams(names.flatMap((name) => sent.getAll(name).map((value) => [name, value])));
}

function pageRequest(server: Server, request: FastifyRequest, form: Form, options: PageOptions): PageRequest {
  const query = readParameters(request, options.query ?? []);
  const path = request.url.split('?', 1)[0] ?? '';
  return {
    app: server.app,
    params: request.params as Readonly<Record<string, string>>,
    query,
    form,
    path: query.size === 0 ? path : `${path}?${query}`,
    cookies: request.headers.cookie,
    isSecure: request.protocol === 'https',
    get address() {
      return countedAddress(request.ip);
    },
  };
}
