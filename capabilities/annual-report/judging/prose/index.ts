/** The prose of a report: against its tables, against itself, against its year and its name. */
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { proseAgainstTables } from './against-tables.ts';
import { proseCharges } from './charges.ts';
import { alteredName, otherBodies, slips } from './names.ts';
import { completionRates, proseShares, ratesOverAll } from './percentages.ts';
import { repeatedTotals } from './repeats.ts';
import { announcedNames, proseSums } from './sums.ts';
import { sentences } from './text.ts';
import { proseYears } from './years.ts';

/** Every finding of the prose. `year`: the year the record is kept under, where there is one. */
export function judgeProse(report: AnnualReport, year?: string): Finding[] {
  const all = sentences(report);
  const prose = all.filter((sentence) => sentence.section !== 'title');
  return [
    ...proseYears(report, all, year),
    ...proseAgainstTables(report, prose),
    ...proseSums(prose),
    ...announcedNames(prose),
    ...repeatedTotals(report, prose),
    ...proseShares(report, prose),
    ...completionRates(report, prose),
    ...ratesOverAll(prose),
    ...proseCharges(report, prose),
    ...slips(all),
    ...alteredName(report, all),
    ...otherBodies(report, prose),
  ];
}
