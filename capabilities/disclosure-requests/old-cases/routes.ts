/** HTTP ⇄ importing old cases. */
import { admitted, type Server, serve, usualUpload } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { oldCaseEndpoints, oldTemplatePath } from '../contract-old-cases.ts';
import { importOld, previewOld } from './actions.ts';
import { oldCasesTemplate } from './template.ts';

/** Registers preview, import and the template on the server. */
export function registerOldCases(server: Server): void {
  serve(server, oldCaseEndpoints.previewOldCases, ({ app, staff, input }) => previewOld(app, staff, input), {
    uploadLimit: usualUpload,
  });
  serve(server, oldCaseEndpoints.importOldCases, ({ app, staff, input }) => importOld(app, staff, input), {
    uploadLimit: usualUpload,
  });
  server.fastify.get(oldTemplatePath, async (request, reply) => {
    await admitted(server, { method: 'GET', access: { permission: 'requests:view' } }, request);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', attachment('历史申请导入模板.xlsx'))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await oldCasesTemplate()));
  });
}
