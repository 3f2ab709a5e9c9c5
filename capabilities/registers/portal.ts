/** The public pages of the registers: data in, HTML out. Each is drawn in portal-pages/. */
import { html } from '#portal/html.ts';
import { type RegisterLine, registerLinks } from './portal-pages/parts.ts';

export { type RegisterPageView, registerPage, registersPage } from './portal-pages/lists.ts';
export { openCsv, openHeads, openRow } from './portal-pages/open-data.ts';
export type { RegisterLine } from './portal-pages/parts.ts';
export { type RecordPageView, recordPage } from './portal-pages/record.ts';

/** The registers within 法定主动公开内容 of the statutory column (headings from h3 on). */
export const registerPanels = (lines: readonly RegisterLine[]): string =>
  html`<section aria-labelledby="registers-title"><h3 id="registers-title"><a href="/registers">行政执法和规范性文件</a></h3>
!${registerLinks(lines)}</section>`;
