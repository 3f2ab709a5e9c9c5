/** HTTP ⇄ requests and the account of a citizen: what one is filled in with, kept, and added by number and code. */
import {
  addMatter,
  type Citizen,
  citizenOf,
  keepProfile,
  type MatterSource,
  offersAccounts,
  profileOf,
} from '#capabilities/citizens/index.ts';
import { type Page, type PageRequest, page, type Server } from '#platform/http/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { problemsIn } from '#portal/fields.ts';
import { siteOf } from '#portal/routes.ts';
import { COOKIE, ownCase, visitorOf } from './actions-applicant.ts';
import { connect, keepInAccount, requestLines } from './actions-citizen.ts';
import { endedReceipt } from './applying/receipt-cookie.ts';
import { SUBJECT, tidiedNumber } from './model.ts';
import type { ApplicationValues } from './model-application.ts';
import { connectPage } from './portal.ts';
import { endedVisit, lookedUp } from './routes-applicant.ts';

/** Requests as 我的 shows them. */
export const requestMatters: MatterSource = {
  kind: SUBJECT,
  heading: '我的申请',
  none: '还没有申请。登录以后提出的申请会自动列在这里。',
  begin: { href: '/requests/new', label: '提出新的申请' },
  connect: { href: '/requests/connect', label: '添加以前的申请' },
  list: requestLines,
  leaving: [endedVisit, endedReceipt],
};

/** Registers /requests/connect and /requests/:number/keep. */
export function registerPortalAccount(server: Server): void {
  page(server, '/requests/connect', (request) => showConnect(server, request));
  page(server, '/requests/connect', (request) => takeConnect(server, request), {
    ...{ method: 'POST', rate: 'sign-in' },
  });
  page(server, '/requests/:number/keep', (request) => keep(server, request), { method: 'POST' });
}

const toSignIn = (back: string): Page => ({
  redirect: `/account/sign-in?back=${encodeURIComponent(back)}`,
});

const blank = { values: {}, problems: {} };

async function showConnect(server: Server, request: PageRequest): Promise<Page> {
  if ((await citizenOf(server, request)) === null) return toSignIn('/requests/connect');
  return { html: connectPage(await siteOf(request), blank) };
}

async function takeConnect(server: Server, request: PageRequest): Promise<Page> {
  const { app, form, address } = request;
  const citizen = await citizenOf(server, request);
  if (citizen === null) return toSignIn('/requests/connect');
  const typed = { number: form.field('number').slice(0, 40), code: form.field('code').slice(0, 60) };
  const wrong = await lookedUp(() => connect(app, citizen, typed, address));
  if (!isIssues(wrong)) return { redirect: '/account?done=added' };
  const state = { values: { number: typed.number, code: '' }, problems: problemsIn(wrong.issues) };
  return { html: connectPage(await siteOf(request), state), status: 422 };
}

/** 存入我的账号: only with the query code's own cookie; an account that has the case already needs no second time. */
async function keep(server: Server, request: PageRequest): Promise<Page> {
  const number = (request.params.number ?? '').slice(0, 40);
  const path = `/requests/${encodeURIComponent(number)}`;
  const citizen = await citizenOf(server, request);
  if (citizen === null) return toSignIn(path);
  const cookies = server.fastify.parseCookie(request.cookies ?? '');
  const visitor = await visitorOf(request.app, cookies[COOKIE]);
  const isOfPage = visitor !== null && (await ownCase(request.app, visitor)).number === tidiedNumber(number);
  if (!isOfPage) return { redirect: path };
  await keepInAccount(request.app, citizen, visitor);
  return { redirect: `${path}?done=keep` };
}

/** What the pages of requests say of accounts to whoever asks. */
export const accountFor = (server: Server, citizen: Citizen | null): 'signed-in' | 'offered' | 'none' => {
  if (citizen !== null) return 'signed-in';
  return offersAccounts(server) ? 'offered' : 'none';
};

/** The form, filled in from the account as far as it keeps anything; the citizen, null for who is not signed in. */
export async function filledIn(
  server: Server,
  request: PageRequest,
  values: ApplicationValues,
): Promise<{ readonly citizen: Citizen | null; readonly values: ApplicationValues }> {
  const citizen = await citizenOf(server, request);
  const profile = citizen && (await profileOf(request.app, citizen));
  if (citizen === null || profile === null) return { citizen: null, values };
  const known = Object.entries(profile).map(([field, text]) => [`applicant.${field}`, text]);
  return { citizen, values: { ...values, ...Object.fromEntries(known) } };
}

/** After a request was handed in: it stands under 我的 and, where wished, name and contact are kept for the next. */
export async function keepHandedIn(
  server: Server,
  request: PageRequest,
  { id, values }: { readonly id: string; readonly values: ApplicationValues },
): Promise<boolean> {
  const citizen = await citizenOf(server, request);
  if (citizen === null) return false;
  await addMatter(request.app, citizen, { kind: SUBJECT, id }, 'own');
  if (request.form.field('keepProfile') === 'yes') {
    const text = (field: string) => (values[`applicant.${field}`] ?? '').trim().slice(0, 300);
    const contact = { phone: text('phone'), email: text('email') };
    const place = { address: text('address'), postcode: text('postcode') };
    await keepProfile(request.app, citizen, { name: text('name'), ...contact, ...place });
  }
  return true;
}
