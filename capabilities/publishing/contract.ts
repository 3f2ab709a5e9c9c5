/** Sections and items: schemas and endpoints shared by routes.ts and the console. Review: contract-review.ts. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { SectionInput, SectionView } from './contract-sections.ts';
import {
  Draft,
  FileView,
  Instant,
  ItemKindName,
  ItemRow,
  ItemView,
  PhaseName,
  WishView,
} from './contract-shapes.ts';

export { type SectionData, SectionInput } from './contract-sections.ts';

const view = { permission: 'publishing:view' } as const;
const edit = { permission: 'publishing:edit' } as const;
const release = { permission: 'publishing:release' } as const;
const structure = { permission: 'publishing:structure' } as const;

/** The largest picture and attachment taken, in bytes. */
export const largestPicture = 20 * 1024 * 1024;
export const largestAttachment = 50 * 1024 * 1024;

/** Where the file of an item is fetched by staff: the released form, without metadata. */
export const staffFilePath = (item: number, file: string): string => `/api/items/${item}/files/${file}`;
/** The portal page of the working text as it will look; a page for staff, never kept. */
export const previewPath = (item: number, as: 'page' | 'wechat'): string =>
  `/api/items/${item}/preview/${as}`;
/** 信息发布审核表 */
export const reviewSheetPath = (item: number, format: 'docx' | 'pdf'): string =>
  `/api/items/${item}/review-sheet.${format}`;

const byId = z.object({ id: z.coerce.number().int().positive() });
const bySection = z.object({ id: z.uuid() });

export const endpoints = {
  listSections: endpoint('GET', '/api/sections', {
    summary: '全部栏目，按次序',
    access: view,
    output: z.array(SectionView),
  }),
  createSection: endpoint('POST', '/api/sections', {
    summary: '新建栏目',
    access: structure,
    input: SectionInput,
    output: SectionView,
  }),
  saveSection: endpoint('PUT', '/api/sections/:id', {
    summary: '改名、换网址（旧网址自动跳转）、移动、换审核链',
    access: structure,
    params: bySection,
    input: SectionInput,
    output: SectionView,
  }),
  orderSections: endpoint('POST', '/api/sections/order', {
    summary: '同级栏目的次序',
    access: structure,
    input: z.object({ parentId: z.uuid().nullable(), ids: z.array(z.uuid()) }),
    output: z.array(SectionView),
  }),
  mergeSection: endpoint('POST', '/api/sections/:id/merge', {
    summary: '并入另一栏目：信息全部移过去，旧网址跳转',
    access: structure,
    params: bySection,
    input: z.object({ into: z.uuid(), reason: z.string().trim().min(2, '请写明理由').max(500) }),
    output: z.array(SectionView),
  }),
  retireSection: endpoint('POST', '/api/sections/:id/retire', {
    summary: '停用空栏目，旧网址跳转到指定栏目',
    access: structure,
    params: bySection,
    input: z.object({
      successorId: z.uuid().nullable(),
      reason: z.string().trim().min(2, '请写明理由').max(500),
    }),
    output: z.array(SectionView),
  }),
  reviveSection: endpoint('POST', '/api/sections/:id/revive', {
    summary: '恢复停用的栏目',
    access: structure,
    params: bySection,
    output: z.array(SectionView),
  }),

  listItems: endpoint('GET', '/api/items', {
    summary: '信息列表，最近改动的在前',
    access: view,
    query: z.object({
      phase: PhaseName.optional(),
      section: z.uuid().optional(),
      kind: ItemKindName.optional(),
      /** Words of the title, or the number. */
      words: z.string().trim().max(100).optional(),
      /** '1': only what this person wrote. */
      mine: z.literal('1').optional(),
      /** The year of first publication. */
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      before: z.string().max(60).optional(),
    }),
    output: z.object({ rows: z.array(ItemRow), next: z.string().nullable() }),
  }),
  createItem: endpoint('POST', '/api/items', {
    summary: '新建信息',
    access: edit,
    input: z.object({ sectionId: z.uuid(), kind: ItemKindName, title: z.string().trim().max(200) }),
    output: ItemView,
  }),
  getItem: endpoint('GET', '/api/items/:id', {
    summary: '一条信息的全部内容：文字、附件、审校、检查结果、发布记录',
    access: view,
    params: byId,
    output: ItemView,
  }),
  saveItem: endpoint('PUT', '/api/items/:id', {
    summary: '保存工作稿（自动保存也用它）；revision 不是最新时说明谁改过',
    access: edit,
    params: byId,
    input: z.object({
      revision: z.number(),
      sectionId: z.uuid(),
      kind: ItemKindName,
      draft: Draft,
      wish: WishView,
      correctionNote: z.string().trim().max(500),
    }),
    output: ItemView,
  }),
  stayOnItem: endpoint('POST', '/api/items/:id/presence', {
    summary: '正在看这一条（每半分钟一次），返回还有谁在看',
    access: view,
    params: byId,
    output: z.object({
      revision: z.number(),
      present: z.array(z.object({ id: z.string(), name: z.string(), since: z.string() })),
    }),
  }),
  keepItem: endpoint('POST', '/api/items/:id/keep', {
    summary: '保存一个版本，留在历史里',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number() }),
    output: ItemView,
  }),
  discardItem: endpoint('POST', '/api/items/:id/discard', {
    summary: '删除从未发布的草稿，或放弃对已发布信息的修改',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number() }),
    output: z.object({ removed: z.boolean() }),
  }),
  moveItem: endpoint('POST', '/api/items/:id/move', {
    summary: '把已发布的信息移到另一栏目',
    access: structure,
    params: byId,
    input: z.object({ sectionId: z.uuid() }),
    output: ItemView,
  }),
  addFile: endpoint('POST', '/api/items/:id/files', {
    summary: '上传图片、视频或附件；返回去除元数据后的文件',
    access: edit,
    params: byId,
    input: z.object({
      use: z.enum(['picture', 'attachment', 'video']),
      name: z.string().trim().min(1).max(200),
      base64: z.string(),
    }),
    output: FileView,
  }),
  importDocument: endpoint('POST', '/api/items/:id/document', {
    summary: '读入 Word 文件：返回清理过的正文，不保存',
    access: edit,
    params: byId,
    input: z.object({ name: z.string().max(200), base64: z.string() }),
    output: z.object({
      title: z.string(),
      body: z.string(),
      files: z.array(FileView),
      notes: z.array(z.string()),
    }),
  }),
  listVersions: endpoint('GET', '/api/items/:id/versions', {
    summary: '历史版本，新的在前',
    access: view,
    params: byId,
    output: z.array(
      z.object({ number: z.number(), reason: z.string(), by: z.string(), at: z.string(), hash: z.string() }),
    ),
  }),
  compareVersions: endpoint('GET', '/api/items/:id/versions/:from/:to', {
    summary: '两个版本逐段对照；to 为 0 表示现在的工作稿',
    access: view,
    params: byId.extend({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) }),
    output: z.object({
      rows: z.array(
        z.object({
          label: z.string(),
          kind: z.enum(['same', 'changed', 'added', 'removed']),
          before: z.string().nullable(),
          after: z.string().nullable(),
          runs: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
        }),
      ),
    }),
  }),

  submitItem: endpoint('POST', '/api/items/:id/submit', {
    summary: '送审',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number() }),
    output: ItemView,
  }),
  recallItem: endpoint('POST', '/api/items/:id/recall', {
    summary: '撤回送审，继续修改',
    access: edit,
    params: byId,
    input: z.object({ revision: z.number() }),
    output: ItemView,
  }),
  publishItem: endpoint('POST', '/api/items/:id/publish', {
    summary: '发布已审结的信息',
    access: release,
    params: byId,
    input: z.object({ revision: z.number() }),
    output: ItemView,
  }),
  scheduleItem: endpoint('POST', '/api/items/:id/schedule', {
    summary: '改定发布时间；at 为 null 表示审结后等人发布',
    access: release,
    params: byId,
    input: z.object({ revision: z.number(), at: Instant.nullable() }),
    output: ItemView,
  }),
  publishUrgently: endpoint('POST', '/api/items/:id/urgent', {
    summary: '紧急发布：写明理由，限期补齐审校',
    access: { permission: 'publishing:urgent' },
    params: byId,
    input: z.object({
      revision: z.number(),
      reason: z.string().trim().min(10, '请写明紧急发布的理由，至少10个字').max(1000),
      secrecy: z.literal('no-secret', '紧急发布也要先作保密审查，请确认不涉密'),
    }),
    output: ItemView,
  }),
  takeDownItem: endpoint('POST', '/api/items/:id/take-down', {
    summary: '撤下：公开说明留在原网址',
    access: release,
    params: byId,
    input: z.object({
      revision: z.number(),
      reason: z.string().trim().min(5, '请写明撤下的理由，会公开显示').max(500),
    }),
    output: ItemView,
  }),
  restoreItem: endpoint('POST', '/api/items/:id/restore', {
    summary: '恢复撤下的信息（原文，不再审）',
    access: release,
    params: byId,
    input: z.object({ revision: z.number(), reason: z.string().trim().min(5, '请写明恢复的理由').max(500) }),
    output: ItemView,
  }),
};
