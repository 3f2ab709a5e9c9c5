/** HTTP ⇄ actions of publishing: each part registers its own. */
import type { Server } from '#platform/http/index.ts';
import { registerCheck } from './routes-check.ts';
import { registerDesk } from './routes-desk.ts';
import { registerPortal } from './routes-portal.ts';

/** Registers everything of publishing on the server. */
export function register(server: Server): void {
  registerCheck(server);
  registerDesk(server);
  registerPortal(server);
}
