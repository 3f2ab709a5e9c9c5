/** HTTP ⇄ actions of accounts. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/app.ts';
import {
  countedAddress,
  csrfToken,
  type Server,
  type Session,
  serve,
  truncatedAddress,
} from '#platform/http/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { changeOrgan, getOrgan, organById } from './actions.ts';
import * as own from './actions-own-account.ts';
import { authenticate, type Known, signIn, signOut, toStaff } from './actions-sign-in.ts';
import * as staffing from './actions-staff.ts';
import { endpoints, type SessionViewData } from './contract.ts';
import { absoluteLimit } from './model.ts';

const done = { done: true } as const;
const nobody: SessionViewData = { staff: null, csrf: null };
const mustChange = '您正在使用一次性密码，请先修改密码，再办理其他事项。';

/** The cookie's name; with the __Host- prefix browsers refuse it from a neighbour or over http. */
const cookieName = (request: FastifyRequest): string =>
  request.protocol === 'https' ? '__Host-gongkai' : 'gongkai';

const cookieRules = (request: FastifyRequest) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: request.protocol === 'https',
});

const knownBy = (app: App, request: FastifyRequest): Promise<Known | null> =>
  authenticate(app, request.cookies[cookieName(request)]);

/** Who calls, for the server: see ServerOptions.authenticate. */
export async function sessionOf(app: App, request: FastifyRequest): Promise<Session | null> {
  const known = await knownBy(app, request);
  if (known === null) return null;
  return {
    id: known.session.id,
    staff: toStaff(known.staff),
    csrf: csrfToken(known.secret),
    restricted: known.staff.mustChangePassword ? mustChange : null,
  };
}

async function sessionView(app: App, known: Known | null): Promise<SessionViewData> {
  const organ = known && (await organById(app, known.staff.organId));
  if (!known || !organ) return nobody;
  const { staff } = known;
  return {
    csrf: csrfToken(known.secret),
    staff: {
      id: staff.id,
      loginName: staff.loginName,
      name: staff.name,
      organ: { id: organ.id, name: organ.name, shortName: organ.shortName },
      roles: [...staff.roles],
      permissions: [...toStaff(staff).permissions].sort(),
      mustChangePassword: staff.mustChangePassword,
      twoStep: staff.twoStepConfirmedAt !== null,
    },
  };
}

/** Registers everything of accounts on the server. */
export function register(server: Server): void {
  registerSession(server);
  registerOwnAccount(server);
  registerStaff(server);
  registerOrgan(server);
}

const whereabouts = (request: FastifyRequest) => ({
  address: countedAddress(request.ip),
  shownAddress: truncatedAddress(request.ip),
  userAgent: (request.headers['user-agent'] ?? '').slice(0, 400),
});

function registerSession(server: Server): void {
  serve(server, endpoints.getSession, async ({ app, request }) =>
    sessionView(app, await knownBy(app, request)),
  );
  serve(
    server,
    endpoints.signIn,
    async ({ app, input, request, reply }) => {
      const outcome = await signIn(app, input, whereabouts(request));
      if (isIssues(outcome)) return outcome;
      if (outcome.next === 'code') return { next: 'code' as const, session: nobody };
      giveCookie(request, reply, outcome.cookie);
      const next = outcome.known.staff.mustChangePassword ? ('change-password' as const) : ('home' as const);
      return { next, session: await sessionView(app, outcome.known) };
    },
    { rate: 'sign-in' },
  );
  serve(
    server,
    endpoints.signOut,
    async ({ app, staff, session, request, reply }) => {
      await signOut(app, staff, session.id);
      reply.clearCookie(cookieName(request), cookieRules(request));
      return done;
    },
    { whileRestricted: true },
  );
}

function giveCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  reply.setCookie(cookieName(request), value, { ...cookieRules(request), maxAge: absoluteLimit / 1000 });
}

function registerOwnAccount(server: Server): void {
  serve(
    server,
    endpoints.changePassword,
    async ({ app, staff, session, input, request }) =>
      (await own.changePassword(app, staff, session.id, input)) ??
      sessionView(app, await knownBy(app, request)),
    { whileRestricted: true, rate: 'sign-in' },
  );
  serve(
    server,
    endpoints.startTwoStep,
    ({ app, staff, input }) => own.startTwoStep(app, staff, input.password),
    { rate: 'sign-in' },
  );
  serve(
    server,
    endpoints.confirmTwoStep,
    ({ app, staff, input }) => own.confirmTwoStep(app, staff, input.code),
    { rate: 'sign-in' },
  );
  serve(
    server,
    endpoints.stopTwoStep,
    async ({ app, staff, input }) => (await own.stopTwoStep(app, staff, input.password)) ?? done,
    { rate: 'sign-in' },
  );
  serve(server, endpoints.listSessions, ({ app, staff, session }) =>
    own.listSessions(app, staff, session.id),
  );
  serve(server, endpoints.endSession, async ({ app, staff, params }) => {
    await own.endSession(app, staff, params.id);
    return done;
  });
  serve(server, endpoints.endOtherSessions, async ({ app, staff, session }) => {
    await own.endOtherSessions(app, staff, session.id);
    return done;
  });
}

function registerStaff(server: Server): void {
  serve(server, endpoints.listStaff, ({ app, staff }) => staffing.listStaff(app, staff));
  serve(server, endpoints.createStaff, ({ app, staff, input }) =>
    staffing.createStaff(app, staff, staff.organId, input),
  );
  serve(server, endpoints.changeStaff, ({ app, staff, params, input }) =>
    staffing.changeStaff(app, staff, params.id, input),
  );
  serve(server, endpoints.deactivateStaff, ({ app, staff, params, input }) =>
    staffing.deactivateStaff(app, staff, params.id, input.reason),
  );
  serve(server, endpoints.reactivateStaff, ({ app, staff, params, input }) =>
    staffing.reactivateStaff(app, staff, params.id, input.reason),
  );
  serve(server, endpoints.resetPassword, ({ app, staff, params }) =>
    staffing.resetPassword(app, staff, params.id),
  );
  serve(server, endpoints.unlockStaff, ({ app, staff, params }) =>
    staffing.unlockStaff(app, staff, params.id),
  );
  serve(server, endpoints.clearTwoStep, ({ app, staff, params, input }) =>
    staffing.clearTwoStep(app, staff, params.id, input.reason),
  );
  serve(server, endpoints.staffTimeline, ({ app, staff, params }) =>
    staffing.staffTimeline(app, staff, params.id),
  );
}

function registerOrgan(server: Server): void {
  serve(server, endpoints.getOrgan, ({ app, staff }) => getOrgan(app, staff));
  serve(server, endpoints.changeOrgan, async ({ app, staff, input }) => {
    const organ = await changeOrgan(app, staff, input);
    server.pages.clear();
    return organ;
  });
}
