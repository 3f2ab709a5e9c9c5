/** A report of the staff's as a file: any state, for proofreading, signing and sending to the competent department. */
import { z } from 'zod';
import { admitted, RefusedError, type Server } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { getReport } from './actions.ts';
import { isWritable, type WritableFormat, writeReport } from './writing/index.ts';

export const mediaTypes: Readonly<Record<WritableFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** Registers GET /api/annual-reports/:id/file/:format. */
export function registerFiles(server: Server): void {
  const access = { method: 'GET', access: { permission: 'annual-report:view' } } as const;
  server.fastify.get<{ Params: { id: string; format: string } }>(
    '/api/annual-reports/:id/file/:format',
    async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      const { id, format } = request.params;
      if (!isWritable(format)) throw new RefusedError(404, '没有这种格式的文件。');
      if (!z.uuid().safeParse(id).success) throw new NotFoundError();
      const view = await getReport(server.app, staff, id);
      const bytes = await writeReport(view.report as AnnualReport, format);
      const mark = view.state === 'published' ? '' : '（未发布）';
      const name = `${view.report.narrative.title.replace(/\s+/g, '') || `${view.year}年度报告`}${mark}.${format}`;
      return reply
        .type(mediaTypes[format])
        .header('content-disposition', attachment(name))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );
}
