/** Schemas and endpoints of the registers, shared by routes.ts and the console. Files: the paths below. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

export const Register = z.enum(['normative-documents', 'licences', 'penalties', 'compulsions', 'charges']);

const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, '日期应写成2024-03-05的形式');
const line = z.string().max(300, '文字太长，请控制在300字以内');
const prose = z.string().max(4000, '文字太长，请控制在4000字以内');

export const DocumentInput = z.object({
  register: z.literal('normative-documents'),
  kind: z.enum(['normative-document', 'government-rule']),
  title: line,
  number: line,
  organ: line,
  writtenOn: day,
  publishedOn: day,
  effectiveOn: day,
  expiresOn: day,
  repealedOn: day,
  repealedBy: line,
  amendments: z.array(z.object({ on: day, by: line })).max(50),
  itemId: z.number().int().positive().nullable(),
  note: prose,
});

export const DecisionInput = z.object({
  register: z.enum(['licences', 'penalties', 'compulsions']),
  number: line,
  partyKind: z.enum(['organisation', 'natural-person']),
  party: line,
  creditCode: line,
  matter: line,
  content: prose,
  basis: prose,
  decidedOn: day,
  organ: line,
  validFrom: day,
  validUntil: day,
  status: z.enum(['valid', 'changed', 'revoked', 'unlawful', 'void']),
  statusOn: day,
  statusReason: prose,
  disclosure: z.enum(['public', 'withheld']),
  ground: prose,
  note: prose,
});

export const ChargeInput = z.object({
  register: z.literal('charges'),
  number: line,
  kind: z.enum(['administrative', 'information-fee']),
  item: line,
  basis: prose,
  standard: prose,
  fen: z.number().int(),
  chargedOn: day,
  period: line,
  note: prose,
});

export const EntryInput = z.discriminatedUnion('register', [DocumentInput, DecisionInput, ChargeInput]);
export type EntryInputData = z.infer<typeof EntryInput>;

/** A day by which something must be done, and whether the calendar of that year is only foreseen. */
export const Due = z.object({
  what: z.enum(['publish', 'withdraw', 'lapse']),
  on: z.string(),
  late: z.boolean(),
  provisional: z.boolean(),
});

export const EntryRow = z.object({
  id: z.uuid(),
  register: Register,
  number: z.string(),
  title: z.string(),
  /** The party as the staff see it; '' where there is none. */
  party: z.string(),
  datedOn: z.string(),
  /** 有效, 废止, 已撤销 … on the day asked for. */
  status: z.string(),
  /** 万元 for charges, as text. */
  amount: z.string().nullable(),
  publicity: z.enum(['public', 'unpublished', 'withheld', 'withdrawn']),
  due: Due.nullable(),
  /** It was made public after its last day. */
  publishedLate: z.boolean(),
});
export type EntryRowData = z.infer<typeof EntryRow>;

export const EntryView = EntryRow.extend({
  entry: EntryInput,
  revision: z.number(),
  publishedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string(),
  voidedReason: z.string().nullable(),
  publicAddress: z.string().nullable(),
  history: z.array(
    z.object({
      revision: z.number(),
      event: z.string(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      /** What this state changed, in words. */
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
});
export type EntryViewData = z.infer<typeof EntryView>;

/** An entry behind a figure. */
export const Behind = z.object({ id: z.uuid(), title: z.string(), href: z.string() });

export const CellFigureView = z.object({
  path: z.string(),
  value: z.union([z.number(), z.string()]),
  register: Register,
  covered: z.boolean(),
  records: z.array(Behind),
});

export const Settings = z.object({
  lapseMonths: z.number().int().min(1, '至少提前1个月').max(24, '最多提前24个月'),
  lapsedCountsAsRepealed: z.boolean(),
});

export const FiguresView = z.object({
  year: z.string(),
  cells: z.array(CellFigureView),
  balances: z.array(
    z.object({
      kind: z.enum(['normative-document', 'government-rule']),
      before: z.number(),
      issued: z.number(),
      repealed: z.number(),
      lapsed: z.number(),
      inForce: z.number(),
      difference: z.number(),
      exceptions: z.array(z.object({ id: z.uuid(), title: z.string(), why: z.string() })),
    }),
  ),
  informationFee: z.object({ count: z.number(), fen: z.number() }),
  settings: Settings,
});
export type FiguresViewData = z.infer<typeof FiguresView>;

/** One fault of a table to import: where it stands in the file and what to do. */
export const ImportFault = z.object({
  /** As Excel numbers it; null: the file as a whole. */
  row: z.number().nullable(),
  /** The heading, and the letter of the column: 「决定日期（H列）」. */
  column: z.string().nullable(),
  message: z.string(),
});

export const ImportPreview = z.object({
  rows: z.number(),
  ready: z.number(),
  faults: z.array(ImportFault),
  /** How many faults there are in all; `faults` holds the first 500. */
  faultCount: z.number(),
  /** Rows that stand in the register already, by number; they are left out. */
  duplicates: z.array(z.object({ row: z.number(), number: z.string() })),
  /** Headings that mean nothing to this register; their columns are left out. */
  ignored: z.array(z.string()),
  sample: z.array(z.object({ row: z.number(), number: z.string(), title: z.string(), datedOn: z.string() })),
});
export type ImportPreviewData = z.infer<typeof ImportPreview>;

export const TableInput = z.object({
  base64: z.string().optional(),
  text: z.string().max(4_000_000, '粘贴的内容太长，请分几次导入').optional(),
});

const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const orIssues = <T extends z.ZodType>(schema: T) => z.union([issues, schema]);
const view = { permission: 'registers:view' } as const;
const edit = { permission: 'registers:edit' } as const;
const byId = z.object({ id: z.uuid() });
const ofRegister = z.object({ register: Register });
const reason = z.string().trim().min(4, '请写明理由，至少4个字').max(2000);

/** GET: the table to fill in, .xlsx. */
export const templatePath = (register: string): string => `/api/registers/${register}/template.xlsx`;
/** GET ?year=: everything of a year as the staff see it, .xlsx. */
export const exportPath = (register: string): string => `/api/registers/${register}/entries.xlsx`;

export const endpoints = {
  listEntries: endpoint('GET', '/api/registers/:register/entries', {
    summary: '登记簿中的记录，按日期由近到远，每页50条',
    access: view,
    params: ofRegister,
    query: z.object({
      year: z
        .string()
        .regex(/^(20\d\d)?$/)
        .optional(),
      search: z.string().max(100).optional(),
      filter: z.enum(['all', 'due', 'unpublished', 'withheld', 'withdrawn', 'ended', 'in-force']).optional(),
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    }),
    output: z.object({ rows: z.array(EntryRow), total: z.number(), years: z.array(z.string()) }),
  }),
  getEntry: endpoint('GET', '/api/register-entries/:id', {
    summary: '一条记录及其全部变更经过',
    access: view,
    params: byId,
    output: EntryView,
  }),
  createEntry: endpoint('POST', '/api/register-entries', {
    summary: '登记一条',
    access: edit,
    input: z.object({ entry: EntryInput, publish: z.boolean() }),
    output: orIssues(EntryView),
  }),
  saveEntry: endpoint('PUT', '/api/register-entries/:id', {
    summary: '更正一条记录（原内容留存）',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number(), entry: EntryInput, reason }),
    output: orIssues(EntryView),
  }),
  publishEntries: endpoint('POST', '/api/registers/:register/publish', {
    summary: '公开所选的决定',
    access: edit,
    params: ofRegister,
    input: z.object({ ids: z.array(z.uuid()).min(1, '请先选择记录').max(5000) }),
    output: z.object({ published: z.number() }),
  }),
  endDecision: endpoint('POST', '/api/register-entries/:id/end', {
    summary: '记录决定已被变更、撤销、确认违法或无效；可同时撤回公开信息',
    access: edit,
    params: byId,
    input: z.object({
      revision: z.number(),
      status: z.enum(['changed', 'revoked', 'unlawful', 'void']),
      on: day,
      reason,
      withdraw: z.boolean(),
    }),
    output: orIssues(EntryView),
  }),
  withdrawEntry: endpoint('POST', '/api/register-entries/:id/withdraw', {
    summary: '撤回公开信息并公开说明理由',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number(), reason }),
    output: orIssues(EntryView),
  }),
  voidEntry: endpoint('POST', '/api/register-entries/:id/void', {
    summary: '登记有误，作废（经过留存，不计入任何数字）',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number(), reason }),
    output: orIssues(EntryView),
  }),
  getFigures: endpoint('GET', '/api/registers/figures/:year', {
    summary: '年报表二各格的数和每一格的记录',
    access: view,
    params: z.object({ year: z.string().regex(/^20\d\d$/) }),
    output: FiguresView,
  }),
  saveSettings: endpoint('PUT', '/api/registers/settings', {
    summary: '登记簿的设置',
    access: edit,
    input: Settings,
    output: Settings,
  }),
  previewImport: endpoint('POST', '/api/registers/:register/import/preview', {
    summary: '读取表格，逐行检查，不写入',
    access: edit,
    params: ofRegister,
    input: TableInput,
    output: orIssues(ImportPreview),
  }),
  importTable: endpoint('POST', '/api/registers/:register/import', {
    summary: '导入表格：全部无误才写入',
    access: edit,
    params: ofRegister,
    input: TableInput.extend({ publish: z.boolean() }),
    output: orIssues(z.object({ imported: z.number(), skipped: z.number() })),
  }),
};
