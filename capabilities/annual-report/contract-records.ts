/** Schemas of what the records of other capabilities say of a report's year. */
import { z } from 'zod';

const Behind = z.object({ id: z.string(), title: z.string(), href: z.string() });

/** What the records of other capabilities say of the report's year. Addresses are the console's. */
export const ReportRecords = z.object({
  cells: z.array(
    z.object({
      path: z.string(),
      /** null: nothing is known. */
      value: z.union([z.number(), z.string()]).nullable(),
      source: z.enum(['registers', 'requests', 'disputes']),
      /** false: nothing is kept here up to the end of that year. */
      covered: z.boolean(),
      count: z.number(),
      /** Of table 二; the cases of 三 and 四 are asked for by cell. */
      records: z.array(Behind),
    }),
  ),
  counts: z.object({ total: z.number(), news: z.number(), other: z.number() }),
  byKind: z.array(z.object({ label: z.string(), count: z.number() })),
  items: z.array(Behind),
  sentence: z.string(),
  requestSentence: z.string().nullable(),
  disputeSentence: z.string().nullable(),
  feeSentence: z.string(),
});
export type ReportRecordsData = z.infer<typeof ReportRecords>;

const CaseDifferenceView = Behind.extend({
  /** The cells it stood in, and stands in. */
  from: z.array(z.string()),
  to: z.array(z.string()),
  since: z.array(z.object({ at: z.string(), by: z.string(), event: z.string() })),
});

/** What the records say otherwise than when the year was published, and whether the carry-over is last year's. */
export const ReportDifferences = z.object({
  /** null: nothing is frozen, the report was never published. */
  frozenAt: z.string().nullable(),
  cells: z.array(
    z.object({
      path: z.string(),
      published: z.union([z.number(), z.string()]).nullable(),
      now: z.union([z.number(), z.string()]).nullable(),
    }),
  ),
  /** The first 200; `caseCount`: how many there are. */
  cases: z.array(CaseDifferenceView),
  caseCount: z.number(),
  carryOver: z
    .object({
      columns: z.array(
        z.object({
          ...{ id: z.string(), column: z.string() },
          ...{ published: z.number().nullable(), counted: z.number().nullable() },
        }),
      ),
      cases: z.array(CaseDifferenceView),
      /** What the requests carry into the year, in the columns that differ. */
      carried: z.array(Behind),
      /** How many cases last year's report carried over that the requests do not have. */
      missing: z.number(),
    })
    .nullable(),
});
export type ReportDifferencesData = z.infer<typeof ReportDifferences>;
