/**
 * A real server for a test: port 0, a fresh database, one organ. Signing in goes through HTTP like everybody's.
 * (Test support may import capabilities; the server it starts is the whole one.)
 */

import { sql } from 'kysely';
import {
  createOrgan,
  createStaff,
  type HandedOut,
  hashPassword,
  type Organ,
  portalOrgan,
  type Role,
} from '#capabilities/accounts/index.ts';
import { registerMessageJobs } from '#capabilities/citizens/index.ts';
import type { App } from '#platform/app.ts';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { startJobs } from '#platform/jobs/index.ts';
import { type MailOptions, openMail } from '#platform/mail/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { openSms } from '#platform/sms/index.ts';
import { firstRun } from '../../launcher/commands/first-run.ts';
import { registerWork } from '../../launcher/commands/work.ts';
import { startServer } from '../../server.ts';
import type { Rates } from './security/limits.ts';

/** `fetch` for paths of the test server, with the cookie, the token and the origin of a signed-in browser. */
export type Browser = {
  (path: string, options?: BrowserOptions): Promise<Response>;
  /** The body of a GET as JSON; throws unless 2xx. */
  readonly staffId: string;
  readonly loginName: string;
  readonly password: string;
  readonly cookie: () => string;
  readonly csrf: () => string;
};

/** `json` is sent as a JSON body with its content type; a method is guessed from it. */
export type BrowserOptions = Omit<RequestInit, 'headers'> & {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestServer = {
  readonly url: string;
  readonly app: App;
  readonly organ: Organ;
  readonly database: TestDatabase;
  /** What the server logged, line by line. */
  readonly log: readonly string[];
  /** A visitor without a session. */
  readonly visit: (path: string, options?: BrowserOptions) => Promise<Response>;
  /** Makes somebody with these roles and a password of their own, and signs them in over HTTP. */
  readonly signIn: (...roles: readonly Role[]) => Promise<Browser>;
  /** An account with its handed-out password, not signed in. */
  readonly hire: (loginName: string, ...roles: readonly Role[]) => Promise<HandedOut>;
  readonly close: () => Promise<void>;
};

export type TestServerOptions = {
  readonly now?: () => Date;
  /** The usual ones would trip over a test's haste; give some to test them. */
  readonly rates?: Partial<Rates>;
  /** With the work that the running program does by itself: scheduled publication, sweeps. */
  readonly jobs?: boolean;
  /** Of the sample bureau, with its years on the site and its cases, in place of an organ that has nothing yet. */
  readonly sample?: boolean;
  /** Where codes and notices go; they are sent when there are `jobs`. */
  readonly mail?: MailOptions;
  readonly sms?: { readonly url: string; readonly token: string };
};

const unhurried = { calls: 1_000_000, seconds: 60 };
const noRates: Rates = { general: unhurried, upload: unhurried, 'sign-in': unhurried };

/** Starts it. Call `close` when done. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { now, rates, jobs = false, sample = false, mail = null, sms = null } = options;
  const database = await testDatabase(now ? { now } : {});
  const { app } = database;
  const organ = await (sample ? sampleOrgan(app) : emptyOrgan(app));
  const log: string[] = [];
  const running = await startServer(
    { port: 0, host: '127.0.0.1', mail, sms },
    { database: app.database, pool: database.pool, files: app.files, sealer: app.sealer },
    {
      rates: { ...noRates, ...rates },
      log: { stream: { write: (line) => log.push(line) } },
      ...(now ? { now } : {}),
    },
  );
  const queue = jobs ? await startJobs({ url: database.url }) : null;
  const senders = { mail: mail && openMail(mail), sms: sms && openSms(sms) };
  if (queue) await registerWork(queue, app);
  if (queue) await registerMessageJobs(queue, app, senders);
  const visit = (path: string, options: BrowserOptions = {}) => send(running.url, path, options);
  const hire = async (loginName: string, ...roles: readonly Role[]) => {
    const handedOut = await createStaff(app, organ.id, { loginName, name: `测试${loginName}`, roles });
    if (isIssues(handedOut)) throw new Error(JSON.stringify(handedOut.issues));
    return handedOut;
  };
  let people = 0;
  return {
    ...{ url: running.url, app, organ, database, log, visit, hire },
    signIn: async (...roles) => {
      people += 1;
      const { staff } = await hire(`person${people}`, ...roles);
      await choosePassword(app, staff);
      return signInAs(running.url, staff);
    },
    close: async () => {
      await queue?.close();
      senders.mail?.close();
      await running.close();
      await database.close();
    },
  };
}

const emptyOrgan = (app: App): Promise<Organ> =>
  createOrgan(app, {
    name: '凤泉区教育体育和文化旅游局',
    shortName: '凤泉区教体文旅局',
    siteName: '凤泉区教育体育和文化旅游局门户网站',
  });

async function sampleOrgan(app: App): Promise<Organ> {
  await firstRun(app, { sample: true });
  return portalOrgan(app);
}

/** One person of each role, found by the role. */
export async function signInEach<One extends Role>(
  server: TestServer,
  roles: readonly One[],
): Promise<(role: One) => Browser> {
  const people = new Map<One, Browser>();
  for (const role of roles) people.set(role, await server.signIn(role));
  return (role) => {
    const person = people.get(role);
    if (person === undefined) throw new Error(`Nobody signed in as ${role}`);
    return person;
  };
}

function send(url: string, path: string, { json, headers, ...rest }: BrowserOptions): Promise<Response> {
  const body = json === undefined ? {} : { body: JSON.stringify(json), method: 'POST' };
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return fetch(new URL(path, url), {
    redirect: 'manual',
    ...body,
    ...rest,
    headers: { origin: new URL(url).origin, ...type, ...headers },
  });
}

const ownPassword = '春天的小河 flows 42';
/** Made once for everybody: a hash costs as much as most tests. */
let ownHash: Promise<string> | null = null;

/** Gives the person the password of their own that they would choose at the first sign-in. */
async function choosePassword(app: App, { id }: HandedOut['staff']): Promise<void> {
  ownHash ??= hashPassword(ownPassword);
  await sql`
    UPDATE staff SET password_hash = ${await ownHash}, must_change_password = FALSE WHERE id = ${id}
  `.execute(app.database);
}

/** Signs in over HTTP. */
async function signInAs(url: string, { id: staffId, loginName }: HandedOut['staff']): Promise<Browser> {
  const entered = await send(url, '/api/session', { json: { loginName, password: ownPassword } });
  if (!entered.ok) throw new Error(`sign-in failed: ${entered.status} ${await entered.text()}`);
  const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
  const { session } = (await entered.json()) as { session: { csrf: string } };
  const own = { cookie, 'x-gongkai-csrf': session.csrf };
  const browser = (path: string, options: BrowserOptions = {}) =>
    send(url, path, { ...options, headers: { ...own, ...options.headers } });
  return Object.assign(browser, {
    ...{ staffId, loginName, password: ownPassword },
    cookie: () => cookie,
    csrf: () => session.csrf,
  });
}
