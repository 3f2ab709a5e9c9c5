/** The words around one number, and the ways to ask them. */
import type { Claim } from '#rules/annual-report/prose/claim.ts';
import type { Topic } from './text.ts';

/** The words around one number. */
export type Around = {
  readonly left: string;
  readonly right: string;
  /** From the start of the sentence to the number. */
  readonly before: string;
  readonly topic: Topic;
  readonly year: number;
};

/** Words between what is counted and its number that add nothing: 「政府信息公开申请共计」. */
const filler =
  '(?:的|各类|有关|政府|政务|信息|公开|依申请|申请|件|事项|案件|情况|数量|总量|总数|量|数|共计|总计|合计|累计|共|均|都|为|是|有|了|计|达到|达|到|仅|只|分别|全部|书面|：|“|”)*';
/** Whether a clause ends in one of the words, but for filler. */
export const ending = (words: string) => new RegExp(`(?:${words})${filler}$`);

/** A clause's words without connectives: '' when nothing is said before the number. */
export const bare = (left: string) =>
  left.replace(
    /^(?:其中|另有|另|有|还有|包括|包含|含|共|共计|合计|分别|为|以及|和|及|与|且|并|：|“|”)+|(?:共|共计|有)$/g,
    '',
  );

/** The claim whose words end nearest to the number; of two that end together, the one listed first. */
export function firstOf(list: readonly (readonly [RegExp, Claim])[], text: string): Claim | undefined {
  let best: { claim: Claim; end: number } | undefined;
  for (const [words, claim] of list) {
    const match = words.exec(text);
    if (!match) continue;
    const end = match.index + match[0].length;
    if (!best || end > best.end) best = { claim, end };
  }
  return best?.claim;
}
