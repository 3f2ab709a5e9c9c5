/** Published annual reports: their prose. */
import { type PublicReport, publishedReport, publishedReports } from '#capabilities/annual-report/index.ts';
import { narrativeParts } from '#rules/annual-report/tables.ts';
import type { IndexedDocument } from '../engine/index.ts';
import { columnsOf, keyOf, PUBLIC, type SearchedOrgan, type Source } from './source.ts';

const NAME = 'reports';

export const reports: Source = {
  name: NAME,
  touchedBy: ({ subject, event }) => {
    if (subject.kind !== 'annual-report') return null;
    if (event !== 'report-published' && event !== 'report-withdrawn') return null;
    return { ids: 'all', takesAway: event === 'report-withdrawn' };
  },
  read: async (app, organ, id) => {
    const report = await publishedReport(app, organ.id, id);
    return report && isReadable(report) ? toDocument(organ, report) : null;
  },
  readAll: async function* (app, organ) {
    for (const report of await publishedReports(app, organ.id))
      if (isReadable(report)) yield toDocument(organ, report);
  },
};

const isReadable = ({ withdrawnReason, publishedAt }: PublicReport): boolean =>
  withdrawnReason === null && publishedAt !== null;

const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

function toDocument(organ: SearchedOrgan, { year, report, publishedAt }: PublicReport): IndexedDocument {
  const date = publishedAt === null ? '' : dayIn.format(publishedAt);
  const prose = narrativeParts.map((part) => report.narrative[part]).filter((text) => text !== '');
  return {
    key: keyOf(NAME, organ.id, year),
    title: report.narrative.title || `${organ.name}${year}年政府信息公开工作年度报告`,
    text: [`${year}年度 年报 政府信息公开工作年度报告`, ...prose].join('\n'),
    href: `/annual-reports/${year}`,
    date,
    columns: columnsOf(organ, date, { section: '政府信息公开年报', kind: '年度报告' }),
    audience: PUBLIC,
  };
}
