import type { FestivalYear } from '../calendar.ts';

/**
 * The dates of the moving festivals, for years whose notice is not out: 除夕, 清明, 端午, 中秋. Computed once with the
 * lunar calendar and the solar terms of the MIT package chinese-days 1.5.7. 春节 follows from 除夕.
 */
export const festivalYears: readonly FestivalYear[] = [
  { year: '2027', newYearsEve: '02-05', qingming: '04-05', dragonBoat: '06-09', midAutumn: '09-15' },
  { year: '2028', newYearsEve: '01-25', qingming: '04-04', dragonBoat: '05-28', midAutumn: '10-03' },
  { year: '2029', newYearsEve: '02-12', qingming: '04-04', dragonBoat: '06-16', midAutumn: '09-22' },
  { year: '2030', newYearsEve: '02-02', qingming: '04-05', dragonBoat: '06-05', midAutumn: '09-12' },
  { year: '2031', newYearsEve: '01-22', qingming: '04-05', dragonBoat: '06-24', midAutumn: '10-01' },
  { year: '2032', newYearsEve: '02-10', qingming: '04-04', dragonBoat: '06-12', midAutumn: '09-19' },
];
