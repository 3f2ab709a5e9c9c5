/** What is said of an item beside its body, as the screen holds it, and what is sent of it. Pure. */
import type { DraftData, FileViewData, ItemViewData } from '../../contract-shapes.ts';

export type FactsData = DraftData['facts'];

export type Form = {
  readonly sectionId: string;
  readonly kind: ItemViewData['kind'];
  readonly facts: FactsData;
  readonly attachments: readonly FileViewData[];
  readonly personal: readonly string[];
  readonly wish: ItemViewData['wish'];
  readonly correctionNote: string;
};

/** The form as the server last said it. */
export const formOf = (view: ItemViewData): Form => ({
  sectionId: view.section.id,
  kind: view.kind,
  facts: view.facts,
  attachments: view.attachments,
  personal: view.personalAttachments,
  wish: view.wish,
  correctionNote: view.correctionNote,
});

/** The text as it is sent to be checked or saved. */
export const draftOf = (form: Form, body: string): DraftData => ({
  facts: { ...form.facts, keywords: [...form.facts.keywords] },
  body,
  attachments: form.attachments.map(({ id }) => id),
  personalAttachments: form.personal.filter((id) => form.attachments.some((file) => file.id === id)),
});

/** What a save sends. */
export const saveInputOf = (form: Form, body: string, revision: number) => ({
  revision,
  sectionId: form.sectionId,
  kind: form.kind,
  draft: draftOf(form, body),
  wish: form.wish,
  correctionNote: form.correctionNote,
});

/** One place of a list up or down; the list itself at its ends. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, index) => (index === at ? other : index === to ? one : entry));
}
