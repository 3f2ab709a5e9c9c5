/** Every kind of record that is found. A capability that adds one writes a `Source` and names it here. */
import { catalogue } from './catalogue.ts';
import { items } from './items.ts';
import { registerEntries } from './registers.ts';
import { reports } from './reports.ts';
import type { Source } from './source.ts';
import { disputes, entriesNotPublic, itemsBeingWritten, requests } from './work.ts';

export const sources: readonly Source[] = [
  items,
  registerEntries,
  reports,
  catalogue,
  itemsBeingWritten,
  requests,
  entriesNotPublic,
  disputes,
];
