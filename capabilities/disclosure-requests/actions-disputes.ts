/** What a dispute needs of the request it is about: its line, and taking it up again after the reply was overturned. */
import type { App, Staff } from '#platform/app.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { reopen } from './actions-end.ts';
import { load } from './actions-record.ts';
import { type Day, type ReopeningGround, states } from './model.ts';
import { refusalOf } from './model-steps.ts';
import { requestById } from './store.ts';

/** A request as a dispute shows it. */
export type DisputedRequest = {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  /** In words. */
  readonly state: string;
  /** Whether it may be taken up again now, and why not. */
  readonly reopening: { readonly allowed: boolean; readonly why: string | null };
};

/** The request of this organ with that id; null: there is none. */
export async function disputedRequest(
  app: App,
  organId: string,
  id: string,
): Promise<DisputedRequest | null> {
  if (!(await requestById(app, organId, id))) return null;
  const { of, subject, settings } = await load(app, organId, id);
  const why = refusalOf(of, 'reopen', { today: app.today(), settings: settings.law });
  const { number, state } = of;
  return { id, number, subject, state: states[state], reopening: { allowed: why === null, why } };
}

/** Takes the request up again, as `reopen` does, whatever state of it the person saw. Throws StateError when it may not be. */
export async function reopenDisputed(
  app: App,
  staff: Staff,
  id: string,
  wanted: {
    readonly on: Day;
    readonly ground: ReopeningGround;
    readonly dispute: string;
    readonly dueOn: Day | null;
    readonly reason: string;
  },
): Promise<Issues | { readonly reopened: string }> {
  const { of } = await load(app, staff.organId, id, { forUpdate: true });
  const done = await reopen(app, staff, id, { ...wanted, seen: of.events });
  return isIssues(done) ? done : { reopened: id };
}
