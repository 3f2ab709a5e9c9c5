/** The outcome of a case: which facts are on file, what is missing, which acts of clearance it needs. Pure. */

import type { Issue } from '#platform/outcome.ts';
import { lapseOf } from '#rules/requests/deadlines.ts';
import { type FactKind, factLabel, factMissing } from '#rules/requests/facts.ts';
import { type Answers, outcomeOf, type PathResult } from '#rules/requests/outcome-path.ts';
import { isOutcomeCode, outcomeOfCode } from '#rules/requests/outcomes.ts';
import type { RequestSettings } from '#rules/requests/settings.ts';
import type { Day } from './model.ts';
import type { Case } from './model-case.ts';
import { correctionDueOf, feeDueOf, opinionDueOf, reasonsDueOf } from './model-clock.ts';

/** Facts that are written with the decision, in words; all others come from steps that were taken. */
export const writtenFacts: ReadonlySet<FactKind> = new Set([
  ...(['publication-place', 'severable-part', 'withheld-reasons', 'ground-article'] as const),
  ...(['secrecy-review', 'harm-assessment', 'disclosure-duty-checked', 'third-party-weighed'] as const),
  ...(['public-interest-reasons', 'special-law', 'responsible-organ', 'not-ours-reasons'] as const),
  ...(['archive-transfer', 'creation-needed', 'still-unclear-why', 'petition-nature'] as const),
  ...(['petition-channel', 'earlier-provision', 'closing-reasons', 'no-good-reason'] as const),
]);

/** What lies beside the events: files of the case and of its reply. */
export type Beside = {
  readonly today: Day;
  readonly settings: RequestSettings;
  /** Files that may be sent: each from a verified release. */
  readonly replyFiles: number;
  /** Whether an earlier request was named, and it was answered. */
  readonly earlierReply: boolean;
  /** Words written with the decision, by fact. */
  readonly particulars: Readonly<Record<string, string>>;
  /** Published items named as the answer. */
  readonly items: number;
};

/** Which of the facts that an outcome may demand are on file. */
export function factsOnFile(of: Case, beside: Beside): ReadonlySet<FactKind> {
  const { today, settings, particulars } = beside;
  const written = (kind: FactKind) => (particulars[kind]?.trim().length ?? 0) >= 4;
  const passed = (due: Parameters<typeof lapseOf>[0] | null) =>
    due !== null && lapseOf(due, today) === 'lapsed';
  const thirdParties = of.consultations.filter((one) => one.of === 'third-party');
  const derived: Readonly<Partial<Record<FactKind, boolean>>> = {
    'publication-place': beside.items > 0 || written('publication-place'),
    'information-attached-or-route': beside.replyFiles > 0 || written('information-attached-or-route'),
    'release-verified': beside.replyFiles > 0,
    'third-party-opinion':
      thirdParties.length > 0 &&
      thirdParties.every(
        (one) =>
          one.endedHow === 'answered' || (one.endedHow === 'silence' && opinionDueOf(one, settings) !== null),
      ),
    'third-party-told': thirdParties
      .filter(({ answer }) => answer === 'objects' || answer === 'partly')
      .every(({ toldOn }) => toldOn !== null),
    'search-log': of.searches.length > 0,
    'correction-notice': of.correction !== null,
    'correction-notice-delivered': of.correction?.deliveredOn != null,
    'correction-received': of.correction?.receivedOn != null,
    'correction-period-passed':
      of.correction !== null && of.correction.receivedOn === null && passed(correctionDueOf(of, settings)),
    'reasons-asked':
      of.reasons !== null && (of.reasons.receivedOn !== null || passed(reasonsDueOf(of, settings))),
    'reasons-judged': of.reasons !== null && of.reasons.reasonable !== null,
    'earlier-reply': beside.earlierReply || written('earlier-reply'),
    'fee-notice': of.fee !== null,
    'fee-notice-delivered': of.fee?.deliveredOn != null,
    'fee-period-passed':
      of.fee !== null && of.fee.paidOn === null && of.fee.waivedOn === null && passed(feeDueOf(of)),
    withdrawal: of.state === 'withdrawn',
  };
  const kinds = new Set<FactKind>();
  for (const [kind, isThere] of Object.entries(derived)) if (isThere) kinds.add(kind as FactKind);
  for (const kind of writtenFacts) if (derived[kind] === undefined && written(kind)) kinds.add(kind);
  return kinds;
}

/** Outcomes that have a step of their own instead of a decision and a reply. */
const byOwnStep: Readonly<Record<string, string>> = {
  'otherHandling.correctionOverdue': '逾期不补正的，请用“视为放弃”办理：须由负责人判断有无正当理由。',
  'otherHandling.feeUnpaid': '逾期不缴费的，请用“视为放弃”办理：须由负责人判断。',
};

/** Why the answer on the volume is not what was judged of the reasons (art. 35); null when it is, or nothing was judged. */
function judgedOtherwise(of: Case, { volume }: Answers): string | null {
  const judged = of.reasons?.reasonable ?? null;
  if (judged === true && volume === 'unreasonable')
    return '申请理由已经认定为合理，不能以理由不合理不予处理。';
  if (judged === false && volume === 'reasonable') return '申请理由已经认定为不合理，不能按理由合理办理。';
  return null;
}

/** What the answers lead to, or the issues why that may not be decided now. */
export function decide(
  of: Case,
  answers: Answers,
  beside: Beside,
): { readonly result: PathResult; readonly onFile: readonly FactKind[] } | { readonly issues: Issue[] } {
  const result = outcomeOf(answers);
  if (result === null) return { issues: [{ field: 'answers', message: '向导还没有答完，请继续回答。' }] };
  const own = byOwnStep[result.code];
  if (own) return { issues: [{ field: 'answers', message: own }] };
  if (result.variant === 'withdrawn')
    return { issues: [{ field: 'answers', message: '申请人撤回的，请用“申请人撤回”登记。' }] };
  const misjudged = judgedOtherwise(of, answers);
  if (misjudged) return { issues: [{ field: 'answers', message: misjudged }] };
  const onFile = factsOnFile(of, beside);
  const missing = result.requiredFacts.filter((kind) => !onFile.has(kind));
  if (missing.length > 0)
    return { issues: missing.map((kind) => ({ field: `facts.${kind}`, message: factMissing(kind) })) };
  const open = of.consultations.filter(({ endedOn }) => endedOn === null);
  if (open.length > 0)
    return {
      issues: [{ field: 'answers', message: '仍在征求意见，请先记录意见或者结束征求意见，再拟定结果。' }],
    };
  return { result, onFile: result.requiredFacts };
}

/** A demanded fact as the guided path shows it. */
export const factView = (kind: FactKind, onFile: ReadonlySet<FactKind>) => ({
  kind,
  label: factLabel(kind),
  onFile: onFile.has(kind),
  written: writtenFacts.has(kind) || kind === 'information-attached-or-route',
  missing: factMissing(kind),
});

export type ClearanceStep = 'legal' | 'head' | 'seal';

/**
 * Which acts a reply needs before it may go out. 「行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任。」 (条例第十七条)
 * The article names no acts; ours: what is given or refused is looked at for law and secrecy by another person; the head
 * signs; the seal is put. To tell where something is already public, the legal check may be left out.
 */
export function clearanceSteps(of: Pick<Case, 'kind' | 'outcome'>): readonly ClearanceStep[] {
  const isSimple = of.outcome?.code === 'disclosed' && of.outcome.variant === 'already-public';
  return isSimple || of.kind === 'record-amendment' ? ['head', 'seal'] : ['legal', 'head', 'seal'];
}

/** The next act that is missing; null when the reply is cleared. */
export function nextClearance(of: Case): ClearanceStep | null {
  const done = { legal: of.clearance.legal, head: of.clearance.head, seal: of.clearance.cleared };
  return clearanceSteps(of).find((step) => done[step] === null) ?? null;
}

/** The outcome in words. */
export const outcomeLabel = (code: string): string =>
  isOutcomeCode(code) ? outcomeOfCode(code).label : code;

/**
 * Who of those whose rights are touched is still to be told before the reply: 「行政机关认为不公开可能对公共利益造成重大影响的，
 * 可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。」 (条例第三十二条)
 */
export const untoldThirdParties = (of: Case): number =>
  of.outcome?.code === 'disclosed' || of.outcome?.code === 'disclosedInPart'
    ? of.consultations.filter(
        (one) => one.of === 'third-party' && one.answer === 'objects' && one.toldOn === null,
      ).length
    : 0;
