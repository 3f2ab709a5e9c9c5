/** HTTP ⇄ 查询: number and code open a case for half an hour; its page, its steps, the files of its reply. */
import { z } from 'zod';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { citizenOf } from '#capabilities/citizens/index.ts';
import { publicItem } from '#capabilities/publishing/index.ts';
import { megabyte, type Page, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { problemsIn } from '#portal/fields.ts';
import { siteOf } from '#portal/routes.ts';
import * as applicant from './actions-applicant.ts';
import { ownedVisitor } from './actions-citizen.ts';
import { endedReceipt } from './applying/receipt-cookie.ts';
import { tidiedNumber } from './model.ts';
import { doneWords, type LookUpView, lookUpPage, type OwnCaseView, ownCasePage } from './portal.ts';
import { endedVisit, lookedUp, visitCookie } from './routes-applicant.ts';
import { accountFor } from './routes-portal-account.ts';
import { type OwnStep, ownSteps } from './routes-portal-steps.ts';

const blank: LookUpView = { values: {}, problems: {}, notice: null, unsent: '' };
const files = 25 * megabyte;

/** Registers /requests/track, /requests/:number and what is below it. */
export function registerPortalCase(server: Server): void {
  page(server, '/requests/track', showLookUp, { query: ['number', 'left', 'ended'] });
  page(server, '/requests/track', takeLookUp, { method: 'POST', rate: 'sign-in' });
  page(server, '/requests/leave', async () => leave(), { method: 'POST' });
  page(server, '/requests/:number', (request) => showCase(server, request), {
    query: ['done'],
    rate: 'general',
  });
  page(server, '/requests/:number/files/:file', (request) => sendFile(server, request), { rate: 'general' });
  for (const step of ownSteps)
    page(server, `/requests/:number/${step.name}`, (request) => takeStep(server, request, step), {
      method: 'POST',
      uploadLimit: files,
    });
}

const casePath = (number: string): string => `/requests/${encodeURIComponent(number)}`;

async function showLookUp(request: PageRequest): Promise<Page> {
  const { query } = request;
  const number = (query.get('number') ?? '').slice(0, 40);
  const notice = query.get('left') === '1' ? 'left' : query.get('ended') === '1' ? 'ended' : null;
  return { html: lookUpPage(await siteOf(request), { ...blank, values: { number, code: '' }, notice }) };
}

async function takeLookUp(request: PageRequest): Promise<Page> {
  const { app, form, address, isSecure } = request;
  const typed = { number: form.field('number').slice(0, 40), code: form.field('code').slice(0, 60) };
  const { id } = await portalOrgan(app);
  const found = await lookedUp(() => applicant.lookUp(app, id, typed, address));
  if (!isIssues(found)) {
    const { number } = await applicant.ownCase(app, found.visitor);
    return {
      redirect: casePath(number),
      headers: { 'set-cookie': visitCookie(found.token, isSecure) },
    };
  }
  // The code is not sent back: it is typed again, with the receipt at hand.
  const view = {
    ...blank,
    values: { number: typed.number, code: '' },
    problems: problemsIn(found.issues),
  };
  return { html: lookUpPage(await siteOf(request), view), status: 422 };
}

const leave = (): Page => ({
  redirect: '/requests/track?left=1',
  headers: { 'set-cookie': [endedVisit, endedReceipt] },
});

type Opened = applicant.Visitor & { readonly account: OwnCaseView['account'] };

/** The case of the address, when the cookie of its query code or the visitor's account opens it; null otherwise. */
async function visitorOf(server: Server, request: PageRequest): Promise<Opened | null> {
  const { app, cookies, params } = request;
  const citizen = await citizenOf(server, request);
  const owned = citizen && (await ownedVisitor(app, citizen, params.number ?? ''));
  if (owned) return { ...owned, account: 'kept' };
  const cookie = server.fastify.parseCookie(cookies ?? '')[applicant.COOKIE];
  const visitor = await applicant.visitorOf(app, cookie);
  if (visitor === null) return null;
  const { number } = await applicant.ownCase(app, visitor);
  if (number !== tidiedNumber(params.number ?? '')) return null;
  const account = accountFor(server, citizen);
  return { ...visitor, account: account === 'signed-in' ? 'other' : account };
}

/** Where a visitor goes whose half hour is over, or who never looked up this number: the same for every number. */
const toLookUp = ({ params, cookies }: PageRequest): Page => {
  const number = encodeURIComponent((params.number ?? '').slice(0, 40));
  const ended = cookies?.includes(`${applicant.COOKIE}=`) ? '&ended=1' : '';
  return { redirect: `/requests/track?number=${number}${ended}` };
};

async function showCase(server: Server, request: PageRequest): Promise<Page> {
  const visitor = await visitorOf(server, request);
  if (visitor === null) return toLookUp(request);
  await applicant.noteReading(request.app, visitor);
  const own = await applicant.ownCase(request.app, visitor);
  return drawn(request, { own, account: visitor.account }, { values: {}, problems: {} });
}

type State = Pick<LookUpView, 'values' | 'problems'>;

const isDone = (word: string | null): word is keyof typeof doneWords =>
  word !== null && Object.hasOwn(doneWords, word);

async function drawn(
  request: PageRequest,
  { own, account }: Pick<OwnCaseView, 'own' | 'account'>,
  state: State,
): Promise<Page> {
  const { app, query } = request;
  const { id } = await portalOrgan(app);
  const found = await Promise.all((own.reply?.items ?? []).map((item) => publicItem(app, id, item)));
  const items = found.flatMap((item) => (item === null ? [] : [{ id: item.id, title: item.title }]));
  // The address is reloaded when the reply is looked for: then the step of weeks ago is no news.
  const done = own.reply === null || query.get('done') === 'rating' ? query.get('done') : null;
  const view = { own, account, state, items, done: isDone(done) ? done : null };
  const wrong = Object.keys(state.problems);
  const status = wrong.length === 0 ? 200 : wrong.includes('') ? 409 : 422;
  return { html: ownCasePage(await siteOf(request), view), status };
}

async function sendFile(server: Server, request: PageRequest): Promise<Page> {
  const visitor = await visitorOf(server, request);
  if (visitor === null) return toLookUp(request);
  const id = z.uuid().safeParse(request.params.file);
  if (!id.success) throw new NotFoundError('没有找到这个文件。');
  const { bytes, mediaType, name } = await applicant.openOwnFile(request.app, visitor, id.data);
  return { file: bytes, type: mediaType, name };
}

/** A step: taken, or its form again with what must be put right; what was typed stays in either case. */
async function takeStep(server: Server, request: PageRequest, step: OwnStep): Promise<Page> {
  const { form } = request;
  const values = Object.fromEntries(step.fields.map((field) => [field, form.field(field)]));
  const visitor = await visitorOf(server, request);
  if (visitor === null) return notOpen(request, Object.values(values).join('\n').trim());
  const problems = await againstStep(request, visitor, step);
  if (problems === null) return { redirect: `${casePath(request.params.number ?? '')}?done=${step.name}` };
  const own = await applicant.ownCase(request.app, visitor);
  return drawn(request, { own, account: visitor.account }, { values, problems });
}

/** Takes a step; null when it was taken, else what stands against it, by field; '' for the state of the case. */
async function againstStep(
  { app, form }: PageRequest,
  visitor: applicant.Visitor,
  step: OwnStep,
): Promise<State['problems'] | null> {
  try {
    const outcome = await step.take({ app, form, visitor });
    if (!isIssues(outcome)) return null;
    return problemsIn(outcome.issues);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    return { '': error.basis ? `${error.message}（${error.basis}）` : error.message };
  }
}

async function notOpen(request: PageRequest, unsent: string): Promise<Page> {
  if (unsent === '') return toLookUp(request);
  const number = (request.params.number ?? '').slice(0, 40);
  const view: LookUpView = { ...blank, values: { number, code: '' }, notice: 'ended', unsent };
  return { html: lookUpPage(await siteOf(request), view), status: 401 };
}
