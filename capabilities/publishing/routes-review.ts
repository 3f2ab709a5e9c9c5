/** HTTP ⇄ actions of review: submission, the six acts, chains, delegations. */
import { type Server, serve } from '#platform/http/index.ts';
import { createChain, listChains, listColleagues, removeChain, saveChain } from './actions-chains.ts';
import { delegate, endDelegation, listDelegations } from './actions-delegations.ts';
import { inbox, pass, passBatch, recallItem, sendBack, submitItem } from './actions-review.ts';
import { endpoints as items } from './contract.ts';
import { endpoints } from './contract-review.ts';

/** Registers /api/reviews…, /api/chains…, /api/delegations… and the steps of review of an item. */
export function registerReview(server: Server): void {
  serve(server, items.submitItem, ({ app, staff, params, input }) =>
    submitItem(app, staff, params.id, input),
  );
  serve(server, items.recallItem, ({ app, staff, params, input }) =>
    recallItem(app, staff, params.id, input),
  );
  serve(server, endpoints.inbox, ({ app, staff }) => inbox(app, staff));
  serve(server, endpoints.pass, ({ app, staff, params, input }) => pass(app, staff, params.id, input));
  serve(server, endpoints.sendBack, ({ app, staff, params, input }) =>
    sendBack(app, staff, params.id, input),
  );
  serve(server, endpoints.passBatch, ({ app, staff, input }) => passBatch(app, staff, input));
  registerChains(server);
  registerDelegations(server);
}

function registerChains(server: Server): void {
  serve(server, endpoints.listColleagues, ({ app, staff }) => listColleagues(app, staff));
  serve(server, endpoints.listChains, ({ app, staff }) => listChains(app, staff));
  serve(server, endpoints.createChain, ({ app, staff, input }) => createChain(app, staff, input));
  serve(server, endpoints.saveChain, ({ app, staff, params, input }) =>
    saveChain(app, staff, params.id, input),
  );
  serve(server, endpoints.removeChain, ({ app, staff, params }) => removeChain(app, staff, params.id));
}

function registerDelegations(server: Server): void {
  serve(server, endpoints.listDelegations, ({ app, staff }) => listDelegations(app, staff));
  serve(server, endpoints.delegate, ({ app, staff, input }) => delegate(app, staff, input));
  serve(server, endpoints.endDelegation, ({ app, staff, params }) => endDelegation(app, staff, params.id));
}
