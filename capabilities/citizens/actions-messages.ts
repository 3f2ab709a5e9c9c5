/**
 * Codes and notices to the address of an account: asked for in the transaction of the change (an outbox in the job queue),
 * sent after the commit. Address and words are sealed on the way. Every asking makes a job, also where nothing is sent,
 * so that no difference tells whether there is an account.
 */
import { randomUUID } from 'node:crypto';
import { organById } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { enqueue, type Jobs } from '#platform/jobs/index.ts';
import { type Mail, MailError } from '#platform/mail/index.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import { type Sms, SmsError } from '#platform/sms/index.ts';
import { type Address, codeMinutes, messageOf, type Told } from './model.ts';

const JOB = 'citizen-message';

export type Senders = { readonly mail: Mail | null; readonly sms: Sms | null };
type Wanted = {
  readonly organId: string;
  readonly id: string;
  readonly until: number;
  readonly sealed: string;
};
type Message = { readonly address: Address; readonly told: Told };

const placeOf = (id: string) => `citizen message ${id}`;

/** Asks for a message, in the caller's transaction. */
export async function tell(app: App, organId: string, address: Address, told: Told): Promise<void> {
  const id = randomUUID();
  const message: Message = { address, told };
  const sealed = sealText(app.sealer, JSON.stringify(message), placeOf(id)).toString('base64');
  await enqueue(app, JOB, { organId, id, until: app.now().getTime() + codeMinutes * 60_000, sealed });
}

/** Sends one message while it is of use. A failure that may pass is thrown, so that the queue tries again. */
async function send(app: App, { mail, sms }: Senders, { organId, id, until, sealed }: Wanted): Promise<void> {
  const organ = await organById(app, organId);
  if (organ === null || app.now().getTime() > until) return;
  const { address, told } = JSON.parse(
    openText(app.sealer, Buffer.from(sealed, 'base64'), placeOf(id)),
  ) as Message;
  const text = messageOf(told, organ.siteName);
  if (text === null) return;
  try {
    if (address.way === 'mail')
      await mail?.send({ to: address.to, subject: `${organ.siteName}：账号`, text });
    else await sms?.send({ to: address.to, text, id });
  } catch (error) {
    if (!((error instanceof MailError || error instanceof SmsError) && error.isLasting)) throw error;
  }
}

/** Takes up the sending of codes and notices. */
export const registerMessageJobs = (jobs: Jobs, app: App, senders: Senders): Promise<void> =>
  jobs.work(JOB, (data) => send(app, senders, data as Wanted));
