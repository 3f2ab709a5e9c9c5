/**
 * The batch check of the superior office: many reports in, one table of bodies out.
 *
 * Upload: POST /api/report-batches, multipart/form-data with the files in parts named `files` (reports, or zip
 * archives of reports) and the batch's name in `name`. The answer streams NDJSON (`application/x-ndjson`), one
 * BatchLine a line: progress as each report is read, and at the end the id, or the issues.
 * Spreadsheet: GET /api/report-batches/:id/file/xlsx.
 */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { Checked } from './contract.ts';

export const batchUploadPath = '/api/report-batches';
export const batchSpreadsheetPath = (id: string): string => `/api/report-batches/${id}/file/xlsx`;

/** One line of the streamed answer. */
export const BatchLine = z.union([
  z.object({ done: z.number(), total: z.number(), name: z.string() }),
  z.object({ id: z.string() }),
  z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) }),
]);
export type BatchLineData = z.infer<typeof BatchLine>;

/** The cells shown for every body and summed over all of them. */
export const batchColumns: readonly { readonly cell: string; readonly label: string }[] = [
  { cell: 'requests.newlyReceived.total', label: '本年新收' },
  { cell: 'requests.carriedIn.total', label: '上年结转' },
  { cell: 'requests.totalHandled.total', label: '办理总计' },
  { cell: 'requests.carriedOver.total', label: '结转下年' },
  { cell: 'disputes.reconsideration.total', label: '行政复议' },
  { cell: 'disputes.directSuit.total', label: '直接起诉' },
  { cell: 'disputes.suitAfterReconsideration.total', label: '复议后起诉' },
];

export const BatchBody = z.object({
  /** 0, 1, 2 … in the order of the files. */
  number: z.number(),
  file: z.string(),
  organ: z.string().nullable(),
  year: z.string().nullable(),
  /** Why the file could not be read as a report; null when it was. */
  unreadable: z.string().nullable(),
  errors: z.number(),
  questions: z.number(),
  advice: z.number(),
  summary: z.string(),
  /** By cell path, for the cells of `batchColumns`; null where the report holds no figure. */
  figures: z.record(z.string(), z.number().nullable()),
});
export type BatchBodyData = z.infer<typeof BatchBody>;

export const BatchRow = z.object({
  id: z.string(),
  name: z.string(),
  at: z.string(),
  by: z.string(),
  bodies: z.number(),
  withErrors: z.number(),
  unreadable: z.number(),
});
export type BatchRowData = z.infer<typeof BatchRow>;

export const BatchView = z.object({
  id: z.string(),
  name: z.string(),
  at: z.string(),
  by: z.string(),
  bodies: z.array(BatchBody),
});
export type BatchViewData = z.infer<typeof BatchView>;

export const batchAccess = { permission: 'annual-report:batch' } as const;
const byId = z.object({ id: z.uuid() });

export const batchEndpoints = {
  listBatches: endpoint('GET', batchUploadPath, {
    summary: '历次批量校核',
    access: batchAccess,
    output: z.array(BatchRow),
  }),
  getBatch: endpoint('GET', '/api/report-batches/:id', {
    summary: '一次批量校核的结果：各单位、差错、合计',
    access: batchAccess,
    params: byId,
    output: BatchView,
  }),
  getBatchBody: endpoint('GET', '/api/report-batches/:id/bodies/:number', {
    summary: '批量校核中一份报告的全部内容和问题',
    access: batchAccess,
    params: byId.extend({ number: z.string().regex(/^\d{1,6}$/) }),
    output: Checked,
  }),
};
