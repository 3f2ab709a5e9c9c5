/**
 * Files that people hand in or that the program keeps: the bytes in a folder under their SHA-256 (the same content is
 * kept once, and can be proved to be what was handed in), whose they are in the table `files`.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import type { App } from '#platform/app.ts';
import { afterCommit, requireTransaction } from '#platform/database/transaction.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import { mediaTypeOf } from './media-type.ts';

export { mediaTypeOf } from './media-type.ts';

export type StoredFile = {
  readonly id: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
};

export type FileLimits = {
  /** Bytes at most; 50 MB unless told. */
  readonly maxSize?: number;
  /** The media types taken; any unless told. */
  readonly accept?: readonly string[];
};

export type FileStore = {
  /** Keeps a file for an organ. Issues at the field `file` when it is empty, too large or of a kind not taken. */
  readonly putFile: (
    app: App,
    organId: string,
    bytes: Uint8Array,
    name: string,
    limits?: FileLimits,
  ) => Promise<Issues | StoredFile>;
  /** The file with its bytes. Throws NotFoundError, and an Error when the bytes are not those handed in. */
  readonly getFile: (
    app: App,
    organId: string,
    id: string,
  ) => Promise<StoredFile & { readonly bytes: Uint8Array }>;
  /**
   * Forgets a file, inside `transaction`; after the commit the content goes too, unless another file has the same.
   * For what the law says must go (personal data whose time is over); everything else is kept.
   */
  readonly dropFile: (app: App, organId: string, id: string) => Promise<void>;
};

const MB = 1_000_000;
const ORDINARY_LIMIT = 50 * MB;

/** Where the content with this hash lies below the folder of the store. */
export const placeOf = (sha256: string): string => join(sha256.slice(0, 2), sha256);

/** Writes content into the folder of a store, to the disk, unless it is there. Returns its SHA-256. */
export async function keepContent(folder: string, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeOnce(join(folder, placeOf(sha256)), bytes);
  return sha256;
}

/** Opens the store in a folder (GONGKAI_DATA/files). */
export function openFileStore(folder: string): FileStore {
  return {
    putFile: async (app, organId, bytes, name, limits = {}) => {
      const mediaType = await mediaTypeOf(bytes);
      const problem = problemWith(bytes.length, mediaType, limits);
      if (problem) return { issues: [{ field: 'file', message: problem }] };
      const sha256 = await keepContent(folder, bytes);
      const file = { id: randomUUID(), sha256, size: bytes.length, mediaType, name: cleanName(name) };
      await sql`
        INSERT INTO files (organ_id, id, sha256, size, media_type, name, added_at)
        VALUES (${organId}, ${file.id}, ${sha256}, ${file.size}, ${mediaType}, ${file.name}, ${app.now()})
      `.execute(app.database);
      return file;
    },
    getFile: async (app, organId, id) => {
      const { rows } = await sql<StoredFile>`
        SELECT id, sha256, size, media_type AS "mediaType", name FROM files WHERE organ_id = ${organId} AND id = ${id}
      `.execute(app.database);
      const [file] = rows;
      if (!file) throw new NotFoundError();
      const bytes = await readFile(join(folder, placeOf(file.sha256)));
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== file.sha256) throw new Error(`The content of file ${id} is not what was handed in`);
      return { ...file, bytes };
    },
    dropFile: async (app, organId, id) => {
      requireTransaction(app, 'dropFile(…)');
      const { rows } = await sql<{ sha256: string }>`
        DELETE FROM files WHERE organ_id = ${organId} AND id = ${id} RETURNING sha256`.execute(app.database);
      for (const { sha256 } of rows) afterCommit(app, (app) => void removeUnused(app, folder, sha256));
    },
  };
}

/** Takes content away that no file has any more; a failure leaves it there, unnamed. */
async function removeUnused(app: App, folder: string, sha256: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM files WHERE sha256 = ${sha256} LIMIT 1`.execute(app.database);
  if (rows.length === 0) await rm(join(folder, placeOf(sha256)), { force: true });
}

const nowhere = () => Promise.reject(new Error('This program was started without a file store'));

/** For commands that handle no files: every use throws. */
export const noFileStore: FileStore = { putFile: nowhere, getFile: nowhere, dropFile: nowhere };

export type FilesCheck = {
  readonly checked: number;
  /** The first content that is not as it was handed in, in words; null when all are. */
  readonly broken: string | null;
};

/** Reads every content the table speaks of and compares it with its hash and the size that every row says it has. */
export async function verifyFiles(pool: pg.Pool, folder: string): Promise<FilesCheck> {
  const { rows } = await pool.query<{ sha256: string; name: string; sizes: number[] }>(
    'SELECT sha256, min(name) AS name, array_agg(DISTINCT size::int) AS sizes FROM files GROUP BY sha256 ORDER BY sha256',
  );
  let checked = 0;
  for (const { sha256, name, sizes } of rows) {
    const bytes = await readFile(join(folder, placeOf(sha256))).catch(() => null);
    if (!bytes) return { checked, broken: `“${name}”（${sha256}）的内容不见了。` };
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) return { checked, broken: `“${name}”（${sha256}）的内容被改动过。` };
    if (sizes.some((size) => size !== bytes.length))
      return { checked, broken: `“${name}”（${sha256}）登记的大小与内容不一致。` };
    checked += 1;
  }
  return { checked, broken: null };
}

function problemWith(
  size: number,
  mediaType: string,
  { maxSize = ORDINARY_LIMIT, accept }: FileLimits,
): string | null {
  if (size === 0) return '这个文件是空的，请重新选择。';
  if (size > maxSize)
    return `文件有 ${(size / MB).toFixed(1)} MB，超过 ${(maxSize / MB).toFixed(0)} MB 的上限，请压缩或拆分后再上传。`;
  if (accept && !accept.includes(mediaType))
    return `文件的实际内容是 ${mediaType}，不在可接受的类型之内，请换一个文件。`;
  return null;
}

/** The last part of a path, without control characters; never empty. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(-200) || '未命名'
  );
}

/** Writes beside the place, to the disk, then moves it there: a file in its place is whole, whatever happens. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
