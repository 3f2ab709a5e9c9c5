/** The front door of citizens: all that the server and other capabilities may import. */
export { addMatter, forgetMatter, isMatterOf, keepProfile, profileOf } from './actions.ts';
export { registerMessageJobs, type Senders } from './actions-messages.ts';
export type { Citizen, Profile, Ways } from './model.ts';
export type { Matter, MatterSource } from './model-matters.ts';
export { signOutForm } from './portal-pages/account.ts';
export { citizenOf, offersAccounts } from './routes-session.ts';
