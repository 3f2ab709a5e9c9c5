/** The front door: all that other capabilities and the frame may import of the registers. */
export {
  documentStatusOf,
  documentValidity,
  informationFeesOf,
  type RecordBehind,
  type RecordedCell,
  tablesTwoOf,
  tableTwoOf,
} from './actions-figures.ts';
export { type RegisterDuty, registerDuties } from './actions-list.ts';
export { publicRegisters } from './actions-public.ts';
export {
  entriesUnseen,
  entryUnseen,
  type SearchableEntry,
  searchableEntries,
  searchableEntry,
} from './actions-search.ts';
export { dayOf } from './importing/cells.ts';
export { pastedGrid } from './importing/file.ts';
export { tagsOf } from './listeners.ts';
export { feeSentence } from './model-sentences.ts';
