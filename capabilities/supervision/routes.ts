/** HTTP ⇄ supervision. */
import { type Server, serve } from '#platform/http/index.ts';
import { supervision } from './actions.ts';
import { endpoints } from './contract.ts';

/** Registers supervision on the server. */
export function register(server: Server): void {
  serve(server, endpoints.getSupervision, ({ app, staff, query }) => supervision(app, staff, query.year));
}
