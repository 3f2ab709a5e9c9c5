/** Comments on a cell or on the whole report. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import { figureAt } from '#rules/annual-report/tables.ts';
import { getReport, subjectOf } from './actions.ts';
import type { ReportViewData } from './contract.ts';
import { insertComment, markCommentResolved, reportById } from './store.ts';

/** 批注 — leave a remark at a cell, or on the report as a whole. */
export async function comment(
  app: App,
  staff: Staff,
  id: string,
  wanted: { cell: string | null; text: string },
): Promise<Issues | ReportViewData> {
  return transaction(app, async (app) => {
    const record = await reportById(app, staff.organId, id);
    if (!record) throw new NotFoundError();
    if (wanted.cell !== null && figureAt(record.report, wanted.cell) === undefined) {
      return { issues: [{ field: 'cell', message: '报告里没有这个单元格，请刷新后再批注。' }] };
    }
    const remark = { id: randomUUID(), ...wanted, byName: staff.name, at: app.now(), resolved: false };
    await insertComment(app, staff.organId, id, remark);
    await journal(app, {
      organId: staff.organId,
      subject: subjectOf(id),
      event: 'report-commented',
      by: { id: staff.id, name: staff.name },
      detail: { comment: remark.id, ...(wanted.cell && { cell: wanted.cell }) },
    });
    return getReport(app, staff, id);
  });
}

/** 批注已处理 — close a remark; it stays readable. */
export async function resolveComment(
  app: App,
  staff: Staff,
  id: string,
  commentId: string,
): Promise<ReportViewData> {
  return transaction(app, async (app) => {
    if (!(await markCommentResolved(app, staff.organId, id, commentId))) throw new NotFoundError();
    await journal(app, {
      organId: staff.organId,
      subject: subjectOf(id),
      event: 'comment-resolved',
      by: { id: staff.id, name: staff.name },
      detail: { comment: commentId },
    });
    return getReport(app, staff, id);
  });
}
