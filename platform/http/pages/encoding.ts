/** Compressing what is sent many times, once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip';
export type Encoded = { readonly encoding: Encoding; readonly body: Buffer };

/** The best encoding that the browser accepts; null for none. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  if (header === undefined) return null;
  const names = String(header)
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}

/** What is compressed for this browser already; null when plain is right, undefined when it is yet to be compressed. */
export function encodedBefore(
  header: string | string[] | undefined,
  body: Buffer,
  kept: ReadonlyMap<Encoding, Buffer>,
): Encoded | null | undefined {
  const encoding = body.length < 1024 ? null : acceptedEncoding(header);
  if (encoding === null) return null;
  const before = kept.get(encoding);
  return before && { encoding, body: before };
}

/** The body in an encoding the browser accepts, compressed at most once; null when plain is right. */
export async function encodedFor(
  header: string | string[] | undefined,
  body: Buffer,
  kept: Map<Encoding, Buffer>,
  quality = 6,
): Promise<Encoded | null> {
  const before = encodedBefore(header, body, kept);
  if (before !== undefined) return before;
  const encoding = acceptedEncoding(header) ?? 'gzip';
  const made =
    encoding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : await zip(body, { level: 7 });
  kept.set(encoding, made);
  return { encoding, body: made };
}
