/** What an administrator does with the accounts of the organ. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal, timeline } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { clearAttempts } from './actions-attempts.ts';
import { withoutTwoStep } from './actions-own-account.ts';
import type { StaffRowData } from './contract.ts';
import { hashPassword, oneTimePassword } from './credentials/password.ts';
import { guardKey } from './credentials/token.ts';
import {
  eventSentence,
  hasTwoStep,
  lastAdministrator,
  leavesAnAdministrator,
  lockOf,
  type Role,
  type StaffRecord,
} from './model.ts';
import { findAllStaff, findStaff, insertStaff, lockOrgan, updateStaff } from './store.ts';
import { deleteSessions, findGuard, replaceRecoveryCodes } from './store-sessions.ts';

export type NewStaff = {
  readonly loginName: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** An account and the password that is shown once. */
export type HandedOut = { readonly staff: StaffRowData; readonly oneTimePassword: string };

type By = Staff | 'system';

async function toRow(app: App, staff: StaffRecord): Promise<StaffRowData> {
  const guard = await findGuard(app, guardKey('name', staff.loginName));
  return {
    id: staff.id,
    loginName: staff.loginName,
    name: staff.name,
    roles: [...staff.roles],
    active: staff.active,
    mustChangePassword: staff.mustChangePassword,
    twoStep: hasTwoStep(staff),
    lockedUntil: lockOf(guard, app.now())?.toISOString() ?? null,
    lastSignInAt: staff.lastSignInAt?.toISOString() ?? null,
    createdAt: staff.createdAt.toISOString(),
  };
}

const note = (app: App, by: By, staff: StaffRecord, event: string, detail?: JsonObject): Promise<unknown> =>
  journal(app, { organId: staff.organId, subject: { kind: 'staff', id: staff.id }, event, by, detail });

/** 人员列表 */
export async function listStaff(app: App, by: Staff): Promise<StaffRowData[]> {
  const all = await findAllStaff(app, by.organId);
  return Promise.all(all.map((staff) => toRow(app, staff)));
}

/** 新增人员. `by` is 'system' on the command line and for the sample. */
export async function createStaff(
  app: App,
  by: By,
  organId: string,
  wish: NewStaff,
): Promise<Issues | HandedOut> {
  const handedOut = oneTimePassword();
  const staff: StaffRecord = {
    ...withoutTwoStep,
    organId,
    id: randomUUID(),
    loginName: wish.loginName.toLowerCase(),
    name: wish.name,
    active: true,
    passwordHash: await hashPassword(handedOut),
    mustChangePassword: true,
    lastSignInAt: null,
    createdAt: app.now(),
    roles: [...new Set(wish.roles)],
  };
  return transaction(app, async (inside) => {
    if (!(await insertStaff(inside, staff)))
      return {
        issues: [{ field: 'loginName', message: `登录名“${staff.loginName}”已有人使用，请换一个。` }],
      };
    const { loginName, roles } = staff;
    await note(inside, by, staff, 'staff-created', { loginName, roles: [...roles] });
    return { staff: await toRow(inside, staff), oneTimePassword: handedOut };
  });
}

type Change = {
  readonly event: string;
  readonly detail?: JsonObject;
  readonly change: (staff: StaffRecord) => Partial<StaffRecord>;
  /** What goes with it, in the same transaction. */
  readonly also?: (app: App, staff: StaffRecord) => Promise<unknown>;
};

/** Changes one account under the organ's lock; refused when no administrator would be left. */
const changeAccount = (app: App, by: Staff, id: string, wish: Change): Promise<StaffRowData> =>
  transaction(app, async (inside) => {
    await lockOrgan(inside, by.organId);
    const before = await findStaff(inside, by.organId, id);
    if (!before) throw new NotFoundError();
    const after = { ...before, ...wish.change(before) };
    const others = (await findAllStaff(inside, by.organId)).filter((staff) => staff.id !== id);
    if (!leavesAnAdministrator([...others, after])) throw new StateError(lastAdministrator);
    await updateStaff(inside, after);
    await wish.also?.(inside, after);
    await note(inside, by, after, wish.event, wish.detail);
    return toRow(inside, after);
  });

const endSessions = (app: App, staff: StaffRecord) => deleteSessions(app, staff.organId, staff.id);

/** 修改姓名和岗位 */
export const changeStaff = (
  app: App,
  by: Staff,
  id: string,
  wish: { readonly name: string; readonly roles: readonly Role[] },
): Promise<StaffRowData> => {
  const roles = [...new Set(wish.roles)];
  return changeAccount(app, by, id, {
    event: 'staff-changed',
    detail: { name: wish.name, roles },
    change: () => ({ name: wish.name, roles }),
  });
};

/** 停用账号 (nobody is ever deleted: the journal names them). All devices are signed out. */
export function deactivateStaff(app: App, by: Staff, id: string, reason: string): Promise<StaffRowData> {
  if (id === by.id) throw new StateError('不能停用自己的账号。请由另一位系统管理员办理。');
  return changeAccount(app, by, id, {
    event: 'staff-deactivated',
    detail: { reason },
    change: () => ({ active: false }),
    also: endSessions,
  });
}

/** 重置密码: a password to hand out, all devices signed out, no lock left. */
export const resetPassword = (app: App, by: Staff, id: string): Promise<HandedOut> =>
  handOut(app, by, id, { event: 'password-reset', change: () => ({}) });

/** 恢复账号, with a password to hand out. */
export const reactivateStaff = (app: App, by: Staff, id: string, reason: string): Promise<HandedOut> =>
  handOut(app, by, id, {
    event: 'staff-reactivated',
    detail: { reason },
    change: (staff) => {
      if (staff.active) throw new StateError('这个账号正在使用，不需要恢复。');
      return { active: true };
    },
  });

async function handOut(app: App, by: Staff, id: string, wish: Change): Promise<HandedOut> {
  const handedOut = oneTimePassword();
  const passwordHash = await hashPassword(handedOut);
  const staff = await changeAccount(app, by, id, {
    ...wish,
    change: (before) => ({ ...wish.change(before), passwordHash, mustChangePassword: true }),
    also: async (inside, after) => {
      await endSessions(inside, after);
      await clearAttempts(inside, after.loginName);
    },
  });
  return { staff: { ...staff, lockedUntil: null }, oneTimePassword: handedOut };
}

/** 解除锁定 */
export const unlockStaff = (app: App, by: Staff, id: string): Promise<StaffRowData> =>
  changeAccount(app, by, id, {
    event: 'unlocked',
    change: () => ({}),
    also: (inside, staff) => clearAttempts(inside, staff.loginName),
  });

/** 为遗失验证设备的人员关闭两步验证 */
export const clearTwoStep = (app: App, by: Staff, id: string, reason: string): Promise<StaffRowData> =>
  changeAccount(app, by, id, {
    event: 'two-step-cleared',
    detail: { reason },
    change: () => withoutTwoStep,
    also: (inside, staff) => replaceRecoveryCodes(inside, staff.organId, staff.id, []),
  });

/** 账号的经过 */
export async function staffTimeline(app: App, by: Staff, id: string) {
  if (!(await findStaff(app, by.organId, id))) throw new NotFoundError();
  const entries = await timeline(app, by.organId, { kind: 'staff', id });
  return entries.map(({ at, by: who, event, detail }) => ({
    at: at.toISOString(),
    by: who.name,
    event,
    text: eventSentence(event, detail),
  }));
}
