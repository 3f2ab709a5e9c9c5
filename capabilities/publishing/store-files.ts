/** All SQL of the pictures and attachments of items. Rows never leave this file. */
import type { Insertable, JSONColumnType, Selectable } from 'kysely';
import type { App } from '#platform/app.ts';

/** A part of a file's text: where it stands, and whether a reader does not see it there. */
export type TextPart = { readonly where: string; readonly hidden: boolean; readonly text: string };

/** A file of an item. The original is kept and never public; what is shown is the released form. */
export type ItemFile = {
  readonly organId: string;
  readonly id: string;
  readonly itemId: number;
  readonly use: 'picture' | 'attachment' | 'video';
  readonly name: string;
  readonly originalFile: string;
  readonly releasedFile: string;
  /** SHA-256 of the released form, hex. */
  readonly sha256: string;
  /** Bytes of the released form. */
  readonly size: number;
  readonly mediaType: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly text: readonly TextPart[];
  readonly stripped: readonly string[];
  readonly addedBy: string;
  readonly addedAt: Date;
};

type FileTable = {
  organ_id: string;
  id: string;
  item_id: number;
  use: ItemFile['use'];
  name: string;
  original_file: string;
  released_file: string;
  sha256: string;
  size: string | number;
  media_type: string;
  width: number | null;
  height: number | null;
  text: JSONColumnType<TextPart[]>;
  stripped: JSONColumnType<string[]>;
  added_by: string;
  added_at: Date;
};

const tables = (app: App) => app.database.withTables<{ item_files: FileTable }>();

const toRecord = (row: Selectable<FileTable>): ItemFile => ({
  organId: row.organ_id,
  id: row.id,
  itemId: row.item_id,
  use: row.use,
  name: row.name,
  originalFile: row.original_file,
  releasedFile: row.released_file,
  sha256: row.sha256,
  size: Number(row.size),
  mediaType: row.media_type,
  width: row.width,
  height: row.height,
  text: row.text,
  stripped: row.stripped,
  addedBy: row.added_by,
  addedAt: row.added_at,
});

const toRow = (file: ItemFile): Insertable<FileTable> => ({
  organ_id: file.organId,
  id: file.id,
  item_id: file.itemId,
  use: file.use,
  name: file.name,
  original_file: file.originalFile,
  released_file: file.releasedFile,
  sha256: file.sha256,
  size: file.size,
  media_type: file.mediaType,
  width: file.width,
  height: file.height,
  text: JSON.stringify(file.text),
  stripped: JSON.stringify(file.stripped),
  added_by: file.addedBy,
  added_at: file.addedAt,
});

export async function insertFile(app: App, file: ItemFile): Promise<void> {
  await tables(app).insertInto('item_files').values(toRow(file)).execute();
}

/** Every file that was ever added to an item, in the order they were added. */
export async function filesOf(app: App, organId: string, itemId: number): Promise<ItemFile[]> {
  const rows = await tables(app)
    .selectFrom('item_files')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('item_id', '=', itemId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

/** A file by its id, of whichever item of the organ. */
export async function fileById(app: App, organId: string, id: string): Promise<ItemFile | null> {
  const row = await tables(app)
    .selectFrom('item_files')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}
