/** The second step: six digits from an authenticator, or a recovery code. */
import { createHash, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { toString as drawQrCode } from 'qrcode';

/** A new secret of 160 bits, base32. */
export const newSecret = (): string => generateSecret({ length: 20 });

/** What the authenticator scans, and the same as a picture (an SVG data: address). */
export async function enrolment(secret: string, issuer: string, label: string) {
  const uri = generateURI({ issuer, label, secret });
  const svg = await drawQrCode(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return { secret, uri, qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/**
 * The time step of a right code, or null. One step of 30 seconds early or late is accepted (clocks differ); a step at
 * or before `lastStep` is not, so a code that was looked over the shoulder is worth nothing.
 */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number): number | null {
  const digits = code.replace(/\s+/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const outcome = verifySync({
    secret,
    token: digits,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: 30,
    ...(lastStep > 0 ? { afterTimeStep: lastStep } : {}),
  });
  return outcome.valid && 'timeStep' in outcome ? outcome.timeStep : null;
}

/** Ten codes of 80 bits for the day the telephone is lost: 'abcd-efgh-jkmn-pqrs'. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(16)]
      .map((byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32])
      .join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });

/** How a recovery code is kept; whatever way it was typed. */
export const hashRecoveryCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest();
