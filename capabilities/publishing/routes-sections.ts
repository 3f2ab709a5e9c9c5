/** HTTP ⇄ actions of sections. */
import { type Server, serve } from '#platform/http/index.ts';
import {
  createSection,
  listSections,
  mergeSection,
  orderSections,
  retireSection,
  reviveSection,
  saveSection,
} from './actions-sections.ts';
import { endpoints } from './contract.ts';

/** Registers /api/sections…. */
export function registerSections(server: Server): void {
  serve(server, endpoints.listSections, ({ app, staff }) => listSections(app, staff.organId));
  serve(server, endpoints.createSection, ({ app, staff, input }) => createSection(app, staff, input));
  serve(server, endpoints.saveSection, ({ app, staff, params, input }) =>
    saveSection(app, staff, params.id, input),
  );
  serve(server, endpoints.orderSections, ({ app, staff, input }) => orderSections(app, staff, input));
  serve(server, endpoints.mergeSection, ({ app, staff, params, input }) =>
    mergeSection(app, staff, params.id, input),
  );
  serve(server, endpoints.retireSection, ({ app, staff, params, input }) =>
    retireSection(app, staff, params.id, input),
  );
  serve(server, endpoints.reviveSection, ({ app, staff, params }) => reviveSection(app, staff, params.id));
}
