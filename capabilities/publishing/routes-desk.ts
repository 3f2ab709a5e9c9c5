/** HTTP ⇄ the catalogue, the settings, visitors' error reports. */
import { type Server, serve } from '#platform/http/index.ts';
import {
  addCatalogueEntry,
  answerErrorReport,
  listCatalogue,
  listErrorReports,
  saveCatalogueEntry,
  saveSettings,
  settingsOf,
} from './actions-desk.ts';
import { endpoints } from './contract-desk.ts';

/** What the public catalogue is kept under in the page cache. */
const publicTag = 'items';

/** Registers the desk's endpoints that are not the checks'. */
export function registerDesk(server: Server): void {
  serve(server, endpoints.listCatalogue, ({ app, staff }) => listCatalogue(app, staff.organId));
  serve(server, endpoints.addCatalogueEntry, async ({ app, staff, input }) => {
    const entries = await addCatalogueEntry(app, staff, input);
    server.pages.invalidate(publicTag);
    return entries;
  });
  serve(server, endpoints.saveCatalogueEntry, async ({ app, staff, params, input }) => {
    const entries = await saveCatalogueEntry(app, staff, params.id, input);
    server.pages.invalidate(publicTag);
    return entries;
  });
  serve(server, endpoints.getSettings, ({ app, staff }) => settingsOf(app, staff.organId));
  serve(server, endpoints.saveSettings, ({ app, staff, input }) => saveSettings(app, staff, input));
  serve(server, endpoints.listErrorReports, ({ app, staff }) => listErrorReports(app, staff));
  serve(server, endpoints.answerErrorReport, ({ app, staff, params, input }) =>
    answerErrorReport(app, staff, params.id, input.answer),
  );
}
