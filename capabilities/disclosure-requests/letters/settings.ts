/** What an organ sets for its letters: 机关代字, headed paper, the series of numbers. Pure. */
import type { Issue } from '#platform/outcome.ts';
import { letterKindsInOrder, letterTitle } from '#rules/requests/letter-kinds.ts';
import type { SeriesSettings } from './numbers.ts';
import { isSigned } from './required.ts';

export type LetterSettings = {
  /** 机关代字: 「凤教体文旅」. */
  readonly mark: string;
  /** The organ's name in red on top. */
  readonly redHead: boolean;
  /** Before 2024 reconsideration could also be asked of it. */
  readonly superiorDepartment: string;
  readonly series: SeriesSettings;
};

/** What holds until the organ says otherwise: the short name as 代字. */
export const defaultLetterSettings = (shortName: string): LetterSettings => ({
  mark: shortName,
  redHead: true,
  superiorDepartment: '',
  series: {},
});

const chinese = /^[\p{Script=Han}A-Za-z0-9]{1,16}$/u;

/** What is wrong with settings, at their fields. */
export function letterSettingsIssues({ mark, series }: LetterSettings): Issue[] {
  const issues: Issue[] = [];
  if (!chinese.test(mark))
    issues.push({ field: 'mark', message: '机关代字应为1至16个汉字，例如“凤教体文旅”。' });
  for (const kind of letterKindsInOrder) {
    const own = series[kind];
    if (own === undefined) continue;
    if (!isSigned(kind))
      issues.push({ field: `series.${kind}`, message: `“${letterTitle(kind)}”不编文号，不需要设置。` });
    else if (!chinese.test(own))
      issues.push({
        field: `series.${kind}`,
        message: `“${letterTitle(kind)}”的文号类别应为1至16个汉字，例如“依申补”。`,
      });
  }
  return issues;
}
