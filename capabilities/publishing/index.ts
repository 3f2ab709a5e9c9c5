/** The front door of publishing: all that other capabilities, the command line and the server may import. */
export { beginPublishing } from './actions-begin.ts';
export { standingOf, type YearOfWork, yearOfWork } from './actions-figures.ts';
export { publicItemsLike } from './actions-likeness.ts';
export { type ItemCounts, itemCounts } from './actions-release-counts.ts';
export {
  type SearchableItem,
  searchableCatalogue,
  searchableItem,
  searchableItems,
} from './actions-search.ts';
export { type ItemInWork, itemInWork, itemsInWork } from './actions-search-work.ts';
export { type PersonalPlace, personalIn } from './checking/personal/in-text.ts';
export { type BadLine, type ImportOutcome, importItems } from './importing/index.ts';
export { type ItemKind, itemKinds, type SectionKind, type SectionRecord, sectionKinds } from './model.ts';
export type { PublicItem } from './model-portal.ts';
export { registerJobs } from './release/jobs.ts';
export { type PageOn, pageOn } from './release/page-on.ts';
export { type PublishingCheck, verifyPublishing } from './release/verify.ts';
export { publishSampleNow, publishSampleYear, type SamplePeople } from './sample/index.ts';
export { sectionLasts as sectionFreshness } from './store-figures.ts';
export { publicItemById as publicItem } from './store-portal.ts';
export { sectionsOf } from './store-sections.ts';
