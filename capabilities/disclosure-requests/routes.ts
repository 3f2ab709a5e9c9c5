/** HTTP ⇄ actions of requests: the staff's endpoints. Steps: routes-steps.ts; files: routes-files.ts; applicants: routes-applicant.ts. */
import { type Server, serve, usualUpload } from '#platform/http/index.ts';
import { outcomePath } from './actions-end.ts';
import { registerRequest, startDrill } from './actions-intake.ts';
import { lawSettings, setLawSetting } from './actions-law.ts';
import {
  countRequests,
  deskDemands,
  dueCalendar,
  listRequests,
  sameMatter,
  samePerson,
} from './actions-list.ts';
import { whatIf } from './actions-periods.ts';
import { getSettings, listHandlers, saveSettings } from './actions-settings.ts';
import { readPeople, reissueCode } from './actions-steps.ts';
import { getRequest } from './actions-view.ts';
import { endpoints } from './contract.ts';
import { deskEndpoints } from './contract-desk.ts';
import { endEndpoints } from './contract-end.ts';
import { lawEndpoints } from './contract-law.ts';
import { workEndpoints } from './contract-work.ts';
import { registerFigures } from './figures/routes.ts';
import { registerOldCases } from './old-cases/routes.ts';
import { registerApplicant } from './routes-applicant.ts';
import { registerFiles } from './routes-files.ts';
import { registerLetters } from './routes-letters.ts';
import { registerPortal } from './routes-portal.ts';
import { registerReleases } from './routes-release.ts';
import { registerSteps } from './routes-steps.ts';

/** Registers everything of requests on the server. */
export function register(server: Server): void {
  registerDesk(server);
  registerRegister(server);
  registerSteps(server);
  registerFiles(server);
  registerReleases(server);
  registerApplicant(server);
  registerLetters(server);
  registerFigures(server);
  registerOldCases(server);
  registerPortal(server);
}

function registerDesk(server: Server): void {
  serve(server, deskEndpoints.demands, ({ app, staff, query }) => deskDemands(app, staff, query));
  serve(server, deskEndpoints.calendar, ({ app, staff, query }) => dueCalendar(app, staff, query.month));
  serve(server, deskEndpoints.sameMatter, ({ app, staff, params }) => sameMatter(app, staff, params.id));
  serve(server, deskEndpoints.samePerson, ({ app, staff, params }) => samePerson(app, staff, params.id));
  serve(server, deskEndpoints.listHandlers, ({ app, staff }) => listHandlers(app, staff));
  serve(server, deskEndpoints.getSettings, ({ app, staff }) => getSettings(app, staff));
  serve(server, deskEndpoints.saveSettings, ({ app, staff, input }) => saveSettings(app, staff, input));
  serve(server, lawEndpoints.lawSettings, ({ app, staff }) => lawSettings(app, staff));
  serve(server, lawEndpoints.setLawSetting, ({ app, staff, params, input }) =>
    setLawSetting(app, staff, params.setting, input),
  );
  serve(server, deskEndpoints.startDrill, ({ app, staff, input }) => startDrill(app, staff, input.subject));
}

function registerRegister(server: Server): void {
  serve(server, endpoints.listRequests, ({ app, staff, query }) => listRequests(app, staff, query));
  serve(server, endpoints.countRequests, ({ app, staff }) => countRequests(app, staff));
  serve(server, endpoints.registerRequest, ({ app, staff, input }) => registerRequest(app, staff, input), {
    uploadLimit: usualUpload,
  });
  serve(server, endpoints.getRequest, ({ app, staff, params }) => getRequest(app, staff, params.id));
  serve(server, endpoints.readPeople, ({ app, staff, params, input }) =>
    readPeople(app, staff, params.id, input.purpose),
  );
  serve(server, endpoints.reissueCode, ({ app, staff, params, input }) =>
    reissueCode(app, staff, params.id, input.seen),
  );
  serve(server, workEndpoints.whatIf, ({ app, staff, params, query }) =>
    whatIf(app, staff, params.id, query),
  );
  serve(server, endEndpoints.outcomePath, ({ app, staff, params, input }) =>
    outcomePath(app, staff, params.id, input),
  );
}
