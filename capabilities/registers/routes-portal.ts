/** The public pages and downloads of the registers. */
import { z } from 'zod';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { type Page, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { endOfToday } from '#portal/frame.ts';
import { siteOf } from '#portal/routes.ts';
import { isDay } from '#rules/calendar.ts';
import { documentStatuses } from '#rules/registers/documents.ts';
import {
  type PublicWish,
  publicEntries,
  publicEntry,
  publicPageSize,
  publicRegisters,
  publicYears,
  publishedText,
} from './actions-public.ts';
import { Register } from './contract.ts';
import { openWorkbook } from './importing/template.ts';
import { publicTag } from './listeners.ts';
import { type RegisterName, registers } from './model.ts';
import { openCsv, openHeads, openRow, recordPage, registerPage, registersPage } from './portal.ts';

/** `items`: a record may link to the published text. */
const tags = [publicTag, 'organ', 'sections'];
const recordTags = [...tags, 'items'];

/** Registers /registers… */
export function registerPortal(server: Server): void {
  page(server, '/registers', async (request) => {
    const { id } = await portalOrgan(request.app);
    return { html: registersPage(await siteOf(request), await publicRegisters(request.app, id)), tags };
  });
  page(server, '/registers/:register', listOrFile, { query: ['year', 'on', 'status', 'page'] });
  page(server, '/registers/:register/:id', async (request) => {
    const { app, params } = request;
    const organ = await portalOrgan(app);
    const register = knownRegister(params.register ?? '');
    const id = z.uuid().safeParse(params.id).data;
    const record = id && (await publicEntry(app, organ.id, register, id));
    if (!record) throw new NotFoundError('没有找到这条公开信息，它可能已经撤下。');
    const item = await publishedText(app, organ.id, record.entry);
    return {
      html: recordPage(await siteOf(request), { record, today: app.today(), item }),
      tags: recordTags,
      until: endOfToday(app),
    };
  });
}

function knownRegister(name: string): RegisterName {
  const known = Register.safeParse(name);
  if (!known.success) throw new NotFoundError('没有找到这个页面。');
  return known.data;
}

function wishOf({ app, query }: PageRequest, register: RegisterName): PublicWish & { page: number } {
  const on = query.get('on') ?? '';
  const status = query.get('status') ?? '';
  const year = query.get('year') ?? '';
  return {
    register,
    on: isDay(on) ? on : app.today(),
    status: status in documentStatuses ? status : '',
    year: /^20\d\d$/.test(year) ? year : '',
    page: Math.min(Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1), 10_000),
  };
}

async function listOrFile(request: PageRequest): Promise<Page> {
  const { app, params } = request;
  const [, name = '', format] = /^([a-z-]+?)(?:\.(csv|json|xlsx))?$/.exec(params.register ?? '') ?? [];
  const register = knownRegister(name);
  const organ = await portalOrgan(app);
  const wish = wishOf(request, register);
  if (format !== undefined) return download(request, organ.id, wish, format);
  const { records, total } = await publicEntries(app, organ.id, wish, { page: wish.page });
  const view = { ...wish, records, total, pages: Math.ceil(total / publicPageSize), today: app.today() };
  const years = await publicYears(app, organ.id, register);
  return { html: registerPage(await siteOf(request), { ...view, years }), tags, until: endOfToday(app) };
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function download(
  request: PageRequest,
  organId: string,
  wish: PublicWish,
  format: string,
): Promise<Page> {
  const { records } = await publicEntries(request.app, organId, wish);
  const rows = records.map((record) => openRow(record, wish.on));
  const heads = openHeads(wish.register, rows);
  const file =
    format === 'json'
      ? `${JSON.stringify(rows, null, 1)}\n`
      : format === 'csv'
        ? openCsv(heads, rows)
        : await openWorkbook(registers[wish.register].title, heads, rows);
  const name = `${registers[wish.register].title}${wish.year}.${format}`;
  return {
    file,
    type: mediaTypes[format] ?? 'application/octet-stream',
    name,
    tags,
    until: endOfToday(request.app),
  };
}
