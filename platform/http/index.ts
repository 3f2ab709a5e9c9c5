/** The HTTP side of the program: what a capability's routes.ts and server.ts need. */
export type { FailureNotice, FailurePage } from './answers.ts';
export { InvalidInputError, RefusedError } from './failures/failures.ts';
export { registerHealth } from './health.ts';
export { closeServer, listen } from './listening.ts';
export { type Asset, assets, folderAssets } from './pages/assets.ts';
export { type Form, readForm, type UploadedFile } from './pages/form.ts';
export { type Freshness, keepPagesFresh, type TagsOf } from './pages/freshness.ts';
export { type PageHandler, type PageOptions, type PageRequest, page } from './pages/page.ts';
export type { FilePage, HtmlPage, Page, Redirect, StreamPage } from './pages/sending.ts';
export { singlePage } from './pages/single-page.ts';
export { countedAddress, truncatedAddress } from './security/address.ts';
export { csrfToken } from './security/cross-site.ts';
export { type Turns, turnKeeper } from './security/turns.ts';
export {
  type Answer,
  admitted,
  type Call,
  isAllowed,
  type ServeOptions,
  serve,
  usualUpload,
} from './serve.ts';
export { createServer, megabyte, type Server, type ServerOptions, type Session } from './server.ts';
export { type SentFile, serveUpload, type UploadCall } from './upload.ts';
