/** Which step may be taken from which state, on which article, and why not. Pure; the same for screens and actions. */
import { cite, ogi } from '#rules/citation.ts';
import { correctionRefusal, extensionRefusal, lapseOf, replyPeriod } from '#rules/requests/deadlines.ts';
import type { RequestSettings } from '#rules/requests/settings.ts';
import { type Day, type State, states } from './model.ts';
import type { Case } from './model-case.ts';
import { clockOf, correctionDueOf, extensionNoticeDueOf, feeDueOf, replyDueOf } from './model-clock.ts';
import { nextClearance, untoldThirdParties } from './model-outcome.ts';

export type Now = { readonly today: Day; readonly settings: RequestSettings };

type Why = string | null;
type Step = {
  readonly from: readonly State[];
  readonly article: string;
  /** Only a request under chapter IV, not one to amend a record. */
  readonly disclosureOnly?: boolean;
  readonly refusal?: (of: Case, now: Now) => Why;
};

const working: readonly State[] = ['received', 'drafting'];
const open: readonly State[] = [
  ...(['arrived', 'received', 'awaiting-correction', 'awaiting-fee'] as const),
  ...(['drafting', 'in-clearance', 'cleared'] as const),
];
const anyState = Object.keys(states) as State[];
const ended: readonly State[] = ['replied', 'withdrawn', 'deemed-abandoned'];
const first = (...refusals: readonly Why[]): Why => refusals.find((why) => why !== null) ?? null;
const unless = (holds: boolean, why: string): Why => (holds ? null : why);

/** By name of the endpoint. */
export const steps = {
  changePeople: { from: anyState, article: '29' },
  confirmByOffice: {
    from: ['arrived'],
    article: '31',
    refusal: (of) => unless(of.officeConfirmedOn === null, '本机关已经确认过收到这件申请。'),
  },
  confirmByApplicant: {
    from: ['arrived'],
    article: '31',
    refusal: (of) => unless(of.applicantConfirmedOn === null, '申请人已经确认过。'),
  },
  reroute: { from: ['arrived', 'received', 'rerouted'], article: '39.1' },
  correctKind: { from: anyState.filter((state) => state !== 'voided'), article: '50' },
  changeOwner: { from: open, article: '45' },
  changeSubject: { from: anyState, article: '29' },
  addNote: { from: anyState, article: '45' },
  voidRequest: { from: open, article: '45' },
  askForCorrection: {
    from: ['received'],
    article: '30',
    refusal: (of, { today, settings }) =>
      of.receivedOn === null
        ? null
        : correctionRefusal(
            { receivedOn: of.receivedOn, correctionAskedOn: of.correction?.askedOn ?? null },
            today,
            settings,
          ),
  },
  correctionDelivered: {
    from: ['awaiting-correction'],
    article: '30',
    refusal: (of) => unless(of.correction?.deliveredOn === null, '补正告知书的送达已经记录过。'),
  },
  receiveCorrection: { from: ['awaiting-correction'], article: '30' },
  deemAbandoned: { from: ['awaiting-correction', 'awaiting-fee'], article: '30', refusal: notLapsed },
  sendConsultation: { from: working, article: '33.3', disclosureOnly: true },
  consultationDelivered: { from: open, article: '32' },
  consultationAnswered: { from: open, article: '32' },
  endConsultation: { from: open, article: '32' },
  tellThirdParty: { from: ['received', 'drafting', 'in-clearance', 'cleared', 'replied'], article: '32' },
  askForExtension: {
    from: working,
    article: '33.2',
    disclosureOnly: true,
    refusal: (of, now) =>
      first(
        unless(of.extension === null, '延长答复期限只有一次，已经提请或者同意过。'),
        mayExtend(of, now, 1),
      ),
  },
  approveExtension: {
    from: [...working, 'in-clearance'],
    article: '33.2',
    disclosureOnly: true,
    refusal: (of, now) =>
      first(
        unless(of.extension?.approvedOn == null, '延长答复期限只有一次，已经同意过。'),
        mayExtend(of, now, of.extension?.workingDays ?? 1),
      ),
  },
  refuseExtension: {
    from: [...working, 'in-clearance'],
    article: '33.2',
    refusal: (of) => unless(of.extension !== null && of.extension.approvedOn === null, '没有待决定的延长。'),
  },
  tellExtension: {
    from: [...working, 'in-clearance', 'cleared'],
    article: '33.2',
    refusal: (of, { today, settings }) => {
      if (of.extension?.approvedOn == null) return '延长还没有经负责人同意，不能告知。';
      if (of.extension.toldOn !== null) return '已经告知过申请人。';
      const last = extensionNoticeDueOf(of, settings);
      if (last === null) return '期限还没有开始，不需要延长。';
      return unless(
        today <= last.dueOn,
        `延长答复期限最迟应于${last.dueOn}告知申请人，已经超过，不能再告知。请尽快答复。`,
      );
    },
  },
  askForReasons: {
    from: ['received'],
    article: '35',
    disclosureOnly: true,
    refusal: (of) => unless(of.reasons === null, '已经要求过申请人说明理由。'),
  },
  reasonsDelivered: {
    from: open,
    article: '35',
    refusal: (of) => unless(of.reasons !== null && of.reasons.deliveredOn === null, '没有待记录的送达。'),
  },
  receiveReasons: {
    from: open,
    article: '35',
    refusal: (of) =>
      unless(of.reasons !== null && of.reasons.receivedOn === null, '没有要求说明理由，或者已经收到。'),
  },
  judgeReasons: {
    from: ['received', 'drafting'],
    article: '35',
    refusal: (of) =>
      first(
        unless(of.reasons !== null, '还没有要求申请人说明理由。'),
        unless(of.reasons?.reasonable == null, '理由已经认定过。'),
      ),
  },
  defer: {
    from: working,
    article: '35',
    disclosureOnly: true,
    refusal: (of, { today, settings }) =>
      first(
        unless(of.reasons?.reasonable === true, '须先要求申请人说明理由，并认定理由合理。'),
        unless(of.deferral === null, '延迟答复的期限已经确定过。'),
        lateFor(of, today, settings, '已过答复期限，不能再确定延迟答复。'),
      ),
  },
  notifyFee: {
    from: ['received'],
    article: '42',
    disclosureOnly: true,
    refusal: (of) =>
      first(
        unless(
          of.reasons !== null,
          '收取信息处理费须先认定数量、频次明显超过合理范围，并要求申请人说明理由。',
        ),
        unless(of.fee === null, '本申请已经发出收费通知，不能再次通知。'),
      ),
  },
  feeNoticeDelivered: {
    from: ['awaiting-fee'],
    article: '42',
    refusal: (of) => unless(of.fee?.deliveredOn === null, '收费通知的送达已经记录过。'),
  },
  recordPayment: { from: ['awaiting-fee'], article: '42' },
  waiveFee: { from: ['awaiting-fee'], article: '42' },
  logSearch: { from: ['received', 'drafting', 'awaiting-correction', 'awaiting-fee'], article: '36(4)' },
  withdrawRequest: { from: open, article: '45' },
  decideOutcome: { from: working, article: '36', disclosureOnly: true },
  decideAmendment: {
    from: working,
    article: '41',
    refusal: (of) => unless(of.kind === 'record-amendment', '只有更正政府信息的申请才这样办结。'),
  },
  submitForClearance: { from: ['drafting'], article: '17' },
  checkLegally: { from: ['in-clearance'], article: '17', refusal: turn('legal') },
  approve: { from: ['in-clearance'], article: '17', refusal: turn('head') },
  seal: { from: ['in-clearance'], article: '17', refusal: turn('seal') },
  returnForWork: { from: ['in-clearance', 'cleared'], article: '17' },
  reply: {
    from: ['cleared'],
    article: '33',
    refusal: (of) =>
      unless(untoldThirdParties(of) === 0, '第三方不同意公开的，须先将决定公开的内容和理由书面告知第三方。'),
  },
  recordDelivery: { from: ended, article: '33' },
  reopen: { from: ended, article: '51' },
  archive: {
    from: [...ended, 'rerouted', 'voided'],
    article: '45',
    refusal: (of) => unless(of.archivedOn === null, '已经归档。'),
  },
  anonymise: {
    from: [...ended, 'rerouted', 'voided'],
    article: '45',
    refusal: (of, { today }) =>
      first(
        unless(!of.anonymised, '个人信息已经删除。'),
        unless(of.retainUntil !== null, '还没有归档，保管期限没有确定。'),
        unless(
          of.retainUntil !== null && today > of.retainUntil,
          `保管期限到${of.retainUntil}，期满后才能删除个人信息。`,
        ),
      ),
  },
  proposePublication: {
    from: anyState,
    article: '44',
    refusal: (of) => unless(of.publication === null, '已经提请过主动公开。'),
  },
  linkPublication: {
    from: anyState,
    article: '44',
    refusal: (of) => unless(of.publication?.item == null, '已经关联过公开的信息。'),
  },
} as const satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];

/** Whose turn it is among the acts of clearance. */
function turn(step: 'legal' | 'head' | 'seal') {
  const words = { legal: '合法性、保密审查', head: '负责人签发', seal: '用印' };
  return (of: Case): Why => {
    const next = nextClearance(of);
    if (next === step) return null;
    return next === null ? '已经办完审签。' : `现在应当先办理：${words[next]}。`;
  };
}

function mayExtend(of: Case, { today, settings }: Now, workingDays: number): Why {
  const clock = clockOf(of, settings, today);
  if (clock === null) return '收到申请之日还没有确定，不需要延长。';
  if (workingDays > replyPeriod.longestExtension) return '延长的期限最长不得超过20个工作日。';
  return extensionRefusal({ ...clock, extension: null }, workingDays, today, settings);
}

function lateFor(of: Case, today: Day, settings: RequestSettings, why: string): Why {
  const due = replyDueOf(of, settings, today)?.dueOn ?? null;
  return due !== null && today > due ? why : null;
}

/** Abandonment is a judgement on a period that is truly over: never on a provisional date, never without proof. */
function notLapsed(of: Case, { today, settings }: Now): Why {
  const isCorrection = of.state === 'awaiting-correction';
  const due = isCorrection ? correctionDueOf(of, settings) : feeDueOf(of);
  const what = isCorrection ? '补正' : '缴费';
  if (due === null) return `还没有记录${what}通知的送达，期限没有起算，不能认定逾期。`;
  const lapse = lapseOf(due, today);
  if (lapse === 'running') return `${what}的期限到${due.dueOn}，还没有届满。`;
  return unless(
    lapse === 'lapsed',
    `${what}的期限（${due.dueOn}）所在年度的放假安排尚未公布，日期是暂定的，不能据此认定逾期。`,
  );
}

/** Why a step may not be taken now; null when it may. */
export function refusalOf(of: Case, name: StepName, now: Now): Why {
  const step: Step = steps[name];
  if (!step.from.includes(of.state)) return `这件申请现在是“${states[of.state]}”，不能办理这一步。`;
  if (step.disclosureOnly && of.kind !== 'disclosure') return '更正政府信息的申请没有这一步。';
  if (of.anonymised) return '这件申请的保管期限已满、个人信息已删除，不能再改动。';
  return step.refusal?.(of, now) ?? null;
}

/** The article a step rests on, as printed. */
export const stepArticle = (name: StepName): string => cite(ogi(steps[name].article));

/** Every step that may be taken now, whoever takes it. */
export const possibleSteps = (of: Case, now: Now): StepName[] =>
  stepNames.filter((name) => refusalOf(of, name, now) === null);

/** Why each other step may not be taken now, by its name. */
export const refusedSteps = (of: Case, now: Now): Record<string, string> =>
  Object.fromEntries(
    stepNames.flatMap((name) => {
      const why = refusalOf(of, name, now);
      return why === null ? [] : [[name, why]];
    }),
  );
