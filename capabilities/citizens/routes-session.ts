/** The cookies of citizens: the session, and the ticket of a code that is waited for. */

import { absoluteLimit } from '#capabilities/accounts/index.ts';
import type { PageRequest, Server } from '#platform/http/index.ts';
import { localPath } from '#portal/html.ts';
import { citizenBy } from './actions-session.ts';
import { type Citizen, codeMinutes } from './model.ts';

/** Beside the staff's own cookie; with the __Host- prefix browsers refuse it from a neighbour or over http. */
const nameOf = (what: string, isSecure: boolean): string =>
  `${isSecure ? '__Host-' : ''}gongkai-citizen${what}`;

const cookie = (what: string, value: string, seconds: number, isSecure: boolean): string =>
  `${nameOf(what, isSecure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`;

type Asking = Pick<PageRequest, 'app' | 'cookies' | 'isSecure'>;

const read = (server: Server, { cookies, isSecure }: Asking, what: string): string | undefined =>
  server.fastify.parseCookie(cookies ?? '')[nameOf(what, isSecure)];

export const sessionCookie = (value: string, isSecure: boolean): string =>
  cookie('', value, absoluteLimit / 1000, isSecure);
export const endedSession = (isSecure: boolean): string => cookie('', '', 0, isSecure);
export const sessionOf = (server: Server, request: Asking): string | undefined => read(server, request, '');

/** The citizen who asks for a page; null for everybody else, staff included. */
export const citizenOf = (server: Server, request: Asking): Promise<Citizen | null> =>
  citizenBy(request.app, sessionOf(server, request));

const offering = new WeakSet<Server>();

/** Notes that this server can send codes, so that an account can be had. */
export const offerAccounts = (server: Server): unknown => offering.add(server);

/** Whether other pages may offer an account: where none can be had, nobody is sent to look for one. */
export const offersAccounts = (server: Server): boolean => offering.has(server);

type Ticket = { readonly ticket: string; readonly back: string };

/** Which code this browser waits for, and where its owner was going. */
export const ticketCookie = ({ ticket, back }: Ticket, isSecure: boolean): string =>
  cookie('-code', `${ticket}.${Buffer.from(back).toString('base64url')}`, codeMinutes * 60, isSecure);
export const endedTicket = (isSecure: boolean): string => cookie('-code', '', 0, isSecure);

export function ticketOf(server: Server, request: Asking): Ticket | null {
  const [ticket = '', back = ''] = (read(server, request, '-code') ?? '').split('.');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ticket)) return null;
  return { ticket, back: backTo(Buffer.from(back, 'base64url').toString()) };
}

/** Where to go when one is signed in: a page of this site, 我的 when none was asked for. */
export function backTo(wish: string | null): string {
  const path = localPath(wish ?? undefined);
  return path === '/' || path.startsWith('/account/') ? '/account' : path;
}
