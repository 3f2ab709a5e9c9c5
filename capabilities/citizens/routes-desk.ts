/** What the pages of 我的 share: what they are given, forms that come back, and going on with a cookie. */
import { type Page, type PageRequest, RefusedError, type Server, type Turns } from '#platform/http/index.ts';
import type { FormState } from '#portal/fields.ts';
import type { SignedIn } from './actions-session.ts';
import type { Ways } from './model.ts';
import type { MatterSource } from './model-matters.ts';
import { endedTicket, sessionCookie, ticketCookie } from './routes-session.ts';

/** What the pages are given by server.ts. */
export type CitizenParts = { readonly ways: Ways; readonly matters: readonly MatterSource[] };

export type Desk = CitizenParts & {
  readonly server: Server;
  /** Takes a turn of whoever asks for a code; throws 429 when there were too many from one address. */
  readonly takeTurn: (request: PageRequest) => void;
};

/** Turns, with what is said when there are none left. */
export function turns(of: Turns): Desk['takeTurn'] {
  return ({ address, app }) => {
    if (of(address, app.now().getTime())) return;
    throw new RefusedError(429, '从这里获取的验证码太多，请一小时以后再试。不用账号也一样办事。', {
      'retry-after': '3600',
    });
  };
}

export const blank: FormState = { values: {}, problems: {} };

/** What was typed, without what nobody may read again. */
export const typedIn = ({ form }: PageRequest, ...fields: readonly string[]): FormState['values'] =>
  Object.fromEntries(fields.map((field) => [field, form.field(field).slice(0, 200)]));

/** On to the page of the code, with the ticket that only this browser gets. */
export const toCode = ({ isSecure }: PageRequest, ticket: string, back: string): Page => ({
  redirect: '/account/code',
  headers: { 'set-cookie': ticketCookie({ ticket, back }, isSecure) },
});

/** Signed in: a session of its own, whatever the browser brought. */
export const entered = ({ isSecure }: PageRequest, { cookie }: SignedIn, to: string): Page => ({
  redirect: to,
  headers: { 'set-cookie': [sessionCookie(cookie, isSecure), endedTicket(isSecure)] },
});
