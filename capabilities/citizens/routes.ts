/** HTTP ⇄ the pages of 我的: registering, signing in, codes. The account itself: routes-own.ts. */
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { type Page, type PageRequest, page, type Server, turnKeeper } from '#platform/http/index.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { problemsIn } from '#portal/fields.ts';
import { siteOf } from '#portal/routes.ts';
import * as account from './actions.ts';
import { askedBy } from './actions-codes.ts';
import { signIn, signOut } from './actions-session.ts';
import {
  codeOverPage,
  codePage,
  forgottenPage,
  registerPage,
  signInPage,
  unavailablePage,
} from './portal.ts';
import { blank, type CitizenParts, type Desk, entered, toCode, turns, typedIn } from './routes-desk.ts';
import { registerOwn } from './routes-own.ts';
import { backTo, citizenOf, endedTicket, offerAccounts, sessionOf, ticketOf } from './routes-session.ts';

const hour = 60 * 60_000;

/** Registers /account/…; `ways` tells by which way codes can be sent. */
export function register(server: Server, parts: CitizenParts): void {
  const desk: Desk = { ...parts, server, takeTurn: turns(turnKeeper(40, hour)) };
  const counted = { method: 'POST', rate: 'sign-in' } as const;
  page(server, '/account/new', (request) => showRegister(desk, request), { query: ['back'] });
  page(server, '/account/new', (request) => takeRegister(desk, request), counted);
  page(server, '/account/sign-in', (request) => showSignIn(desk, request), { query: ['back'] });
  page(server, '/account/sign-in', (request) => takeSignIn(desk, request), counted);
  page(server, '/account/forgotten', (request) => showForgotten(desk, request));
  page(server, '/account/forgotten', (request) => takeForgotten(desk, request), counted);
  page(server, '/account/code', (request) => showCode(desk, request));
  page(server, '/account/code', (request) => takeCode(desk, request), counted);
  registerOwn(desk);
  if (canSend(desk)) offerAccounts(server);
}

const organOf = async ({ app }: PageRequest): Promise<string> => (await portalOrgan(app)).id;
const canSend = ({ ways }: Desk): boolean => ways.mail || ways.sms;

async function showRegister(desk: Desk, request: PageRequest): Promise<Page> {
  const site = await siteOf(request);
  const back = backTo(request.query.get('back'));
  if (!canSend(desk)) return { html: unavailablePage(site, '注册账号') };
  if (await citizenOf(desk.server, request)) return { redirect: back };
  return { html: registerPage(site, { state: blank, ways: desk.ways, back }) };
}

async function takeRegister(desk: Desk, request: PageRequest): Promise<Page> {
  const { app, form } = request;
  const site = await siteOf(request);
  if (!canSend(desk)) return { html: unavailablePage(site, '注册账号'), status: 409 };
  desk.takeTurn(request);
  const back = backTo(form.field('back'));
  const values = typedIn(request, 'address', 'name', 'agrees');
  const wish = {
    ...{ name: form.field('name'), address: form.field('address').slice(0, 200) },
    ...{ password: form.field('password'), agrees: values.agrees === 'yes' },
  };
  const asked = await account.askToRegister(app, await organOf(request), wish, desk.ways);
  if (!isIssues(asked)) return toCode(request, asked.ticket, back);
  const state = { values, problems: problemsIn(asked.issues) };
  return { html: registerPage(site, { state, ways: desk.ways, back }), status: 422 };
}

async function showSignIn(desk: Desk, request: PageRequest): Promise<Page> {
  const back = backTo(request.query.get('back'));
  if (await citizenOf(desk.server, request)) return { redirect: back };
  return { html: signInPage(await siteOf(request), { state: blank, ways: desk.ways, back, notice: null }) };
}

async function takeSignIn(desk: Desk, request: PageRequest): Promise<Page> {
  const { app, form, address } = request;
  const back = backTo(form.field('back'));
  const wish = {
    address: form.field('address').slice(0, 200),
    password: form.field('password').slice(0, 400),
  };
  const outcome = await signIn(app, await organOf(request), wish, address);
  if (!isIssues(outcome)) {
    // What this browser had before is over, whoever's it was.
    await signOut(app, sessionOf(desk.server, request));
    return entered(request, outcome, back);
  }
  const state = { values: typedIn(request, 'address'), problems: problemsIn(outcome.issues) };
  const view = { state, ways: desk.ways, back, notice: null };
  return { html: signInPage(await siteOf(request), view), status: 422 };
}

async function showForgotten(desk: Desk, request: PageRequest): Promise<Page> {
  const site = await siteOf(request);
  if (!canSend(desk)) return { html: unavailablePage(site, '重新设置密码') };
  return { html: forgottenPage(site, blank, desk.ways) };
}

async function takeForgotten(desk: Desk, request: PageRequest): Promise<Page> {
  const site = await siteOf(request);
  if (!canSend(desk)) return { html: unavailablePage(site, '重新设置密码'), status: 409 };
  desk.takeTurn(request);
  const values = typedIn(request, 'address');
  const asked = await account.askToReset(
    request.app,
    await organOf(request),
    values.address ?? '',
    desk.ways,
  );
  if (!isIssues(asked)) return toCode(request, asked.ticket, '/account');
  return {
    html: forgottenPage(site, { values, problems: problemsIn(asked.issues) }, desk.ways),
    status: 422,
  };
}

async function showCode({ server }: Desk, request: PageRequest): Promise<Page> {
  const waiting = ticketOf(server, request);
  const asked = waiting && (await askedBy(request.app, await organOf(request), waiting.ticket));
  const site = await siteOf(request);
  return { html: asked === null ? codeOverPage(site) : codePage(site, { state: blank, ...asked }) };
}

async function takeCode(desk: Desk, request: PageRequest): Promise<Page> {
  const waiting = ticketOf(desk.server, request);
  const asked = waiting && (await askedBy(request.app, await organOf(request), waiting.ticket));
  const site = await siteOf(request);
  if (waiting === null || asked === null) return { html: codeOverPage(site), status: 410 };
  const outcome = await tried(desk, request, { ...asked, ...waiting });
  if (!isIssues(outcome)) return outcome;
  const state = { values: {}, problems: problemsIn(outcome.issues) };
  return { html: codePage(site, { state, ...asked }), status: 422 };
}

type Trying = NonNullable<Awaited<ReturnType<typeof askedBy>>> & { ticket: string; back: string };

/** Tries the code for what it was asked for; where it leads when it was right. */
async function tried(
  desk: Desk,
  request: PageRequest,
  { purpose, ticket, back }: Trying,
): Promise<Issues | Page> {
  const { app, form, isSecure } = request;
  const organId = await organOf(request);
  const code = form.field('code').slice(0, 40);
  if (purpose === 'register') {
    const outcome = await account.register(app, organId, ticket, code);
    const to = back === '/account' ? '/account?done=registered' : back;
    return isIssues(outcome) ? outcome : entered(request, outcome, to);
  }
  if (purpose === 'reset-password') {
    const wish = { ticket, code, password: form.field('password') };
    const outcome = await account.resetPassword(app, organId, wish);
    return isIssues(outcome) ? outcome : entered(request, outcome, '/account?done=password');
  }
  const citizen = await citizenOf(desk.server, request);
  if (citizen === null) return { redirect: '/account/sign-in' };
  const outcome = await account.move(app, citizen, ticket, code);
  if (isIssues(outcome)) return outcome;
  const headers = { 'set-cookie': endedTicket(isSecure) };
  return { redirect: '/account/settings?done=address', headers };
}
