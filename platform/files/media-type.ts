/** What a file is, by its content; its name is only what somebody called it. */
import { fileTypeFromBuffer } from 'file-type';

const TEXT = 'text/plain';
const UNKNOWN = 'application/octet-stream';

/** The media type by content: `text/html` and `text/plain` for text, `application/octet-stream` when nothing is known. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(bytes);
  if (known) return known.mime;
  const text = asText(bytes.subarray(0, 4096));
  if (text === null) return UNKNOWN;
  return /^\s*(<!doctype html|<html|<head|<body)/i.test(text) ? 'text/html' : TEXT;
}

/** The beginning as text, or null when it is not text (UTF-8 cut at its end, or GB 18030). */
function asText(start: Uint8Array): string | null {
  if (start.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(start, { stream: true });
    } catch {
      // Try the next encoding.
    }
  }
  return null;
}
