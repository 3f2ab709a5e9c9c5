/** The citizen's pages of requests: data in, HTML out. Each is drawn in portal-pages/. */
export { type ApplicationView, applicationPage, type ReceivedFile } from './portal-pages/application.ts';
export { checkPage, type PublicMatch } from './portal-pages/application-check.ts';
export { connectPage } from './portal-pages/connect.ts';
export { type LookUpView, lookUpPage } from './portal-pages/look-up.ts';
export { doneWords, type OwnCaseView, ownCasePage, type ReplyItem } from './portal-pages/own-case.ts';
export { type ReceiptFacts, receiptPage } from './portal-pages/receipt.ts';
