/** What a citizen does with an account: open it, change password and address, keep a profile, close it. */
import { randomUUID } from 'node:crypto';
import { hashPassword, isCommonPassword, passwordFault } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, isIssues } from '#platform/outcome.ts';
import { askForCode, enterCode } from './actions-codes.ts';
import { tell } from './actions-messages.ts';
import { checkPassword, forgiveAttempts, openSession, type SignedIn } from './actions-session.ts';
import {
  addressFault,
  addressFrom,
  type Citizen,
  type CitizenRecord,
  masked,
  noProfile,
  ownWords,
  type Profile,
  type Ways,
  wrongCode,
  wrongOwnPassword,
} from './model.ts';
import {
  citizenAt,
  citizenById,
  deleteCitizen,
  deleteMatter,
  deleteSessions,
  insertCitizen,
  insertMatter,
  isMatterOf,
  mattersOf,
  updateCitizen,
} from './store.ts';
import { deleteCodes } from './store-codes.ts';

export const SUBJECT = 'citizen';

/** Written without a name: who it is stands nowhere but sealed in the account itself. */
const note = (app: App, { organId, id }: Citizen, event: string, detail?: JsonObject): Promise<unknown> =>
  journal(app, {
    organId,
    subject: { kind: SUBJECT, id },
    event,
    by: { id: 'citizen', name: '账号本人' },
    detail,
  });

const faultIn = (password: string, known: readonly string[], field: string): Issue[] => {
  const fault =
    password.length > 200
      ? '密码不能超过200个字符。'
      : passwordFault(password, known, isCommonPassword(password));
  return fault === null ? [] : [{ field, message: fault }];
};

export type Registration = {
  readonly name: string;
  readonly address: string;
  readonly password: string;
  readonly agrees: boolean;
};

/** 注册, first half: a code to the address. An address that has an account is told so there, and only there. */
export async function askToRegister(
  app: App,
  organId: string,
  wish: Registration,
  ways: Ways,
): Promise<Issues | { readonly ticket: string }> {
  const address = addressFrom(wish.address);
  const name = wish.name.trim().slice(0, 60);
  const fault = addressFault(address, ways);
  const issues = [
    ...(fault === null ? [] : [{ field: 'address', message: fault }]),
    ...faultIn(wish.password, address ? ownWords(address, name) : [], 'password'),
    ...(wish.agrees
      ? []
      : [{ field: 'agrees', message: '注册账号要请您同意保存这些信息；不注册也一样办事。' }]),
  ];
  if (address === null || issues.length > 0) return { issues };
  const passwordHash = await hashPassword(wish.password);
  const instead = (await citizenAt(app, organId, address)) ? ('taken' as const) : null;
  const pending = { address, citizenId: null, passwordHash, name };
  return askForCode(app, organId, { purpose: 'register', pending, instead });
}

/** 注册, second half: with the code the account is there and its owner signed in. */
export const register = (app: App, organId: string, ticket: string, code: string) =>
  enterCode<SignedIn>(app, organId, { ticket, purpose: 'register', code }, async (app, { pending }) => {
    const { address, passwordHash, name } = pending;
    const citizen = { organId, id: randomUUID() };
    const profile = { ...noProfile, name };
    if (!(await insertCitizen(app, { ...citizen, address, passwordHash, profile })))
      return { issues: [wrongCode] };
    await note(app, citizen, 'registered', { way: address.way });
    return openSession(app, citizen);
  });

/** 忘记密码, first half: a code to the address if it has an account; the asker sees the same either way. */
export async function askToReset(
  app: App,
  organId: string,
  typed: string,
  ways: Ways,
): Promise<Issues | { readonly ticket: string }> {
  const address = addressFrom(typed);
  const fault = addressFault(address, ways);
  if (address === null || fault !== null)
    return { issues: [{ field: 'address', message: fault ?? '请检查填写的内容。' }] };
  const citizenId = (await citizenAt(app, organId, address))?.id ?? null;
  const pending = { address, citizenId, passwordHash: '', name: '' };
  const instead = citizenId === null ? ('nothing' as const) : null;
  return askForCode(app, organId, { purpose: 'reset-password', pending, instead });
}

/** 忘记密码, second half: the new password is in force, every device is signed out but this one. */
export async function resetPassword(
  app: App,
  organId: string,
  wish: { readonly ticket: string; readonly code: string; readonly password: string },
): Promise<Issues | SignedIn> {
  const issues = faultIn(wish.password, [], 'password');
  if (issues.length > 0) return { issues };
  const passwordHash = await hashPassword(wish.password);
  return enterCode(app, organId, { ...wish, purpose: 'reset-password' }, async (app, { pending }) => {
    const { citizenId: id } = pending;
    const citizen = id === null ? null : await citizenById(app, { organId, id }, { forUpdate: true });
    if (citizen === null) return { issues: [wrongCode] };
    await forgiveAttempts(app, citizen.address);
    return withNewPassword(app, { ...citizen, passwordHash }, 'password-reset');
  });
}

/** Every session ends; the one who changed it gets a new one. */
async function withNewPassword(app: App, citizen: CitizenRecord, event: string): Promise<SignedIn> {
  await updateCitizen(app, citizen);
  await deleteSessions(app, citizen);
  await note(app, citizen, event);
  return openSession(app, citizen);
}

/** The account with its password asked for again; issues at the field 'current'. */
async function confirmed(app: App, of: Citizen, current: string): Promise<Issues | CitizenRecord> {
  const citizen = await citizenById(app, of);
  if (citizen === null) return { issues: [wrongOwnPassword] };
  const { address } = citizen;
  const checked = await checkPassword(app, { address, citizen, password: current }, { field: 'current' });
  if (checked === true) return citizen;
  return { issues: [typeof checked === 'object' ? checked : wrongOwnPassword] };
}

/** 修改密码 */
export async function changePassword(
  app: App,
  of: Citizen,
  wish: { readonly current: string; readonly next: string },
): Promise<Issues | SignedIn> {
  const before = await confirmed(app, of, wish.current);
  if (isIssues(before)) return before;
  const issues = faultIn(wish.next, ownWords(before.address, before.profile.name), 'next');
  if (issues.length > 0) return { issues };
  const passwordHash = await hashPassword(wish.next);
  return transaction(app, async (app) => {
    const citizen = await citizenById(app, of, { forUpdate: true });
    if (citizen === null) return { issues: [wrongOwnPassword] };
    return withNewPassword(app, { ...citizen, passwordHash }, 'password-changed');
  });
}

/** 更换手机号码或者电子邮箱, first half: a code to the new one. */
export async function askToMove(
  app: App,
  of: Citizen,
  wish: { readonly current: string; readonly address: string },
  ways: Ways,
): Promise<Issues | { readonly ticket: string }> {
  const address = addressFrom(wish.address);
  const fault = addressFault(address, ways);
  if (address === null || fault !== null)
    return { issues: [{ field: 'address', message: fault ?? '请检查填写的内容。' }] };
  const citizen = await confirmed(app, of, wish.current);
  if (isIssues(citizen)) return citizen;
  const instead = (await citizenAt(app, of.organId, address)) ? ('taken' as const) : null;
  const pending = { address, citizenId: of.id, passwordHash: '', name: '' };
  return askForCode(app, of.organId, { purpose: 'change-address', pending, instead });
}

/** Second half: the account is found by the new address; the old one is told. Only for whoever asked for it. */
export const move = (app: App, of: Citizen, ticket: string, code: string) =>
  enterCode<Citizen>(
    app,
    of.organId,
    { ticket, purpose: 'change-address', code },
    async (app, { pending }) => {
      const citizen = await citizenById(app, of, { forUpdate: true });
      const isFree = (await citizenAt(app, of.organId, pending.address)) === null;
      if (citizen === null || pending.citizenId !== of.id || !isFree) return { issues: [wrongCode] };
      await updateCitizen(app, { ...citizen, address: pending.address });
      await tell(app, of.organId, citizen.address, { kind: 'moved' });
      await note(app, of, 'address-changed', { way: pending.address.way });
      return of;
    },
  );

/** What an account holds, as its owner sees it. */
export type OwnAccount = { readonly signInWith: string; readonly profile: Profile };

/** The owner's account; null when it was closed meanwhile. */
export async function ownAccount(app: App, of: Citizen): Promise<OwnAccount | null> {
  const citizen = await citizenById(app, of);
  return citizen && { signInWith: masked(citizen.address), profile: citizen.profile };
}

/** What the next form is filled in with. The address that signs in stands in where nothing was kept. */
export async function profileOf(app: App, of: Citizen): Promise<Profile | null> {
  const citizen = await citizenById(app, of);
  if (citizen === null) return null;
  const { profile, address } = citizen;
  const phone = profile.phone || (address.way === 'sms' ? address.to : '');
  const email = profile.email || (address.way === 'mail' ? address.to : '');
  return { ...profile, phone, email };
}

/** 下次不用再填; with `noProfile` what was kept is taken out. */
export const keepProfile = (app: App, of: Citizen, profile: Profile): Promise<void> =>
  transaction(app, async (app) => {
    const citizen = await citizenById(app, of, { forUpdate: true });
    if (citizen === null) return;
    await updateCitizen(app, { ...citizen, profile });
    await note(app, of, profile === noProfile ? 'profile-erased' : 'profile-kept');
  });

/** 注销: account, profile, sessions and links are gone; the matters themselves stay where they are. */
export async function closeAccount(app: App, of: Citizen, current: string): Promise<Issues | null> {
  const citizen = await confirmed(app, of, current);
  if (isIssues(citizen)) return citizen;
  await transaction(app, async (app) => {
    await deleteCodes(app, of.organId, citizen.address);
    await deleteCitizen(app, of);
    await note(app, of, 'closed');
  });
  return null;
}

/** Puts a matter of another capability under 我的. `how`: handed in while signed in, or proven by its query code. */
export const addMatter = (
  app: App,
  of: Citizen,
  matter: { readonly kind: string; readonly id: string },
  how: 'own' | 'code',
): Promise<void> =>
  transaction(app, async (app) => {
    if (await insertMatter(app, of, matter, how)) await note(app, of, 'matter-added', { kind: matter.kind });
  });

export { deleteMatter as forgetMatter, isMatterOf, mattersOf };
