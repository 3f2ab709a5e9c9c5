/**
 * One line of the API, both sides: a schema in, a schema out, who may call it. The server registers it
 * (platform/http), the console calls it (platform/call), /api/openapi.json is made from it.
 */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who may call: anybody, any signed-in member of staff, or staff with this permission. */
export type Access = 'public' | 'staff' | { readonly permission: string };

export type Endpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  I extends z.ZodType,
  O extends z.ZodType,
  A extends Access = Access,
> = {
  readonly method: Method;
  /** With `:name` parts, as in '/api/annual-reports/:id'. */
  readonly path: string;
  readonly summary: string;
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly input?: I;
  /** The body is a file, byte for byte, instead of an input; see `serveUpload` and `callWithFile`. */
  readonly takesFile?: true;
  readonly output: O;
};

/** Where the name of such a file stands, percent-encoded. */
export const fileNameHeader = 'x-gongkai-file-name';

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** Declares an endpoint whose body is a file. */
export function fileEndpoint<
  O extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  const A extends Access = Access,
>(
  method: 'POST' | 'PUT',
  path: string,
  rest: Omit<Endpoint<P, Q, z.ZodUndefined, O, A>, 'method' | 'path' | 'input' | 'takesFile'>,
): Endpoint<P, Q, z.ZodUndefined, O, A> & { readonly takesFile: true } {
  return { method, path, ...rest, takesFile: true };
}

/** Declares an endpoint; its types are inferred on both sides. */
export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  I extends z.ZodType = z.ZodUndefined,
  const A extends Access = Access,
>(
  method: Method,
  path: string,
  rest: Omit<Endpoint<P, Q, I, O, A>, 'method' | 'path'>,
): Endpoint<P, Q, I, O, A> {
  return { method, path, ...rest };
}
