/** Passwords: hashed with Argon2id, never stored, never logged. */
import crypto, { type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { commonPasswords } from './common-passwords.ts';

/** OWASP's second set: 19 MiB, two passes, one lane; about 25 ms here. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** Node's own, off the main thread; before Node 24.7, which lacks it, the audited one in script (ten times slower). */
const derive: (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer> =
  typeof crypto.argon2 === 'function' ? promisify(crypto.argon2) : deriveInScript;

/** Exported for its test: it must agree with Node's own. */
export async function deriveInScript(_algorithm: 'argon2id', parameters: Argon2Parameters): Promise<Buffer> {
  const { message, nonce, memory: m, passes: t, parallelism: p, tagLength: dkLen } = parameters;
  return Buffer.from(await argon2idAsync(bytesOf(message), bytesOf(nonce), { m, t, p, dkLen }));
}

const bytesOf = (value: Argon2Parameters['message']): Uint8Array =>
  typeof value === 'string'
    ? Buffer.from(value)
    : value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);

/** The PHC string of a password, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the one; the cost is read from the hash, so it may be raised later. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? [];
  if (tag === undefined || salt === undefined) throw new Error('not an Argon2id hash');
  const expected = Buffer.from(tag, 'base64');
  const derived = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(derived, expected);
}

let decoy: Promise<string> | undefined;

/** Takes as long as checking a real password: for login names that nobody has. Always false. */
export async function pretendToCheck(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  await isPassword(password, await decoy);
  return false;
}

/** Whether it is on the list that is tried first, whatever the case of its letters. */
export const isCommonPassword = (password: string): boolean => commonPasswords.has(password.toLowerCase());

/** Without 0, o, 1, l, i: it is read aloud and typed off a slip of paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand out once: 'k7m2-xq9p-…', 79 bits. */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => alphabet[randomIndex()]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Evenly over the alphabet: bytes beyond its last multiple are thrown away. */
function randomIndex(): number {
  for (;;) {
    const byte = randomBytes(1)[0] ?? 255;
    if (byte < 256 - (256 % alphabet.length)) return byte % alphabet.length;
  }
}
