/** What was uploaded as a list of reports: single files as they are, archives as their members. */

import { DocumentRefused } from '#platform/documents/refusal.ts';
import { type ZipLimits, zipMembers, zipNames } from '#platform/documents/unzip.ts';
import { UnreadableError } from '../model.ts';
import { mostBytes } from '../reading/index.ts';
import type { BatchFile } from './checking.ts';

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** A batch of a whole province fits; one report larger than this is none. */
const limits: ZipLimits = { entries: 5000, entryBytes: mostBytes, totalBytes: 2 ** 31 };

/** Members that systems put into archives by themselves. */
const isNoise = (name: string) =>
  name.endsWith('/') || /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);

/** An office document is a zip too; an archive is one that holds none of their parts. */
function isArchive(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const names = zipNames(bytes, limits);
  return !names.some((name) => /^(\[Content_Types\]\.xml|mimetype|OFD\.xml)$/.test(name));
}

/** Opens the archives among the uploads. Throws UnreadableError when an archive is broken or holds too much. */
export function batchFiles(uploads: readonly Upload[]): BatchFile[] {
  return uploads.flatMap((upload) => {
    try {
      if (!isArchive(upload.bytes)) return [{ name: upload.name, bytes: async () => upload.bytes }];
      return zipMembers(upload.bytes, limits)
        .filter(({ name }) => !isNoise(name))
        .map(({ name, open }) => ({ name, bytes: () => inWords(open) }));
    } catch (error) {
      if (error instanceof DocumentRefused) throw new UnreadableError(`“${upload.name}”：${error.message}`);
      throw error;
    }
  });
}

/** A member that cannot be opened is unreadable, and the rest of the archive is read. */
async function inWords(open: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof DocumentRefused) throw new UnreadableError(error.message);
    throw error;
  }
}
