/** The shapes that several endpoints of publishing speak of. Endpoints: contract.ts, contract-….ts. */
import { z } from 'zod';

export const Instant = z.iso.datetime({ offset: true, error: '请填写日期和时间' });
export const Day = z.union([z.literal(''), z.iso.date('请填写日期，例如 2024-03-15')]);

export const SectionKindName = z.enum([
  'news',
  'notices',
  'policies',
  'interpretations',
  'publicity',
  'overview',
  'services',
  'data',
  'topic',
  'guide',
  'rules',
  'mandatory',
  'other',
]);
export const ItemKindName = z.enum([
  'news',
  'notice',
  'policy',
  'normative-document',
  'interpretation',
  'publicity',
  'pictures',
  'video',
  'guide',
  'rules',
  'statutory',
  'other',
]);
export const PhaseName = z.enum(['draft', 'in-review', 'returned', 'cleared', 'scheduled', 'settled']);
export const StageName = z.enum([
  'first-review',
  'first-proof',
  'second-review',
  'second-proof',
  'final-review',
  'final-proof',
]);
export type StageName = z.infer<typeof StageName>;

const text = (most: number) => z.string().trim().max(most, `请控制在${most}字以内`);
const id = z.number().int().positive();

export const Facts = z.object({
  title: text(200),
  subtitle: text(200),
  summary: text(1000),
  keywords: z.array(text(30)).max(20, '关键词最多20个'),
  source: text(100),
  author: text(50),
  producedOn: Day,
  changedOn: Day,
  disclosureClass: z.enum(['proactive', 'upon-request', 'withheld']),
  ground: z.object({ article: z.string().max(10), note: text(500) }),
  documentNumber: text(60),
  writtenOn: Day,
  effectiveOn: Day,
  expiresOn: Day,
  publicityEndsOn: Day,
  interprets: z.array(id).max(20),
  replaces: id.nullable(),
  related: z.array(id).max(20),
  topics: z.array(z.uuid()).max(10),
  catalogueEntry: z.uuid().nullable(),
});

export const WishView = z.discriminatedUnion('when', [
  z.object({ when: z.literal('cleared'), at: z.null() }),
  z.object({ when: z.literal('at'), at: Instant }),
  z.object({ when: z.literal('held'), at: z.null() }),
]);

/** The body as the editor holds it: HTML, each top-level element with data-block="id" where it has one already. */
export const Body = z.string().max(2_000_000, '正文太长，请分篇发布或改用附件');

/** What the editor sends of a text; the server cleans and splits the body. */
export const Draft = z.object({
  facts: Facts,
  body: Body,
  /** The attachments, in their order. Pictures are those the body shows. */
  attachments: z.array(z.uuid()).max(50, '附件最多50个'),
  personalAttachments: z.array(z.uuid()).max(50),
});
export type DraftData = z.infer<typeof Draft>;

export const FileView = z.object({
  id: z.uuid(),
  use: z.enum(['picture', 'attachment', 'video']),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** What was taken out on the way to the released form, in words: 「GPS位置」「批注3条」 */
  stripped: z.array(z.string()),
  /** Where staff may fetch it: the released form. */
  href: z.string(),
});
export type FileViewData = z.infer<typeof FileView>;

export const HitView = z.object({
  rule: z.string(),
  severity: z.enum(['serious', 'advice']),
  unit: z.string(),
  from: z.number(),
  to: z.number(),
  quote: z.string(),
  phrase: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
});
export type HitData = z.infer<typeof HitView>;

export const RemarkView = z.object({ unit: z.string(), quote: text(500), reason: text(1000) });

export const UnitView = z.object({ key: z.string(), hash: z.string(), label: z.string(), text: z.string() });
export type UnitData = z.infer<typeof UnitView>;

const person = z.object({ id: z.string(), name: z.string() });

export const ActView = z.object({
  number: z.number(),
  version: z.number(),
  stage: StageName,
  decision: z.enum(['passed', 'returned']),
  remarks: z.array(RemarkView),
  opinion: z.string(),
  secrecy: z.enum(['no-secret', 'asked-authority']).nullable(),
  by: person,
  for: person.nullable(),
  at: z.string(),
  /** How many units it passed, and whether some of them still stand. */
  covered: z.number(),
  counts: z.boolean(),
});

export const StageView = z.object({
  stage: StageName,
  label: z.string(),
  state: z.enum(['done', 'open', 'waiting']),
  /** Keys of the units this stage has still to pass. */
  remaining: z.array(z.string()),
  /** Who may do it, for people: role labels and names. */
  who: z.array(z.string()),
  /** Names of those whose acts count. */
  doneBy: z.array(z.string()),
});

/** A unit that the open stage has to look at, beside what that stage passed last in its place (null: new). */
export const ChangeView = z.object({
  unit: UnitView,
  before: z.string().nullable(),
  /** Runs of the difference, in order. */
  runs: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});

export const ReviewView = z.object({
  stages: z.array(StageView),
  open: StageName.nullable(),
  /** Whether the signed-in person may act in the open stage; else the sentence why not. */
  mayAct: z.boolean(),
  whyNot: z.string().nullable(),
  /** Acting for somebody under a delegation. */
  actingFor: person.nullable(),
  changes: z.array(ChangeView),
  acts: z.array(ActView),
  secrecyAsked: z.boolean(),
});

/** The 20 working days of art. 26 (or the 7 of licences and penalties) for one item. */
export const DueView = z.object({
  dueOn: z.string(),
  basis: z.string(),
  /** Working days left; negative: late; null once published. */
  left: z.number().nullable(),
  late: z.boolean(),
  provisional: z.boolean(),
});

export const ReleaseView = z.object({
  number: z.number(),
  kind: z.enum([
    'published',
    'urgent',
    'corrected',
    'taken-down',
    'restored',
    'attachments-ended',
    'moved',
    'imported',
  ]),
  version: z.number().nullable(),
  notice: z.string(),
  by: z.string(),
  at: z.string(),
  htmlHash: z.string().nullable(),
});

export const ItemRow = z.object({
  id: z.number(),
  title: z.string(),
  kind: ItemKindName,
  section: z.object({ id: z.string(), title: z.string() }),
  phase: PhaseName,
  /** What is public of it now, whatever is in work. */
  isPublic: z.boolean(),
  takenDown: z.boolean(),
  /** The stage to be done next, when in review. */
  openStage: StageName.nullable(),
  scheduledAt: z.string().nullable(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  publishedAt: z.string().nullable(),
  due: DueView.nullable(),
  urgentDueOn: z.string().nullable(),
});
export type ItemRowData = z.infer<typeof ItemRow>;

export const ItemView = ItemRow.extend({
  revision: z.number(),
  facts: Facts,
  /** HTML for the editor, pictures with the addresses staff may fetch. */
  body: z.string(),
  attachments: z.array(FileView),
  pictures: z.array(FileView),
  personalAttachments: z.array(z.string()),
  wish: WishView,
  correctionNote: z.string(),
  indexNumber: z.string(),
  publicHref: z.string().nullable(),
  units: z.array(UnitView),
  hits: z.array(HitView),
  review: ReviewView,
  releases: z.array(ReleaseView),
  takenDownReason: z.string().nullable(),
  /** Who else has it open. */
  present: z.array(person.extend({ since: z.string() })),
  timeline: z.array(z.object({ at: z.string(), by: z.string(), event: z.string(), text: z.string() })),
  /** What this person may do now; each with the sentence why not when not. */
  may: z.record(
    z.enum([
      'edit',
      'submit',
      'recall',
      'discard',
      'publish',
      'schedule',
      'urgent',
      'take-down',
      'restore',
      'move',
    ]),
    z.string().nullable(),
  ),
});
export type ItemViewData = z.infer<typeof ItemView>;
