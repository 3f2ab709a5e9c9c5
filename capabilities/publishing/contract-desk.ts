/** The checks' dictionaries, the catalogue of what is owed, settings and visitors' error reports; schemas, endpoints. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { Draft, HitView } from './contract-shapes.ts';

const view = { permission: 'publishing:view' } as const;
const edit = { permission: 'publishing:edit' } as const;
const structure = { permission: 'publishing:structure' } as const;

export const TermKind = z.enum(['wrong-word', 'name', 'law-name', 'sensitive', 'blocked-field']);
export const TermView = z.object({
  id: z.string(),
  kind: TermKind,
  wrong: z.string(),
  suggestion: z.string(),
  note: z.string(),
  active: z.boolean(),
});
const TermInput = z.object({
  kind: TermKind,
  wrong: z.string().trim().min(1, '请填写词语').max(60),
  suggestion: z.string().trim().max(100),
  note: z.string().trim().max(200),
});

export const AllowanceView = z.object({
  id: z.string(),
  rule: z.string(),
  /** Masked where it holds personal information. */
  phrase: z.string(),
  itemId: z.number().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

export const FindingView = z.object({
  itemId: z.number(),
  title: z.string(),
  rule: z.string(),
  message: z.string(),
  quote: z.string(),
  foundAt: z.string(),
});

export const CatalogueEntryView = z.object({
  id: z.string(),
  field: z.string(),
  fieldTitle: z.string(),
  topic: z.string(),
  matter: z.string(),
  content: z.string(),
  basis: z.string(),
  timeLimit: z.string(),
  discloser: z.string(),
  channels: z.string(),
  audience: z.string(),
  manner: z.string(),
  sectionId: z.string().nullable(),
  notApplicable: z.string().nullable(),
  /** Public items that discharge it, and when the newest appeared. */
  items: z.number(),
  lastPublishedAt: z.string().nullable(),
  /** The sentence that says what is missing; null when nothing is. */
  gap: z.string().nullable(),
});
export type CatalogueEntryData = z.infer<typeof CatalogueEntryView>;

const words = (most: number) => z.string().trim().max(most, `请控制在${most}字以内`);
export const CatalogueEntryInput = z.object({
  field: z.string().regex(/^[a-z0-9-]{1,40}$/),
  topic: words(100),
  matter: words(200).min(1, '请填写公开事项'),
  content: words(2000),
  basis: words(2000),
  timeLimit: words(200),
  discloser: words(200),
  channels: words(500),
  audience: words(100),
  manner: words(50),
  sectionId: z.uuid().nullable(),
  notApplicable: words(300).nullable(),
});

export const SettingsView = z.object({
  /** 索引号 = 地区及部门编号 + 信息分类号 + 生成年号 + 顺序号 (local practice): the first part. */
  indexOrgan: z.string().trim().max(40),
  /** Days of working time a stage may lie before it is called late; not law. */
  reviewDays: z.number().int().min(1).max(30),
  /** Working days to complete the chain after urgent publication; not law. */
  urgentDays: z.number().int().min(1).max(30),
  /** Months before a document's validity lapses at which to remind. */
  lapseMonths: z.number().int().min(1).max(24),
});

export const ErrorReportView = z.object({
  id: z.string(),
  path: z.string(),
  text: z.string(),
  contact: z.string(),
  at: z.string(),
  answeredAt: z.string().nullable(),
  answer: z.string(),
});

const byId = z.object({ id: z.uuid() });

export const endpoints = {
  checkText: endpoint('POST', '/api/items/:id/check', {
    summary: '检查未保存的内容，不写入',
    access: edit,
    params: z.object({ id: z.coerce.number().int().positive() }),
    input: z.object({ draft: Draft }),
    output: z.object({ hits: z.array(HitView) }),
  }),
  allow: endpoint('POST', '/api/items/:id/allowances', {
    summary: '在此处允许一个检查结果，写明理由',
    access: edit,
    params: z.object({ id: z.coerce.number().int().positive() }),
    input: z.object({
      rule: z.string().max(40),
      unit: z.string(),
      /** Where the hit begins in its unit: the server takes the phrase from the text itself. */
      from: z.number().int().min(0),
      everywhere: z.boolean(),
      reason: z.string().trim().min(2, '请写明允许的理由').max(300),
    }),
    output: z.object({ hits: z.array(HitView) }),
  }),
  listAllowances: endpoint('GET', '/api/allowances', {
    summary: '仍有效的“此处允许”',
    access: view,
    output: z.array(AllowanceView),
  }),
  revokeAllowance: endpoint('POST', '/api/allowances/:id/revoke', {
    summary: '收回“此处允许”',
    access: edit,
    params: byId,
    output: z.array(AllowanceView),
  }),
  listTerms: endpoint('GET', '/api/terms', { summary: '检查词库', access: view, output: z.array(TermView) }),
  addTerm: endpoint('POST', '/api/terms', {
    summary: '增加一条',
    access: structure,
    input: TermInput,
    output: z.array(TermView),
  }),
  switchTerm: endpoint('POST', '/api/terms/:id/switch', {
    summary: '停用或启用一条',
    access: structure,
    params: byId,
    input: z.object({ active: z.boolean() }),
    output: z.array(TermView),
  }),
  importTerms: endpoint('POST', '/api/terms/import', {
    summary: '从 Excel 或文本导入词库；有一行不对就都不导入',
    access: structure,
    input: z.object({ name: z.string().max(200), base64: z.string() }),
    output: z.object({ added: z.number(), known: z.number(), terms: z.array(TermView) }),
  }),
  listFindings: endpoint('GET', '/api/published-findings', {
    summary: '每夜检查已发布信息发现的问题',
    access: view,
    output: z.array(FindingView),
  }),
  listCatalogue: endpoint('GET', '/api/catalogue', {
    summary: '主动公开事项目录和缺口',
    access: view,
    output: z.array(CatalogueEntryView),
  }),
  addCatalogueEntry: endpoint('POST', '/api/catalogue', {
    summary: '增加公开事项',
    access: structure,
    input: CatalogueEntryInput,
    output: z.array(CatalogueEntryView),
  }),
  saveCatalogueEntry: endpoint('PUT', '/api/catalogue/:id', {
    summary: '修改公开事项',
    access: structure,
    params: byId,
    input: CatalogueEntryInput,
    output: z.array(CatalogueEntryView),
  }),
  getSettings: endpoint('GET', '/api/publishing-settings', {
    summary: '发布设置',
    access: view,
    output: SettingsView,
  }),
  saveSettings: endpoint('PUT', '/api/publishing-settings', {
    summary: '修改发布设置',
    access: structure,
    input: SettingsView,
    output: SettingsView,
  }),
  listErrorReports: endpoint('GET', '/api/error-reports', {
    summary: '“我为网站找错”收到的意见',
    access: view,
    output: z.array(ErrorReportView),
  }),
  answerErrorReport: endpoint('POST', '/api/error-reports/:id/answer', {
    summary: '记下处理结果',
    access: edit,
    params: byId,
    input: z.object({ answer: z.string().trim().min(2, '请写明处理结果').max(1000) }),
    output: z.array(ErrorReportView),
  }),
};
