/** Reading annual reports: `readReport` in this thread, `readReportSafely` in a guarded one. */
export { type ReportSource, readReport } from './read.ts';
export { judgeReportSafely, mostBytes, readReportSafely, visitorsPatience } from './safely.ts';
