/** Schemas and endpoints of the annual report, shared by routes.ts and the console. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { ReportDifferences, ReportRecords } from './contract-records.ts';

export type { ReportDifferencesData, ReportRecordsData } from './contract-records.ts';

const figure = z.number().int().nullable();
const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, '请填写数字，例如 12.5')
  .nullable();
const place = z.object({
  page: z.number().optional(),
  line: z.number().optional(),
  table: z.number().optional(),
  row: z.number().optional(),
  text: z.string(),
});

export const Year = z.string().regex(/^20\d\d$/, '请填写四位年份，例如 2024');

/** Letters of one section; ten times the longest that was ever published. */
export const longestSection = 50_000;
/** Each paragraph is a row or a line in the files made of it; a report has some dozens. */
export const mostParagraphs = 2000;
const prose = z
  .string()
  .max(longestSection, '文字太长，请控制在5万字以内')
  .refine(
    (text) => text.split('\n', mostParagraphs + 1).length <= mostParagraphs,
    '段落太多，请合并后再保存',
  );

export const Report = z.object({
  file: z.string().optional(),
  organ: z.string().nullable(),
  year: z.string().nullable(),
  format: z.enum(['2021', '2019']),
  proactive: z.record(z.string(), z.union([figure, amount, z.record(z.string(), z.union([figure, amount]))])),
  requests: z.record(z.string(), z.record(z.string(), figure)),
  disputes: z.record(z.string(), z.record(z.string(), figure)),
  narrative: z.object({
    title: prose,
    preface: prose,
    overview: prose,
    proactive: prose,
    requests: prose,
    disputes: prose,
    problems: prose,
    other: prose,
  }),
});

export const CellReadingView = z.object({
  mark: z.enum(['number', 'blank', 'slash', 'missing', 'ambiguous', 'unreadable']),
  how: z.enum(['printed', 'solved']).optional(),
  candidates: z.array(z.union([figure, amount])).optional(),
  confidence: z.number(),
  place: place.optional(),
  note: z.string().optional(),
});

export const ReadingProblemView = z.object({
  code: z.string(),
  message: z.string(),
  cells: z.array(z.string()).optional(),
  place: place.optional(),
});

export const ReadReportView = Report.extend({
  cells: z.record(z.string(), CellReadingView),
  problems: z.array(ReadingProblemView),
});

export const FindingView = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'question', 'advice']),
  message: z.string(),
  cells: z.array(z.string()),
  expected: z.union([z.string(), z.number()]).nullable(),
  actual: z.union([z.string(), z.number()]).nullable(),
  source: place.nullable(),
});

/** draft → checked → signed-off → submitted → published; 'withdrawn' keeps the record and its notice. */
export const ReportState = z.enum(['draft', 'checked', 'signed-off', 'submitted', 'published', 'withdrawn']);
export type ReportStateName = z.infer<typeof ReportState>;

export const CommentView = z.object({
  id: z.string(),
  cell: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
  resolved: z.boolean(),
});

export const ReportRow = z.object({
  id: z.string(),
  year: z.string(),
  state: ReportState,
  title: z.string(),
  errors: z.number(),
  questions: z.number(),
  dueOn: z.string(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
});

export const ReportView = ReportRow.extend({
  /** Grows with every change; a save must name the one it was made from. */
  version: z.number(),
  /** What the sign-off, submission and publication covered; null while a draft. */
  report: Report,
  findings: z.array(FindingView),
  previous: Report.nullable(),
  comments: z.array(CommentView),
  /** Where each figure comes from: 'entered' by hand, 'imported' from a file, 'query' over records. */
  sources: z.record(z.string(), z.enum(['entered', 'imported', 'query'])),
  corrections: z.array(z.object({ cell: z.string(), message: z.string() })),
  override: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  timeline: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: z.string() })),
  /** The steps this person may take now, by name, and why the others are closed. */
  steps: z.array(
    z.object({ step: z.string(), label: z.string(), allowed: z.boolean(), why: z.string().nullable() }),
  ),
});
export type ReportViewData = z.infer<typeof ReportView>;
export type ReportRowData = z.infer<typeof ReportRow>;

export const Checked = z.object({
  report: ReadReportView,
  findings: z.array(FindingView),
  summary: z.string(),
});
export type CheckedData = z.infer<typeof Checked>;

const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const orIssues = <T extends z.ZodType>(schema: T) => z.union([issues, schema]);
const byId = z.object({ id: z.uuid() });
const edit = { permission: 'annual-report:edit' } as const;
const lead = { permission: 'annual-report:lead' } as const;

/** A source file travels as base64 with its name; pasted text travels as it is. */
export const SourceInput = z.object({
  name: z.string().max(200).optional(),
  base64: z.string().optional(),
  text: z.string().max(2_000_000).optional(),
});

/** POST, multipart with the agency's .docx in `template`; answers the filled .docx (hence not among the endpoints). */
export const filledTemplatePath = (id: string): string => `/api/annual-reports/${id}/filled-template`;

/** GET: the .xlsx with a row for every case that last year's report carried over and the requests do not have. */
export const openingTablePath = (id: string): string => `/api/annual-reports/${id}/opening.xlsx`;

export const endpoints = {
  listReports: endpoint('GET', '/api/annual-reports', {
    summary: '本单位各年度报告',
    access: { permission: 'annual-report:view' },
    output: z.array(ReportRow),
  }),
  getReport: endpoint('GET', '/api/annual-reports/:id', {
    summary: '一份年度报告的全部内容',
    access: { permission: 'annual-report:view' },
    params: byId,
    output: ReportView,
  }),
  createReport: endpoint('POST', '/api/annual-reports', {
    summary: '新建某年度报告（空白，或从文件导入）',
    access: edit,
    input: z.object({ year: Year, source: SourceInput.optional() }),
    output: orIssues(ReportView),
  }),
  importInto: endpoint('POST', '/api/annual-reports/:id/import', {
    summary: '把一个文件读入草稿',
    access: edit,
    params: byId,
    input: z.object({ version: z.number(), source: SourceInput }),
    output: orIssues(ReportView),
  }),
  saveReport: endpoint('PUT', '/api/annual-reports/:id', {
    summary: '保存草稿的表格和文字',
    access: edit,
    params: byId,
    input: z.object({ version: z.number(), report: Report }),
    output: orIssues(ReportView),
  }),
  getRecords: endpoint('GET', '/api/annual-reports/:id/records', {
    summary: '登记簿、申请、复议诉讼和信息发布记录对该年度各数的统计，附每个数的记录',
    access: { permission: 'annual-report:view' },
    params: byId,
    output: ReportRecords,
  }),
  getDifferences: endpoint('GET', '/api/annual-reports/:id/differences', {
    summary: '公布之后记录的变化：哪些数、因为哪些件；上年结转与上年报告的对照',
    access: { permission: 'annual-report:view' },
    params: byId,
    output: ReportDifferences,
  }),
  fillFromRecords: endpoint('POST', '/api/annual-reports/:id/fill-from-records', {
    summary: '按记录填写表二、表三、表四',
    access: edit,
    params: byId,
    input: z.object({ version: z.number() }),
    output: orIssues(ReportView),
  }),
  tryReport: endpoint('POST', '/api/annual-reports/:id/try', {
    summary: '对未保存的内容试算勾稽关系，不写入',
    access: edit,
    params: byId,
    input: z.object({ report: Report }),
    output: z.object({ findings: z.array(FindingView) }),
  }),
  takeStep: endpoint('POST', '/api/annual-reports/:id/steps/:step', {
    summary: '办理：check 校核 · return 退回 · sign-off 签发 · submit 报送 · publish 发布 · withdraw 撤回',
    access: { permission: 'annual-report:view' },
    params: byId.extend({ step: z.enum(['check', 'return', 'sign-off', 'submit', 'publish', 'withdraw']) }),
    input: z.object({ version: z.number(), reason: z.string().trim().max(2000).optional() }),
    output: orIssues(ReportView),
  }),
  overrideFindings: endpoint('POST', '/api/annual-reports/:id/override', {
    summary: '负责人书面说明理由，允许带差错发布（理由随报告公开）',
    access: lead,
    params: byId,
    input: z.object({
      version: z.number(),
      reason: z.string().trim().min(10, '请写明理由，至少10个字。理由会随报告一并公开。').max(2000),
    }),
    output: orIssues(ReportView),
  }),
  comment: endpoint('POST', '/api/annual-reports/:id/comments', {
    summary: '批注某一单元格或全文',
    access: { permission: 'annual-report:view' },
    params: byId,
    input: z.object({
      cell: z.string().nullable(),
      text: z.string().trim().min(1, '请填写批注内容').max(2000),
    }),
    output: orIssues(ReportView),
  }),
  resolveComment: endpoint('POST', '/api/annual-reports/:id/comments/:comment/resolve', {
    summary: '批注已处理',
    access: { permission: 'annual-report:view' },
    params: byId.extend({ comment: z.uuid() }),
    output: orIssues(ReportView),
  }),
  readReport: endpoint('POST', '/api/reports/read', {
    summary: '读取一份年度报告（不留存）',
    access: 'public',
    input: SourceInput,
    output: ReadReportView,
  }),
  checkReport: endpoint('POST', '/api/reports/check', {
    summary: '年报体检：读取并校核（不留存），可附上一年度报告',
    access: 'public',
    input: SourceInput.extend({ previous: SourceInput.optional() }),
    output: Checked,
  }),
};
