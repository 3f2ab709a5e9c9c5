/** Acts of the sample's stories before the outcome: each is the action that a person takes on the screen. */
import * as periods from '../actions-periods.ts';
import { load } from '../actions-record.ts';
import { confirmByOffice } from '../actions-steps.ts';
import * as work from '../actions-work.ts';
import type { Act, Here } from './told.ts';

/** 与申请人电话确认收到. */
export const confirmed = (at: string): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen, on }) =>
    confirmByOffice(app, staff, id, { seen, on, how: 'telephone', applicantConfirmedOn: on }),
];

/** 告知补正, and its delivery a little later. */
export const correctionAsked = (at: string, deliveredAt: string, what: string): Act[] => [
  [
    at,
    'clerk',
    ({ app, staff, id, seen }) =>
      work.askForCorrection(app, staff, id, { seen, what, workingDays: null, way: 'post' }),
  ],
  [
    deliveredAt,
    'clerk',
    ({ app, staff, id, seen, on }) => work.correctionDelivered(app, staff, id, { seen, on, way: 'post' }),
  ],
];

export const corrected = (at: string, text: string, subject: string): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen, on }) =>
    work.receiveCorrection(app, staff, id, { seen, on, way: 'post', text, subject }),
];

export const abandoned = (at: string, reason: string): Act => [
  at,
  'leader',
  ({ app, staff, id, seen, on }) =>
    work.deemAbandoned(app, staff, id, { seen, on, ground: 'correction-overdue', reason }),
];

export const searched = (at: string, found: boolean, result: string): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen, on }) =>
    work.logSearch(app, staff, id, {
      ...{ seen, on, found, result },
      ...{ where: '公文系统、业务科室档案柜、机关档案室', how: '按名称、年份和关键词检索' },
    }),
];

/** The consultation of the case that is still open. */
async function openConsultation({ app, staff, id }: Here): Promise<string> {
  const { of } = await load(app, staff.organId, id);
  const open = of.consultations.find(({ endedOn }) => endedOn === null);
  if (!open) throw new Error('The sample has no open consultation');
  return open.id;
}

/** 征求第三方意见: sent, delivered, and the objection with its grounds. */
export const thirdPartyObjects = (
  [sentAt, deliveredAt, answeredAt]: readonly [string, string, string],
  { addressee, question, opinion }: Readonly<Record<'addressee' | 'question' | 'opinion', string>>,
): Act[] => [
  [
    sentAt,
    'clerk',
    ({ app, staff, id, seen }) =>
      work.sendConsultation(app, staff, id, {
        ...{ seen, of: 'third-party', addressee, contact: `示例路（${addressee}）`, question, way: 'post' },
      }),
  ],
  [
    deliveredAt,
    'clerk',
    async (here) =>
      work.consultationDelivered(here.app, here.staff, here.id, {
        ...{ seen: here.seen, consultation: await openConsultation(here), on: here.on, way: 'post' },
      }),
  ],
  [
    answeredAt,
    'clerk',
    async (here) =>
      work.consultationAnswered(here.app, here.staff, here.id, {
        ...{ seen: here.seen, consultation: await openConsultation(here), on: here.on },
        ...{ answer: 'objects', hasGoodReason: true, opinion },
      }),
  ],
];

/** 延长答复期限: asked for, agreed to by the head, told to the applicant. */
export const extended = (
  at: readonly [string, string, string],
  workingDays: number,
  reason: string,
): Act[] => [
  [
    at[0],
    'clerk',
    ({ app, staff, id, seen }) => periods.askForExtension(app, staff, id, { seen, workingDays, reason }),
  ],
  [
    at[1],
    'leader',
    ({ app, staff, id, seen }) => periods.approveExtension(app, staff, id, { seen, workingDays, reason }),
  ],
  [
    at[2],
    'clerk',
    ({ app, staff, id, seen, on }) => periods.tellExtension(app, staff, id, { seen, on, way: 'e-mail' }),
  ],
];

/** 要求说明理由: asked, delivered, received, judged reasonable. */
export const reasonsGiven = (
  [askedAt, deliveredAt, receivedAt, judgedAt]: readonly [string, string, string, string],
  { why, text, reason }: Readonly<Record<'why' | 'text' | 'reason', string>>,
): Act[] => [
  [
    askedAt,
    'clerk',
    ({ app, staff, id, seen }) =>
      periods.askForReasons(app, staff, id, { seen, why, workingDays: null, way: 'post' }),
  ],
  [
    deliveredAt,
    'clerk',
    ({ app, staff, id, seen, on }) => periods.reasonsDelivered(app, staff, id, { seen, on, way: 'post' }),
  ],
  [
    receivedAt,
    'clerk',
    ({ app, staff, id, seen, on }) => periods.receiveReasons(app, staff, id, { seen, on, text }),
  ],
  [
    judgedAt,
    'leader',
    ({ app, staff, id, seen }) => periods.judgeReasons(app, staff, id, { seen, reasonable: true, reason }),
  ],
];

/** 收费通知、送达、缴费. */
export const feePaid = (
  [notifiedAt, deliveredAt, paidAt]: readonly [string, string, string],
  { quantity, basis }: { readonly quantity: number; readonly basis: string },
): Act[] => [
  [
    notifiedAt,
    'clerk',
    ({ app, staff, id, seen }) =>
      periods.notifyFee(app, staff, id, { seen, method: 'by-item', quantity, way: 'post', basis }),
  ],
  [
    deliveredAt,
    'clerk',
    ({ app, staff, id, seen, on }) => periods.feeNoticeDelivered(app, staff, id, { seen, on, way: 'post' }),
  ],
  [
    paidAt,
    'clerk',
    async ({ app, staff, id, seen, on }) => {
      const { of } = await load(app, staff.organId, id);
      const fen = of.fee?.fen ?? 0;
      return periods.recordPayment(app, staff, id, { seen, on, fen, receiptNumber: '示例票据' });
    },
  ],
];

export const withdrawn = (at: string, reason: string): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen, on }) => work.withdrawRequest(app, staff, id, { seen, on, way: 'e-mail', reason }),
];
