/** HTTP ⇄ actions of the registers: the staff's endpoints. Public pages: routes-portal.ts. */
import { z } from 'zod';
import { admitted, type Server, serve, usualUpload } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import {
  createEntry,
  endDecision,
  getEntry,
  publishEntries,
  saveEntry,
  voidEntry,
  withdrawEntry,
} from './actions.ts';
import { getFigures, saveSettings } from './actions-figures.ts';
import { listEntries } from './actions-list.ts';
import { endpoints, Register } from './contract.ts';
import { importTable, previewImport } from './importing/actions.ts';
import { entriesSheet, importTemplate } from './importing/template.ts';
import { publicTag } from './listeners.ts';
import { type RegisterEntry, type RegisterName, registers } from './model.ts';
import { fieldsOf } from './model-fields.ts';
import { registerPortal } from './routes-portal.ts';
import { entriesOf } from './store.ts';

/** Registers everything of the registers on the server. */
export function register(server: Server): void {
  registerEntries(server);
  registerSteps(server);
  registerImport(server);
  registerFiles(server);
  registerPortal(server);
}

/** The public pages follow every change. */
async function changing<T>(server: Server, change: Promise<T>): Promise<T> {
  const answer = await change;
  server.pages.invalidate(publicTag);
  return answer;
}

function registerEntries(server: Server): void {
  serve(server, endpoints.listEntries, ({ app, staff, params, query }) =>
    listEntries(app, staff, { ...query, register: params.register }),
  );
  serve(server, endpoints.getEntry, ({ app, staff, params }) => getEntry(app, staff, params.id));
  serve(server, endpoints.createEntry, ({ app, staff, input }) =>
    changing(server, createEntry(app, staff, { ...input, entry: input.entry as RegisterEntry })),
  );
  serve(server, endpoints.saveEntry, ({ app, staff, params, input }) =>
    changing(server, saveEntry(app, staff, params.id, { ...input, entry: input.entry as RegisterEntry })),
  );
  serve(server, endpoints.getFigures, ({ app, staff, params }) => getFigures(app, staff, params.year));
  serve(server, endpoints.saveSettings, ({ app, staff, input }) => saveSettings(app, staff, input));
}

function registerSteps(server: Server): void {
  serve(server, endpoints.publishEntries, ({ app, staff, params, input }) =>
    changing(server, publishEntries(app, staff, params.register, input.ids)),
  );
  serve(server, endpoints.endDecision, ({ app, staff, params, input }) =>
    changing(server, endDecision(app, staff, params.id, input)),
  );
  serve(server, endpoints.withdrawEntry, ({ app, staff, params, input }) =>
    changing(server, withdrawEntry(app, staff, params.id, input)),
  );
  serve(server, endpoints.voidEntry, ({ app, staff, params, input }) =>
    changing(server, voidEntry(app, staff, params.id, input)),
  );
}

function registerImport(server: Server): void {
  serve(
    server,
    endpoints.previewImport,
    ({ app, staff, params, input }) => previewImport(app, staff, params.register, input),
    { uploadLimit: usualUpload },
  );
  serve(
    server,
    endpoints.importTable,
    ({ app, staff, params, input }) => changing(server, importTable(app, staff, params.register, input)),
    { uploadLimit: usualUpload },
  );
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function knownRegister(name: string): RegisterName {
  const known = Register.safeParse(name);
  if (!known.success) throw new NotFoundError('没有这个登记簿。');
  return known.data;
}

/** GET …/template.xlsx and …/entries.xlsx */
function registerFiles(server: Server): void {
  type Params = { Params: { register: string }; Querystring: { year?: string } };
  server.fastify.get<Params>('/api/registers/:register/template.xlsx', async (request, reply) => {
    await admitted(server, { method: 'GET', access: { permission: 'registers:view' } }, request);
    const name = knownRegister(request.params.register);
    return reply
      .type(xlsx)
      .header('content-disposition', attachment(`${registers[name].title}导入模板.xlsx`))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await importTemplate(name)));
  });
  server.fastify.get<Params>('/api/registers/:register/entries.xlsx', async (request, reply) => {
    const { staff } = await admitted(
      server,
      { method: 'GET', access: { permission: 'registers:view' } },
      request,
    );
    const name = knownRegister(request.params.register);
    const year = z
      .string()
      .regex(/^20\d\d$/)
      .safeParse(request.query.year).data;
    const records = await entriesOf(server.app, staff.organId, { register: name, ...(year && { year }) });
    const file = await entriesSheet(
      name,
      fieldsOf[name],
      records.map(({ entry }) => entry),
    );
    return reply
      .type(xlsx)
      .header('content-disposition', attachment(`${registers[name].title}登记簿${year ?? ''}.xlsx`))
      .header('cache-control', 'no-store')
      .send(Buffer.from(file));
  });
}
