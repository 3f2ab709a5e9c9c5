/** A case on the evidence of its events; pure. How events make it: model-fold.ts. */
import type {
  AmendmentResult,
  ApplicantKindName,
  ConsultationAnswer,
  ConsultationOf,
  Day,
  ProvisionForm,
  ProvisionRoute,
  RequestIdentity,
  State,
  Track,
  Way,
} from './model.ts';

export type Consultation = {
  readonly id: string;
  readonly of: ConsultationOf;
  readonly sentOn: Day;
  readonly deliveredOn: Day | null;
  readonly answeredOn: Day | null;
  readonly answer: ConsultationAnswer | null;
  readonly hasGoodReason: boolean;
  /** The day the consultation was over: answered, silent or called off. */
  readonly endedOn: Day | null;
  readonly endedHow: 'answered' | 'silence' | 'called-off' | null;
  readonly toldOn: Day | null;
};

/** What is so of a case on the evidence of its events. */
export type Case = RequestIdentity & {
  readonly state: State;
  readonly track: Track;
  readonly applicantKind: ApplicantKindName;
  readonly ownerId: string | null;
  readonly form: ProvisionForm | null;
  readonly route: ProvisionRoute | null;
  readonly wantsHelp: boolean;
  readonly missing: readonly string[];
  readonly officeConfirmedOn: Day | null;
  readonly applicantConfirmedOn: Day | null;
  readonly receivedOn: Day | null;
  readonly correction: {
    readonly askedOn: Day;
    /** From the day the notice reaches the applicant. */
    readonly workingDays: number;
    readonly deliveredOn: Day | null;
    readonly receivedOn: Day | null;
  } | null;
  readonly consultations: readonly Consultation[];
  readonly extension: {
    readonly askedOn: Day | null;
    readonly askedBy: string | null;
    readonly workingDays: number;
    readonly approvedOn: Day | null;
    readonly toldOn: Day | null;
  } | null;
  readonly reasons: {
    readonly askedOn: Day;
    readonly workingDays: number;
    readonly deliveredOn: Day | null;
    readonly receivedOn: Day | null;
    readonly reasonable: boolean | null;
  } | null;
  readonly deferral: { readonly decidedOn: Day; readonly until: Day } | null;
  readonly fee: {
    readonly notifiedOn: Day;
    readonly method: 'by-item' | 'by-page';
    readonly quantity: number;
    readonly fen: number;
    readonly deliveredOn: Day | null;
    readonly paidOn: Day | null;
    readonly waivedOn: Day | null;
  } | null;
  readonly searches: readonly { readonly on: Day; readonly found: boolean }[];
  readonly outcome: {
    readonly code: string;
    readonly variant: string;
    readonly decidedOn: Day;
    readonly onFile: readonly string[];
    readonly earlierRequest: string | null;
    readonly items: readonly number[];
  } | null;
  readonly amendment: { readonly result: AmendmentResult; readonly decidedOn: Day } | null;
  /** The current round of clearance: who did what. */
  readonly clearance: {
    readonly drafter: string | null;
    readonly legal: string | null;
    readonly head: string | null;
    readonly cleared: string | null;
  };
  /** The day the reply was cleared: before it none may be sent. */
  readonly sealedOn: Day | null;
  readonly repliedOn: Day | null;
  readonly replyWay: Way | null;
  /** The reply letter among the files of the case. */
  readonly replyLetter: string | null;
  readonly deliveredOn: Day | null;
  readonly closedOn: Day | null;
  readonly reopenings: readonly {
    readonly on: Day;
    readonly ground: string;
    readonly dueOn: Day | null;
  }[];
  readonly archivedOn: Day | null;
  readonly retainUntil: Day | null;
  readonly letters: readonly {
    readonly letter: string;
    readonly letterKind: string;
    readonly documentNumber: string;
    readonly on: Day;
  }[];
  readonly publication: { readonly proposedOn: Day; readonly item: number | null } | null;
  readonly ratedScore: number | null;
  readonly anonymised: boolean;
  readonly events: number;
};

const noClearance = { drafter: null, legal: null, head: null, cleared: null } as const;

/** A case before its first event. */
export const unborn = (identity: RequestIdentity): Case => ({
  ...identity,
  state: 'arrived',
  track: 'disclosure',
  applicantKind: identity.applicantKindPicked,
  ownerId: null,
  form: null,
  route: null,
  wantsHelp: false,
  missing: [],
  officeConfirmedOn: null,
  applicantConfirmedOn: null,
  receivedOn: null,
  correction: null,
  consultations: [],
  extension: null,
  reasons: null,
  deferral: null,
  fee: null,
  searches: [],
  outcome: null,
  amendment: null,
  clearance: noClearance,
  sealedOn: null,
  repliedOn: null,
  replyWay: null,
  replyLetter: null,
  deliveredOn: null,
  closedOn: null,
  reopenings: [],
  archivedOn: null,
  retainUntil: null,
  letters: [],
  publication: null,
  ratedScore: null,
  anonymised: false,
  events: 0,
});

/** Consultations whose answer is still awaited. */
export const openConsultations = (of: Case): readonly Consultation[] =>
  of.consultations.filter(({ endedOn }) => endedOn === null);

/** Whether the applicant's side is still to be told of an approved extension. */
export const isExtensionUntold = ({ extension }: Case): boolean =>
  extension !== null && extension.approvedOn !== null && extension.toldOn === null;
