/** HTTP ⇄ actions of items while they are written. */
import { type Server, serve } from '#platform/http/index.ts';
import { createItem, discardItem, keepItem, listItems, saveItem, stayOnItem } from './actions-items.ts';
import { itemView } from './actions-view.ts';
import { endpoints } from './contract.ts';

/** Registers /api/items… as far as it is about writing. */
export function registerItems(server: Server): void {
  serve(server, endpoints.listItems, ({ app, staff, query }) => listItems(app, staff, query));
  serve(server, endpoints.createItem, ({ app, staff, input }) => createItem(app, staff, input));
  serve(server, endpoints.getItem, ({ app, staff, params }) => itemView(app, staff, params.id));
  serve(server, endpoints.saveItem, ({ app, staff, params, input }) =>
    saveItem(app, staff, params.id, input),
  );
  serve(server, endpoints.stayOnItem, ({ app, staff, params }) => stayOnItem(app, staff, params.id));
  serve(server, endpoints.keepItem, ({ app, staff, params, input }) =>
    keepItem(app, staff, params.id, input),
  );
  serve(server, endpoints.discardItem, ({ app, staff, params, input }) =>
    discardItem(app, staff, params.id, input),
  );
}
