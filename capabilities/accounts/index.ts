/** The front door of accounts: all that other capabilities, the command line and the server may import. */
import type { App } from '#platform/app.ts';
import { createStaff as createStaffBy, type NewStaff } from './actions-staff.ts';
import type { Role } from './model.ts';
import { findAllStaff } from './store.ts';

export { addUser, createOrgan, type NewUser, organById, organIds, portalOrgan } from './actions.ts';
export { type Attempt, attemptSucceeded, countAttempt } from './actions-attempts.ts';
export type { HandedOut, NewStaff } from './actions-staff.ts';
export { hashPassword, isCommonPassword, isPassword, pretendToCheck } from './credentials/password.ts';
export { newToken, readToken, tokenHash, writeToken } from './credentials/token.ts';
export {
  absoluteLimit,
  idleLimit,
  isSessionAlive,
  type Organ,
  type Permission,
  passwordFault,
  permissionsOf,
  permissionsOfRole,
  type Role,
} from './model.ts';
export { sealPlainSecrets } from './store-two-step.ts';

/** Makes an account with a password to hand out (the sample, the first administrator). Issues when the name is taken. */
export const createStaff = (app: App, organId: string, wish: NewStaff) =>
  createStaffBy(app, 'system', organId, wish);

/** A member of staff as other capabilities know them. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
};

/** Everybody of an organ, also those who no longer may sign in. */
export const colleagues = async (app: App, organId: string): Promise<Colleague[]> =>
  (await findAllStaff(app, organId)).map(({ id, name, roles, active }) => ({ id, name, roles, active }));
