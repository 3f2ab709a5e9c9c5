/** Schemas and endpoints of the figures of requests: table 三, the cases behind its cells, statistics over time. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

const reason = z.string().trim().min(4, '请写明理由，至少4个字').max(300, '理由请控制在300字以内');
const year = z.string().regex(/^20\d\d$/, '请填写四位年份，例如2024');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写成2024-03-05的形式');

export const FigureCell = z.object({ path: z.string(), value: z.number().nullable(), covered: z.boolean() });

export const CountedCaseView = z.object({
  id: z.uuid(),
  number: z.string(),
  subject: z.string(),
  state: z.string(),
  channel: z.string(),
  applicantKind: z.string(),
  receivedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type CountedCaseData = z.infer<typeof CountedCaseView>;

/** Since when all of a kind are kept here, and why the organ says so. */
export const TermInput = z.object({ keptFrom: day, reason });
export const Term = z.object({ keptFrom: z.string(), reason: z.string() });
export type TermData = z.infer<typeof Term>;

/** A period, a kind and how many. */
export const Count = z.object({ period: z.string(), key: z.string(), count: z.number() });

export const StatisticsView = z.object({
  from: z.string(),
  to: z.string(),
  by: z.enum(['year', 'month']),
  periods: z.array(z.string()),
  /** Received, by the day of receipt. */
  channels: z.array(Count),
  applicants: z.array(Count),
  /** Closed, by the day of closing. */
  outcomes: z.array(Count),
  /** Days used against days allowed, of replies given in the period. */
  days: z.array(
    z.object({
      period: z.string(),
      replies: z.number(),
      inTime: z.number(),
      late: z.number(),
      /** Calendar days from receipt to reply, and from receipt to the last day allowed: means. */
      used: z.number().nullable(),
      allowed: z.number().nullable(),
    }),
  ),
});
export type StatisticsViewData = z.infer<typeof StatisticsView>;

const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const view = { permission: 'requests:view' } as const;

export const figureEndpoints = {
  getRequestFigures: endpoint('GET', '/api/requests/figures/:year', {
    summary: '年报表三的175个数；asOf：截至某日所知',
    access: view,
    params: z.object({ year }),
    query: z.object({ asOf: day.optional() }),
    output: z.object({
      year: z.string(),
      term: Term.nullable(),
      cells: z.array(FigureCell),
      redone: z.array(CountedCaseView),
    }),
  }),
  requestsBehind: endpoint('GET', '/api/requests/figures/:year/cells/:cell', {
    summary: '表三一个数背后的申请，每页50件',
    access: view,
    params: z.object({ year, cell: z.string().max(120) }),
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).optional() }),
    output: z.object({ rows: z.array(CountedCaseView), total: z.number() }),
  }),
  keepRequestsFrom: endpoint('PUT', '/api/requests/figures/kept-from', {
    summary: '说明自哪一天起在本系统登记全部申请：此后没有申请的年度为0，此前为空',
    access: { permission: 'requests:lead' },
    input: TermInput,
    output: z.union([issues, Term]),
  }),
  getStatistics: endpoint('GET', '/api/requests/statistics', {
    summary: '申请的历年统计：渠道、申请人、结果、用时',
    access: view,
    query: z.object({ from: day, to: day, by: z.enum(['year', 'month']) }),
    output: z.union([issues, StatisticsView]),
  }),
};
