/**
 * On which day a request is received in law. The day it arrives and the day it is received are two facts.
 *
 * 「行政机关收到政府信息公开申请的时间，按照下列规定确定：（一）申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；
 * （二）申请人以邮寄方式提交政府信息公开申请的，以行政机关签收之日为收到申请之日；以平常信函等无需签收的邮寄方式提交政府
 * 信息公开申请的，政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日；（三）申请人通过互联网渠道
 * 或者政府信息公开工作机构的传真提交政府信息公开申请的，以双方确认之日为收到申请之日。」 (条例第三十一条)
 *
 * 「采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请。」 (第二十九条
 * 第一款): an oral request is made in the clerk's presence, so it counts as made in person once the form is filled in.
 */
import type { Day } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';

export const channels = ['counter', 'registered-post', 'ordinary-post', 'internet', 'fax', 'oral'] as const;

/** 'internet' is every electronic way: the online form, e-mail, a mini-programme. */
export type Channel = (typeof channels)[number];

type ChannelRule = {
  readonly label: string;
  /** Whether the day of receipt is the day on which applicant and office confirmed it to each other. */
  readonly needsConfirmation: boolean;
  readonly basis: Citation;
  /** How the day came about, for the receipt and the ledger. */
  readonly reason: string;
};

export const channelRules: Readonly<Record<Channel, ChannelRule>> = {
  counter: {
    label: '当面提交',
    needsConfirmation: false,
    basis: ogi('31(1)'),
    reason: '当面提交，提交之日为收到申请之日',
  },
  'registered-post': {
    label: '邮寄（需签收）',
    needsConfirmation: false,
    basis: ogi('31(2)'),
    reason: '邮寄提交，签收之日为收到申请之日',
  },
  'ordinary-post': {
    label: '平信（无需签收）',
    needsConfirmation: true,
    basis: ogi('31(2)'),
    reason: '平常信函提交，与申请人确认之日为收到申请之日',
  },
  internet: {
    label: '互联网（含电子邮件）',
    needsConfirmation: true,
    basis: ogi('31(3)'),
    reason: '通过互联网渠道提交，双方确认之日为收到申请之日',
  },
  fax: {
    label: '传真',
    needsConfirmation: true,
    basis: ogi('31(3)'),
    reason: '通过传真提交，双方确认之日为收到申请之日',
  },
  oral: {
    label: '口头（代为填写）',
    needsConfirmation: false,
    basis: ogi('29.1'),
    reason: '口头提出并由工作机构当场代为填写，填写之日为收到申请之日',
  },
};

export type ReceiptFacts = {
  readonly channel: Channel;
  /** The day it was handed in, signed for, or came in by post, fax or wire. */
  readonly arrivedOn: Day;
  /** The day applicant and office confirmed it to each other; null while that is not done. */
  readonly confirmedOn?: Day | null;
};

export type Receipt =
  | {
      readonly state: 'received';
      readonly receivedOn: Day;
      readonly basis: Citation;
      readonly reason: string;
      /** What was not as the article wants it; empty when all is well. */
      readonly remarks: readonly string[];
    }
  | {
      readonly state: 'unconfirmed';
      readonly basis: Citation;
      /** What is still to be done, in a sentence for the clerk. */
      readonly missing: string;
    };

/** The legal day of receipt, or what is still missing before there is one. */
export function receiptOf({ channel, arrivedOn, confirmedOn }: ReceiptFacts): Receipt {
  const { needsConfirmation, basis, reason } = channelRules[channel];
  if (!needsConfirmation) return { state: 'received', receivedOn: arrivedOn, basis, reason, remarks: [] };
  if (!confirmedOn) return { state: 'unconfirmed', basis, missing: missingConfirmation(channel, arrivedOn) };
  const receivedOn = confirmedOn < arrivedOn ? arrivedOn : confirmedOn;
  return {
    state: 'received',
    receivedOn,
    basis,
    reason,
    remarks: remarksOn(channel, arrivedOn, confirmedOn),
  };
}

const missingConfirmation = (channel: Channel, arrivedOn: Day): string =>
  channel === 'ordinary-post'
    ? `平信于${arrivedOn}收到，应当于当日与申请人确认；确认后才能确定收到申请之日。请联系申请人并记录确认的方式。`
    : `申请于${arrivedOn}到达，双方确认之日才是收到申请之日。请与申请人确认并记录确认的方式。`;

function remarksOn(channel: Channel, arrivedOn: Day, confirmedOn: Day): string[] {
  if (confirmedOn < arrivedOn)
    return [`确认日期${confirmedOn}早于到达日期${arrivedOn}，按到达日期计算，请核对登记。`];
  if (channel === 'ordinary-post' && confirmedOn > arrivedOn)
    return [`平信于${arrivedOn}收到，至${confirmedOn}才与申请人确认，晚于“收到申请的当日”。`];
  return [];
}
