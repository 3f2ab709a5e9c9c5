/** What has been typed and not yet acknowledged by the server, kept in this tab until it is. */
import type { ItemViewData } from '../../contract-shapes.ts';
import { type Form, formOf, saveInputOf } from './form.ts';

export type LocalDraft = {
  /** The revision it rests on. */
  readonly revision: number;
  readonly form: Form;
  readonly body: string;
  /** Instant of the last key, ISO. */
  readonly at: string;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: number) => `gongkai-item-${id}`;

/** Keeps it; false when the tab's storage is full or closed. */
export function keepLocally(shelf: Shelf, id: number, draft: LocalDraft): boolean {
  try {
    shelf.setItem(keyOf(id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What was kept of this item; null when nothing is, or nothing that can be read. */
export function readLocal(shelf: Shelf, id: number): LocalDraft | null {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(keyOf(id)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { revision, form, body } = kept as Partial<LocalDraft>;
    const whole = typeof revision === 'number' && typeof body === 'string' && Boolean(form?.facts);
    return whole ? (kept as LocalDraft) : null;
  } catch {
    return null;
  }
}

/** Forgets it: the server has it now, or the person let it go. */
export function forgetLocal(shelf: Shelf, id: number): void {
  try {
    shelf.removeItem(keyOf(id));
  } catch {
    // A closed storage keeps nothing.
  }
}

const wordsOf = (form: Form, body: string): string =>
  JSON.stringify(saveInputOf(form, body.replaceAll(/ data-block="\w+"/g, ''), 0));

/** Whether the server has it after all: a save on the way out that arrived, with nobody left to hear the answer. */
export const isOnServer = (draft: LocalDraft, view: ItemViewData): boolean =>
  wordsOf(draft.form, draft.body) === wordsOf(formOf(view), view.body);
