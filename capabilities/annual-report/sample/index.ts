/**
 * The sample bureau's report of 2024 as it was read from its publication, with what that publication lacked (a lost
 * column, a displaced label). Tables 二, 三, 四 and the counts of 一（一） come from the records of the year, so these must
 * hold it before the report is made: its registers, what was published, and that there was no request and no dispute. It goes through the same steps as any report.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepFiguresFrom } from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { isIssues } from '#platform/outcome.ts';
import { createReport } from '../actions.ts';
import { fillFromRecords } from '../actions-figures.ts';
import { takeStep } from '../actions-steps.ts';
import { countsOf } from '../figures/records.ts';
import type { ReadReport } from '../model.ts';
import type { Counts } from '../model-figures.ts';
import type { Step } from '../model-steps.ts';

/** The report as it was read, with the counted sentence of 一（一）; every cell that is not in `cells` was read as a number. */
export function sampleReport(counts: Counts): ReadReport {
  const file = readFileSync(join(import.meta.dirname, 'fengquan-2024.json'), 'utf8');
  const said = Object.entries(counts).reduce(
    (text, [name, count]) => text.replace(`{${name}}`, String(count)),
    file,
  );
  return JSON.parse(said) as ReadReport;
}

/** Imports, counts, checks, signs, submits and publishes the sample's report, each step by who may take it. */
export async function publishSample(
  app: App,
  organ: string,
  people: { readonly clerk: Staff; readonly reviewer: Staff; readonly leader: Staff },
): Promise<void> {
  const { clerk, reviewer, leader } = people;
  const year = '2024';
  // The bureau keeps its requests and disputes here from that year on: tables 三 and 四 are the query's zeros.
  const term = { keptFrom: `${year}-01-01`, reason: '自2024年起的申请和争议案件全部在本系统登记。' };
  for (const kind of ['requests', 'disputes'] as const) {
    const kept = await keepFiguresFrom(app, leader, kind, term);
    if (isIssues(kept)) throw new Error(kept.issues.map((issue) => issue.message).join(' '));
  }
  const read = sampleReport(await countsOf(app, clerk.organId, year));
  let view = await createReport(app, clerk, organ, { year, read });
  if (!isIssues(view)) view = await fillFromRecords(app, clerk, view.id, { version: view.version });
  const chain: readonly [Step, Staff][] = [
    ['check', reviewer],
    ['sign-off', leader],
    ['submit', leader],
    ['publish', leader],
  ];
  for (const [step, staff] of chain) {
    if (isIssues(view)) break;
    view = await takeStep(app, staff, view.id, step, { version: view.version });
  }
  if (isIssues(view)) throw new Error(view.issues.map((issue) => issue.message).join(' '));
}
