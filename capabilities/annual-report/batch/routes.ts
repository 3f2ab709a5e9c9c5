/** HTTP ⇄ actions of batches: the upload that streams its progress, the results, the spreadsheet. */
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { admitted, megabyte, RefusedError, readForm, type Server, serve } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { type BatchLineData, batchAccess, batchEndpoints, batchUploadPath } from '../contract-batch.ts';
import { UnreadableError } from '../model.ts';
import { checkBatch, getBatch, getBatchBody, listBatches, openBatch } from './actions.ts';
import type { BatchFile } from './checking.ts';
import { batchFiles } from './files.ts';
import { batchSpreadsheet } from './spreadsheet.ts';

/** Five hundred PDFs fit. */
const uploadLimit = 300 * megabyte;

/** Registers the batch check of the superior office. */
export function registerBatch(server: Server): void {
  serve(server, batchEndpoints.listBatches, ({ app, staff }) => listBatches(app, staff));
  serve(server, batchEndpoints.getBatch, ({ app, staff, params }) => getBatch(app, staff, params.id));
  serve(server, batchEndpoints.getBatchBody, ({ app, staff, params }) =>
    getBatchBody(app, staff, params.id, Number(params.number)),
  );
  registerUpload(server);
  registerSpreadsheet(server);
}

function registerUpload(server: Server): void {
  const access = { method: 'POST', access: batchAccess } as const;
  server.fastify.post(
    batchUploadPath,
    {
      bodyLimit: uploadLimit + megabyte,
      config: { rate: 'upload', uploadLimit },
      // Who may not is refused before a byte of the body is read.
      onRequest: async (request) => void (await admitted(server, access, request)),
    },
    async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      const { name, files } = await uploaded(request);
      const lines = checkBatch(server.app, staff, { name, files });
      reply.header('x-accel-buffering', 'no');
      return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(asLines(request, lines)));
    },
  );
}

async function uploaded(request: FastifyRequest): Promise<{ name: string; files: readonly BatchFile[] }> {
  const form = await readForm(request, uploadLimit);
  try {
    const files = batchFiles(form.files);
    if (files.length === 0)
      throw new RefusedError(422, '没有收到文件。请选择年度报告文件，或者装有年度报告的 zip 压缩包。');
    return { name: form.field('name').trim().slice(0, 100) || (form.files[0]?.name ?? ''), files };
  } catch (error) {
    if (error instanceof UnreadableError) throw new RefusedError(422, error.message);
    throw error;
  }
}

/** One JSON value a line. A failure in the middle is told in the stream: the status was sent long ago. */
async function* asLines(
  request: FastifyRequest,
  lines: AsyncIterable<BatchLineData>,
): AsyncGenerator<string> {
  try {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  } catch (error) {
    request.log.error(error, 'batch failed');
    const message = '处理中断，这一批没有保存。请重新上传；如果仍然不行，请联系系统管理员。';
    yield `${JSON.stringify({ issues: [{ field: 'files', message }] } satisfies BatchLineData)}\n`;
  }
}

function registerSpreadsheet(server: Server): void {
  const access = { method: 'GET', access: batchAccess } as const;
  server.fastify.get<{ Params: { id: string } }>(
    '/api/report-batches/:id/file/xlsx',
    async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      const { id } = request.params;
      if (!z.uuid().safeParse(id).success) throw new NotFoundError();
      const { batch, entries } = await openBatch(server.app, staff, id);
      const name = encodeURIComponent(`年报体检-${batch.name}.xlsx`);
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(Buffer.from(await batchSpreadsheet(entries)));
    },
  );
}
