/**
 * The console's side of a contract: one typed call per endpoint. Issues come back as a value; a refusal is thrown
 * under its own name with the server's sentence, so that a screen can show it as it stands.
 */
import type { z } from 'zod';
import { type AnyEndpoint, fileNameHeader } from './contract.ts';
import { ForbiddenError, type Issue, isIssues, NotFoundError, StateError } from './outcome.ts';

/** Nobody is signed in any more: the session ended or was ended elsewhere. */
export class SignedOutError extends Error {
  constructor(message = '登录已失效，请重新登录。') {
    super(message);
    this.name = 'SignedOutError';
  }
}

/** Issues where the contract promises only the record: told in one sentence, or shown at the fields they name. */
export class IssuesError extends StateError {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join(''));
    this.name = 'IssuesError';
    this.issues = issues;
  }
}

/** The server could not be reached, or failed, or answered what the contract does not know. */
export class OutageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OutageError';
  }
}

type Part<Name extends string, Schema> = [Schema] extends [z.ZodUndefined]
  ? unknown
  : Schema extends z.ZodType
    ? { readonly [name in Name]: z.input<Schema> }
    : unknown;

type Declared<E extends AnyEndpoint, Name extends 'params' | 'query' | 'input'> = Part<
  Name,
  Exclude<E[Name], undefined>
>;

/** What a call of this endpoint must be given: only the parts its contract declares. */
export type Sent<E extends AnyEndpoint> = Declared<E, 'params'> & Declared<E, 'query'> & Declared<E, 'input'>;

type SentParts = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  input?: unknown;
  file?: Blob & { readonly name: string };
};

let csrfToken: string | null = null;

/** Remembers the token of GET /api/session; every change carries it in `x-gongkai-csrf`. */
export function rememberCsrf(token: string | null): void {
  csrfToken = token;
}

/** The headers of a change made without `call`, as an upload of files. */
export const csrfHeaders = (): Record<string, string> => (csrfToken ? { 'x-gongkai-csrf': csrfToken } : {});

/** The address of a call: `:name` parts filled, query appended, all escaped. */
export function addressOf(path: string, { params = {}, query = {} }: SentParts): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`missing part of the address: ${name}`);
    return encodeURIComponent(String(value));
  });
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

/** The sentence in a refusal's body, wherever this server or a proxy before it put it. */
function sentenceOf(body: unknown): { message: string | undefined; basis: string | undefined } {
  const outer = (body ?? {}) as Record<string, unknown>;
  const inner = (typeof outer.error === 'object' && outer.error ? outer.error : outer) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { message: text(inner.message), basis: text(inner.basis) };
}

/** The named error for a refusal. */
export function refusal(status: number, body: unknown): Error {
  const { message, basis } = sentenceOf(body);
  if (status === 401) return new SignedOutError(message);
  if (status === 403) return new ForbiddenError(message);
  if (status === 404) return new NotFoundError(message);
  if (status === 409) return new StateError(message ?? '这条记录现在的状态不允许这样办理。', basis);
  if (status === 413) return new OutageError(message ?? '提交的内容过大，请分成较小的文件再试。');
  if (status === 429) return new OutageError(message ?? '操作过于频繁，请稍等一分钟再试。');
  return new OutageError(message ?? `服务器暂时不能办理（${status}），请稍后再试。`);
}

async function send(endpoint: AnyEndpoint, sent: SentParts, signal?: AbortSignal): Promise<Response> {
  const hasInput = sent.input !== undefined;
  try {
    return await fetch(addressOf(endpoint.path, sent), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(hasInput && { 'content-type': 'application/json' }),
        ...(sent.file && {
          'content-type': 'application/octet-stream',
          [fileNameHeader]: encodeURIComponent(sent.file.name.toWellFormed()),
        }),
        ...(endpoint.method !== 'GET' && csrfHeaders()),
      },
      ...(hasInput && { body: JSON.stringify(sent.input) }),
      ...(sent.file && { body: sent.file }),
      ...(signal && { signal }),
    });
  } catch (problem) {
    if (signal?.aborted) throw problem;
    throw new OutageError('连接不上服务器。请检查网络，您填写的内容还在本页上，可以稍后再提交。');
  }
}

/**
 * Calls an endpoint and returns what its contract promises; issues (422) are returned too where the contract
 * allows them, else thrown as IssuesError. Throws SignedOutError, ForbiddenError, NotFoundError, StateError or
 * OutageError.
 */
export const call = <E extends AnyEndpoint>(
  endpoint: E,
  sent: Sent<E>,
  signal?: AbortSignal,
): Promise<z.output<E['output']>> => answered(endpoint, sent as SentParts, signal);

/** `call` of an endpoint that takes a file: its bytes are sent as they are, from the disk. */
export const callWithFile = <E extends AnyEndpoint & { readonly takesFile: true }>(
  endpoint: E,
  sent: Sent<E> & { readonly file: Blob & { readonly name: string } },
  signal?: AbortSignal,
): Promise<z.output<E['output']>> => answered(endpoint, sent as SentParts, signal);

async function answered<E extends AnyEndpoint>(
  endpoint: E,
  sent: SentParts,
  signal?: AbortSignal,
): Promise<z.output<E['output']>> {
  const response = await send(endpoint, sent, signal);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok && response.status !== 422) throw refusal(response.status, body);
  const read = endpoint.output.safeParse(body);
  if (read.success) return read.data as z.output<E['output']>;
  if (isIssues(body)) throw new IssuesError(body.issues);
  throw new OutageError('服务器的答复与本页面的版本不符，请刷新页面后再试。');
}
