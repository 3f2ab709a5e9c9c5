/** What the staff see of a dispute: its line, its clock, what each change changed; pure. */
import { dispositions } from '#rules/disputes/disputes.ts';
import { applicantLabel } from '#rules/requests/applicants.ts';
import type { DisputeRowData, DisputeViewData, FactsData } from './contract.ts';
import {
  acts,
  type DisputeFacts,
  type DisputeRecord,
  type DisputeVersion,
  disputeEvents,
  procedures,
  results,
} from './model.ts';
import { duesOf, nextDue } from './model-clock.ts';

/** The line of a dispute in a list. */
export function rowOf({ id, facts }: DisputeRecord, today: string): DisputeRowData {
  const next = nextDue(facts, today);
  const { ledger: _, ...due } = next ?? { ledger: [] };
  return {
    id,
    procedure: facts.procedure,
    organ: facts.organ,
    caseNumber: facts.caseNumber,
    matter: facts.matter,
    acceptedOn: facts.acceptedOn,
    decidedOn: facts.decidedOn,
    result: facts.result,
    requestId: facts.requestId,
    due: next && (due as NonNullable<DisputeRowData['due']>),
  };
}

type Words = Readonly<
  Record<keyof DisputeFacts, readonly [label: string, of: (facts: DisputeFacts) => string]>
>;

const yes = (is: boolean) => (is ? '是' : '否');

const words: Words = {
  procedure: ['程序', ({ procedure }) => procedures[procedure].label],
  simple: ['简易程序', ({ simple }) => yes(simple)],
  organ: ['复议机关或法院', ({ organ }) => organ],
  caseNumber: ['案号', ({ caseNumber }) => caseNumber],
  matter: ['争议事项', ({ matter }) => matter],
  act: ['被诉行为', ({ act }) => acts[act]],
  partyKind: ['申请人（原告）类别', ({ partyKind }) => applicantLabel(partyKind)],
  requestId: ['对应的申请', ({ requestId }) => requestId ?? ''],
  earlierId: ['此前的复议', ({ earlierId }) => earlierId ?? ''],
  acceptedOn: ['受理（立案）日期', ({ acceptedOn }) => acceptedOn],
  servedOn: ['收到副本', ({ servedOn }) => servedOn],
  answerDueOn: ['通知书写明的答复期限', ({ answerDueOn }) => answerDueOn],
  answeredOn: ['提交答复', ({ answeredOn }) => answeredOn],
  evidence: ['证据', ({ evidence }) => evidence.map(({ title }) => title).join('、')],
  decidedOn: ['审结日期', ({ decidedOn }) => decidedOn],
  disposition: ['审理结果', ({ disposition }) => (disposition === '' ? '' : dispositions[disposition].label)],
  result: ['计入表四', ({ result }) => results[result]],
  decisionNumber: ['决定（裁判）文号', ({ decisionNumber }) => decisionNumber],
  judgmentServedOn: ['收到决定（裁判）', ({ judgmentServedOn }) => judgmentServedOn],
  redoDueOn: ['重新答复的期限', ({ redoDueOn }) => redoDueOn],
  redoneOn: ['已重新交办或答复', ({ redoneOn }) => redoneOn],
  appeals: ['上诉、再审', ({ appeals }) => appeals.map(({ on, court }) => `${on} ${court}`).join('；')],
  note: ['备注', ({ note }) => note],
};

/** The fields of a dispute as label and words, in the order of the record; what is blank is left out. */
export const factLines = (
  facts: DisputeFacts,
): { readonly field: string; readonly label: string; readonly text: string }[] =>
  (Object.keys(words) as (keyof DisputeFacts)[])
    .map((field) => ({ field, label: words[field][0], text: words[field][1](facts) }))
    .filter(({ text }) => text !== '');

function changesOf(before: DisputeFacts | undefined, after: DisputeFacts) {
  if (!before) return [];
  return (Object.keys(words) as (keyof DisputeFacts)[]).flatMap((field) => {
    const [label, of] = words[field];
    const change = { field: label, before: of(before), after: of(after) };
    return change.before === change.after ? [] : [change];
  });
}

type Parts = {
  readonly versions: readonly DisputeVersion[];
  readonly related: readonly DisputeRecord[];
  readonly request: DisputeViewData['request'];
  readonly today: string;
};

/** The whole dispute for its screen. */
export function disputeView(
  record: DisputeRecord,
  { versions, related, request, today }: Parts,
): DisputeViewData {
  return {
    ...rowOf(record, today),
    facts: record.facts as FactsData,
    revision: record.revision,
    voided: record.voidedAt !== null,
    dues: duesOf(record.facts, today).map((due) => ({ ...due, ledger: [...due.ledger] })),
    request,
    related: related.map((one) => {
      const { due: _, ...row } = rowOf(one, today);
      return row;
    }),
    history: versions
      .map((version, at) => ({
        revision: version.revision,
        event: disputeEvents[version.event],
        reason: version.reason,
        by: version.byName,
        at: version.at.toISOString(),
        changes: changesOf(versions[at - 1]?.facts, version.facts),
      }))
      .toReversed(),
  };
}
