/** One-time codes: asked for, tried, used up. What they open waits sealed until then. */
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import type { Issues } from '#platform/outcome.ts';
import { tell } from './actions-messages.ts';
import {
  type Asked,
  codeOver,
  isOpen,
  masked,
  mostCodes,
  mostTries,
  type Pending,
  type Purpose,
  tidiedCode,
  tooManyCodes,
  wrongCode,
} from './model.ts';
import { codeById, codeHash, codesAsked, insertCode, setTries, sweepCodes } from './store-codes.ts';

/** What is sent instead of the code: that there is an account already, or nothing. */
export type Instead = 'taken' | 'nothing' | null;

/**
 * Asks for a code to the address of `pending`. Returns the ticket that only this browser gets. `instead`: the address gets
 * another message or none, and no code that is typed will do; the asker cannot tell.
 */
export async function askForCode(
  app: App,
  organId: string,
  { purpose, pending, instead }: { purpose: Purpose; pending: Pending; instead: Instead },
): Promise<Issues | { readonly ticket: string }> {
  return transaction(app, async (app) => {
    await sweepCodes(app, organId);
    if ((await codesAsked(app, organId, pending.address)) >= mostCodes) return { issues: [tooManyCodes] };
    const id = randomUUID();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const hash = codeHash(app, organId, id, code);
    await insertCode(app, {
      ...{ organId, id, purpose, pending, tries: 0, askedAt: app.now() },
      codeHash: instead === null ? hash : Buffer.alloc(32),
    });
    await tell(app, organId, pending.address, instead ? { kind: instead } : { kind: 'code', purpose, code });
    return { ticket: id };
  });
}

/** What the page of a code shows; null when the ticket leads nowhere or its time is over. */
export async function askedBy(
  app: App,
  organId: string,
  ticket: string,
): Promise<{ readonly purpose: Purpose; readonly sentTo: string } | null> {
  const asked = await codeById(app, organId, ticket);
  if (!asked || !isOpen(asked, app.now())) return null;
  return { purpose: asked.purpose, sentTo: masked(asked.pending.address) };
}

/**
 * Tries a code; the right one is used up and `complete` is done in the same transaction. Five wrong ones, or ten minutes,
 * and another must be asked for.
 */
export function enterCode<T>(
  app: App,
  organId: string,
  { ticket, purpose, code }: { ticket: string; purpose: Purpose; code: string },
  complete: (app: App, asked: Asked) => Promise<Issues | T>,
): Promise<Issues | T> {
  return transaction(app, async (app) => {
    const asked = await codeById(app, organId, ticket, { forUpdate: true });
    if (!asked || asked.purpose !== purpose || !isOpen(asked, app.now())) return { issues: [codeOver] };
    const sent = codeHash(app, organId, ticket, tidiedCode(code));
    if (!timingSafeEqual(sent, asked.codeHash) || tidiedCode(code) === '') {
      await setTries(app, organId, ticket, asked.tries + 1);
      return { issues: [asked.tries + 1 >= mostTries ? codeOver : wrongCode] };
    }
    await setTries(app, organId, ticket, mostTries);
    return complete(app, asked);
  });
}
