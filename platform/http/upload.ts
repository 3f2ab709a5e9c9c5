/** A file as the body of a request, byte for byte: base64 inside JSON takes three times the memory. */
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Access, type Endpoint, fileNameHeader } from '#platform/contract.ts';
import { storable } from '#platform/storable.ts';
import { RefusedError } from './failures/failures.ts';
import { type Answer, type Call, type ServeOptions, serve } from './serve.ts';
import { megabyte, type Server } from './server.ts';

export type SentFile = {
  /** As the sender calls it; to be cleaned. */
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** What a handler is given: the file instead of an input. */
export type UploadCall<P extends z.ZodType, Q extends z.ZodType, A extends Access> = Omit<
  Call<P, Q, z.ZodUndefined, A>,
  'input'
> & { readonly file: SentFile };

/**
 * Registers an endpoint that declares `takesFile`: the body is the file (application/octet-stream), its name stands
 * percent-encoded in the header x-gongkai-file-name. `uploadLimit` bounds its bytes. Console side: `callWithFile`.
 */
export function serveUpload<P extends z.ZodType, Q extends z.ZodType, O extends z.ZodType, A extends Access>(
  server: Server,
  endpoint: Endpoint<P, Q, z.ZodUndefined, O, A> & { readonly takesFile: true },
  handler: (call: UploadCall<P, Q, A>) => Answer<O>,
  options: ServeOptions & { readonly uploadLimit: number },
): void {
  serve(
    server,
    endpoint,
    ({ input: _none, ...call }) => {
      return handler({ ...call, file: fileOf(call.request, options.uploadLimit) });
    },
    options,
  );
}

function fileOf({ body, headers }: FastifyRequest, limit: number): SentFile {
  if (!(body instanceof Uint8Array))
    throw new RefusedError(415, '没有收到文件，请从本站页面重新选择文件上传。');
  if (body.length > limit)
    throw new RefusedError(
      413,
      `文件超过了 ${Math.floor(limit / megabyte)} MB 的上限，没有接收。请压缩或拆分后再上传。`,
    );
  return { name: sentName(headers[fileNameHeader]), bytes: body };
}

function sentName(header: string | string[] | undefined): string {
  const encoded = String(header ?? '');
  try {
    return storable(decodeURIComponent(encoded)).slice(0, 500);
  } catch {
    return '';
  }
}
