/** A case as its applicant sees it: plain words, dates with their reasons, the reply with its remedies. */
import type { App } from '#platform/app.ts';
import { addDays } from '#rules/calendar.ts';
import { cite, ogi } from '#rules/citation.ts';
import { isOutcomeCode } from '#rules/requests/outcomes.ts';
import { remedyClassOf } from '#rules/requests/remedies.ts';
import type { Loaded } from './actions-record.ts';
import type { OwnCaseData } from './contract-applicant.ts';
import { amendmentResults, type Day } from './model.ts';
import type { Case } from './model-case.ts';
import { correctionDueOf, feeDueOf, reasonsDueOf, replyClockOf } from './model-clock.ts';
import { type CaseEvent, type EventKind, eventArticles } from './model-events.ts';
import { receiptSentence } from './model-intake.ts';
import { outcomeLabel } from './model-outcome.ts';
import type { Settings } from './model-settings.ts';
import { refusalOf } from './model-steps.ts';
import { eventsOf, type Words, wordsOf } from './store-events.ts';
import { filesOf } from './store-files.ts';

/** What the applicant's timeline says; what is not here is the office's own work. */
const plain: Readonly<Partial<Record<EventKind, string>>> = {
  arrived: '您的申请已经到达并登记。',
  'office-confirmed': '本机关确认收到您的申请。',
  'applicant-confirmed': '您确认了这件申请。',
  received: '收到申请之日确定，答复期限开始计算。',
  rerouted: '改按其他途径办理。',
  'correction-asked': '本机关请您补正申请内容。',
  'correction-delivered': '补正告知书已送达。',
  'correction-received': '收到您的补正，答复期限重新计算。',
  'deemed-abandoned': '不再处理这件申请。',
  'consultation-sent': '本机关正在书面征求意见，所需时间不计入答复期限。',
  'consultation-answered': '征求意见已有答复。',
  'consultation-ended': '征求意见结束。',
  'extension-told': '答复期限延长。',
  'reasons-asked': '本机关请您说明理由。',
  'reasons-received': '收到您说明的理由。',
  deferred: '确定了延迟答复的期限。',
  'fee-notified': '发出信息处理费收费通知。',
  'fee-paid': '收到缴费。',
  'fee-waived': '不再收费。',
  'submitted-for-clearance': '答复正在审核。',
  replied: '答复已发出。',
  delivered: '答复已送达。',
  withdrawn: '您撤回了申请。',
  reopened: '这件申请重新办理。',
  'publication-linked': '您申请的信息已经主动公开。',
  'help-given': '本机关提供了必要的帮助。',
  rated: '您作出了评价。',
};

/** What is so in each state, and what comes next, as the applicant reads it. */
export const statuses: Readonly<Record<Case['state'], readonly [status: string, next: string]>> = {
  arrived: ['等待确认', '双方确认之日为收到申请之日，期限自此起算。'],
  received: ['正在办理', '本机关将在答复期限内答复您。'],
  'awaiting-correction': ['等待您补正', '请在补正期限内提交补正；收到补正后，答复期限重新计算。'],
  'awaiting-fee': ['等待您缴费', '请按收费通知缴纳；逾期未缴的，本机关不再处理这件申请。'],
  drafting: ['正在办理', '正在拟写答复。'],
  'in-clearance': ['正在审核', '答复正在审核、签发。'],
  cleared: ['即将答复', '答复已经签发，即将发出。'],
  replied: ['已答复', '请查收答复；不服的，可以依法申请行政复议或者提起行政诉讼。'],
  withdrawn: ['已撤回', '您撤回了这件申请。需要的，可以重新提出。'],
  'deemed-abandoned': ['不再处理', '需要的，可以重新提出申请。'],
  rerouted: ['已转其他途径办理', '本机关将按相应途径答复您。'],
  voided: ['登记有误，已作废', '如有疑问，请与本机关联系。'],
};

/** The words of the last event of a kind. */
function lastWords(events: readonly CaseEvent[], words: ReadonlyMap<number, Words>, kind: EventKind): Words {
  const event = events.findLast((one) => one.kind === kind);
  return (event && words.get(event.number)) ?? {};
}

const monthsLater = (day: Day, months: number): Day => {
  const at = new Date(`${day}T00:00:00Z`);
  const wanted = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(wanted, last));
  return at.toISOString().slice(0, 10);
};

/** 救济途径: where, and until when as far as it is known (from the day the reply reached the applicant). */
function remediesOf(of: Case, { office, law }: Settings) {
  const code = of.outcome?.code;
  if (!code || !isOutcomeCode(code) || of.repliedOn === null) return [];
  const { remedies } = office;
  const reached = of.deliveredOn;
  const until = (last: Day | null) => (last === null ? '自收到答复之日起计算' : last);
  const isFirst = remedyClassOf(code, of.repliedOn, law).class === 'reconsideration-first';
  const reconsideration = {
    what: isFirst ? '申请行政复议（应当先申请行政复议）' : '申请行政复议',
    where: remedies.reconsiderationOrgan,
    address: [remedies.reconsiderationAddress, remedies.reconsiderationOnline].filter(Boolean).join('；'),
    until: until(reached && addDays(reached, 60)),
  };
  const suit = {
    what: isFirst ? '对行政复议决定不服的，收到决定书之日起十五日内提起行政诉讼' : '提起行政诉讼',
    where: remedies.court,
    address: remedies.courtAddress,
    until: isFirst ? '收到行政复议决定书之日起十五日内' : until(reached && monthsLater(reached, 6)),
  };
  return [reconsideration, suit];
}

async function replyOf(app: App, loaded: Loaded, text: string): Promise<OwnCaseData['reply']> {
  const { of, settings } = loaded;
  if (of.state !== 'replied' || of.repliedOn === null) return null;
  const files = await filesOf(app, of.organId, of.id);
  const letter = files.find(({ id }) => id === of.replyLetter);
  const outcome = of.amendment ? amendmentResults[of.amendment.result] : outcomeLabel(of.outcome?.code ?? '');
  return {
    ...{ on: of.repliedOn, outcome, text },
    files: files
      .filter(({ purpose }) => purpose === 'reply')
      .map(({ id, name, size }) => ({ id, name, size })),
    letter: letter ? { id: letter.id, name: letter.name } : null,
    items: [...(of.outcome?.items ?? [])],
    remedies: remediesOf(of, settings),
  };
}

const timeline = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => {
    const text = plain[event.kind];
    const article = eventArticles[event.kind];
    return text ? [{ on: event.on, text, citation: article ? cite(ogi(article)) : '' }] : [];
  });

/** The page of an applicant. Holds nothing of other people, and nothing of the office's own work. */
export async function ownCaseView(app: App, loaded: Loaded): Promise<OwnCaseData> {
  const { of, settings, subject } = loaded;
  const today = app.today();
  const now = { today, settings: settings.law };
  const [events, words] = await Promise.all([
    eventsOf(app, of.organId, of.id),
    wordsOf(app, of.organId, of.id),
  ]);
  const may = (name: Parameters<typeof refusalOf>[1]) => refusalOf(of, name, now) === null;
  const clock = replyClockOf(of, settings.law, today);
  const [status, next] = statuses[of.state];
  const { fee, correction, reasons } = of;
  return {
    ...{ number: of.number, kind: of.kind, subject, status, next },
    ...{ arrivedOn: of.arrivedOn, receivedOn: of.receivedOn },
    receiptRule: receiptSentence(of.channel, of.arrivedOn, of.receivedOn),
    dueOn: of.closedOn === null ? clock.dueOn : null,
    clock: { ...clock, notes: [...clock.notes], ledger: [...clock.ledger] },
    timeline: timeline(events),
    may: {
      confirm: may('confirmByApplicant'),
      correct: may('receiveCorrection'),
      giveReasons: may('receiveReasons'),
      supplement: of.closedOn === null,
      withdraw: may('withdrawRequest'),
      rate: of.state === 'replied' && of.ratedScore === null,
    },
    correction:
      correction && correction.receivedOn === null
        ? {
            what: lastWords(events, words, 'correction-asked').what ?? '',
            dueOn: correctionDueOf(of, settings.law)?.dueOn ?? null,
          }
        : null,
    reasonsAsked:
      reasons && reasons.receivedOn === null
        ? {
            why: lastWords(events, words, 'reasons-asked').why ?? '',
            dueOn: reasonsDueOf(of, settings.law)?.dueOn ?? null,
          }
        : null,
    fee:
      fee && fee.waivedOn === null
        ? {
            ...{ fen: fee.fen, method: fee.method, account: settings.office.feeAccount },
            basis: lastWords(events, words, 'fee-notified').basis ?? '',
            ...{ dueOn: feeDueOf(of)?.dueOn ?? null, paidOn: fee.paidOn },
          }
        : null,
    route: of.route,
    reply: await replyOf(app, loaded, lastWords(events, words, 'replied').text ?? ''),
    rated: of.ratedScore,
  };
}
