/** Shapes of a request as they travel: closed lists, people, the case, its clock. Endpoints: contract-….ts. */
import { z } from 'zod';

export const ApplicantKind = z.enum([
  'natural-person',
  'commercial-enterprise',
  'research-institution',
  'public-welfare-organisation',
  'legal-service-body',
  'other-organisation',
]);
export const Channel = z.enum(['counter', 'registered-post', 'ordinary-post', 'internet', 'fax', 'oral']);
export const SourceName = z.enum([
  ...(['counter', 'post', 'online-form', 'e-mail', 'fax', 'oral', 'appeal', 'call'] as const),
  ...(['other-office', 'drill', 'imported'] as const),
]);
export const RequestKindName = z.enum(['disclosure', 'record-amendment']);
export const TrackName = z.enum(['disclosure', 'consultation', 'complaint', 'petition']);
export const StateName = z.enum([
  ...(['arrived', 'received', 'awaiting-correction', 'awaiting-fee', 'drafting', 'in-clearance'] as const),
  ...(['cleared', 'replied', 'withdrawn', 'deemed-abandoned', 'rerouted', 'voided'] as const),
]);
export const WayName = z.enum(['online', 'telephone', 'sms', 'e-mail', 'post', 'in-person', 'fax']);
export const FormName = z.enum(['electronic', 'paper', 'inspection']);
export const RouteName = z.enum(['online', 'e-mail', 'post', 'in-person', 'fax']);
export const FilePurposeName = z.enum([
  ...(['identity-proof', 'application', 'correction', 'opinion', 'document', 'letter'] as const),
  ...(['reply', 'proof-of-delivery'] as const),
]);
export const ConsultationOfName = z.enum(['third-party', 'co-maker', 'other-organ']);
export const AnswerName = z.enum(['agrees', 'objects', 'partly']);
export const AmendmentResultName = z.enum(['amended', 'not-amended', 'transferred', 'directed']);
export const ReopeningGroundName = z.enum(['reconsideration', 'judgment', 'own-motion']);
export const ProofName = z.enum(['post-number', 'read-online', 'signature', 'fax-report', 'mail-accepted']);

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写成2024-03-05的形式');
export const line = z.string().trim().max(300, '文字太长，请控制在300字以内');
export const prose = z.string().trim().max(8000, '文字太长，请控制在8000字以内');
export const reason = z.string().trim().min(4, '请写明理由，至少4个字').max(2000);

export const PersonInput = z.object({
  name: line,
  identityKind: z.enum(['resident-id', 'passport', 'travel-permit', 'credit-code', 'other']),
  identityNumber: line,
  contactName: line,
  phone: line,
  email: line,
  address: line,
  postcode: line,
});
export type PersonData = z.infer<typeof PersonInput>;

/** A file inside a JSON body, for forms that carry a few small ones. */
export const SmallFile = z.object({
  name: z.string().max(200),
  /** 8 MB at most, as base64. */
  base64: z.string().max(11_200_000, '单个文件不能超过8 MB，请压缩后再传'),
});

/** What is asked for, as art. 29 has it: description, form, route; nothing about why. */
export const WishInput = z.object({
  /** 名称、文号或者其他特征性描述, in a line. */
  subject: line,
  /** More of it, where a line is not enough. */
  description: prose,
  form: FormName.nullable(),
  route: RouteName.nullable(),
  /** 条例第四十三条: reading difficulty, sight or hearing. */
  wantsHelp: z.boolean(),
  helpNote: line,
});
export type WishData = z.infer<typeof WishInput>;

export const PersonView = PersonInput.extend({
  id: z.uuid(),
  role: z.enum(['applicant', 'representative', 'third-party']),
});

/** One day of a ledger; `number` is null when the day does not count. */
export const LedgerRow = z.object({
  day: z.string(),
  kind: z.string(),
  number: z.number().nullable(),
  note: z.string(),
});

/** A date with its reasons. `dueOn` is null while the period has not begun or does not run out. */
export const ClockView = z.object({
  what: z.string(),
  dueOn: z.string().nullable(),
  /** 'running' · 'stopped' · 'not-begun' · 'over' */
  status: z.enum(['running', 'stopped', 'not-begun', 'over']),
  provisional: z.boolean(),
  notes: z.array(z.string()),
  citation: z.string(),
  ledger: z.array(LedgerRow),
});
export type ClockViewData = z.infer<typeof ClockView>;

/** One thing the law or the office demands next. */
export const DemandView = z.object({
  key: z.string(),
  /** A sentence: what is to be done, and on which article. */
  next: z.string(),
  citation: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  provisional: z.boolean(),
  permission: z.string(),
});
export type DemandData = z.infer<typeof DemandView>;

export const RequestRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: RequestKindName,
  subject: z.string(),
  channel: Channel,
  source: SourceName,
  track: TrackName,
  applicantKind: ApplicantKind,
  state: StateName,
  ownerId: z.string().nullable(),
  ownerName: z.string(),
  arrivedOn: z.string(),
  receivedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  dueProvisional: z.boolean(),
  nextOn: z.string().nullable(),
  outcome: z.string().nullable(),
  closedOn: z.string().nullable(),
  isDrill: z.boolean(),
});
export type RequestRowData = z.infer<typeof RequestRow>;

export const FileView = z.object({
  id: z.uuid(),
  purpose: FilePurposeName,
  /** '' for a file of personal data that this reader may not open. */
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  addedAt: z.string(),
  firstReadAt: z.string().nullable(),
});

export const EventView = z.object({
  number: z.number(),
  kind: z.string(),
  label: z.string(),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  citation: z.string(),
  /** Structured facts (days, kinds, amounts). */
  detail: z.record(z.string(), z.unknown()),
  /** Free text, opened from its seal. */
  words: z.record(z.string(), z.string()),
});

export const ConsultationView = z.object({
  id: z.string(),
  of: ConsultationOfName,
  sentOn: z.string(),
  deliveredOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  answer: AnswerName.nullable(),
  hasGoodReason: z.boolean(),
  endedOn: z.string().nullable(),
  endedHow: z.enum(['answered', 'silence', 'called-off']).nullable(),
  toldOn: z.string().nullable(),
});

export const CaseView = RequestRow.extend({
  /** What a change must name, so that two clerks do not overwrite one another. */
  events: z.number(),
  description: z.string(),
  form: FormName.nullable(),
  route: RouteName.nullable(),
  wantsHelp: z.boolean(),
  helpNote: z.string(),
  applicantKindPicked: ApplicantKind,
  officeConfirmedOn: z.string().nullable(),
  applicantConfirmedOn: z.string().nullable(),
  /** Of art. 29's fields, what is missing: to be asked for once, never a ground to turn the request away. */
  missing: z.array(z.string()),
  correction: z
    .object({
      askedOn: z.string(),
      workingDays: z.number(),
      deliveredOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      receivedOn: z.string().nullable(),
    })
    .nullable(),
  consultations: z.array(ConsultationView),
  extension: z
    .object({
      askedOn: z.string().nullable(),
      workingDays: z.number(),
      approvedOn: z.string().nullable(),
      toldOn: z.string().nullable(),
    })
    .nullable(),
  reasons: z
    .object({
      askedOn: z.string(),
      workingDays: z.number(),
      deliveredOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      receivedOn: z.string().nullable(),
      reasonable: z.boolean().nullable(),
    })
    .nullable(),
  deferral: z.object({ decidedOn: z.string(), until: z.string() }).nullable(),
  fee: z
    .object({
      notifiedOn: z.string(),
      method: z.enum(['by-item', 'by-page']),
      quantity: z.number(),
      fen: z.number(),
      deliveredOn: z.string().nullable(),
      paidOn: z.string().nullable(),
      waivedOn: z.string().nullable(),
    })
    .nullable(),
  outcomeDecision: z
    .object({
      code: z.string(),
      variant: z.string(),
      label: z.string(),
      decidedOn: z.string(),
      earlierRequest: z.string().nullable(),
      items: z.array(z.number()),
    })
    .nullable(),
  amendment: z.object({ result: AmendmentResultName, decidedOn: z.string() }).nullable(),
  clearance: z.object({
    /** Which acts this outcome needs, in order, and who has done them. */
    steps: z.array(z.object({ step: z.enum(['legal', 'head', 'seal']), by: z.string().nullable() })),
  }),
  repliedOn: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  archivedOn: z.string().nullable(),
  retainUntil: z.string().nullable(),
  anonymised: z.boolean(),
  clocks: z.array(ClockView),
  demands: z.array(DemandView),
  timeline: z.array(EventView),
  files: z.array(FileView),
  /** Steps that the law and the state allow now, by endpoint name; the reader's permissions are not looked at. */
  possible: z.array(z.string()),
  /** Why each of the others may not be taken now, in a sentence, by endpoint name. */
  refusals: z.record(z.string(), z.string()),
});
export type CaseViewData = z.infer<typeof CaseView>;

export const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
export const orIssues = <T extends z.ZodType>(schema: T) => z.union([issues, schema]);
export const byId = z.object({ id: z.uuid() });
/** `seen`: the number of events the person had before their eyes. */
export const seen = z.object({ seen: z.number().int().nonnegative() });
export const view = { permission: 'requests:view' } as const;
export const handle = { permission: 'requests:handle' } as const;
export const people = { permission: 'requests:people' } as const;
export const legal = { permission: 'requests:legal' } as const;
export const lead = { permission: 'requests:lead' } as const;
