/** Files of a case: the bytes sealed in the file store, name and kind sealed in the table. */
import { createHash, randomUUID } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { mediaTypeOf } from '#platform/files/index.ts';
import { type Issues, isIssues, NotFoundError } from '#platform/outcome.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { FilePurpose } from './model.ts';

type FileTable = {
  organ_id: string;
  id: string;
  request_id: string;
  purpose: FilePurpose;
  file_id: string;
  sealed: Buffer;
  added_by: string;
  added_at: Date;
  release_id: string | null;
  first_read_at: Date | null;
  removed_at: Date | null;
};

const tables = (app: App) => app.database.withTables<{ request_files: FileTable }>();

type About = {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
};

export type CaseFile = About & {
  readonly id: string;
  readonly requestId: string;
  readonly purpose: FilePurpose;
  readonly addedAt: Date;
  readonly releaseId: string | null;
  readonly firstReadAt: Date | null;
};

const aboutPlace = (organId: string, requestId: string, id: string) => `file ${organId} ${requestId} ${id}`;
const bytesPlace = (organId: string, requestId: string, id: string) => `bytes ${organId} ${requestId} ${id}`;

export type NewFile = {
  readonly requestId: string;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A staff id, 'applicant' or 'system'. */
  readonly by: string;
  /** For 'reply': the verified release it comes from. */
  readonly releaseId?: string | null;
};

const MB = 1_000_000;
const pictures = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];

/** What is wrong with a file of this purpose, at its field; null when it may be kept. */
export async function fileFault(
  { purpose, bytes }: Pick<NewFile, 'purpose' | 'bytes'>,
  field: string,
): Promise<Issues | null> {
  const issue = (message: string) => ({ issues: [{ field, message }] });
  if (bytes.length === 0) return issue('这个文件是空的，请重新选择。');
  if (purpose !== 'identity-proof') return null;
  if (bytes.length > 8 * MB) return issue('身份证明文件不能超过8 MB，请压缩后再传。');
  const mediaType = await mediaTypeOf(bytes);
  return pictures.includes(mediaType) ? null : issue('身份证明请用照片（jpg、png）或者 PDF。');
}

/** Keeps a file of a case, sealed. Issues at `file` when it is empty or too large. */
export async function putCaseFile(app: App, organId: string, file: NewFile): Promise<Issues | CaseFile> {
  const fault = await fileFault(file, 'file');
  if (fault) return fault;
  const id = randomUUID();
  const { requestId, purpose, bytes } = file;
  const about: About = {
    name:
      (file.name.split(/[\\/]/).at(-1) ?? '')
        .replace(/\p{Cc}/gu, '')
        .trim()
        .slice(-200) || '未命名',
    mediaType: await mediaTypeOf(bytes),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const sealedBytes = app.sealer.seal(bytes, bytesPlace(organId, requestId, id));
  const stored = await app.files.putFile(app, organId, sealedBytes, 'sealed', { maxSize: 200 * MB });
  if (isIssues(stored)) return stored;
  const addedAt = app.now();
  const releaseId = file.releaseId ?? null;
  await tables(app)
    .insertInto('request_files')
    .values({
      ...{ organ_id: organId, id, request_id: requestId, purpose, file_id: stored.id },
      sealed: sealText(app.sealer, JSON.stringify(about), aboutPlace(organId, requestId, id)),
      ...{ added_by: file.by, added_at: addedAt, release_id: releaseId },
      ...{ first_read_at: null, removed_at: null },
    })
    .execute();
  return { ...about, id, requestId, purpose, addedAt, releaseId, firstReadAt: null };
}

/** The files of a case, oldest first; removed ones left out. */
export async function filesOf(app: App, organId: string, requestId: string): Promise<CaseFile[]> {
  const rows = await tables(app)
    .selectFrom('request_files')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(openText(app.sealer, row.sealed, aboutPlace(organId, requestId, row.id))) as About),
    ...{ id: row.id, requestId, purpose: row.purpose, addedAt: row.added_at },
    ...{ releaseId: row.release_id, firstReadAt: row.first_read_at },
  }));
}

/** A file of this case with its bytes. Throws NotFoundError when it is another case's or was removed. */
export async function getCaseFile(
  app: App,
  organId: string,
  requestId: string,
  id: string,
): Promise<CaseFile & { readonly bytes: Uint8Array }> {
  const file = (await filesOf(app, organId, requestId)).find((one) => one.id === id);
  const row = await tables(app)
    .selectFrom('request_files')
    .select('file_id')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!file || !row) throw new NotFoundError();
  const { bytes } = await app.files.getFile(app, organId, row.file_id);
  return { ...file, bytes: app.sealer.open(bytes, bytesPlace(organId, requestId, id)) };
}

/** Marks a file as removed; it stays in the store until the case is made anonymous. */
export async function removeCaseFile(
  app: App,
  organId: string,
  requestId: string,
  id: string,
): Promise<void> {
  await tables(app)
    .updateTable('request_files')
    .set({ removed_at: app.now() })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('id', '=', id)
    .execute();
}

/** The first time the applicant opened a file of the reply. Returns whether this was it. */
export async function markRead(app: App, organId: string, requestId: string, id: string): Promise<boolean> {
  const result = await tables(app)
    .updateTable('request_files')
    .set({ first_read_at: app.now() })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('id', '=', id)
    .where('first_read_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Removes all files of a case for good, from the store too. Returns how many. */
export async function dropFiles(app: App, organId: string, requestId: string): Promise<number> {
  const rows = await tables(app)
    .deleteFrom('request_files')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .returning('file_id')
    .execute();
  for (const { file_id } of rows) await app.files.dropFile(app, organId, file_id);
  return rows.length;
}
