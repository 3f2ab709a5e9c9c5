/** Files of a case over HTTP: added byte for byte, opened, removed. */
import { z } from 'zod';
import { endpoint, fileEndpoint } from '#platform/contract.ts';
import { admitted, type Server, serve, serveUpload, usualUpload } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { addDocument, openDocument, removeDocument } from './actions-files.ts';
import { caseView, viewAfter } from './actions-view.ts';
import { byId, CaseView, handle, orIssues, people, view } from './contract.ts';
import { casePdf } from './dossier/index.ts';

const purposes = [
  'identity-proof',
  'application',
  'correction',
  'opinion',
  'document',
  'proof-of-delivery',
] as const;
const ofFile = z.object({ id: z.uuid(), file: z.uuid() });

const upload = fileEndpoint('POST', '/api/requests/:id/files', {
  summary: '加入材料（答复附件只能来自通过核验的发布包）',
  access: handle,
  params: byId,
  query: z.object({ purpose: z.enum(purposes) }),
  output: orIssues(CaseView),
});
const remove = endpoint('DELETE', '/api/requests/:id/files/:file', {
  summary: '移除材料（经过留存）',
  access: handle,
  params: ofFile,
  output: CaseView,
});

export function registerFiles(server: Server): void {
  serveUpload(
    server,
    upload,
    async ({ app, staff, params, query, file }) =>
      viewAfter(app, await addDocument(app, staff, params.id, { ...file, purpose: query.purpose })),
    { uploadLimit: usualUpload },
  );
  serve(server, remove, async ({ app, staff, params }) =>
    caseView(app, await removeDocument(app, staff, params.id, params.file)),
  );
  server.fastify.get('/api/requests/:id/case.pdf', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'GET', access: people }, request);
    const params = byId.safeParse(request.params);
    if (!params.success) throw new NotFoundError();
    const { name, bytes } = await casePdf(server.app, staff, params.data.id);
    return reply
      .type('application/pdf')
      .header('content-disposition', attachment(name))
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  });
  server.fastify.get('/api/requests/:id/files/:file', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'GET', access: view }, request);
    const params = ofFile.safeParse(request.params);
    if (!params.success) throw new NotFoundError();
    const file = await openDocument(server.app, staff, params.data.id, params.data.file);
    return reply
      .type(file.mediaType)
      .header('content-disposition', attachment(file.name))
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(file.bytes));
  });
}
