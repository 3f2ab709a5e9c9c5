/** Endpoints of letters: draft, issue, void, list, templates, settings. Files: the paths at the end. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { type LetterKind, letterKindsInOrder } from '#rules/requests/letter-kinds.ts';
import { byId, day, handle, lead, line, orIssues, people, reason, view } from './contract-shapes.ts';

export const LetterKindName = z.enum(letterKindsInOrder as [LetterKind, ...LetterKind[]]);

/** The words of a letter, by element; what is left out is taken from the case. */
export const LetterWords = z.record(z.string().max(60), z.string().max(8000, '文字太长，请控制在8000字以内'));

export const RecipientInput = z.object({
  name: line.min(1, '请填写收件人'),
  address: line,
  postcode: line,
  isOrganisation: z.boolean(),
});
export type RecipientData = z.infer<typeof RecipientInput>;

/** `recipient` null: the applicant. */
export const LetterInput = z.object({
  kind: LetterKindName,
  /** The day printed under the letter. */
  on: day,
  words: LetterWords,
  recipient: RecipientInput.nullable(),
});
export type LetterData = z.infer<typeof LetterInput>;

export const ElementView = z.object({
  id: z.string(),
  label: z.string(),
  /** 'organ' · 'case' · 'law' · 'clerk': where the words come from. */
  source: z.enum(['organ', 'case', 'law', 'clerk']),
  hint: z.string(),
  required: z.boolean(),
});

export const TemplateView = z.object({
  kind: z.string(),
  /** The letter's full name, which tells apart letters of the same title. */
  name: z.string(),
  group: z.enum(['process', 'reply', 'internal']),
  title: z.string(),
  lines: z.array(z.string()),
  isEdited: z.boolean(),
  /** As printed. */
  basis: z.string(),
  /** 「依申补」; null for a form that is not numbered. */
  series: z.string().nullable(),
  elements: z.array(ElementView),
});
export type TemplateViewData = z.infer<typeof TemplateView>;

export const TemplateInput = z.object({
  title: z.string().trim().max(200),
  lines: z.array(z.string().max(4000)).max(100),
});

/** A letter as it stands before it is issued. */
export const DraftView = z.object({
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  words: LetterWords,
  recipient: RecipientInput,
  /** Why it may not be issued in this state of the case; null when it may. */
  refusal: z.string().nullable(),
  /** What it still lacks, each at its field. */
  lacking: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type DraftViewData = z.infer<typeof DraftView>;

export const LetterView = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  kind: z.string(),
  name: z.string(),
  documentNumber: z.string().nullable(),
  issuedOn: z.string(),
  issuedBy: z.string(),
  voidedAt: z.string().nullable(),
  voidedReason: z.string(),
  /** What named people was taken out when the retention period was over. */
  isEmptied: z.boolean(),
});
export type LetterViewData = z.infer<typeof LetterView>;

export const LetterSettingsInput = z.object({
  /** 机关代字: 「凤教体文旅」 */
  mark: z.string().trim().max(40),
  redHead: z.boolean(),
  /** Before 2024 reconsideration could also be asked of it. */
  superiorDepartment: line,
  /** Kinds that are numbered in a series of the organ's choice. */
  series: z.record(z.string().max(60), z.string().trim().max(40)),
});
export type LetterSettingsData = z.infer<typeof LetterSettingsInput>;

const ofKind = z.object({ kind: LetterKindName });

export const letterEndpoints = {
  listTemplates: endpoint('GET', '/api/request-letters/templates', {
    summary: '文书模板（本机关修改过的和随软件提供的），各自应当写明的要素',
    access: view,
    output: z.object({ templates: z.array(TemplateView) }),
  }),
  saveTemplate: endpoint('PUT', '/api/request-letters/templates/:kind', {
    summary: '修改文书模板（缺少应当写明的要素的不能保存）',
    access: lead,
    params: ofKind,
    input: TemplateInput,
    output: orIssues(TemplateView),
  }),
  resetTemplate: endpoint('DELETE', '/api/request-letters/templates/:kind', {
    summary: '恢复随软件提供的模板',
    access: lead,
    params: ofKind,
    output: TemplateView,
  }),
  getLetterSettings: endpoint('GET', '/api/request-letters/settings', {
    summary: '文书设置：机关代字、红头、文号类别',
    access: view,
    output: LetterSettingsInput,
  }),
  saveLetterSettings: endpoint('PUT', '/api/request-letters/settings', {
    summary: '修改文书设置',
    access: lead,
    input: LetterSettingsInput,
    output: orIssues(LetterSettingsInput),
  }),
  draftLetter: endpoint('POST', '/api/requests/:id/letters/draft', {
    summary: '预览文书：自动填入已有事实，列出尚缺的要素；不编号',
    access: people,
    params: byId,
    input: LetterInput,
    output: DraftView,
  }),
  issueLetter: endpoint('POST', '/api/requests/:id/letters', {
    summary: '文书成文：编文号（缺少要素的不能成文）',
    access: handle,
    params: byId,
    input: LetterInput.extend({ seen: z.number().int().nonnegative() }),
    output: orIssues(LetterView),
  }),
  listLetters: endpoint('GET', '/api/requests/:id/letters', {
    summary: '一件申请的文书',
    access: view,
    params: byId,
    output: z.object({ letters: z.array(LetterView) }),
  }),
  listIssued: endpoint('GET', '/api/request-letters', {
    summary: '一段时间内成文的文书，用于批量打印',
    access: view,
    query: z.object({ from: day, to: day, kind: LetterKindName.optional() }),
    output: z.object({ letters: z.array(LetterView) }),
  }),
  voidLetter: endpoint('POST', '/api/request-letters/:id/void', {
    summary: '作废文书：文号保留，写明理由',
    access: lead,
    params: byId,
    input: z.object({ reason }),
    output: LetterView,
  }),
};

/** GET: one letter as 'pdf' or 'docx'. Each opening is journalled. */
export const letterPath = (id: string, format: 'pdf' | 'docx'): string =>
  `/api/request-letters/${id}/${format}`;
/** POST a LetterInput: the draft as PDF, marked 草稿. */
export const draftPdfPath = (requestId: string): string => `/api/requests/${requestId}/letters/draft.pdf`;
/** POST a PrintInput: one PDF of up to 100 letters; `x-gongkai-parts` says how many parts there are in all. */
export const printPath = '/api/request-letters/print';

/** What is printed of many letters, part by part so that the reader sees it go on. */
export const PrintInput = z.object({
  what: z.enum(['letters', 'envelopes', 'return-receipts']),
  letters: z.array(z.uuid()).min(1, '请选择要打印的文书').max(5000, '一次最多打印5000件'),
  part: z.number().int().min(1),
});
export type PrintData = z.infer<typeof PrintInput>;
