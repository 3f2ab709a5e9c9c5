/** A request as the clerk is registering it, and what its door means for the day of receipt. Pure. */
import { channelRules } from '#rules/requests/receipt.ts';
import type { ArrivalData } from '../../contract.ts';
import type { ChannelName, Source } from '../../model.ts';
import { noPerson } from '../../model-intake.ts';

/** The doors a clerk registers at, with the channels of art. 31 that each may be. */
export const doors = {
  counter: ['counter'],
  post: ['registered-post', 'ordinary-post'],
  'e-mail': ['internet'],
  fax: ['fax'],
  oral: ['oral'],
  appeal: ['internet', 'oral', 'counter'],
  call: ['oral'],
  'other-office': ['counter', 'registered-post', 'ordinary-post', 'internet', 'fax'],
} as const satisfies Partial<Record<Source, readonly ChannelName[]>>;
export type Door = keyof typeof doors;

/** What came by way of somebody else: where it is recorded there is noted. */
export const isPassedOn = (source: string): boolean => ['appeal', 'call', 'other-office'].includes(source);

/** Whether both sides have to confirm before the period runs (art. 31). */
export const needsConfirmation = (channel: ChannelName): boolean => channelRules[channel].needsConfirmation;

/** How the day of receipt comes about, in a sentence. */
export const receiptRule = (channel: ChannelName): string => channelRules[channel].reason;

/** The form as it opens: somebody stands at the counter today. */
export const blankArrival = (today: string): ArrivalData => ({
  ...{ kind: 'disclosure', channel: 'counter', source: 'counter', track: 'disclosure', sourceNote: '' },
  ...{ arrivedOn: today, confirmedOn: null, confirmedHow: null, applicantKind: 'natural-person' },
  ...{ applicant: noPerson, representative: null, ownerId: null, files: [], isDrill: false },
  wish: {
    ...{ subject: '', description: '', form: 'electronic', route: 'in-person' },
    ...{ wantsHelp: false, helpNote: '' },
  },
});

/** Another door: its first channel, and no confirmation left over from the door before. */
export const throughDoor = (arrival: ArrivalData, source: Door): ArrivalData => ({
  ...arrival,
  source,
  channel: doors[source][0],
  confirmedOn: null,
  confirmedHow: null,
});
