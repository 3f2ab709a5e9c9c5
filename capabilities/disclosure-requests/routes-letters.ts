/** HTTP ⇄ actions of letters: templates, drafts, issuing, files and printing. */
import { z } from 'zod';
import { admitted, InvalidInputError, type Server, serve } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { draftLetter, issueLetter, listLetters, voidLetter } from './actions-letters.ts';
import { type LetterFile, listIssued, openLetter, printPart } from './actions-printing.ts';
import {
  getLetterSettings,
  listTemplates,
  resetTemplate,
  saveLetterSettings,
  saveTemplate,
} from './actions-templates.ts';
import { people } from './contract.ts';
import { LetterInput, letterEndpoints, PrintInput, printPath } from './contract-letters.ts';
import { lettersPdf } from './letters/pdf.ts';

export function registerLetters(server: Server): void {
  serve(server, letterEndpoints.listTemplates, ({ app, staff }) => listTemplates(app, staff));
  serve(server, letterEndpoints.saveTemplate, ({ app, staff, params, input }) =>
    saveTemplate(app, staff, params.kind, input),
  );
  serve(server, letterEndpoints.resetTemplate, ({ app, staff, params }) =>
    resetTemplate(app, staff, params.kind),
  );
  serve(server, letterEndpoints.getLetterSettings, ({ app, staff }) => getLetterSettings(app, staff));
  serve(server, letterEndpoints.saveLetterSettings, ({ app, staff, input }) =>
    saveLetterSettings(app, staff, input),
  );
  serve(server, letterEndpoints.draftLetter, async ({ app, staff, params, input }) => {
    const { view } = await draftLetter(app, staff, params.id, input);
    return view;
  });
  serve(server, letterEndpoints.issueLetter, ({ app, staff, params, input }) =>
    issueLetter(app, staff, params.id, input),
  );
  serve(server, letterEndpoints.listLetters, ({ app, staff, params }) => listLetters(app, staff, params.id));
  serve(server, letterEndpoints.listIssued, ({ app, staff, query }) => listIssued(app, staff, query));
  serve(server, letterEndpoints.voidLetter, ({ app, staff, params, input }) =>
    voidLetter(app, staff, params.id, input.reason),
  );
  registerLetterFiles(server);
}

const ofLetter = z.object({ id: z.uuid(), format: z.enum(['pdf', 'docx']) });

/** The body by its schema; issues when it does not fit. */
function bodyOf<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new InvalidInputError(
    read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  );
}

const sent = (file: LetterFile) => ({
  'content-type': file.type,
  'content-disposition': attachment(file.name),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

/** Files name people, so they need 'requests:people'. */
function registerLetterFiles(server: Server): void {
  server.fastify.get('/api/request-letters/:id/:format', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'GET', access: people }, request);
    const params = ofLetter.safeParse(request.params);
    if (!params.success) throw new NotFoundError();
    const file = await openLetter(server.app, staff, params.data.id, params.data.format);
    return reply.headers(sent(file)).send(Buffer.from(file.bytes));
  });
  server.fastify.post('/api/requests/:id/letters/draft.pdf', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'POST', access: people }, request);
    const params = z.object({ id: z.uuid() }).safeParse(request.params);
    if (!params.success) throw new NotFoundError();
    const { letter } = await draftLetter(
      server.app,
      staff,
      params.data.id,
      bodyOf(LetterInput, request.body),
    );
    const bytes = await lettersPdf([letter], { mark: '草稿' });
    const file = { bytes, name: `${letter.title}（草稿）.pdf`, type: 'application/pdf' };
    return reply.headers(sent(file)).send(Buffer.from(bytes));
  });
  server.fastify.post(printPath, async (request, reply) => {
    const { staff } = await admitted(server, { method: 'POST', access: people }, request);
    const { parts, ...file } = await printPart(server.app, staff, bodyOf(PrintInput, request.body));
    return reply.headers({ ...sent(file), 'x-gongkai-parts': String(parts) }).send(Buffer.from(file.bytes));
  });
}
