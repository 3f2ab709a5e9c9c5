/** What is owed in disputes now, for lists of duties that are not screens of their own. */
import type { App } from '#platform/app.ts';
import { procedures } from './model.ts';
import { nextDue } from './model-clock.ts';
import { disputesOf } from './store.ts';

export type DisputeDuty = {
  readonly id: string;
  readonly title: string;
  readonly what: 'answer' | 'redo' | 'decision' | 'suit';
  readonly on: string;
  readonly late: boolean;
  readonly basis: string;
};

const mostDuties = 500;

/** What is owed in the organ's disputes, most pressing first. */
export async function disputeDuties(app: App, organId: string): Promise<DisputeDuty[]> {
  const { records } = await disputesOf(app, organId, { filter: 'due' }, { size: mostDuties, number: 1 });
  return records.flatMap(({ id, facts }) => {
    const due = nextDue(facts, app.today());
    if (!due) return [];
    const title = `${procedures[facts.procedure].label}${facts.caseNumber || `（${facts.acceptedOn}受理）`}`;
    return [{ id, title, what: due.what, on: due.on, late: due.late, basis: due.basis }];
  });
}
