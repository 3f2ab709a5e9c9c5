/** Pictures, videos and attachments of an item, and Word files read into its text. What a file is: decision 0005. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { type ReleasedUpload, releasedUpload } from '#platform/documents/release/index.ts';
import { textParts } from '#platform/documents/spoken/index.ts';
import { wordPage } from '#platform/documents/word-page.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { fileView } from './actions-view.ts';
import { largestAttachment, largestPicture, staffFilePath } from './contract.ts';
import type { FileViewData } from './contract-shapes.ts';
import { whyNotDo } from './model-release.ts';
import { fileById, filesOf, type ItemFile, insertFile, type TextPart } from './store-files.ts';
import { itemById, lockItem } from './store-items.ts';
import { blocksOf, bodyHtml, textOf } from './text/blocks.ts';

/** More would make an item that nobody can check. */
const mostFiles = 300;

export type SentFile = {
  readonly use: ItemFile['use'];
  readonly name: string;
  readonly base64: string;
};

const refused = (message: string): Issues => ({ issues: [{ field: 'base64', message }] });

/** Refuses whoever may not change the item now. */
async function mustBeOpen(app: App, staff: Staff, id: number): Promise<void> {
  const item = await itemById(app, staff.organId, id);
  if (!item) throw new NotFoundError();
  const why = whyNotDo('edit', item, staff.id);
  if (why !== null) throw new StateError(why);
}

/** 上传 — keeps the file as it came, and the form in which it may be shown; what is wrong with it is said in words. */
export async function addFile(
  app: App,
  staff: Staff,
  id: number,
  { use, name, base64 }: SentFile,
): Promise<Issues | FileViewData> {
  await mustBeOpen(app, staff, id);
  const bytes = Buffer.from(base64, 'base64');
  const most = use === 'picture' ? largestPicture : largestAttachment;
  if (bytes.length > most)
    return refused(`文件超过${Math.round(most / 1024 / 1024)} MB，请压缩或拆分后再上传。`);
  const file = await inWords(() => taken(app, staff, id, use, name, bytes));
  return isIssues(file) ? file : fileView(file);
}

/** What was refused, as an issue. */
async function inWords<T>(work: () => Promise<T>): Promise<Issues | T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentRefused) return refused(error.message);
    throw error;
  }
}

async function taken(
  app: App,
  staff: Staff,
  itemId: number,
  use: ItemFile['use'],
  name: string,
  bytes: Uint8Array,
): Promise<ItemFile> {
  const turn = { owner: staff.id };
  const released = await releasedUpload(bytes, name, use, turn);
  const text = use === 'attachment' ? await textParts(released.bytes, released.name, turn) : [];
  return transaction(app, async (app) => {
    const item = await lockItem(app, staff.organId, itemId);
    if (!item) throw new NotFoundError();
    if ((await filesOf(app, staff.organId, itemId)).length >= mostFiles)
      throw new DocumentRefused(`一条信息最多上传${mostFiles}个文件，请分成几条发布。`);
    const file = await kept(app, staff, itemId, { use, bytes, released, text });
    await insertFile(app, file);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'item', id: String(itemId) },
      event: 'item-file-added',
      by: { id: staff.id, name: staff.name },
      detail: { file: file.id, use, sha256: file.sha256 },
    });
    return file;
  });
}

type Taken = {
  readonly use: ItemFile['use'];
  readonly bytes: Uint8Array;
  readonly released: ReleasedUpload;
  readonly text: readonly TextPart[];
};

/** Puts both forms into the store. */
async function kept(
  app: App,
  staff: Staff,
  itemId: number,
  { use, bytes, released, text }: Taken,
): Promise<ItemFile> {
  const limits = { maxSize: largestAttachment };
  const put = async (content: Uint8Array) => {
    const stored = await app.files.putFile(app, staff.organId, content, released.name, limits);
    if (isIssues(stored)) throw new DocumentRefused(stored.issues.map(({ message }) => message).join(''));
    return stored;
  };
  const original = await put(bytes);
  const shown = await put(released.bytes);
  return {
    ...{ organId: staff.organId, id: randomUUID(), itemId, use, name: released.name },
    ...{ originalFile: original.id, releasedFile: shown.id, sha256: shown.sha256, size: shown.size },
    ...{ mediaType: released.mediaType, width: released.width, height: released.height },
    ...{ text, stripped: [...released.stripped, ...released.notes], addedBy: staff.id, addedAt: app.now() },
  };
}

/** A file of an item with its bytes, in the form it may be shown in. Throws NotFoundError. */
export async function staffFile(
  app: App,
  staff: Staff,
  itemId: number,
  fileId: string,
): Promise<ItemFile & { readonly bytes: Uint8Array }> {
  const file = await fileById(app, staff.organId, fileId);
  if (file?.itemId !== itemId) throw new NotFoundError('没有找到这个文件。');
  const { bytes } = await app.files.getFile(app, staff.organId, file.releasedFile);
  return { ...file, bytes };
}

export type ReadDocument = {
  readonly title: string;
  readonly body: string;
  readonly files: readonly FileViewData[];
  readonly notes: readonly string[];
};

/** 导入 Word 文件 — its text, cleaned, with its pictures added to the item; the text itself is not written. */
export async function importDocument(
  app: App,
  staff: Staff,
  id: number,
  { name, base64 }: { readonly name: string; readonly base64: string },
): Promise<Issues | ReadDocument> {
  await mustBeOpen(app, staff, id);
  const page = await inWords(() => wordPage(Buffer.from(base64, 'base64'), name, { owner: staff.id }));
  if (isIssues(page)) return page;
  const files: (ItemFile | null)[] = [];
  for (const [at, bytes] of page.pictures.entries())
    files.push(await pictureOf(app, staff, id, `图片${at + 1}`, bytes));
  const html = page.html.replace(/<img\b[^>]*\bsrc="picture:(\d+)"[^>]*>/g, (_, at: string) => {
    const file = files[Number(at)];
    return file ? `<img src="file:${file.id}" alt="" width="${file.width ?? ''}">` : '';
  });
  const { title, blocks } = parted(blocksOf(html));
  const added = files.filter((file) => file !== null);
  return {
    title,
    body: bodyHtml(blocks, (file) => staffFilePath(id, file)),
    files: added.map(fileView),
    notes: notesOn(page.stripped, files),
  };
}

/** A picture that cannot be shown is left out. */
async function pictureOf(
  app: App,
  staff: Staff,
  id: number,
  name: string,
  bytes: Uint8Array,
): Promise<ItemFile | null> {
  const file = await inWords(() => taken(app, staff, id, 'picture', name, bytes));
  return isIssues(file) ? null : file;
}

type Blocks = ReturnType<typeof blocksOf>;

/** The heading or centred line a document begins with is its title. */
function parted(blocks: Blocks): { readonly title: string; readonly blocks: Blocks } {
  const [first, ...rest] = blocks;
  const text = first ? textOf(first.html).replace(/\s+/g, ' ') : '';
  const isTitle = first !== undefined && /^<(h2|p class="align-center[^"]*")>/.test(first.html);
  return isTitle && text !== '' && text.length <= 200 ? { title: text, blocks: rest } : { title: '', blocks };
}

function notesOn(stripped: readonly string[], files: readonly (ItemFile | null)[]): string[] {
  const lost = files.filter((file) => file === null).length;
  const shown = files.length - lost;
  return [
    ...(stripped.length > 0 ? [`没有带入：${stripped.join('、')}。`] : []),
    ...(shown > 0 ? [`${shown}张图片还没有替代文字，请逐张写明图片内容。`] : []),
    ...(lost > 0 ? [`${lost}张图片的格式不能发布，没有带入，请另存为 JPG 或 PNG 后插入。`] : []),
  ];
}
