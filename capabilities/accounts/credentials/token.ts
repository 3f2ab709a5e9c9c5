/** The session's cookie: the organ (so that one shard is asked) and a token of 256 bits of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto';

export type SessionToken = { readonly organId: string; readonly secret: string };

export const newToken = (organId: string): SessionToken => ({
  organId,
  secret: randomBytes(32).toString('base64url'),
});

export const tokenHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const writeToken = ({ organId, secret }: SessionToken): string => `${organId}.${secret}`;

const form = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The token in a cookie's value; null for anything else. */
export function readToken(value: string | undefined): SessionToken | null {
  const [, organId, secret] = form.exec(value ?? '') ?? [];
  return organId && secret ? { organId, secret } : null;
}

/** What a guard counts by: neither the name nor the address is kept. */
export const guardKey = (kind: 'name' | 'address', value: string): string =>
  `${kind}:${createHash('sha256').update(`gongkai ${kind} ${value}`).digest('hex')}`;
