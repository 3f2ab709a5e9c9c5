/**
 * The sample's disputes: a reconsideration of 2025 that overturns a reply, after which the request is taken up again, and
 * a suit that is pending now. Steps at their instants, to be taken among those of the requests.
 */
import {
  type SampleRequests,
  type SampleStep,
  workingDaysBefore,
} from '#capabilities/disclosure-requests/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import type { Day } from '#rules/calendar.ts';
import { createDispute, decide, recordAnswer } from '../actions.ts';
import { reopenLinkedRequest } from '../actions-request.ts';
import type { DisputeViewData } from '../contract.ts';
import { blankFacts } from '../model.ts';

type People = { readonly clerk: Staff; readonly leader: Staff };
type Requests = Pick<SampleRequests, 'overturned' | 'sued'>;

const instant = (at: string): Date => new Date(`${at.replace(' ', 'T')}:00+08:00`);

/** The steps of both disputes; `today` is the day from which the pending one is counted back. */
export function sampleDisputes(people: People, requests: Requests, today: Day): readonly SampleStep[] {
  return [...overturning(people, requests), suing(people, requests, today)];
}

/** Each step changes the dispute that the step before left. */
function overturning({ clerk, leader }: People, { overturned }: Requests): readonly SampleStep[] {
  let now: DisputeViewData | null = null;
  const step = (
    at: string,
    act: (
      app: App,
      seen: { readonly id: string; readonly revision: number },
    ) => Promise<Issues | DisputeViewData>,
  ): SampleStep => ({
    at: instant(at),
    take: async (app) => {
      const done = await act(app, { id: now?.id ?? '', revision: now?.revision ?? 0 });
      if (isIssues(done)) throw new Error(done.issues.map(({ message }) => message).join(' '));
      now = done;
    },
  });
  return [
    step('2025-06-24 09:30', (app) =>
      createDispute(app, clerk, {
        ...blankFacts(),
        ...{ organ: '凤泉区人民政府', caseNumber: '（示例）复〔2025〕1号', requestId: overturned() },
        ...{ matter: '不服信息不存在的答复', acceptedOn: '2025-06-20', servedOn: '2025-06-24' },
        evidence: [
          {
            ...{ title: '检索记录', proves: '本机关已经检索', source: '申请案卷', pages: 2, handedInOn: '' },
          },
        ],
      }),
    ),
    step('2025-07-04 15:00', (app, { id, revision }) =>
      recordAnswer(app, clerk, id, { revision, on: '2025-07-04' }),
    ),
    step('2025-08-19 09:30', (app, { id, revision }) =>
      decide(app, clerk, id, {
        ...{ revision, decidedOn: '2025-08-15', judgmentServedOn: '2025-08-19', redoDueOn: '2025-09-12' },
        ...{ disposition: 'reconsideration-revoked', result: 'overturned' },
        decisionNumber: '（示例）复决〔2025〕1号',
      }),
    ),
    step('2025-08-19 11:00', (app, { id, revision }) =>
      reopenLinkedRequest(app, leader, id, { revision, on: '2025-08-19' }),
    ),
  ];
}

/** Served a few days ago, not yet answered: its last day is on the desk. */
const suing = ({ clerk }: People, { sued }: Requests, today: Day): SampleStep => ({
  at: instant(`${workingDaysBefore(today, 5)} 16:30`),
  take: async (app) => {
    const made = await createDispute(app, clerk, {
      ...blankFacts(),
      ...{ procedure: 'direct-suit', organ: '凤泉区人民法院', caseNumber: '（示例）行初1号' },
      ...{ matter: '认为答复告知的公开途径不能取得所申请的信息', requestId: sued() },
      ...{ acceptedOn: workingDaysBefore(today, 8), servedOn: workingDaysBefore(today, 5) },
    });
    if (isIssues(made)) throw new Error(made.issues.map(({ message }) => message).join(' '));
  },
});
