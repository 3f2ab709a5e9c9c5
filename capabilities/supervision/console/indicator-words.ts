/** How an indicator is told by sign, word and number of days; pure. */
import type { IndicatorData } from '../contract.ts';

export const states = {
  red: { sign: '✕', word: '红' },
  amber: { sign: '△', word: '黄' },
  green: { sign: '✓', word: '绿' },
} as const;

/** 「再过9天变红」「已红3天」; '' where no day is known or nothing presses. */
export function daysWords({ state, daysLeft }: Pick<IndicatorData, 'state' | 'daysLeft'>): string {
  if (daysLeft === null || state === 'green') return '';
  if (state === 'red') return daysLeft < 0 ? `已红${-daysLeft}天` : '';
  if (daysLeft === 0) return '今天是最后一天';
  return daysLeft === 1 ? '明天变红' : `再过${daysLeft}天变红`;
}

/** 「红1项，黄3项，绿8项」 */
export const tallyWords = (indicators: readonly Pick<IndicatorData, 'state'>[]): string =>
  (['red', 'amber', 'green'] as const)
    .map((state) => `${states[state].word}${indicators.filter((one) => one.state === state).length}项`)
    .join('，');
