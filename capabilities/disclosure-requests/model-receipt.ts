/** When the law lets a date or a silence mean something: receipt (art. 31) and opinions that do not come (32, 34). Pure. */
import { lapseOf } from '#rules/requests/deadlines.ts';
import { receiptOf } from '#rules/requests/receipt.ts';
import type { Day } from './model.ts';
import type { Case } from './model-case.ts';
import { opinionDueOf } from './model-clock.ts';
import type { Now } from './model-steps.ts';

/** Whether silence has come to mean something: the period for the opinion is truly over. */
export function silenceRefusal(of: Case, id: string, { today, settings }: Now): string | null {
  const one = of.consultations.find((consultation) => consultation.id === id);
  if (!one) return '没有这次征求意见。';
  const due = opinionDueOf(one, settings);
  if (due === null)
    return one.of === 'other-organ'
      ? '征求其他机关意见没有法定的期限，不能以逾期论；不再征求的，请选“不再征求”。'
      : '还没有记录征求意见书的送达，期限没有起算。';
  const lapse = lapseOf(due, today);
  if (lapse === 'lapsed') return null;
  return lapse === 'running'
    ? `提出意见的期限到${due.dueOn}，还没有届满。`
    : `提出意见的期限（${due.dueOn}）是暂定的：该年度放假安排尚未公布，不能据此认定逾期。`;
}

/** 收到申请之日, when all that art. 31 asks for is there; null while something is missing. */
export function receivedOnOf(of: Case): Day | null {
  const { officeConfirmedOn: office, applicantConfirmedOn: applicant } = of;
  const both = office !== null && applicant !== null;
  const confirmedOn = both ? (office > applicant ? office : applicant) : null;
  const receipt = receiptOf({ channel: of.channel, arrivedOn: of.arrivedOn, confirmedOn });
  return receipt.state === 'received' ? receipt.receivedOn : null;
}
