/** HTTP ⇄ actions of disputes. No page of theirs is public. */
import { keepFiguresFrom, termOf } from '#capabilities/disclosure-requests/index.ts';
import { type Server, serve } from '#platform/http/index.ts';
import {
  createDispute,
  decide,
  getDispute,
  listDisputes,
  recordAnswer,
  recordAppeal,
  saveDispute,
  saveEvidence,
  voidDispute,
} from './actions.ts';
import { disputeDuties } from './actions-duties.ts';
import { disputesBehind, tableFourOf } from './actions-figures.ts';
import { reopenLinkedRequest } from './actions-request.ts';
import { endpoints } from './contract.ts';

/** Registers everything of disputes on the server. */
export function register(server: Server): void {
  serve(server, endpoints.listDisputes, ({ app, staff, query: { request, ...query } }) =>
    listDisputes(app, staff, { ...given(query), ...(request && { requestId: request }) }),
  );
  serve(server, endpoints.listDuties, async ({ app, staff }) => ({
    duties: await disputeDuties(app, staff.organId),
  }));
  serve(server, endpoints.getDispute, ({ app, staff, params }) => getDispute(app, staff, params.id));
  serve(server, endpoints.createDispute, ({ app, staff, input }) => createDispute(app, staff, input.facts));
  serve(server, endpoints.saveDispute, ({ app, staff, params, input }) =>
    saveDispute(app, staff, params.id, input),
  );
  serve(server, endpoints.saveEvidence, ({ app, staff, params, input }) =>
    saveEvidence(app, staff, params.id, input),
  );
  registerSteps(server);
  registerFigures(server);
}

/** Without what was not asked for. */
const given = <T extends object>(query: T) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };

function registerSteps(server: Server): void {
  serve(server, endpoints.answer, ({ app, staff, params, input }) =>
    recordAnswer(app, staff, params.id, input),
  );
  serve(server, endpoints.decide, ({ app, staff, params, input }) => decide(app, staff, params.id, input));
  serve(server, endpoints.appeal, ({ app, staff, params, input }) =>
    recordAppeal(app, staff, params.id, input),
  );
  serve(server, endpoints.reopenRequest, ({ app, staff, params, input }) =>
    reopenLinkedRequest(app, staff, params.id, input),
  );
  serve(server, endpoints.voidDispute, ({ app, staff, params, input }) =>
    voidDispute(app, staff, params.id, input),
  );
}

function registerFigures(server: Server): void {
  serve(server, endpoints.getFigures, async ({ app, staff, params: { year } }) => ({
    year,
    term: await termOf(app, staff.organId, 'disputes'),
    cells: await tableFourOf(app, staff.organId, year),
  }));
  serve(server, endpoints.keepDisputesFrom, ({ app, staff, input }) =>
    keepFiguresFrom(app, staff, 'disputes', input),
  );
  serve(server, endpoints.casesBehind, ({ app, staff, params, query }) =>
    disputesBehind(app, staff, { year: params.year, path: params.cell, page: query.page }),
  );
}
