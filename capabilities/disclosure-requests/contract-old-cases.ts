/** Schemas and endpoints of importing old cases: the opening balance of the figures. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

const count = z.number();
export const OldPreview = z.object({
  rows: count,
  ready: count,
  faults: z.array(
    z.object({ row: z.number().nullable(), column: z.string().nullable(), message: z.string() }),
  ),
  /** How many faults there are in all; `faults` holds the first 500. */
  faultCount: count,
  /** What the rows alone would add to each year. */
  years: z.array(z.object({ year: z.string(), received: count, closed: count, carriedOver: count })),
});
export type OldPreviewData = z.infer<typeof OldPreview>;

const source = z.object({
  base64: z.string().optional(),
  text: z.string().max(4_000_000, '粘贴的内容太长，请分几次导入').optional(),
});
const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const lead = { permission: 'requests:lead' } as const;

export const oldCaseEndpoints = {
  previewOldCases: endpoint('POST', '/api/requests/figures/import/preview', {
    summary: '读取历史申请表格，逐行检查，不写入',
    access: lead,
    input: source,
    output: z.union([issues, OldPreview]),
  }),
  importOldCases: endpoint('POST', '/api/requests/figures/import', {
    summary: '导入历史申请，作为年度数字的期初：全部无误才写入',
    access: lead,
    input: source,
    output: z.union([issues, z.object({ imported: z.number() })]),
  }),
};

/** GET: the table to fill in. */
export const oldTemplatePath = '/api/requests/figures/import/template.xlsx';
