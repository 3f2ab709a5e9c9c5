/** Documents and decisions of table 二. */
import { type Claim, claim, type Reading } from './claim.ts';

const documentReading = (row: string, head: string, words: string): Reading => ({
  plus: [`proactive.${row}.${head}`],
  words,
});

/** Documents of table 二 (2021 form); the basis of counting may differ, so only the exact name is strict. */
export const documentClaim = (
  row: 'governmentRules' | 'normativeDocuments',
  head: 'issued' | 'repealed' | 'inForce',
  strict: boolean,
): Claim => {
  const name = row === 'governmentRules' ? '规章' : '行政规范性文件';
  const says = `${name}${{ issued: '本年制发件数', repealed: '本年废止件数', inForce: '现行有效件数' }[head]}`;
  return claim(`document.${row}.${head}`, says, strict, documentReading(row, head, says));
};

/** Decisions of table 二. */
export const decisionClaim = (
  row: 'administrativeLicences' | 'administrativePenalties' | 'administrativeCompulsions',
): Claim => {
  const name = {
    administrativeLicences: '行政许可',
    administrativePenalties: '行政处罚',
    administrativeCompulsions: '行政强制',
  }[row];
  return claim(`decision.${row}`, `${name}处理决定数量`, false, {
    plus: [`proactive.${row}`],
    words: `${name}处理决定数量`,
  });
};
