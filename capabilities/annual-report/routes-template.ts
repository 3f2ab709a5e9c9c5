/** The agency's own Word template, filled with a report of the staff's, and the table of what is to be carried in; neither is kept. */

import { z } from 'zod';
import { admitted, megabyte, RefusedError, readForm, type Server } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import { getReport } from './actions.ts';
import { openingTable } from './actions-figures.ts';
import { filledTemplatePath, openingTablePath } from './contract.ts';
import { UnreadableError } from './model.ts';
import { mediaTypes } from './routes-files.ts';
import { writeReport } from './writing/index.ts';

const uploadLimit = 10 * megabyte;

async function filled(report: AnnualReport, template: Uint8Array): Promise<Buffer> {
  try {
    return Buffer.from(await writeReport(report, 'docx', { template }));
  } catch (error) {
    if (error instanceof UnreadableError) throw new RefusedError(422, error.message);
    throw error;
  }
}

/** Registers POST /api/annual-reports/:id/filled-template: multipart with the .docx in `template`, answered by a .docx. */
export function registerTemplate(server: Server): void {
  const access = { method: 'POST', access: { permission: 'annual-report:view' } } as const;
  server.fastify.post<{ Params: { id: string } }>(
    filledTemplatePath(':id'),
    {
      bodyLimit: uploadLimit + megabyte,
      config: { rate: 'upload', uploadLimit },
      onRequest: async (request) => void (await admitted(server, access, request)),
    },
    async (request, reply) => {
      const { staff } = await admitted(server, access, request);
      if (!z.uuid().safeParse(request.params.id).success) throw new NotFoundError();
      const view = await getReport(server.app, staff, request.params.id);
      const template = (await readForm(request, uploadLimit)).files.find(({ field }) => field === 'template');
      if (!template) throw new RefusedError(422, '请选择本单位的 Word 模板（.docx）。');
      const file = await filled(view.report as AnnualReport, template.bytes);
      return reply
        .type(mediaTypes.docx)
        .header('content-disposition', attachment(`${view.year}年度报告（本单位模板）.docx`))
        .header('cache-control', 'no-store')
        .send(file);
    },
  );
}

/** Registers GET /api/annual-reports/:id/opening.xlsx. */
export function registerOpening(server: Server): void {
  const access = { method: 'GET', access: { permission: 'annual-report:view' } } as const;
  server.fastify.get<{ Params: { id: string } }>(openingTablePath(':id'), async (request, reply) => {
    const { staff } = await admitted(server, access, request);
    if (!z.uuid().safeParse(request.params.id).success) throw new NotFoundError();
    const { year, bytes } = await openingTable(server.app, staff, request.params.id);
    return reply
      .type(mediaTypes.xlsx)
      .header('content-disposition', attachment(`${year}年上年结转补登表.xlsx`))
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  });
}
