/**
 * Why a piece of a document is withheld when the rest is given.
 *
 * 「申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的政府
 * 信息内容，并对不予公开的内容说明理由。」 (art. 37)
 */
import { type Citation, ogi } from '../citation.ts';
import { type Ground, grounds } from './outcome-questions.ts';

/** The grounds of articles 14 to 16, and what is no government information at all (art. 37). */
export type WithholdingGround = Ground | 'not-government-information';

export const withholdingGroundIds = [
  ...Object.keys(grounds),
  'not-government-information',
] as readonly WithholdingGround[];

/** A ground in words and where it stands. */
export function withholdingGround(id: WithholdingGround): {
  readonly label: string;
  readonly basis: Citation;
} {
  return id === 'not-government-information'
    ? { label: '不属于政府信息的内容', basis: ogi('37') }
    : { label: grounds[id].label, basis: grounds[id].basis };
}
