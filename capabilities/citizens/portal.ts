/** The pages of 我的: data in, HTML out. Each is drawn in portal-pages/. */
export { type AccountView, accountPage, toldWords } from './portal-pages/account.ts';
export { type CodeView, codeOverPage, codePage } from './portal-pages/code.ts';
export { registerPage, unavailablePage } from './portal-pages/new.ts';
export { type SettingsForm, type SettingsView, settingsPage } from './portal-pages/settings.ts';
export { forgottenPage, signInPage } from './portal-pages/sign-in.ts';
