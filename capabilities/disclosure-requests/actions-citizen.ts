/** Requests under 我的: a line for each, and putting one there by its number and query code. */
import { addMatter, type Citizen, isMatterOf, type Matter } from '#capabilities/citizens/index.ts';
import type { App } from '#platform/app.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { lookUp, type Visitor } from './actions-applicant.ts';
import { statuses } from './actions-applicant-view.ts';
import { type Loaded, loadIfThere } from './actions-record.ts';
import { SUBJECT, tidiedNumber } from './model.ts';
import { correctionDueOf, feeDueOf, reasonsDueOf, replyDueOf } from './model-clock.ts';
import { refusalOf } from './model-steps.ts';
import { requestByNumber } from './store.ts';

/** The requests with these ids, in a line each. */
export async function requestLines(app: App, organId: string, ids: readonly string[]): Promise<Matter[]> {
  const lines: Matter[] = [];
  for (const id of ids) {
    const loaded = await loadIfThere(app, organId, id);
    if (loaded !== null) lines.push(lineOf(app, loaded));
  }
  return lines;
}

function lineOf(app: App, { of, subject, settings }: Loaded): Matter {
  const [status, next] = statuses[of.state];
  const due = dueOf(app, { of, subject, settings });
  return {
    ...{ href: `/requests/${encodeURIComponent(of.number)}`, number: of.number, title: subject },
    ...{ since: of.arrivedOn, status, next, due },
    isWaiting: isWaiting(app, { of, subject, settings }),
  };
}

/** Something is asked of the applicant: to confirm, correct, pay or give reasons. */
const isWaiting = (app: App, { of, settings }: Loaded): boolean =>
  ['awaiting-correction', 'awaiting-fee'].includes(of.state) ||
  isAskedForReasons(of) ||
  refusalOf(of, 'confirmByApplicant', { today: app.today(), settings: settings.law }) === null;

const isAskedForReasons = (of: Loaded['of']): boolean =>
  of.closedOn === null && of.reasons !== null && of.reasons.receivedOn === null;

/** The next date: first what is asked of the applicant, then the office's own. */
function dueOf(app: App, { of, settings }: Loaded): Matter['due'] {
  if (of.closedOn !== null) return null;
  const wanted = (label: string, on: string | null | undefined) => (on ? { label, on } : null);
  if (of.state === 'awaiting-correction')
    return wanted('请在此日以前补正', correctionDueOf(of, settings.law)?.dueOn);
  if (of.state === 'awaiting-fee') return wanted('请在此日以前缴费', feeDueOf(of)?.dueOn);
  if (isAskedForReasons(of)) return wanted('请在此日以前说明理由', reasonsDueOf(of, settings.law)?.dueOn);
  return wanted('最迟答复日期', replyDueOf(of, settings.law, app.today())?.dueOn);
}

/** The case that a citizen's account opens by its number; null when it is not among theirs, or there is none. */
export async function ownedVisitor(app: App, citizen: Citizen, number: string): Promise<Visitor | null> {
  const found = await requestByNumber(app, citizen.organId, tidiedNumber(number));
  if (found === null || !(await isMatterOf(app, citizen, { kind: SUBJECT, id: found.id }))) return null;
  return { organId: citizen.organId, requestId: found.id };
}

/** 存入我的账号, of a case that its query code has opened. */
export const keepInAccount = (app: App, citizen: Citizen, { requestId }: Visitor): Promise<void> =>
  addMatter(app, citizen, { kind: SUBJECT, id: requestId }, 'code');

/** 添加以前的申请: as with every look-up, an unknown number and a wrong code are answered alike. Throws TooManyLookups. */
export async function connect(
  app: App,
  citizen: Citizen,
  typed: { readonly number: string; readonly code: string },
  address: string,
): Promise<Issues | null> {
  const found = await lookUp(app, citizen.organId, typed, address);
  if (isIssues(found)) return found;
  await keepInAccount(app, citizen, found.visitor);
  return null;
}
