/** What a case already knows of the words of a letter, so that the clerk need not write it again. Pure. */

import { yuan } from '#rules/requests/fees.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { type OutcomeCode, outcomes } from '#rules/requests/outcomes.ts';
import { channelRules } from '#rules/requests/receipt.ts';
import { type RemedyBodies, remedyFor, remedyOf } from '#rules/requests/remedies.ts';
import type { RequestSettings } from '#rules/requests/settings.ts';
import { forms, routes } from '../model.ts';
import type { Case } from '../model-case.ts';
import { basisOf, ownName, printedDay } from './compose.ts';
import type { ElementValues } from './elements.ts';
import type { Template } from './templates.ts';

export type Recipient = {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly isOrganisation: boolean;
};

export type OrganWords = {
  readonly name: string;
  readonly disclosureOffice: string;
  readonly address: string;
  readonly phone: string;
};

export type CaseWords = {
  readonly of: Case;
  readonly subject: string;
  readonly applicantName: string;
  readonly dueOn: string | null;
  /** By when the reply is due once the applicant has been told of an approved extension. */
  readonly extendedDueOn: string | null;
  readonly organ: OrganWords;
  readonly bodies: RemedyBodies;
  readonly feeAccount: string;
  readonly law: RequestSettings;
};

const day = (of: string | null | undefined): string => (of ? printedDay(of) : '');

/** The outcome a reply of this kind ends the request in; null for other letters. */
export const outcomeOfLetter = (
  kind: LetterKind,
): { readonly code: OutcomeCode; readonly variant: string } | null => {
  for (const { code, variants } of outcomes)
    for (const { id, letter } of variants) if (letter === kind) return { code, variant: id };
  return null;
};

/** Letters that decide something for a person and so tell of the remedies without being a reply. */
const alsoContestable: readonly LetterKind[] = ['third-party-decision', 'record-amendment'];

/** The remedy paragraph with what it still lacks. */
export function remedyOfLetter(
  template: Template,
  known: Pick<CaseWords, 'bodies' | 'law' | 'of'>,
  on: string,
) {
  const { kind } = template;
  const circumstances = {
    ...{ on, bodies: known.bodies, letter: ownName(template.title) },
    deliveredOnline: known.of.route === 'online' && !alsoContestable.includes(kind),
  };
  const ends = outcomeOfLetter(kind);
  if (ends) return remedyOf(ends.code, circumstances, known.law);
  return remedyFor(alsoContestable.includes(kind) ? 'choice' : 'none', '', circumstances);
}

/** Words that the organ, the case and the law give. */
export function knownWords(
  template: Template,
  known: CaseWords,
  recipient: Recipient,
  on: string,
): ElementValues {
  const { of, organ } = known;
  const { kind } = template;
  return {
    organName: organ.name,
    disclosureOffice: organ.disclosureOffice || organ.name,
    organAddress: organ.address,
    organPhone: organ.phone,
    feeAccount: known.feeAccount,
    addressee: recipient.name,
    applicant: known.applicantName,
    requestNumber: of.number,
    channel: channelRules[of.channel].label,
    subject: known.subject,
    receivedOn: day(of.receivedOn),
    receiptReason: of.receivedOn ? channelRules[of.channel].reason : '',
    dueOn: day(known.dueOn),
    provisionForm: of.form ? forms[of.form] : '',
    deliveryWay: of.route ? routes[of.route] : '',
    basis: basisOf(kind),
    remedy: remedyOfLetter(template, known, on).paragraph,
    ...stepWords(of, known.extendedDueOn),
  };
}

/** 「2024年3月8日告知（凤教体文旅依申补〔2024〕1号），2024年3月10日送达」: what was told, on which letter, with which proof. */
function told(of: Case, kind: LetterKind, on: string, deliveredOn: string | null): string {
  const number = of.letters.findLast(({ letterKind }) => letterKind === kind)?.documentNumber;
  return `${day(on)}告知${number ? `（${number}）` : ''}${deliveredOn ? `，${day(deliveredOn)}送达` : ''}`;
}

function stepWords(of: Case, extendedDueOn: string | null): ElementValues {
  const { correction, extension, reasons, deferral, fee } = of;
  const search = of.searches.at(-1);
  return {
    ...(correction && {
      correctionPeriod: `${correction.workingDays}个工作日`,
      correctionNotice: told(of, 'correction-notice', correction.askedOn, correction.deliveredOn),
    }),
    ...(extension && {
      extensionDays: String(extension.workingDays),
      ...(extension.approvedOn && { extendedDueOn: day(extendedDueOn) }),
    }),
    ...(reasons && {
      reasonsPeriod: `${reasons.workingDays}个工作日`,
      reasonsAsked: told(of, 'reasons-notice', reasons.askedOn, reasons.deliveredOn),
    }),
    ...(deferral && { deferredUntil: day(deferral.until) }),
    ...(fee && {
      feeMethod: fee.method === 'by-item' ? '按件计收' : '按量计收',
      feeAmount: yuan(fee.fen),
      feeNotice: told(of, 'fee-notice', fee.notifiedOn, fee.deliveredOn),
    }),
    ...(search && { search: `${day(search.on)}检索，${search.found ? '已检索到' : '未检索到'}` }),
  };
}

/** Whether this letter may be issued in the state the case is in; a sentence why not, or null. */
export function letterRefusal(kind: LetterKind, of: Case): string | null {
  if (of.state === 'voided' || of.archivedOn !== null || of.anonymised)
    return '这件申请已经作废或者归档，不能再制作文书。';
  const ends = outcomeOfLetter(kind);
  if (kind === 'record-amendment')
    return of.kind === 'record-amendment' ? null : '更正告知书只用于更正政府信息的申请。';
  if (!ends) return null;
  if (of.outcome === null) return '还没有拟定处理结果，不能制作答复。请先完成处理结果。';
  if (of.outcome.code !== ends.code || of.outcome.variant !== ends.variant)
    return '这份文书与拟定的处理结果不一致，请选择与处理结果相应的答复文书。';
  if (!['cleared', 'replied', 'withdrawn', 'deemed-abandoned'].includes(of.state))
    return '答复还没有审签完毕，不能编号成文。可以先预览。';
  return null;
}
