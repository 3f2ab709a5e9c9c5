/**
 * The sample bureau's report of 2024 as it was read from its publication, with what that publication lacked (a lost
 * column, a displaced label). It goes through the same steps as any report.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Staff } from '#platform/app.ts';
import { isIssues } from '#platform/outcome.ts';
import { createReport } from '../actions.ts';
import { takeStep } from '../actions-steps.ts';
import type { ReadReport } from '../model.ts';
import type { Step } from '../model-steps.ts';

/** The report as it was read; every cell that is not in `cells` was read as a number. */
export const sampleReport = (): ReadReport =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fengquan-2024.json'), 'utf8')) as ReadReport;

/** Imports, checks, signs, submits and publishes the sample's report, each step by who may take it. */
export async function publishSample(
  app: App,
  organ: string,
  people: { readonly clerk: Staff; readonly reviewer: Staff; readonly leader: Staff },
): Promise<void> {
  const read = sampleReport();
  let view = await createReport(app, people.clerk, organ, { year: read.year ?? '', read });
  const chain: readonly [Step, Staff][] = [
    ['check', people.reviewer],
    ['sign-off', people.leader],
    ['submit', people.leader],
    ['publish', people.leader],
  ];
  for (const [step, staff] of chain) {
    if (isIssues(view)) break;
    view = await takeStep(app, staff, view.id, step, { version: view.version });
  }
  if (isIssues(view)) throw new Error(view.issues.map((issue) => issue.message).join(' '));
}
