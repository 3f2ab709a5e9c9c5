/**
 * A batch of reports looked at by the superior office. The files go to POST /api/report-batches as multipart
 * (`files`, any number; a zip counts as its members; `name` optional). The answer streams one JSON value a line:
 * a `BatchProgress` for each report, at last `BatchDone` (or `BatchFault`).
 */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { FindingView, Report } from './contract.ts';

export const batchUploadPath = '/api/report-batches';

export const BatchProgress = z.object({ done: z.number(), total: z.number(), name: z.string() });
export const BatchDone = z.object({ id: z.string(), total: z.number(), unreadable: z.number() });
export const BatchFault = z.object({ error: z.string() });
/** One line of the stream. */
export const BatchLine = z.union([BatchProgress, BatchDone, BatchFault]);
export type BatchLineData = z.infer<typeof BatchLine>;

export const BatchRow = z.object({
  id: z.string(),
  name: z.string(),
  by: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  total: z.number(),
});

/** One report of the batch: what was found, or why it could not be read. */
export const BatchEntry = z.object({
  position: z.number(),
  name: z.string(),
  body: z.string().nullable(),
  year: z.string().nullable(),
  unreadable: z.string().nullable(),
  errors: z.number(),
  questions: z.number(),
  advice: z.number(),
  /** Key totals: 新收, 上年结转, 办理总计, 结转下年; null where not read. */
  received: z.number().nullable(),
  carriedIn: z.number().nullable(),
  handled: z.number().nullable(),
  carriedOver: z.number().nullable(),
});

export const BatchView = BatchRow.extend({
  entries: z.array(BatchEntry),
  /** Sum over the bodies of each cell of tables 二, 三 and 四, by cell path; amounts as decimal text. */
  sums: z.array(
    z.object({
      year: z.string().nullable(),
      bodies: z.number(),
      cells: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  ),
});
export type BatchViewData = z.infer<typeof BatchView>;
export type BatchEntryData = z.infer<typeof BatchEntry>;

const access = { permission: 'annual-report:batch' } as const;

export const batchEndpoints = {
  listBatches: endpoint('GET', batchUploadPath, {
    summary: '批量体检：以往各批',
    access,
    output: z.array(BatchRow),
  }),
  getBatch: endpoint('GET', '/api/report-batches/:id', {
    summary: '批量体检：一批的结果',
    access,
    params: z.object({ id: z.uuid() }),
    output: BatchView,
  }),
  /** The same as a spreadsheet: GET /api/report-batches/:id/file/xlsx (not JSON, hence not in this list). */
  getBatchEntry: endpoint('GET', '/api/report-batches/:id/entries/:position', {
    summary: '批量体检：一份报告的全部发现',
    access,
    params: z.object({ id: z.uuid(), position: z.coerce.number().int().min(1) }),
    output: BatchEntry.extend({ findings: z.array(FindingView), report: Report.nullable() }),
  }),
};
