/** The steps of an annual report from check to publication, and the leader's override. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { ForbiddenError, type Issues, StateError } from '#platform/outcome.ts';
import { findingsOf, getReport, openForChange, subjectOf } from './actions.ts';
import type { ReportViewData } from './contract.ts';
import { freezeFigures } from './figures/freezing.ts';
import type { ReportRecord } from './model-record.ts';
import { errorCount, type Step, stepBasis, steps, whyNot } from './model-steps.ts';
import { keepVersion, updateReport } from './store.ts';

/** The record after a step: what the step itself writes down. */
function after(step: Step, record: ReportRecord, now: Date, reason: string | undefined): ReportRecord {
  const next = { ...record, state: steps[step].to, version: record.version + 1 };
  if (step === 'submit') return { ...next, submittedAt: now };
  // The time of publication is the server's; nobody can set or move it.
  if (step === 'publish') return { ...next, publishedAt: now, withdrawnReason: null };
  if (step === 'withdraw') return { ...next, withdrawnReason: reason ?? null };
  if (step === 'return') return { ...next, override: null };
  return next;
}

/** 办理 — take one step; refused with the reason where the state, the findings or the permission forbid it. */
export async function takeStep(
  app: App,
  staff: Staff,
  id: string,
  step: Step,
  wanted: { version: number; reason?: string | undefined },
): Promise<Issues | ReportViewData> {
  const rule = steps[step];
  if (!staff.permissions.has(rule.permission)) throw new ForbiddenError(`您没有“${rule.label}”的权限。`);
  if (rule.needsReason && !wanted.reason) {
    return { issues: [{ field: 'reason', message: `${rule.label}要写明理由。` }] };
  }
  return transaction(app, async (app) => {
    const record = await openForChange(app, staff, id, wanted.version);
    const findings = await findingsOf(app, record);
    const facts = { ...record, overridden: record.override !== null, findings };
    const why = whyNot(step, facts, staff);
    if (why !== null) throw new StateError(why, stepBasis(step));
    const next = after(step, record, app.now(), wanted.reason);
    await updateReport(app, next);
    await keepVersion(app, next, staff.name);
    const basis = stepBasis(step);
    const number = await journal(app, {
      organId: record.organId,
      subject: subjectOf(id),
      event: rule.event,
      by: { id: staff.id, name: staff.name },
      ...(basis && { basis }),
      detail: {
        version: next.version,
        year: record.year,
        errors: errorCount(findings),
        ...(wanted.reason && { reason: wanted.reason }),
      },
    });
    if (step === 'publish') await freezeFigures(app, next, number);
    return getReport(app, staff, id);
  });
}

/**
 * 说明理由 — the leader lets a report with error-level findings go on; the reason stays with the report and is
 * published with it. It falls when the report is returned or changed.
 */
export async function overrideFindings(
  app: App,
  staff: Staff,
  id: string,
  wanted: { version: number; reason: string },
): Promise<ReportViewData> {
  return transaction(app, async (app) => {
    const record = await openForChange(app, staff, id, wanted.version);
    if (!['checked', 'signed-off', 'submitted'].includes(record.state)) {
      throw new StateError('报告经校核后、发布前，才能说明理由按原数公布。');
    }
    const findings = await findingsOf(app, record);
    if (errorCount(findings) === 0) throw new StateError('这份报告没有差错，不需要说明理由。');
    const next = {
      ...record,
      version: record.version + 1,
      override: { reason: wanted.reason, by: staff.name, at: app.now() },
    };
    await updateReport(app, next);
    await keepVersion(app, next, staff.name);
    await journal(app, {
      organId: record.organId,
      subject: subjectOf(id),
      event: 'findings-overridden',
      by: { id: staff.id, name: staff.name },
      detail: { version: next.version, reason: wanted.reason, errors: errorCount(findings) },
    });
    return getReport(app, staff, id);
  });
}
