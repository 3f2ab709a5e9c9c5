/** Compressing what is sent many times, once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip';

/** The best encoding that the browser accepts; null for none. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  const names = String(header ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}

/** The body in an encoding the browser accepts, compressed at most once; null when plain is right. */
export async function encodedFor(
  header: string | string[] | undefined,
  body: Buffer,
  kept: Map<Encoding, Buffer>,
  quality = 6,
): Promise<{ readonly encoding: Encoding; readonly body: Buffer } | null> {
  const encoding = body.length < 1024 ? null : acceptedEncoding(header);
  if (encoding === null) return null;
  const before = kept.get(encoding);
  if (before) return { encoding, body: before };
  const made =
    encoding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : await zip(body, { level: 7 });
  kept.set(encoding, made);
  return { encoding, body: made };
}
