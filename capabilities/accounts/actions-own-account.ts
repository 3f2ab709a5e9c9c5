/** What somebody does with their own account: password, second step, devices. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { attemptSucceeded, countAttempt } from './actions-attempts.ts';
import type { SessionRowData } from './contract.ts';
import { hashPassword, isCommonPassword, isPassword } from './credentials/password.ts';
import {
  enrolment,
  hashRecoveryCode,
  newRecoveryCodes,
  newSecret,
  stepOfCode,
} from './credentials/second-step.ts';
import {
  hasTwoStep,
  isSessionAlive,
  lockedSentence,
  passwordFault,
  type StaffRecord,
  wrongCode,
} from './model.ts';
import { findOrgan, findStaff, lockOrgan, updateStaff } from './store.ts';
import { deleteSession, deleteSessions, findSessions, replaceRecoveryCodes } from './store-sessions.ts';
import { openedSecret, sealedSecret } from './store-two-step.ts';

async function self(app: App, staff: Staff): Promise<StaffRecord> {
  const found = await findStaff(app, staff.organId, staff.id);
  if (!found) throw new NotFoundError();
  return found;
}

const note = (app: App, staff: Staff, event: string, detail?: JsonObject): Promise<unknown> =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'staff', id: staff.id },
    event,
    by: staff,
    detail,
  });

/** Changes the person under a lock, with a journal entry; `change` sees the newest state. */
const changeSelf = (
  app: App,
  staff: Staff,
  event: string,
  change: (record: StaffRecord) => Partial<StaffRecord>,
): Promise<void> =>
  transaction(app, async (inside) => {
    await lockOrgan(inside, staff.organId);
    const record = await self(inside, staff);
    await updateStaff(inside, { ...record, ...change(record) });
    await note(inside, staff, event);
  });

/** Asks for the password again; counted like a sign-in, so an unattended screen is no guessing board. */
async function wrongOwnPassword(
  app: App,
  staff: Staff,
  password: string,
  field: string,
): Promise<Issues | null> {
  const record = await self(app, staff);
  const { refusedUntil } = await countAttempt(app, { loginName: record.loginName });
  if (refusedUntil) return { issues: [{ field, message: lockedSentence(refusedUntil, app.now()) }] };
  if (!(await isPassword(password, record.passwordHash)))
    return { issues: [{ field, message: '当前密码不正确，请重新输入。' }] };
  await attemptSucceeded(app, { loginName: record.loginName });
  return null;
}

/** 修改密码; every other device is signed out. */
export async function changePassword(
  app: App,
  staff: Staff,
  sessionId: string,
  wish: { readonly current: string; readonly next: string },
): Promise<Issues | null> {
  const wrong = await wrongOwnPassword(app, staff, wish.current, 'current');
  if (wrong) return wrong;
  const record = await self(app, staff);
  const fault =
    wish.next.normalize('NFKC') === wish.current.normalize('NFKC')
      ? '新密码不能与当前密码相同。'
      : passwordFault(wish.next, [record.loginName, record.name], isCommonPassword(wish.next));
  if (fault !== null) return { issues: [{ field: 'next', message: fault }] };
  const passwordHash = await hashPassword(wish.next);
  await transaction(app, async (inside) => {
    await changeSelf(inside, staff, 'password-changed', () => ({ passwordHash, mustChangePassword: false }));
    await deleteSessions(inside, staff.organId, staff.id, sessionId);
  });
  return null;
}

/** 开启两步验证, first half: a secret that is not yet in force. */
export async function startTwoStep(app: App, staff: Staff, password: string) {
  const wrong = await wrongOwnPassword(app, staff, password, 'password');
  if (wrong) return wrong;
  if (hasTwoStep(await self(app, staff)))
    throw new StateError('您已开启两步验证。要更换设备，请先关闭，再重新开启。');
  const secret = newSecret();
  await changeSelf(app, staff, 'two-step-started', () => ({
    twoStepSecret: sealedSecret(app, { organId: staff.organId, id: staff.id }, secret),
    twoStepLastStep: 0,
  }));
  const [record, organ] = [await self(app, staff), await findOrgan(app, staff.organId)];
  return enrolment(secret, organ?.siteName ?? '公开台', record.loginName);
}

/** 开启两步验证, second half: a right code puts it in force. Returns the recovery codes, shown once. */
export async function confirmTwoStep(app: App, staff: Staff, code: string) {
  return transaction(app, async (inside) => {
    await lockOrgan(inside, staff.organId);
    const record = await self(inside, staff);
    const secret = openedSecret(inside, record);
    if (secret === null || hasTwoStep(record))
      throw new StateError('请先点“开启两步验证”，扫描二维码后再填写验证码。');
    const step = stepOfCode(secret, code, inside.now(), record.twoStepLastStep);
    if (step === null) return { issues: [wrongCode] };
    const recoveryCodes = newRecoveryCodes();
    await replaceRecoveryCodes(inside, staff.organId, staff.id, recoveryCodes.map(hashRecoveryCode));
    await changeSelf(inside, staff, 'two-step-confirmed', () => ({
      twoStepConfirmedAt: inside.now(),
      twoStepLastStep: step,
    }));
    return { recoveryCodes };
  });
}

/** What "no second step" looks like in the record. */
export const withoutTwoStep = { twoStepSecret: null, twoStepConfirmedAt: null, twoStepLastStep: 0 } as const;

/** 关闭两步验证 */
export async function stopTwoStep(app: App, staff: Staff, password: string): Promise<Issues | null> {
  const wrong = await wrongOwnPassword(app, staff, password, 'password');
  if (wrong) return wrong;
  await transaction(app, async (inside) => {
    await replaceRecoveryCodes(inside, staff.organId, staff.id, []);
    await changeSelf(inside, staff, 'two-step-stopped', () => withoutTwoStep);
  });
  return null;
}

/** 已登录的设备 */
export async function listSessions(app: App, staff: Staff, currentId: string): Promise<SessionRowData[]> {
  const sessions = await findSessions(app, staff.organId, staff.id);
  return sessions
    .filter((session) => isSessionAlive(session, app.now()))
    .map(({ id, device, address, createdAt, seenAt }) => ({
      id,
      device,
      address,
      signedInAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
      current: id === currentId,
    }));
}

/** Signs one device out. Throws NotFoundError when it is not this person's. */
export const endSession = (app: App, staff: Staff, id: string): Promise<void> =>
  transaction(app, async (inside) => {
    if (!(await deleteSession(inside, staff.organId, staff.id, id))) throw new NotFoundError();
    await note(inside, staff, 'sessions-ended', { sessions: 1 });
  });

/** Signs out every device but this one. */
export const endOtherSessions = (app: App, staff: Staff, currentId: string): Promise<void> =>
  transaction(app, async (inside) => {
    const ended = await deleteSessions(inside, staff.organId, staff.id, currentId);
    if (ended > 0) await note(inside, staff, 'sessions-ended', { sessions: ended });
  });
