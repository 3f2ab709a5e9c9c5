/** HTTP ⇄ the files of public items: pictures and attachments, while the item shows them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { publicFileOf } from './actions-portal-past.ts';
import { numberFrom, portalOf } from './routes-portal-site.ts';

/** What a browser may show by itself: nothing in it can run. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
]);

type FileRequest = FastifyRequest<{ Params: { id: string; file: string } }>;

/** The name at the end is for people: the browser saves by it, and nothing depends on it. */
export function registerPortalFiles(server: Server): void {
  const handler = (request: FileRequest, reply: FastifyReply) => sendFile(server, request, reply);
  server.fastify.get('/items/:id/files/:file', handler);
  server.fastify.get('/items/:id/files/:file/*', handler);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asked for anew each time (304 by the hash of its bytes): a file that was withdrawn is not shown again. */
async function sendFile(server: Server, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, file: fileId } = request.params;
  if (!uuid.test(fileId)) throw new NotFoundError('没有找到这个文件。');
  const file = await publicFileOf(await portalOf(server), numberFrom(id), fileId);
  const etag = `"${file.sha256}"`;
  reply.headers({ ...fileHeaders(file), 'cache-control': 'public, no-cache' });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const bytes = await file.bytes();
  const range = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  return sendRange(reply, bytes, range ? request.headers.range : undefined);
}

type NamedFile = { readonly name: string; readonly mediaType: string; readonly sha256: string };

/** The headers of a file from strangers: shown by the browser only where nothing in it can run. */
export const fileHeaders = (file: NamedFile) => ({
  etag: `"${file.sha256}"`,
  'content-type': shown.has(file.mediaType) ? file.mediaType : 'application/octet-stream',
  'content-disposition': disposition(file),
  'content-encoding': 'identity',
  'accept-ranges': 'bytes',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
});

function disposition({ name, mediaType }: { readonly name: string; readonly mediaType: string }): string {
  const kind = shown.has(mediaType) ? 'inline' : 'attachment';
  return `${kind}; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encoded(name)}`;
}

/** As RFC 5987 wants it. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** The whole, or the one range that was asked for: players of video do. */
export function sendRange(reply: FastifyReply, bytes: Uint8Array, range: string | undefined): FastifyReply {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) return reply.send(whole);
  const last = whole.length - 1;
  const from = parts[1] === '' ? Math.max(0, whole.length - Number(parts[2])) : Number(parts[1]);
  const to = parts[1] === '' || parts[2] === '' ? last : Math.min(Number(parts[2]), last);
  if (from > to) return reply.code(416).header('content-range', `bytes */${whole.length}`).send();
  reply.code(206).header('content-range', `bytes ${from}-${to}/${whole.length}`);
  return reply.send(whole.subarray(from, to + 1));
}
