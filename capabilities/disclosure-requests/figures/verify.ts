/** Proves the figures: countings against marks, marks against events, marks against the journal. */
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';
import type { OutcomeCode } from '#rules/requests/outcomes.ts';
import { unborn } from '../model-case.ts';
import type { CaseEvent } from '../model-events.ts';
import { after } from '../model-fold.ts';
import { type Mark, markOf } from '../model-marks.ts';
import { hashOfImported } from '../old-cases/binding.ts';
import { type ListedRequest, requestById } from '../store.ts';
import { eventsOfMany } from '../store-events.ts';
import { listedByIds } from '../store-list.ts';
import { type RequestMark, requestCountingOf } from './counting.ts';
import { isSame } from './recount.ts';
import {
  countingsOfMany,
  idsToProve,
  importsOf,
  marksAgainstJournal,
  marksOfMany,
  organsWithRequests,
  readOneSnapshot,
} from './store-verify.ts';

/** How many requests were proved, and in words the first few whose figures are not what was recorded. */
export type FiguresCheck = { readonly requests: number; readonly broken: readonly string[] };

const batch = 500;
const mostTold = 5;
const firstId = '00000000-0000-0000-0000-000000000000';

const asCounted = ({ kind, on, applicantKind, outcome }: Mark): RequestMark => ({
  ...{ kind, onDay: on, applicantKind: applicantKind as ApplicantKind },
  outcome: outcome as OutcomeCode | null,
});

/** The marks that the events of a case leave. */
function marksFrom(listed: ListedRequest, events: readonly CaseEvent[]): Mark[] {
  let of = unborn(listed);
  return events.flatMap((event) => {
    const before = of;
    of = after(before, event);
    const mark = markOf(before, event, of);
    return mark ? [mark] : [];
  });
}

const said = (marks: readonly Mark[]) =>
  JSON.stringify(
    marks.map((one) => [one.ordinal, one.kind, one.on, one.applicantKind, one.previousKind, one.outcome]),
  );

/** What is wrong with some requests, by id: nothing for those that are as recorded. */
async function wrongAmong(app: App, organId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const [marks, countings, events, listed] = await Promise.all([
    marksOfMany(app, organId, ids),
    countingsOfMany(app, organId, ids),
    eventsOfMany(app, organId, ids),
    listedByIds(app, organId, ids),
  ]);
  const rows = new Map(listed.map((one) => [one.id, one]));
  const wrong = new Map<string, string>();
  for (const id of ids) {
    const own = marks.get(id) ?? [];
    const row = rows.get(id);
    if (!row) wrong.set(id, '有计数而没有登记');
    else if (said(marksFrom(row, events.get(id) ?? [])) !== said(own))
      wrong.set(id, '计数依据与办理经过不一致');
    else if (!isSame(requestCountingOf(own.map(asCounted)), countings.get(id) ?? null))
      wrong.set(id, '年报计数与办理经过不一致');
  }
  return wrong;
}

/** The requests of an organ whose marks or counting are not what was recorded; none, unless something was altered. */
export async function wrongRequests(
  app: App,
  organId: string,
): Promise<{ checked: number; wrong: ReadonlyMap<string, string> }> {
  const wrong = new Map<string, string>();
  let checked = 0;
  let last = firstId;
  for (;;) {
    const ids = await idsToProve(app, organId, last, batch);
    const end = ids.at(-1);
    if (end === undefined) break;
    last = end;
    checked += ids.length;
    for (const [id, why] of await wrongAmong(app, organId, ids)) wrong.set(id, why);
  }
  for (const id of await marksAgainstJournal(app, organId, batch))
    if (!wrong.has(id)) wrong.set(id, '计数依据与工作日志不一致');
  return { checked, wrong };
}

/** Proves the figures of every organ, in one snapshot. */
export const verifyFigures = (app: App): Promise<FiguresCheck> =>
  transaction(app, async (app) => {
    await readOneSnapshot(app);
    const broken: string[] = [];
    let requests = 0;
    for (const organId of await organsWithRequests(app)) {
      const { checked, wrong } = await wrongRequests(app, organId);
      requests += checked;
      for (const { sha256, cases } of await importsOf(app, organId))
        if (hashOfImported(cases) !== sha256) broken.push('导入的历史申请与工作日志记下的不一致。');
      for (const [id, why] of wrong) {
        if (broken.length === mostTold) break;
        const number = (await requestById(app, organId, id))?.number ?? id;
        broken.push(`申请${number}的${why}。`);
      }
    }
    return { requests, broken };
  });
