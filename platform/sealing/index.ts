/**
 * Sealing what must not be readable in the database, in a backup or on the disk: AES-256-GCM under a key that is kept
 * outside all three. What is sealed is bound to its place (`context`), so that it cannot be moved to another record.
 * Keyed fingerprints let equal texts be found without a readable index.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Sealer = {
  /** Seals bytes; `context` names the place they belong to and must be given again to open them. */
  readonly seal: (bytes: Uint8Array, context: string) => Buffer;
  /** The bytes again. Throws SealError when the key is another one, or place or content are not those sealed. */
  readonly open: (sealed: Uint8Array, context: string) => Buffer;
  /** 32 bytes that are equal for equal texts of one purpose, and tell nothing without the key. */
  readonly fingerprint: (text: string, purpose: string) => Buffer;
};

/** Sealed content that cannot be opened: another key, or it was altered or moved. */
export class SealError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealError';
  }
}

const VERSION = 1;
const KEY_BYTES = 32;
const MARK = 4;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + MARK + NONCE + TAG;

type Key = { readonly mark: Buffer; readonly sealing: Buffer; readonly secret: Buffer };

const derived = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'gongkai', purpose, KEY_BYTES));

const keyOf = (secret: Buffer): Key => ({
  mark: createHash('sha256').update(secret).digest().subarray(0, MARK),
  sealing: derived(secret, 'sealing'),
  secret,
});

/**
 * A sealer over secrets of 32 bytes. The first seals; all open, so that a new key may be put in front of the old ones.
 * Fingerprints are made with the last, so that they stay the same. Throws RangeError for a secret of another length.
 */
export function sealerOf(secrets: readonly Uint8Array[]): Sealer {
  if (secrets.some(({ length }) => length !== KEY_BYTES)) throw new RangeError('a key has 32 bytes');
  const keys = secrets.map((secret) => keyOf(Buffer.from(secret)));
  const [first] = keys;
  const last = keys.at(-1);
  if (!first || !last) throw new RangeError('a sealer needs a key');
  const fingerprints = derived(last.secret, 'fingerprints');
  return {
    seal: (bytes, context) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', first.sealing, nonce);
      cipher.setAAD(Buffer.from(context));
      const content = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), first.mark, nonce, cipher.getAuthTag(), content]);
    },
    open: (sealed, context) => opened(keys, Buffer.from(sealed), context),
    fingerprint: (text, purpose) =>
      createHmac('sha256', fingerprints).update(`${purpose}\0`).update(text).digest(),
  };
}

function opened(keys: readonly Key[], sealed: Buffer, context: string): Buffer {
  if (sealed.length < HEAD || sealed[0] !== VERSION) throw new SealError('this is nothing that was sealed');
  const mark = sealed.subarray(1, 1 + MARK);
  const key = keys.find((one) => timingSafeEqual(one.mark, mark));
  if (!key) throw new SealError('sealed with a key that is not here: put it back into the folder of keys');
  const nonce = sealed.subarray(1 + MARK, 1 + MARK + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key.sealing, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + MARK + NONCE, HEAD));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]);
  } catch {
    throw new SealError('sealed content was altered, or stands in another place than it was sealed for');
  }
}

/** A text sealed. */
export const sealText = (sealer: Sealer, text: string, context: string): Buffer =>
  sealer.seal(Buffer.from(text), context);
/** The text of `sealText`. */
export const openText = (sealer: Sealer, sealed: Uint8Array, context: string): string =>
  sealer.open(sealed, context).toString();

const FILE = 'personal-data.key';

/**
 * The sealer of a running program: the key given (base64 of 32 bytes; several with commas, the newest first), or the one
 * kept in `folder` (mode 0700, file 0600), made at the first start. Throws SealError in words when neither can be used.
 */
export function openSealer({
  folder,
  key,
}: {
  readonly folder: string;
  readonly key: string | null;
}): Sealer {
  const path = join(folder, FILE);
  if (key === null && !existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const words = (key ?? readFileSync(path, 'utf8')).split(/[\s,]+/).filter((word) => word !== '');
  const secrets = words.map((word) => Buffer.from(word, 'base64'));
  if (secrets.length === 0 || secrets.some(({ length }) => length !== KEY_BYTES))
    throw new SealError(
      `个人信息加密密钥不能使用：${key === null ? path : 'GONGKAI_KEY'} 应为32字节的 base64。 The key for personal data must be 32 bytes in base64.`,
    );
  return sealerOf(secrets);
}

const nowhere = () => {
  throw new SealError('this program was started without a key for personal data');
};

/** For commands that touch no personal data: every use throws. */
export const noSealer: Sealer = { seal: nowhere, open: nowhere, fingerprint: nowhere };
