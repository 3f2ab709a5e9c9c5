/** Which public pages a journal entry makes old. */

/** Pages of the registers are kept under this tag. */
export const publicTag = 'registers';

const subjects = new Set(['register-entry', 'register-import', 'register-settings']);

/** The tags of the pages to drop after an entry of the journal. */
export const tagsOf = (entry: { readonly subject: { readonly kind: string } }): string[] =>
  subjects.has(entry.subject.kind) ? [publicTag] : [];
