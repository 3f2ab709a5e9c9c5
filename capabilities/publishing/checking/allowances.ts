/** 「此处允许」: what was looked at and let pass, in its phrase. */
import type { Hit } from '../model.ts';
import { isPersonal } from './passage.ts';

export type Allowance = {
  readonly rule: string;
  readonly phrase: string;
  /** null: in every item. Personal information is never allowed so. */
  readonly itemId: number | null;
};

const keyOf = (rule: string, phrase: string): string => `${rule}\n${phrase}`;

/** The hits that nobody allowed. */
export function withoutAllowed(
  hits: readonly Hit[],
  allowances: readonly Allowance[],
  itemId: number | null,
): Hit[] {
  const allowed = new Set(
    allowances
      .filter((one) => one.itemId === itemId || (one.itemId === null && !isPersonal(one.rule)))
      .map(({ rule, phrase }) => keyOf(rule, phrase)),
  );
  return hits.filter(({ rule, phrase }) => !allowed.has(keyOf(rule, phrase)));
}

/** How many hits of one rule in one place are shown one by one. */
const shownAtMost = 30;

/** Long lists made readable: of one rule in one unit the first thirty, the last of them saying how many more there are. */
export function shortened(hits: readonly Hit[]): Hit[] {
  const counts = new Map<string, number>();
  for (const hit of hits) counts.set(placeOf(hit), (counts.get(placeOf(hit)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return hits.flatMap((hit) => {
    const place = placeOf(hit);
    const number = (seen.get(place) ?? 0) + 1;
    seen.set(place, number);
    const more = (counts.get(place) ?? 0) - shownAtMost;
    if (number > shownAtMost) return [];
    if (number < shownAtMost || more <= 0) return [hit];
    return [{ ...hit, message: `${hit.message}（同类问题这里还有${more}处，处理后会继续列出。）` }];
  });
}

const placeOf = ({ rule, unit }: Hit): string => `${rule}\n${unit}`;
