/** Query codes: 16 signs of Crockford's alphabet, 80 bits; and who guesses must wait. Pure. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_BYTES = 10;

/** The code of 10 random bytes: 'K7QX-2M9D-0B4F-T1ZA'. Throws RangeError for another number of bytes. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError('a code is made of 10 bytes');
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: 16 }, (_, i) => alphabet[Number((bits >> BigInt(5 * (15 - i))) & 31n)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** The code as typed, with what people mix up put right: case, hyphens, O for 0, I and L for 1. '' when it is none. */
export function tidiedCode(typed: string): string {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return signs.length === 16 && [...signs].every((sign) => alphabet.includes(sign)) ? signs : '';
}

export type Guard = {
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly lockedUntil: Date | null;
};

const minute = 60_000;
const allowed = 10;
const longest = 60 * minute;

/**
 * After one more wrong look-up from an address: free ten times an hour, then a minute, doubling to an hour. Numbers are
 * not locked: they run on, so anybody could lock a stranger out, and 80 bits are not guessed.
 */
export function afterWrongLookup(guard: Guard | null, now: Date): Guard {
  const stale = guard === null || now.getTime() - guard.lastFailureAt.getTime() > longest;
  const failures = (stale ? 0 : guard.failures) + 1;
  const beyond = failures - allowed;
  const lock = beyond < 0 ? null : Math.min(minute * 2 ** Math.min(beyond, 10), longest);
  return { failures, lastFailureAt: now, lockedUntil: lock === null ? null : new Date(now.getTime() + lock) };
}

/** Seconds to wait; 0 when it may be tried. */
export const waitOf = (guard: Guard | null, now: Date): number =>
  guard?.lockedUntil && guard.lockedUntil > now
    ? Math.ceil((guard.lockedUntil.getTime() - now.getTime()) / 1000)
    : 0;

export const wrongLookup = {
  field: 'code',
  message: '编号或者查询码不正确，请对照回执检查。查询码遗失的，请携带身份证明到本机关或者电话联系后重发。',
} as const;
