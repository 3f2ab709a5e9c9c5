/** The front door: all that other capabilities and the frame may import of disputes. */
export { type DisputeDuty, disputeDuties } from './actions-duties.ts';
export {
  type DisputeDifference,
  type DisputeFigure,
  disputeDifferences,
  disputesBehind,
  tableFourOf,
} from './actions-figures.ts';
export { type SearchableDispute, searchableDispute, searchableDisputes } from './actions-search.ts';
export { type DisputesCheck, verifyDisputes } from './actions-verify.ts';
export { disputeSentence } from './model-sentences.ts';
export { sampleDisputes } from './sample/index.ts';
