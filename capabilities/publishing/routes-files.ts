/** HTTP ⇄ files, versions, previews and review sheets of items: what staff fetch and send beside the text. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admitted, type Server, serve, usualUpload } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { siteOf } from '#portal/frame.ts';
import { addFile, importDocument, staffFile } from './actions-files.ts';
import { previewOf, reviewSheet } from './actions-preview.ts';
import { compareVersions, listVersions } from './actions-versions.ts';
import { endpoints, previewPath, reviewSheetPath, staffFilePath } from './contract.ts';
import { bareItemView, itemPage, wechatPreview } from './portal.ts';
import { sheetDocx, sheetPdf } from './review-sheet/index.ts';
import { fileHeaders, sendRange } from './routes-portal-files.ts';
import { numberFrom } from './routes-portal-site.ts';

type ItemRequest = FastifyRequest<{ Params: { id: string; file: string } }>;

/** Registers what is fetched and sent beside the text of an item. */
export function registerFiles(server: Server): void {
  const upload = { uploadLimit: usualUpload };
  serve(
    server,
    endpoints.addFile,
    ({ app, staff, params, input }) => addFile(app, staff, params.id, input),
    upload,
  );
  serve(
    server,
    endpoints.importDocument,
    ({ app, staff, params, input }) => importDocument(app, staff, params.id, input),
    upload,
  );
  serve(server, endpoints.listVersions, ({ app, staff, params }) => listVersions(app, staff, params.id));
  serve(server, endpoints.compareVersions, ({ app, staff, params }) =>
    compareVersions(app, staff, params.id, params),
  );
  registerFetching(server);
}

/** An address of the contract with its item, and perhaps its file, left open. */
const open = (path: string): string => path.replace('/0/', '/:id/').replace(/FILE$/, ':file');

function registerFetching(server: Server): void {
  const access = { method: 'GET', access: { permission: 'publishing:view' } } as const;
  const get = (path: string, send: (request: ItemRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    server.fastify.get<{ Params: { id: string; file: string } }>(open(path), send);
  get(staffFilePath(0, 'FILE'), async (request, reply) => {
    const { staff } = await admitted(server, access, request);
    const { id, file: fileId } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new NotFoundError('没有找到这个文件。');
    const file = await staffFile(server.app, staff, numberFrom(id), fileId);
    reply.headers({ ...fileHeaders(file), 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match'] === `"${file.sha256}"`) return reply.code(304).send();
    return sendRange(reply, file.bytes, request.headers.range);
  });
  for (const as of ['page', 'wechat'] as const)
    get(previewPath(0, as), async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      const found = await previewOf(server.app, staff, numberFrom(request.params.id));
      const site = await siteOf({ app: server.app, path: request.url, cookies: undefined });
      const page =
        as === 'wechat'
          ? wechatPreview(found.item, site.organ)
          : itemPage(site, { ...bareItemView(found.item, found.way), preview: true });
      return reply.headers(previewHeaders).send(page);
    });
  for (const format of ['docx', 'pdf'] as const)
    get(reviewSheetPath(0, format), async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      const sheet = await reviewSheet(server.app, staff, numberFrom(request.params.id));
      const file = await (format === 'docx' ? sheetDocx(sheet) : sheetPdf(sheet));
      return reply
        .type(sheetTypes[format])
        .header('content-disposition', attachment(`${sheet.name}.${format}`))
        .header('cache-control', 'no-store')
        .send(Buffer.from(file));
    });
}

const sheetTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** Shown in a frame of the console and nowhere else; nothing in it runs. */
const previewHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
};
