/** HTTP ⇄ a citizen's own account: 我的, its settings, signing out, closing. */
import { type Page, type PageRequest, page } from '#platform/http/index.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { problemsIn } from '#portal/fields.ts';
import { siteOf } from '#portal/routes.ts';
import * as account from './actions.ts';
import { signOut } from './actions-session.ts';
import { type Citizen, noProfile } from './model.ts';
import { accountPage, type SettingsForm, settingsPage, signInPage, toldWords } from './portal.ts';
import { blank, type Desk, entered, toCode, typedIn } from './routes-desk.ts';
import { citizenOf, endedSession, sessionOf } from './routes-session.ts';

/** More than anybody has; the last added come first. */
const mostMatters = 100;

/** Registers /account and what its owner does there. */
export function registerOwn(desk: Desk): void {
  const { server } = desk;
  const counted = { method: 'POST', rate: 'sign-in' } as const;
  page(server, '/account', (request) => showAccount(desk, request), { query: ['done'], rate: 'general' });
  page(server, '/account/settings', (request) => showSettings(desk, request), {
    ...{ query: ['done'], rate: 'general' },
  });
  page(server, '/account/sign-out', (request) => leave(desk, request), { method: 'POST' });
  page(server, '/account/profile', (request) => eraseProfile(desk, request), { method: 'POST' });
  page(server, '/account/password', (request) => changePassword(desk, request), counted);
  page(server, '/account/address', (request) => changeAddress(desk, request), counted);
  page(server, '/account/close', (request) => close(desk, request), counted);
}

const toldIn = ({ query }: PageRequest): keyof typeof toldWords | null => {
  const word = query.get('done');
  return word !== null && Object.hasOwn(toldWords, word) ? (word as keyof typeof toldWords) : null;
};

/** What whoever is not signed in any more is told. */
const notices: Readonly<Record<string, string>> = {
  'signed-out': '已经退出登录。别人在这台设备上看不到您的申请了。',
  closed: '账号和保存的资料已经删除。提交过的申请照常办理，请凭编号和查询码查询。',
};

async function showAccount(desk: Desk, request: PageRequest): Promise<Page> {
  const { app } = request;
  const site = await siteOf(request);
  const citizen = await citizenOf(desk.server, request);
  const own = citizen && (await account.ownAccount(app, citizen));
  if (citizen === null || own === null) {
    const notice = notices[request.query.get('done') ?? ''] ?? null;
    return { html: signInPage(site, { state: blank, ways: desk.ways, back: '/account', notice }) };
  }
  const matters = await Promise.all(
    desk.matters.map(async (source) => {
      const ids = await account.mattersOf(app, citizen, source.kind, mostMatters);
      return { ...source, list: await source.list(app, citizen.organId, ids) };
    }),
  );
  return { html: accountPage(site, { signInWith: own.signInWith, matters, told: toldIn(request) }) };
}

const toSignIn: Page = { redirect: '/account/sign-in' };

async function showSettings(desk: Desk, request: PageRequest): Promise<Page> {
  const citizen = await citizenOf(desk.server, request);
  return citizen === null ? toSignIn : drawn(desk, request, citizen, null);
}

type Wrong = { readonly form: SettingsForm; readonly issues: Issues['issues'] };

async function drawn(desk: Desk, request: PageRequest, citizen: Citizen, wrong: Wrong | null): Promise<Page> {
  const own = await account.ownAccount(request.app, citizen);
  if (own === null) return toSignIn;
  const problems = wrong ? problemsIn(wrong.issues, `${wrong.form}.`) : {};
  const state = { values: wrong ? typedIn(request, 'address.address', 'close.sure') : {}, problems };
  const view = { ...own, ways: desk.ways, open: wrong?.form ?? null, state, told: toldIn(request) };
  return { html: settingsPage(await siteOf(request), view), status: wrong ? 422 : 200 };
}

/** The citizen who sends a form of the settings, or the way to sign in. */
const asOwner =
  (
    form: SettingsForm,
    take: (desk: Desk, request: PageRequest, citizen: Citizen) => Promise<Issues | Page>,
  ) =>
  async (desk: Desk, request: PageRequest): Promise<Page> => {
    const citizen = await citizenOf(desk.server, request);
    if (citizen === null) return toSignIn;
    const outcome = await take(desk, request, citizen);
    return isIssues(outcome) ? drawn(desk, request, citizen, { form, ...outcome }) : outcome;
  };

const changePassword = asOwner('password', async (_desk, request, citizen) => {
  const { app, form } = request;
  const wish = { current: form.field('password.current').slice(0, 400), next: form.field('password.next') };
  const outcome = await account.changePassword(app, citizen, wish);
  return isIssues(outcome) ? outcome : entered(request, outcome, '/account?done=password');
});

const changeAddress = asOwner('address', async (desk, request, citizen) => {
  const { app, form } = request;
  desk.takeTurn(request);
  const address = form.field('address.address').slice(0, 200);
  const wish = { current: form.field('address.current').slice(0, 400), address };
  const asked = await account.askToMove(app, citizen, wish, desk.ways);
  return isIssues(asked) ? asked : toCode(request, asked.ticket, '/account');
});

const close = asOwner('close', async (desk, request, citizen) => {
  const { app, form } = request;
  if (form.field('close.sure') !== 'yes')
    return { issues: [{ field: 'sure', message: '请勾选这一项，再点“注销账号”。' }] };
  const wrong = await account.closeAccount(app, citizen, form.field('close.current').slice(0, 400));
  if (wrong) return wrong;
  return left(desk, request, '/account?done=closed');
});

/** Away, with everything that this browser had open. */
const left = ({ matters }: Desk, { isSecure }: PageRequest, to: string) => ({
  redirect: to,
  headers: { 'set-cookie': [endedSession(isSecure), ...matters.flatMap(({ leaving }) => leaving)] },
});

async function leave(desk: Desk, request: PageRequest): Promise<Page> {
  await signOut(request.app, sessionOf(desk.server, request));
  return left(desk, request, '/account?done=signed-out');
}

async function eraseProfile(desk: Desk, request: PageRequest): Promise<Page> {
  const citizen = await citizenOf(desk.server, request);
  if (citizen === null) return toSignIn;
  await account.keepProfile(request.app, citizen, noProfile);
  return { redirect: '/account/settings?done=profile' };
}
