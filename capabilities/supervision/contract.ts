/** Self-inspection and who did what in time; schemas and endpoints shared by routes.ts and the console. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

/** One inspection indicator on ourselves, as of now. */
export const IndicatorView = z.object({
  /** 'home-stale', 'section-stale', 'empty-section', 'broken-link', 'late-disclosure', 'late-review', 'urgent-open' … */
  id: z.string(),
  title: z.string(),
  state: z.enum(['green', 'amber', 'red']),
  /** A sentence: what is so, and by when what is to be done. 「“工作动态”再过9天就满两周没有更新」 */
  message: z.string(),
  /** Days until it turns red; negative: red for so long; null where no day is known. */
  daysLeft: z.number().nullable(),
  /** The text the threshold comes from, as printed, and whether that text is law. */
  basis: z.string(),
  /** Where in the console it is put right, '/publishing/sections'. */
  href: z.string().nullable(),
});
export type IndicatorData = z.infer<typeof IndicatorView>;

export const PersonTally = z.object({
  id: z.string(),
  name: z.string(),
  written: z.number(),
  passed: z.number(),
  returned: z.number(),
  /** Acts done later than the organ's own limit for a stage. */
  late: z.number(),
  published: z.number(),
});
export type PersonTallyData = z.infer<typeof PersonTally>;

export const SupervisionView = z.object({
  day: z.string(),
  indicators: z.array(IndicatorView),
  year: z.string(),
  people: z.array(PersonTally),
  /** Items made public by month of the year, 1 to 12, late ones apart (art. 26). */
  months: z.array(z.object({ month: z.number(), inTime: z.number(), late: z.number() })),
  /** Items made public in the year by kind of section. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), count: z.number() })),
  /** Red and amber indicators by day, for a line over time. */
  history: z.array(z.object({ day: z.string(), red: z.number(), amber: z.number() })),
});
export type SupervisionData = z.infer<typeof SupervisionView>;

export const endpoints = {
  getSupervision: endpoint('GET', '/api/supervision', {
    summary: '自查指标、各人办理情况和发布情况',
    access: { permission: 'supervision:view' },
    query: z.object({
      year: z
        .string()
        .regex(/^20\d\d$/)
        .optional(),
    }),
    output: SupervisionView,
  }),
};
