/** HTTP ⇄ actions of publication. */
import { type Server, serve } from '#platform/http/index.ts';
import {
  moveItem,
  publishItem,
  publishUrgently,
  restoreItem,
  scheduleItem,
  takeDownItem,
} from './actions-release.ts';
import { endpoints } from './contract.ts';

/** Registers the steps of publication of an item. */
export function registerRelease(server: Server): void {
  serve(server, endpoints.publishItem, ({ app, staff, params, input }) =>
    publishItem(app, staff, params.id, input),
  );
  serve(server, endpoints.scheduleItem, ({ app, staff, params, input }) =>
    scheduleItem(app, staff, params.id, input),
  );
  serve(server, endpoints.publishUrgently, ({ app, staff, params, input }) =>
    publishUrgently(app, staff, params.id, input),
  );
  serve(server, endpoints.takeDownItem, ({ app, staff, params, input }) =>
    takeDownItem(app, staff, params.id, input),
  );
  serve(server, endpoints.restoreItem, ({ app, staff, params, input }) =>
    restoreItem(app, staff, params.id, input),
  );
  serve(server, endpoints.moveItem, ({ app, staff, params, input }) =>
    moveItem(app, staff, params.id, input),
  );
}
