/** Registers a page of the portal: a function from the request to what is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/app.ts';
import { megabyte, type Server } from '../server.ts';
import { emptyForm, type Form, readForm } from './form.ts';
import { keepable, type Page, sendKept, sendOnce } from './sending.ts';

export type PageRequest = {
  readonly app: App;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What was posted; empty on GET. */
  readonly form: Form;
  /** Path and query as asked for. */
  readonly path: string;
  /** The Cookie header. */
  readonly cookies: string | undefined;
};

export type PageHandler = (request: PageRequest) => Promise<Page>;

export type PageOptions = {
  readonly method?: 'GET' | 'POST';
  /** The largest body of a POST in bytes; 1 MB when left out. */
  readonly uploadLimit?: number;
  /** The parameters this page reads; a cached page with others is not kept (so nobody can fill the cache). */
  readonly query?: readonly string[];
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
    config: { rate: method === 'POST' ? 'upload' : 'none', ...(limit ? { uploadLimit: limit } : {}) },
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
  return sendOnce(reply, await handler(pageRequest(server, request, form)));
}

async function answerGet(server: Server, { request, reply, handler, options }: Visit) {
  const key = cacheKey(server, request, options);
  const kept = key === null ? undefined : server.pages.get(key);
  if (kept) return sendKept(request, reply, kept);
  const { generation } = server.pages;
  const made = await handler(pageRequest(server, request, emptyForm));
  if (!('tags' in made) || made.tags === undefined) return sendOnce(reply, made);
  const fresh = keepable(made, made.tags);
  if (key !== null && fresh.status === 200 && !made.headers?.['set-cookie'])
    server.pages.put(key, fresh, generation);
  return sendKept(request, reply, fresh);
}

/** Path, the parameters the page reads in a fixed order, and the visitor's variant; null: do not keep. */
function cacheKey(server: Server, request: FastifyRequest, options: PageOptions): string | null {
  const variant = server.options.pageVariant?.(request.headers.cookie) ?? '';
  const [path = '', search] = request.url.split('?', 2);
  if (search === undefined) return `${variant} ${path}`;
  if (!options.query) return null;
  const sent = new URLSearchParams(search);
  const read = options.query.flatMap((name) => sent.getAll(name).map((value) => [name, value]));
  const key = `${variant} ${path}?${new URLSearchParams(read)}`;
  return key.length > 300 || [...sent].length !== read.length ? null : key;
}

const pageRequest = (server: Server, request: FastifyRequest, form: Form): PageRequest => ({
  app: server.app,
  params: request.params as Readonly<Record<string, string>>,
  query: new URLSearchParams(request.url.split('?', 2)[1] ?? ''),
  form,
  path: request.url,
  cookies: request.headers.cookie,
});
