/** Endpoints of releases: a document of a case is marked, redacted, verified, and let go by a second person. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { byId, handle, orIssues, prose, reason, view } from './contract-shapes.ts';

const part = z.number().min(0).max(1);
const Area = z.object({ x: part, y: part, width: part, height: part });
const text = z.string().min(1).max(300);
const marked = {
  id: z.uuid(),
  ground: z.enum([
    ...(['state-secret', 'prohibited-by-law', 'endangers-security', 'third-party'] as const),
    ...(['internal-affairs', 'deliberative', 'enforcement-file', 'not-government-information'] as const),
  ]),
  /** The same words may go on standing where everybody reads them. */
  mayStandElsewhere: z.boolean().optional(),
};
const offset = z.number().int().min(0).max(1_000_000);

/** Areas are parts of the page as it is seen (0 to 1), pages count from 0. */
export const MarkShape = z.discriminatedUnion('what', [
  z.object({ ...marked, what: z.literal('area'), page: z.number().int().min(0).max(10_000), area: Area }),
  z.object({ ...marked, what: z.literal('picture'), part: text, area: Area }),
  z.object({ ...marked, what: z.literal('passage'), passage: text, from: offset, to: offset }),
  z.object({ ...marked, what: z.literal('everywhere'), text }),
]);
export type MarkData = z.infer<typeof MarkShape>;

export const ReleaseStateName = z.enum(['marking', 'failed', 'verified', 'cleared', 'withdrawn']);
export const ReleaseRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  state: ReleaseStateName,
  markCount: z.number(),
  markedBy: z.string(),
  verifiedAt: z.string().nullable(),
  clearedBy: z.string().nullable(),
  clearedAt: z.string().nullable(),
});
export type ReleaseRowData = z.infer<typeof ReleaseRow>;

const Line = z.object({ text: z.string(), area: Area });
const Checked = z.object({ name: z.string(), passed: z.boolean(), told: z.string() });
export const WithheldShape = z.object({
  document: z.string(),
  ground: z.string(),
  label: z.string(),
  article: z.string(),
  places: z.number(),
});

export const ReleaseView = ReleaseRow.extend({
  requestId: z.uuid(),
  revision: z.number(),
  marks: z.array(MarkShape),
  /** Null before the first redaction. */
  verification: z
    .object({
      passed: z.boolean(),
      checks: z.array(Checked),
      findings: z.array(z.object({ mark: z.string().nullable(), told: z.string() })),
      removed: z.array(z.string()),
      notes: z.array(z.string()),
      inputSha256: z.string(),
      outputSha256: z.string(),
      tools: z.record(z.string(), z.string()),
    })
    .nullable(),
  withheld: z.array(WithheldShape),
  /** The list of what is withheld and why, as it can stand in the reply. */
  withheldText: z.string(),
  mayClear: z.boolean(),
});
export type ReleaseViewData = z.infer<typeof ReleaseView>;

export const LayoutView = z.object({
  kind: z.string(),
  pages: z.array(z.object({ width: z.number(), height: z.number(), lines: z.array(Line) })),
  passages: z.array(z.object({ id: z.string(), where: z.string(), text: z.string() })),
  pictures: z.array(z.object({ part: z.string(), width: z.number(), height: z.number() })),
  removed: z.array(z.string()),
  /** Personal information that the checks found: each distinct text once. */
  suggestions: z.array(
    z.object({ text: z.string(), what: z.string(), where: z.string(), count: z.number() }),
  ),
});
export type LayoutData = z.infer<typeof LayoutView>;

export const PlacedShape = z.union([
  z.object({ mark: z.string(), page: z.number(), area: Area }),
  z.object({ mark: z.string(), passage: z.string(), from: z.number(), to: z.number() }),
]);
export type PlacedData = z.infer<typeof PlacedShape>;

export const ProgressShape = z.object({
  stage: z.enum(['redacting', 'writing', 'reopening', 'verifying']),
  /** Pages done of pages to do; a document without pages is one. */
  done: z.number(),
  of: z.number(),
  /** Of the whole work. */
  percent: z.number(),
});
export type ProgressData = z.infer<typeof ProgressShape>;

const ofRelease = z.object({ id: z.uuid(), release: z.uuid() });
const seenRevision = z.object({ revision: z.number().int().min(0) });
/** Letting go is for the legal check or the head, and never for who marked it. */
const one = '/api/requests/:id/releases/:release';

export const releaseEndpoints = {
  listReleases: endpoint('GET', '/api/requests/:id/releases', {
    summary: '一件申请的发布包（区分处理，第三十七条）',
    access: view,
    params: byId,
    output: z.object({ releases: z.array(ReleaseRow) }),
  }),
  startRelease: endpoint('POST', '/api/requests/:id/releases', {
    summary: '以案件中的一个文件建立发布包',
    access: handle,
    params: byId,
    input: z.object({ file: z.uuid() }),
    output: orIssues(ReleaseView),
  }),
  getRelease: endpoint('GET', one, {
    summary: '发布包：标记、核验结果、不予公开清单',
    access: view,
    params: ofRelease,
    output: ReleaseView,
  }),
  releaseLayout: endpoint('GET', `${one}/layout`, {
    summary: '供标记的页面、文字位置、段落和个人信息提示',
    access: view,
    params: ofRelease,
    output: LayoutView,
  }),
  placeMarks: endpoint('POST', `${one}/places`, {
    summary: '标记会遮盖哪些位置（预览，不保存）',
    access: view,
    params: ofRelease,
    input: z.object({ marks: z.array(MarkShape).max(2000) }),
    output: orIssues(z.object({ places: z.array(PlacedShape) })),
  }),
  saveMarks: endpoint('PUT', `${one}/marks`, {
    summary: '保存标记；已有的核验结果随之作废',
    access: handle,
    params: ofRelease,
    input: seenRevision.extend({ marks: z.array(MarkShape).max(2000) }),
    output: orIssues(ReleaseView),
  }),
  produceRelease: endpoint('POST', `${one}/production`, {
    summary: '生成并核验；核验不通过则没有输出文件',
    access: handle,
    params: ofRelease,
    input: seenRevision,
    output: orIssues(ReleaseView),
  }),
  releaseProgress: endpoint('GET', `${one}/progress`, {
    summary: '生成并核验进行到哪一步；没有在生成时为空',
    access: view,
    params: ofRelease,
    output: z.object({
      progress: ProgressShape.nullable(),
    }),
  }),
  clearRelease: endpoint('POST', `${one}/clearance`, {
    summary: '放行（第二人：法制审核或负责人），作为答复附件',
    access: view,
    params: ofRelease,
    input: seenRevision,
    output: orIssues(ReleaseView),
  }),
  withdrawRelease: endpoint('POST', `${one}/withdrawal`, {
    summary: '撤回发布包（经过留存）',
    access: handle,
    params: ofRelease,
    input: z.object({ reason }),
    output: orIssues(ReleaseView),
  }),
  withheldList: endpoint('GET', '/api/requests/:id/withheld', {
    summary: '不予公开内容清单：哪个文件、几处、依据（第三十七条），不含内容',
    access: view,
    params: byId,
    output: z.object({ lines: z.array(WithheldShape), text: prose }),
  }),
};

/** GET ?page= or ?part=: a page or an enclosed picture of the original, as PNG. */
export const releasePicturePath = (id: string, release: string): string =>
  `/api/requests/${id}/releases/${release}/picture`;
/** GET: the verified outcome. */
export const releaseOutputPath = (id: string, release: string): string =>
  `/api/requests/${id}/releases/${release}/output`;
