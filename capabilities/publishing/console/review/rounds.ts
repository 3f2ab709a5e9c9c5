/** What a reviewer is shown of a text: units to be looked at, and runs of units that are as they were passed; pure. */
import type { ItemViewData, UnitData } from '../../contract-shapes.ts';

export type Change = ItemViewData['review']['changes'][number];
export type Row =
  | { readonly kind: 'look'; readonly unit: UnitData; readonly change: Change }
  | { readonly kind: 'passed'; readonly units: readonly UnitData[] };

type Seen = Pick<ItemViewData, 'units' | 'review'>;

/** The units in their order; neighbours that need no look are one row. Without an open stage nothing needs one. */
export function rowsOf({ units, review }: Seen): Row[] {
  const changes = new Map(review.changes.map((change) => [change.unit.key, change]));
  const rows: Row[] = [];
  for (const unit of units) {
    const change = review.open === null ? undefined : changes.get(unit.key);
    const last = rows.at(-1);
    if (change) rows.push({ kind: 'look', unit, change });
    else if (last?.kind === 'passed') rows.splice(-1, 1, { kind: 'passed', units: [...last.units, unit] });
    else rows.push({ kind: 'passed', units: [unit] });
  }
  return rows;
}

/** Whether the open stage sees the text for the first time: everything is to be looked at and nothing was passed. */
export const isFirstRound = ({ units, review }: Seen): boolean =>
  review.open !== null &&
  review.changes.length === units.length &&
  review.changes.every(({ before }) => before === null);

/** 「全文12处」「改动的2处，全文12处」 */
export function extentOf(view: Seen): string {
  if (isFirstRound(view)) return `全文${view.units.length}处`;
  return `需看${view.review.changes.length}处，全文${view.units.length}处`;
}

/** 「第4段至第9段」 or the one label. */
export function spanOf(units: readonly UnitData[]): string {
  const [first, last] = [units[0], units.at(-1)];
  if (!first || !last) return '';
  return first === last ? first.label : `${first.label}至${last.label}（${units.length}处）`;
}

type Act = ItemViewData['review']['acts'][number];
export type EarlierRemark = Act['remarks'][number] & { readonly act: Act };

/** What the text was sent back for last at this unit, with the act it belongs to: the reason it was changed. */
export function earlierRemarks({ acts }: ItemViewData['review'], unit: string): EarlierRemark[] {
  const act = acts.findLast(({ decision }) => decision === 'returned');
  return act
    ? act.remarks.filter((remark) => remark.unit === unit).map((remark) => ({ ...remark, act }))
    : [];
}
