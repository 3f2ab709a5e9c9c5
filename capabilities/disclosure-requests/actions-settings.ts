/** Settings of an office's requests; and the nightly look at the copies of dates. */
import { colleagues, organIds, permissionsOf } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import type { Jobs } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issues } from '#platform/outcome.ts';
import { copiesOf } from './actions-record.ts';
import type { SettingsData } from './contract-desk.ts';
import { caseOf } from './model-fold.ts';
import { updateRequest } from './store.ts';
import { eventsOfMany } from './store-events.ts';
import { listedByIds, openIds } from './store-list.ts';
import { forgetGuards, settingsOf, writeSettings } from './store-people.ts';

export const getSettings = async (app: App, { organId }: Pick<Staff, 'organId'>): Promise<SettingsData> =>
  (await settingsOf(app, organId)).office;

/** Who may be given a case: everybody active who may handle requests, by name. */
export async function listHandlers(app: App, { organId }: Pick<Staff, 'organId'>) {
  const all = await colleagues(app, organId);
  const handlers = all
    .filter(({ active, roles }) => active && permissionsOf(roles).has('requests:handle'))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  return { handlers };
}

/** 修改设置. */
export async function saveSettings(
  app: App,
  staff: Staff,
  office: SettingsData,
): Promise<Issues | SettingsData> {
  const all = await colleagues(app, staff.organId);
  if (office.defaultOwner !== null && !all.some(({ id, active }) => id === office.defaultOwner && active))
    return { issues: [{ field: 'defaultOwner', message: '没有这位人员，或者其账号已停用。' }] };
  return transaction(app, async (app) => {
    const settings = await settingsOf(app, staff.organId);
    await writeSettings(app, staff.organId, { ...settings, office });
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'request-settings', id: staff.organId },
      event: 'changed',
      by: { id: staff.id, name: staff.name },
      detail: { retentionYears: office.retentionYears, separatePersons: office.separatePersons },
    });
    return office;
  });
}

export type CopiesCheck = {
  readonly checked: number;
  /** Numbers of cases whose copied due date is not what the rules compute. */
  readonly wrong: readonly string[];
};

/**
 * Compares the copied dates of every open case with what the rules compute today, and puts them right. A due date that
 * differs is a fault and is named, except where the wait for others moves it from day to day; the day a list sorts by
 * moves with the days and is just renewed.
 */
export async function renewCopies(app: App, organId: string): Promise<CopiesCheck> {
  const settings = await settingsOf(app, organId);
  const today = app.today();
  const ids = await openIds(app, organId);
  const wrong: string[] = [];
  for (let at = 0; at < ids.length; at += 500) {
    const part = ids.slice(at, at + 500);
    const events = await eventsOfMany(app, organId, part);
    for (const row of await listedByIds(app, organId, part)) {
      const of = caseOf(row, events.get(row.id) ?? []);
      const copies = copiesOf(of, settings, today);
      const waits = of.consultations.some(({ endedOn }) => endedOn === null);
      if (copies.dueOn !== row.dueOn && !waits) wrong.push(row.number);
      if (copies.dueOn === row.dueOn && copies.nextOn === row.nextOn) continue;
      await updateRequest(app, of, copies);
    }
  }
  return { checked: ids.length, wrong };
}

/** The nightly work on requests. */
export async function registerJobs(jobs: Jobs, app: App): Promise<void> {
  await jobs.nightly('requests-renew-dates', '1:10', async () => {
    await forgetGuards(app, new Date(app.now().getTime() - 24 * 60 * 60_000));
    for (const organId of await organIds(app)) {
      const { wrong } = await renewCopies(app, organId);
      if (wrong.length > 0)
        throw new Error(
          `due dates of ${wrong.length} requests were not what the rules compute (${wrong[0]} …)`,
        );
    }
  });
}
