/** The text of an item as it is kept, and as it is on somebody's screen before it is saved. */
import type { App } from '#platform/app.ts';
import { staffFilePath } from './contract.ts';
import type { DraftData } from './contract-shapes.ts';
import type { FileRef, ItemContent } from './model.ts';
import { filesOf, type ItemFile } from './store-files.ts';
import { itemById } from './store-items.ts';
import { blocksOf, fileIdsIn } from './text/blocks.ts';

/** The working text of an item; null when there is no such item. */
export const keptContent = async (app: App, organId: string, id: number): Promise<ItemContent | null> =>
  (await itemById(app, organId, id))?.content ?? null;

/** What a draft would be if it were saved now; null when there is no such item. Nothing is written. */
export async function contentOfDraft(
  app: App,
  organId: string,
  id: number,
  draft: DraftData,
): Promise<ItemContent | null> {
  const before = await keptContent(app, organId, id);
  return before && draftContent(before, await filesOf(app, organId, id), id, draft);
}

/** The text that a draft stands for: its body cleaned and cut, with the files of the item that it names. */
export function draftContent(
  before: ItemContent,
  files: readonly ItemFile[],
  id: number,
  draft: DraftData,
): ItemContent {
  const blocks = blocksOf(draft.body.replaceAll(staffFilePath(id, ''), 'file:'), before.blocks);
  const known = new Map(files.map((file) => [file.id, file]));
  const named = (ids: readonly string[]): FileRef[] =>
    ids.flatMap((fileId) => {
      const file = known.get(fileId);
      return file ? [{ id: file.id, name: file.name, sha256: file.sha256 }] : [];
    });
  return {
    facts: draft.facts,
    blocks,
    attachments: named(draft.attachments),
    pictures: named(fileIdsIn(blocks)),
    personalAttachments: draft.personalAttachments,
  };
}
