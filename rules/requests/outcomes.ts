/** The 21 outcomes of a request as the program asks for them; the table itself is in outcome-table.ts. */
import { type RequestRowGroup, type RequestRowId, requestRows } from '../annual-report/form.ts';
import type { FactKind } from './facts.ts';
import {
  type OutcomeCode,
  type OutcomeVariant,
  outcomeCodes,
  type Variant,
  variantsOf,
} from './outcome-table.ts';

export {
  type OutcomeCode,
  type OutcomeVariant,
  outcomeCodes,
  outcomeVariants,
  type Variant,
} from './outcome-table.ts';

export type Outcome = {
  readonly code: OutcomeCode;
  /** The row's official label without its number. */
  readonly label: string;
  readonly group: RequestRowGroup | 'disclosed';
  readonly groupLabel: string;
  /** The row of table 三 that counts it: equal to the code. */
  readonly rowId: RequestRowId;
  readonly variants: readonly Variant[];
};

const groupLabels: Readonly<Record<Outcome['group'], string>> = {
  disclosed: '公开',
  refused: '不予公开',
  unableToProvide: '无法提供',
  notHandled: '不予处理',
  otherHandling: '其他处理',
};

const groupOf = (code: OutcomeCode): Outcome['group'] =>
  (['refused', 'unableToProvide', 'notHandled', 'otherHandling'] as const).find((group) =>
    code.startsWith(group),
  ) ?? 'disclosed';

const officialLabel = (code: OutcomeCode): string =>
  (requestRows['2021'].find((row) => row.id === code)?.label ?? code).replace(
    /^(?:（[一二三四五六七]）|\d\.)|（区分处理的.*）$/g,
    '',
  );

/** All 21, in the order of table 三. */
export const outcomes: readonly Outcome[] = outcomeCodes.map((code) => {
  const group = groupOf(code);
  return {
    code,
    label: officialLabel(code),
    group,
    groupLabel: groupLabels[group],
    rowId: code,
    variants: variantsOf[code],
  };
});

const byCode = new Map(outcomes.map((outcome) => [outcome.code, outcome]));

/** Whether the text is one of the 21 codes. */
export const isOutcomeCode = (text: string): text is OutcomeCode => byCode.has(text as OutcomeCode);

/** The outcome of a code. */
export function outcomeOfCode(code: OutcomeCode): Outcome {
  const outcome = byCode.get(code);
  if (!outcome) throw new RangeError(`没有“${code}”这种办理结果。`);
  return outcome;
}

/** The variant of an outcome. Throws RangeError when the row has no such way. */
export function variantOf(code: OutcomeCode, variant: OutcomeVariant): Variant {
  const found = variantsOf[code].find(({ id }) => id === variant);
  if (!found) throw new RangeError(`“${officialLabel(code)}”没有“${variant}”这种情形。`);
  return found;
}

/** What must lie on file and does not yet, of what the outcome demands. */
export const missingFacts = (
  demanded: readonly FactKind[],
  onFile: ReadonlySet<FactKind>,
): readonly FactKind[] => demanded.filter((kind) => !onFile.has(kind));
