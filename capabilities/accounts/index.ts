/** The front door of accounts: all that other capabilities, the command line and the server may import. */
import type { App } from '#platform/app.ts';
import { createStaff as createStaffBy, type NewStaff } from './actions-staff.ts';

export { addUser, createOrgan, type NewUser, organById, organIds, portalOrgan } from './actions.ts';
export type { HandedOut, NewStaff } from './actions-staff.ts';
export { type Organ, type Permission, permissionsOf, permissionsOfRole, type Role } from './model.ts';

/** Makes an account with a password to hand out (the sample, the first administrator). Issues when the name is taken. */
export const createStaff = (app: App, organId: string, wish: NewStaff) =>
  createStaffBy(app, 'system', organId, wish);
