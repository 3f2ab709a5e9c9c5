/** Registers one line of the contract: who may call, what comes in, what goes out. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { App, Staff } from '#platform/app.ts';
import type { Access, AnyEndpoint, Endpoint } from '#platform/contract.ts';
import { ForbiddenError, type Issues, isIssues, NotFoundError } from '#platform/outcome.ts';
import { storable } from '#platform/storable.ts';
import { InvalidInputError, RefusedError } from './failures/failures.ts';
import { parsed } from './failures/sentences.ts';
import { csrfHeader, isCsrfToken } from './security/cross-site.ts';
import type { RateClass } from './security/limits.ts';
import { megabyte, type Server, type Session } from './server.ts';

/** What a handler is given. `staff` is a person on staff endpoints and null on public ones. */
export type Call<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, A extends Access> = {
  readonly app: App;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly input: z.output<I>;
  readonly staff: A extends 'public' ? null : Staff;
  readonly session: A extends 'public' ? null : Session;
  /** For cookies and the caller's device; most handlers need neither. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What a handler returns: the output, or issues (answered as 422). Read-only values are welcome. */
export type Answer<O extends z.ZodType> = Promise<Frozen<z.input<O>> | Issues>;

export type ServeOptions = {
  /** Takes files: a larger body (the file's bytes; base64 is allowed for), counted as an upload. */
  readonly uploadLimit?: number;
  readonly rate?: RateClass;
  /** Possible even with a handed-out password. */
  readonly whileRestricted?: boolean;
};

/** The usual largest upload: 50 MB. */
export const usualUpload = 50 * megabyte;

/** Registers `endpoint` on the server and in /api/openapi.json. */
export function serve<
  P extends z.ZodType,
  Q extends z.ZodType,
  I extends z.ZodType,
  O extends z.ZodType,
  A extends Access,
>(
  server: Server,
  endpoint: Endpoint<P, Q, I, O, A>,
  handler: (call: Call<P, Q, I, A>) => Answer<O>,
  options: ServeOptions = {},
): void {
  server.endpoints.push(endpoint);
  server.fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    exposeHeadRoute: false,
    ...bodyLimit(options),
    config: {
      rate: options.rate ?? (options.uploadLimit ? 'upload' : 'general'),
      ...(options.uploadLimit ? { uploadLimit: options.uploadLimit } : {}),
    },
    onRequest: async (request) => {
      if (endpoint.access !== 'public') await admitted(server, endpoint, request, options);
    },
    handler: async (request, reply) => {
      const session = authenticated.get(request) ?? null;
      const call = { app: server.app, ...values(endpoint, request), session, request, reply };
      const answer = await handler({ ...call, staff: session?.staff ?? null } as Call<P, Q, I, A>);
      if (isIssues(answer)) throw new InvalidInputError(answer.issues);
      return endpoint.output.parse(answer);
    },
  });
}

const bodyLimit = ({ uploadLimit }: ServeOptions) =>
  uploadLimit ? { bodyLimit: Math.ceil((uploadLimit * 4) / 3) + megabyte } : {};

function values(endpoint: AnyEndpoint, request: FastifyRequest) {
  const params = endpoint.params?.safeParse(request.params);
  if (params && !params.success) throw new NotFoundError();
  return {
    params: params?.data,
    query: endpoint.query ? parsed(endpoint.query, request.query) : undefined,
    input: endpoint.input ? parsed(endpoint.input, received(request.body)) : undefined,
  };
}

/** The body with its texts made storable. */
function received(body: unknown): unknown {
  try {
    return storable(body);
  } catch {
    throw new InvalidInputError([{ field: '', message: '提交的内容嵌套过深，请检查后重试。' }]);
  }
}

/** Who sent a request; asked once, however often the request is let through a door. */
const authenticated = new WeakMap<FastifyRequest, Session>();

/**
 * The session that may call this endpoint; throws 401 or 403, before the body is read. Routes that do not speak JSON
 * (a streamed answer, a file) ask here by themselves.
 */
export async function admitted(
  server: Server,
  endpoint: Pick<AnyEndpoint, 'method' | 'access'>,
  request: FastifyRequest,
  options: ServeOptions = {},
): Promise<Session> {
  const session = authenticated.get(request) ?? (await server.options.authenticate(request));
  if (session === null) throw new RefusedError(401, '您还没有登录，或者登录已过期，请重新登录。');
  authenticated.set(request, session);
  if (endpoint.method !== 'GET' && !isCsrfToken(request.headers[csrfHeader], session.csrf))
    throw new RefusedError(403, '页面已过期，没有办理。请刷新页面后重新操作。');
  if (session.restricted !== null && !options.whileRestricted) throw new ForbiddenError(session.restricted);
  if (!isAllowed(endpoint.access, session.staff)) throw new ForbiddenError();
  return session;
}

/** Whether this person has what the endpoint asks for. */
export const isAllowed = (access: Access, staff: Staff): boolean =>
  typeof access === 'string' || staff.permissions.has(access.permission);
