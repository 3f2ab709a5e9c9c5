/** Signing in and out, and knowing a session again. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issues } from '#platform/outcome.ts';
import { attemptPending, attemptSucceeded, countAttempt } from './actions-attempts.ts';
import { isPassword, pretendToCheck } from './credentials/password.ts';
import { hashRecoveryCode, stepOfCode } from './credentials/second-step.ts';
import { newToken, readToken, tokenHash, writeToken } from './credentials/token.ts';
import {
  absoluteLimit,
  deviceWords,
  hasTwoStep,
  idleLimit,
  isSessionAlive,
  lockedSentence,
  permissionsOf,
  type StaffRecord,
  wrongCode,
  wrongPassword,
} from './model.ts';
import { findStaff, findStaffByLoginName, lockOrgan, updateStaff } from './store.ts';
import {
  deleteSession,
  findSession,
  insertSession,
  type SessionRecord,
  spendRecoveryCode,
  sweep,
  touchSession,
} from './store-sessions.ts';
import { openedSecret } from './store-two-step.ts';

export type SignInWish = {
  readonly loginName: string;
  readonly password: string;
  readonly code?: string | undefined;
};

/** Where somebody signs in from: the address that is counted, the one that may be shown, what the browser calls itself. */
export type Whereabouts = {
  readonly address: string;
  readonly shownAddress: string;
  readonly userAgent: string;
};

/** A session, the person it belongs to, and the secret only the cookie holds. */
export type Known = {
  readonly session: SessionRecord;
  readonly staff: StaffRecord;
  readonly secret: string;
};

export type SignedIn = { readonly next: 'signed-in'; readonly known: Known; readonly cookie: string };

/** 登录. Takes the same time and says the same words whether or not the account exists. */
export async function signIn(
  app: App,
  wish: SignInWish,
  from: Whereabouts,
): Promise<Issues | { readonly next: 'code' } | SignedIn> {
  const attempt = { loginName: wish.loginName, address: from.address };
  const { refusedUntil, locks } = await countAttempt(app, attempt);
  const found = await findStaffByLoginName(app, wish.loginName.toLowerCase());
  const staff = found?.active ? found : null;
  if (refusedUntil) {
    await pretendToCheck(wish.password);
    return { issues: [{ field: 'password', message: lockedSentence(refusedUntil, app.now()) }] };
  }
  const isRight = await (staff
    ? isPassword(wish.password, staff.passwordHash)
    : pretendToCheck(wish.password));
  if (!staff || !isRight) {
    if (found) await noteRefusal(app, found, { wrong: 'password', locks });
    return { issues: [wrongPassword] };
  }
  if (hasTwoStep(staff) && !wish.code) {
    await attemptPending(app, attempt);
    return { next: 'code' };
  }
  return openSession(app, staff, { ...wish, locks }, from);
}

type Refusal = { readonly wrong: 'password' | 'code'; readonly locks: boolean };

const noteRefusal = (app: App, staff: StaffRecord, detail: Refusal): Promise<unknown> =>
  transaction(app, (inside) =>
    journal(inside, {
      organId: staff.organId,
      subject: { kind: 'staff', id: staff.id },
      event: 'sign-in-refused',
      by: staff,
      detail,
    }),
  );

/** Checks the second step and opens the session, in one transaction: a code is good once. */
async function openSession(
  app: App,
  { organId, id }: StaffRecord,
  wish: SignInWish & { readonly locks: boolean },
  from: Whereabouts,
): Promise<Issues | SignedIn> {
  const outcome = await transaction(app, async (inside) => {
    await lockOrgan(inside, organId);
    const staff = await findStaff(inside, organId, id);
    const passed = staff?.active ? await passSecondStep(inside, staff, wish.code ?? '') : null;
    if (!passed) return { staff, known: null };
    const token = newToken(organId);
    const session = newSession(inside, passed, from);
    await insertSession(inside, session, tokenHash(token.secret));
    const signed = { ...passed, lastSignInAt: inside.now() };
    await updateStaff(inside, signed);
    await attemptSucceeded(inside, { loginName: wish.loginName, address: from.address });
    await sweep(inside, organId, new Date(inside.now().getTime() - idleLimit));
    const subject = { kind: 'staff', id };
    await journal(inside, {
      organId,
      subject,
      event: 'signed-in',
      by: staff ?? 'system',
      detail: { device: session.device },
    });
    return { staff, known: { session, staff: signed, secret: token.secret }, cookie: writeToken(token) };
  });
  if (outcome.known) return { next: 'signed-in', known: outcome.known, cookie: outcome.cookie };
  if (outcome.staff) await noteRefusal(app, outcome.staff, { wrong: 'code', locks: wish.locks });
  return { issues: [wrongCode] };
}

const newSession = (app: App, staff: StaffRecord, from: Whereabouts): SessionRecord => ({
  organId: staff.organId,
  id: randomUUID(),
  staffId: staff.id,
  device: deviceWords(from.userAgent),
  address: from.shownAddress,
  createdAt: app.now(),
  seenAt: app.now(),
  expiresAt: new Date(app.now().getTime() + absoluteLimit),
});

/** The person with the code used up, or null when it is wrong. Without a second step everybody passes. */
async function passSecondStep(app: App, staff: StaffRecord, code: string): Promise<StaffRecord | null> {
  if (!hasTwoStep(staff)) return staff;
  const secret = openedSecret(app, staff);
  const step = secret === null ? null : stepOfCode(secret, code, app.now(), staff.twoStepLastStep);
  if (step !== null) return { ...staff, twoStepLastStep: step };
  const spent = await spendRecoveryCode(app, staff.organId, staff.id, hashRecoveryCode(code));
  if (!spent) return null;
  const subject = { kind: 'staff', id: staff.id };
  await journal(app, { organId: staff.organId, subject, event: 'recovery-code-used', by: staff });
  return staff;
}

const touchAfter = 60_000;

/** The session and the person behind a cookie; null when there is none, it is over, or the account is closed. */
export async function authenticate(app: App, cookie: string | undefined): Promise<Known | null> {
  const token = readToken(cookie);
  if (token === null) return null;
  const session = await findSession(app, token.organId, tokenHash(token.secret));
  if (session === null || !isSessionAlive(session, app.now())) return null;
  const staff = await findStaff(app, session.organId, session.staffId);
  if (!staff?.active) return null;
  if (app.now().getTime() - session.seenAt.getTime() > touchAfter) await touchSession(app, session);
  return { session, staff, secret: token.secret };
}

/** What actions are given of the person. */
export const toStaff = (staff: StaffRecord): Staff => ({
  id: staff.id,
  organId: staff.organId,
  name: staff.name,
  permissions: permissionsOf(staff.roles),
});

/** 退出登录 */
export const signOut = (app: App, staff: Staff, sessionId: string): Promise<void> =>
  transaction(app, async (inside) => {
    await deleteSession(inside, staff.organId, staff.id, sessionId);
    const subject = { kind: 'staff', id: staff.id };
    await journal(inside, { organId: staff.organId, subject, event: 'signed-out', by: staff });
  });
