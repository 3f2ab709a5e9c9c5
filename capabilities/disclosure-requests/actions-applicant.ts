/** The applicant's side: look up by number and code, follow, confirm, correct, withdraw, receive, rate. No account. */
import { timingSafeEqual } from 'node:crypto';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { ownCaseView } from './actions-applicant-view.ts';
import { codeHash, receivedWhenComplete } from './actions-intake.ts';
import { type Loaded, load, record, refuseUnless } from './actions-record.ts';
import { supposing } from './actions-steps.ts';
import type { OwnCaseData } from './contract-applicant.ts';
import { type FilePurpose, type ProvisionRoute, tidiedNumber } from './model.ts';
import { afterWrongLookup, tidiedCode, waitOf, wrongLookup } from './model-code.ts';
import { APPLICANT, type NewEvent } from './model-events.ts';
import { requestByNumber } from './store.ts';
import { type CaseFile, fileFault, getCaseFile, markRead, putCaseFile } from './store-files.ts';
import { codeHashOf, guardOf, keepGuard } from './store-people.ts';

/** Who looks: the case a cookie opens. */
export type Visitor = { readonly organId: string; readonly requestId: string };

const halfHour = 30 * 60_000;

/** Who guesses must wait; the seconds are told. */
export class TooManyLookups extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`输错次数过多，请在${Math.ceil(seconds / 60)}分钟后再试。`);
    this.name = 'TooManyLookups';
    this.seconds = seconds;
  }
}

const none = Buffer.alloc(32);

/**
 * 凭编号和查询码查询. A number that is not there and a code that is wrong are answered alike, after the same work. An
 * address that guesses is made to wait: throws TooManyLookups. Returns the cookie's value that opens the case for
 * half an hour.
 */
export async function lookUp(
  app: App,
  organId: string,
  { number, code }: { readonly number: string; readonly code: string },
  address: string,
): Promise<Issues | { readonly token: string; readonly visitor: Visitor }> {
  const key = app.sealer.fingerprint(address, 'look-up address');
  const guard = await guardOf(app, organId, key);
  const wait = waitOf(guard, app.now());
  if (wait > 0) throw new TooManyLookups(wait);
  const found = await requestByNumber(app, organId, tidiedNumber(number));
  const requestId = found?.id ?? '00000000-0000-0000-0000-000000000000';
  const known = (await codeHashOf(app, organId, requestId)) ?? none;
  const sent = codeHash(app, organId, requestId, code);
  const isRight = timingSafeEqual(known, sent) && found !== null && tidiedCode(code) !== '';
  if (!isRight) {
    await keepGuard(app, organId, key, afterWrongLookup(guard, app.now()));
    return { issues: [wrongLookup] };
  }
  const visitor = { organId, requestId };
  return { token: tokenFor(app, visitor, known), visitor };
}

const signature = (app: App, payload: string) =>
  app.sealer.fingerprint(payload, 'applicant session').toString('base64url');

function tokenFor(app: App, { organId, requestId }: Visitor, hash: Buffer): string {
  const until = app.now().getTime() + halfHour;
  const payload = `${organId}.${requestId}.${hash.subarray(0, 8).toString('hex')}.${until}`;
  return `${payload}.${signature(app, payload)}`;
}

/** The case a cookie's value opens; null when it is forged, over, or its code was replaced. */
export async function visitorOf(app: App, token: string | undefined): Promise<Visitor | null> {
  const parts = (token ?? '').split('.');
  const [organId = '', requestId = '', mark = '', until = '', sent = ''] = parts;
  if (parts.length !== 5) return null;
  const [a, b] = [Buffer.from(sent), Buffer.from(signature(app, parts.slice(0, 4).join('.')))];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return null;
  if (Number(until) < app.now().getTime()) return null;
  const hash = await codeHashOf(app, organId, requestId);
  return hash?.subarray(0, 8).toString('hex') === mark ? { organId, requestId } : null;
}

export const COOKIE = 'gongkai_request';

/** 自己的申请. */
export const ownCase = async (app: App, { organId, requestId }: Visitor): Promise<OwnCaseData> =>
  ownCaseView(app, await load(app, organId, requestId));

type Wish = (
  app: App,
  loaded: Loaded,
) => Promise<Issues | readonly NewEvent[]> | Issues | readonly NewEvent[];

/** A step of the applicant's: locks, does, records as the applicant. */
function own(app: App, { organId, requestId }: Visitor, wish: Wish): Promise<Issues | OwnCaseData> {
  return transaction(app, async (app) => {
    const loaded = await load(app, organId, requestId, { forUpdate: true });
    const events = await wish(app, loaded);
    if (isIssues(events)) return events;
    return ownCaseView(app, await record(app, loaded, APPLICANT, events));
  });
}

/** 确认: one of the two sides of art. 31(3). */
export const confirmOwn = (app: App, visitor: Visitor) =>
  own(app, visitor, (app, loaded) => {
    refuseUnless(app, loaded, 'confirmByApplicant');
    const confirmed: NewEvent = { kind: 'applicant-confirmed', on: app.today(), detail: { how: 'online' } };
    return [confirmed, ...receivedWhenComplete(supposing(loaded.of, confirmed))];
  });

type Files = readonly { readonly name: string; readonly bytes: Uint8Array }[];

async function keep(
  app: App,
  { of }: Loaded,
  purpose: FilePurpose,
  files: Files,
): Promise<Issues | NewEvent[]> {
  for (const file of files) {
    const fault = await fileFault({ purpose, bytes: file.bytes }, 'files');
    if (fault) return fault;
  }
  const events: NewEvent[] = [];
  for (const { name, bytes } of files) {
    const kept = await putCaseFile(app, of.organId, {
      requestId: of.id,
      purpose,
      name,
      bytes,
      by: APPLICANT.id,
    });
    if (isIssues(kept)) throw new Error('a file was refused after it had been looked at');
    events.push({ kind: 'document-added', on: app.today(), detail: { file: kept.id, purpose } });
  }
  return events;
}

/** 提交补正: the reply period starts afresh (art. 30). */
export const correctOwn = (app: App, visitor: Visitor, input: { text: string; files: Files }) =>
  own(app, visitor, async (app, loaded) => {
    refuseUnless(app, loaded, 'receiveCorrection');
    const files = await keep(app, loaded, 'correction', input.files);
    if (isIssues(files)) return files;
    const received: NewEvent = {
      ...{ kind: 'correction-received', on: app.today(), detail: { way: 'online' } },
      words: { text: input.text },
    };
    return [...files, received];
  });

/** 说明理由 (art. 35). */
export const giveReasonsOwn = (app: App, visitor: Visitor, text: string) =>
  own(app, visitor, (app, loaded) => {
    refuseUnless(app, loaded, 'receiveReasons');
    return [{ kind: 'reasons-received', on: app.today(), detail: {}, words: { text } }];
  });

/** 补充说明或材料: a note of the applicant's; no period is moved by it. */
export const supplementOwn = (app: App, visitor: Visitor, input: { text: string; files: Files }) =>
  own(app, visitor, async (app, loaded) => {
    if (loaded.of.closedOn !== null) throw new StateError('这件申请已经办结，不能再补充。');
    const files = await keep(app, loaded, 'application', input.files);
    if (isIssues(files)) return files;
    return [...files, { kind: 'noted', on: app.today(), detail: {}, words: { text: input.text } }];
  });

/** 选择接收答复的途径 (art. 40). */
export const changeRouteOwn = (app: App, visitor: Visitor, route: ProvisionRoute) =>
  own(app, visitor, (app, { of }) => {
    if (of.closedOn !== null) throw new StateError('这件申请已经办结，不能再改接收途径。');
    return [{ kind: 'route-changed', on: app.today(), detail: { route } }];
  });

/** 撤回. */
export const withdrawOwn = (app: App, visitor: Visitor, reason: string) =>
  own(app, visitor, (app, loaded) => {
    refuseUnless(app, loaded, 'withdrawRequest');
    return [{ kind: 'withdrawn', on: app.today(), detail: { way: 'online' }, words: { reason } }];
  });

/** 评价: beside the outcome, never instead of it; once. */
export const rateOwn = (app: App, visitor: Visitor, input: { score: number; text: string }) =>
  own(app, visitor, (app, { of }) => {
    if (of.state !== 'replied') throw new StateError('答复以后才能评价。');
    if (of.ratedScore !== null) throw new StateError('已经评价过了，谢谢。');
    return [{ kind: 'rated', on: app.today(), detail: { score: input.score }, words: { text: input.text } }];
  });

/** A file of the reply. The first opening is the receipt: it is recorded as delivered, read online. */
export async function openOwnFile(
  app: App,
  { organId, requestId }: Visitor,
  file: string,
): Promise<CaseFile & { readonly bytes: Uint8Array }> {
  const found = await getCaseFile(app, organId, requestId, file);
  return transaction(app, async (app) => {
    const loaded = await load(app, organId, requestId, { forUpdate: true });
    const isForApplicant = found.purpose === 'reply' || found.id === loaded.of.replyLetter;
    if (!isForApplicant || loaded.of.state !== 'replied') throw new NotFoundError();
    const isFirst = await markRead(app, organId, requestId, file);
    if (isFirst && loaded.of.deliveredOn === null) await record(app, loaded, APPLICANT, [readOnline(app)]);
    return found;
  });
}

const readOnline = (app: App): NewEvent => ({
  ...{ kind: 'delivered', on: app.today(), detail: { way: 'online', proof: 'read-online' } },
});

/** The applicant opened the page of an answered case: for a reply sent online that is its receipt. */
export function noteReading(app: App, { organId, requestId }: Visitor): Promise<void> {
  return transaction(app, async (app) => {
    const loaded = await load(app, organId, requestId, { forUpdate: true });
    const { state, deliveredOn, replyWay } = loaded.of;
    if (state === 'replied' && deliveredOn === null && replyWay === 'online')
      await record(app, loaded, APPLICANT, [readOnline(app)]);
  });
}
