/** What is owed in a dispute, by when and on which article; what else runs, for the calendar. Pure. */
import { CalendarError, type Day, type LedgerEntry } from '#rules/calendar.ts';
import { cite, ogi } from '#rules/citation.ts';
import {
  defendantDue,
  reconsiderationDecisionDue,
  respondentDue,
  suitAfterReconsiderationDue,
} from '#rules/disputes/deadlines.ts';
import type { CalendarDue } from '#rules/disputes/periods.ts';
import type { DisputeFacts } from './model.ts';

/** 'answer' and 'redo' are the office's to do; 'decision' and 'suit' are others' days, shown for the calendar. */
export type Due = {
  readonly what: 'answer' | 'redo' | 'decision' | 'suit';
  readonly label: string;
  readonly on: Day;
  /** null while it has not happened. */
  readonly doneOn: Day | null;
  /** Whether the office still owes it. */
  readonly owed: boolean;
  readonly late: boolean;
  readonly provisional: boolean;
  /** The article, or whose notice it is. */
  readonly basis: string;
  readonly explanation: string;
  readonly ledger: readonly LedgerEntry[];
};

type Counted = Pick<Due, 'on' | 'basis' | 'explanation' | 'ledger' | 'provisional'>;

const byCalendar = (due: CalendarDue, from: string): Counted => ({
  on: due.dueOn,
  basis: cite(due.basis),
  explanation: `自${from}（${due.startsOn}）的次日起${due.length}${due.moved.length > 0 ? '，末日遇休息日顺延' : ''}。`,
  ledger: [],
  provisional: due.provisional,
});

const named = (on: Day, whose: string): Counted => ({
  ...{ on, basis: whose, explanation: '按其中写明的日期。', ledger: [], provisional: false },
});

/** The day to answer: as the notice names it, else as the law counts it from the copy; null when neither is known. */
function answerDay({ procedure, simple, servedOn, answerDueOn }: DisputeFacts): Counted | null {
  const isSuit = procedure !== 'reconsideration';
  if (answerDueOn !== '') return named(answerDueOn, isSuit ? '人民法院的通知书' : '复议机关的通知书');
  if (servedOn === '') return null;
  if (isSuit) return byCalendar(defendantDue(servedOn), '收到起诉状副本');
  const { dueOn, ledger, provisional } = respondentDue(servedOn, simple ? 'simple' : 'ordinary');
  const law = '《中华人民共和国行政复议法》';
  return {
    ...{ on: dueOn, ledger, provisional, basis: `${law}${simple ? '第五十四条' : '第四十八条'}` },
    explanation: `自收到申请书副本（${servedOn}）的次日起${simple ? 5 : 10}个工作日。逾期不提交的，视为没有证据、依据（第七十条）。`,
  };
}

const dueOf = (
  what: Due['what'],
  label: string,
  counted: Counted | null,
  { done, owed, today }: { readonly done: Day | ''; readonly owed: boolean; readonly today: Day },
): Due[] => {
  if (!counted) return [];
  const doneOn = done === '' ? null : done;
  const late = (owed || doneOn !== null) && (doneOn ?? today) > counted.on;
  return [{ what, label, ...counted, doneOn, owed: owed && doneOn === null, late }];
};

function everyDue(facts: DisputeFacts, today: Day): Due[] {
  const isReconsideration = facts.procedure === 'reconsideration';
  const pending = facts.result === 'pending';
  const redo = facts.result === 'overturned' && facts.redoDueOn !== '' ? facts.redoDueOn : null;
  return [
    ...dueOf('answer', '提交答复（答辩）和证据', answerDay(facts), {
      ...{ done: facts.answeredOn, owed: pending, today },
    }),
    ...dueOf(
      'decision',
      '复议机关作出决定',
      isReconsideration && facts.acceptedOn !== ''
        ? byCalendar(
            reconsiderationDecisionDue(facts.acceptedOn, facts.simple ? 'simple' : 'ordinary'),
            '受理',
          )
        : null,
      { done: facts.decidedOn, owed: false, today },
    ),
    ...dueOf(
      'suit',
      '申请人可以起诉的最后一日',
      isReconsideration && !pending && facts.judgmentServedOn !== ''
        ? byCalendar(suitAfterReconsiderationDue(facts.judgmentServedOn), '收到复议决定')
        : null,
      { done: '', owed: false, today },
    ),
    ...dueOf(
      'redo',
      '重新作出答复',
      redo === null ? null : named(redo, facts.decisionNumber || '决定（判决）'),
      {
        ...{ done: facts.redoneOn, owed: true, today },
      },
    ),
  ];
}

/** Every day that runs in the dispute; a year without a calendar leaves out what would have to be counted. */
export function duesOf(facts: DisputeFacts, today: Day): Due[] {
  try {
    return everyDue(facts, today);
  } catch (error) {
    if (error instanceof CalendarError) return [];
    throw error;
  }
}

/** The next day by which the office still owes something; null: nothing is owed. */
export const nextDue = (facts: DisputeFacts, today: Day): Due | null =>
  duesOf(facts, today)
    .filter(({ owed }) => owed)
    .toSorted((a, b) => a.on.localeCompare(b.on))[0] ?? null;

/** The article a dispute stands on in the report: 条例第五十条第（三）项. */
export const disputeBasis = ogi('50.1(3)');
