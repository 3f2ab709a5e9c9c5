/** What the public sees of annual reports; nothing here needs a session. */
import type { App } from '#platform/app.ts';
import { judgeReport } from './judging/index.ts';
import type { Finding } from './model.ts';
import type { ReportRecord } from './model-record.ts';
import { publicReports } from './store.ts';

/** A published (or withdrawn) report, with what the check still finds where the leader let it go out so. */
export type PublicReport = ReportRecord & { readonly findings: readonly Finding[] };

const withFindings = (record: ReportRecord): PublicReport => ({
  ...record,
  findings: record.override === null ? [] : judgeReport(record.report, { year: record.year }),
});

/** The organ's published and withdrawn reports, newest year first. */
export async function publishedReports(app: App, organId: string): Promise<PublicReport[]> {
  return (await publicReports(app, organId)).map(withFindings);
}

/** The report of one year as the public may see it; null when there is none. */
export async function publishedReport(app: App, organId: string, year: string): Promise<PublicReport | null> {
  const [record] = await publicReports(app, organId, year);
  return record ? withFindings(record) : null;
}
