/**
 * The sample's requests, through the real actions at their own instants. What belongs to another capability (the dispute
 * that reopens a case) is put between them by time, so the steps are handed out and whoever has all of them takes them.
 */
import type { App } from '#platform/app.ts';
import type { Day } from '#rules/calendar.ts';
import { saveSettings } from '../actions-settings.ts';
import { defaultOffice } from '../model-settings.ts';
import { recentStories, SUED } from './recent.ts';
import { OVERTURNED, stories2025 } from './stories.ts';
import { must, type SamplePeople, type SampleStep, stepsOf } from './told.ts';

export { workingDaysBefore } from './recent.ts';
export type { SamplePeople, SampleStep } from './told.ts';

export type SampleRequests = {
  readonly steps: readonly SampleStep[];
  /** The case whose reply a reconsideration overturns, and the one over which somebody sues; after they have arrived. */
  readonly overturned: () => string;
  readonly sued: () => string;
};

/** The sample's requests as steps: twelve of 2025, and three of the working days before `today`. */
export function sampleRequests(people: SamplePeople, today: Day): SampleRequests {
  const ids = new Map<string, string>();
  const idOf = (name: string) => () => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The sample’s case “${name}” has not arrived`);
    return id;
  };
  const stories = [...stories2025, ...recentStories(today)];
  const settings: SampleStep = {
    at: new Date('2025-01-02T09:00:00+08:00'),
    take: (app) => setRemedies(app, people),
  };
  return {
    steps: [settings, ...stories.flatMap((story) => stepsOf(story, people, ids))],
    ...{ overturned: idOf(OVERTURNED), sued: idOf(SUED) },
  };
}

/** To whom one turns: every reply names them. */
async function setRemedies(app: App, { leader }: SamplePeople): Promise<void> {
  const remedies = {
    ...{ reconsiderationOrgan: '凤泉区人民政府', reconsiderationAddress: '（示例地址）' },
    ...{
      reconsiderationOnline: 'https://example.com/',
      court: '凤泉区人民法院',
      courtAddress: '（示例地址）',
    },
  };
  must(
    await saveSettings(app, leader, { ...defaultOffice, remedies, feeAccount: '凭缴款通知书缴纳（示例）' }),
  );
}
