/**
 * Whether an unsafe request was sent by another site's page. Two locks: where the browser says it comes from (every
 * unsafe request), and a token bound to the session (every unsafe request that acts for a person).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const csrfHeader = 'x-gongkai-csrf';

export type Provenance = {
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
};

/**
 * Browsers that send Sec-Fetch-Site are believed first (it survives a proxy that rewrites Host). Otherwise Origin must
 * name our host; its scheme is not compared, since a proxy may end TLS without saying so. Programs send neither.
 */
export function isCrossSite({ host, origin, fetchSite }: Provenance): boolean {
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** The token of a session: derived from its secret, so nothing more is stored and every node computes the same. */
export function csrfToken(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('gongkai csrf').digest('base64url');
}

/** Whether the token that was sent is this session's; takes the same time whether or not it is. */
export function isCsrfToken(sent: unknown, expected: string): boolean {
  if (typeof sent !== 'string') return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
