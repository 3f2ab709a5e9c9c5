/**
 * Notices to applicants: asked for in the transaction of the event (an outbox in the job queue), sent after the commit
 * by mail and short message, each once. What cannot be delivered is written down; no step waits for it.
 */
import { organById } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { enqueue, type Jobs } from '#platform/jobs/index.ts';
import { journal, timeline } from '#platform/journal/index.ts';
import { type Mail, MailError } from '#platform/mail/index.ts';
import { type Sms, SmsError } from '#platform/sms/index.ts';
import { SUBJECT } from './model.ts';
import type { Case } from './model-case.ts';
import type { EventKind } from './model-events.ts';
import { mobileOf, noticeOf } from './model-notices.ts';
import type { OfficeSettings } from './model-settings.ts';
import { requestById } from './store.ts';
import { eventsOf } from './store-events.ts';
import { peopleOf, settingsOf } from './store-people.ts';

export const NOTICE_JOB = 'request-notice';

/** Asks for the notices of an event, in its transaction; none where the office sends none, and none for drills. */
export async function askForNotices(
  app: App,
  of: Pick<Case, 'organId' | 'id' | 'number' | 'isDrill' | 'imported'>,
  event: { readonly number: number; readonly kind: EventKind },
  { mailNotices, smsNotices }: OfficeSettings,
): Promise<void> {
  if (of.isDrill || of.imported || noticeOf(event.kind, of.number, '') === null) return;
  const ask = (by: 'mail' | 'sms') =>
    enqueue(app, NOTICE_JOB, { organId: of.organId, requestId: of.id, event: event.number, by });
  if (mailNotices) await ask('mail');
  if (smsNotices) await ask('sms');
}

export type Senders = { readonly mail: Mail | null; readonly sms: Sms | null };
type Wanted = {
  readonly organId: string;
  readonly requestId: string;
  readonly event: number;
  readonly by: 'mail' | 'sms';
};

const keyOf = ({ event, by }: Wanted) => `${event}-${by}`;

/** Sends one notice unless it went before. A failure that may pass is thrown, so that the queue tries again. */
export async function sendNotice(app: App, { mail, sms }: Senders, wanted: Wanted): Promise<void> {
  const { organId, requestId, by } = wanted;
  const subject = { kind: SUBJECT, id: requestId };
  const past = await timeline(app, organId, subject);
  if (past.some(({ event, detail }) => event.startsWith('notice-') && detail.notice === keyOf(wanted)))
    return;
  const settle = (event: 'notice-sent' | 'notice-failed') =>
    transaction(app, (app) =>
      journal(app, { organId, subject, event, by: 'system', detail: { notice: keyOf(wanted), way: by } }),
    );
  const message = await messageOf(app, wanted);
  if (message === null) return;
  const { to, text, organ } = message;
  try {
    if (by === 'mail' && mail) await mail.send({ to, subject: `政府信息公开申请办理通知（${organ}）`, text });
    else if (by === 'sms' && sms) await sms.send({ to, text, id: `${requestId}-${keyOf(wanted)}` });
    else return;
  } catch (error) {
    const isLasting = (error instanceof MailError || error instanceof SmsError) && error.isLasting;
    if (!isLasting) throw error;
    await settle('notice-failed');
    return;
  }
  await settle('notice-sent');
}

/** To whom, and what; null when there is no address, or the case has been made anonymous. */
async function messageOf(app: App, { organId, requestId, event, by }: Wanted) {
  const [listed, events, people, organ, { office }] = await Promise.all([
    requestById(app, organId, requestId),
    eventsOf(app, organId, requestId),
    peopleOf(app, organId, requestId),
    organById(app, organId),
    settingsOf(app, organId),
  ]);
  const told = events.find(({ number }) => number === event);
  const isWanted = by === 'mail' ? office.mailNotices : office.smsNotices;
  if (!listed || !told || !organ || !isWanted) return null;
  const { person } = people.find(({ role }) => role === 'applicant') ?? {};
  const to = by === 'mail' ? person?.email || null : mobileOf(person?.phone ?? '');
  const text = noticeOf(told.kind, listed.number, organ.shortName);
  return to && text ? { to, text, organ: organ.shortName } : null;
}

/** Takes up the sending of notices. */
export const registerNoticeJobs = (jobs: Jobs, app: App, senders: Senders): Promise<void> =>
  jobs.work(NOTICE_JOB, (data) => sendNotice(app, senders, data as Wanted));
