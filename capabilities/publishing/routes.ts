/** HTTP ⇄ actions of publishing: each part registers its own. */
import type { Server } from '#platform/http/index.ts';
import { registerCheck } from './routes-check.ts';
import { registerDesk } from './routes-desk.ts';
import { registerFiles } from './routes-files.ts';
import { registerItems } from './routes-items.ts';
import { registerPortal } from './routes-portal.ts';
import { registerRelease } from './routes-release.ts';
import { registerReview } from './routes-review.ts';
import { registerSections } from './routes-sections.ts';

/** Registers everything of publishing on the server. */
export function register(server: Server): void {
  registerSections(server);
  registerItems(server);
  registerFiles(server);
  registerCheck(server);
  registerReview(server);
  registerRelease(server);
  registerDesk(server);
  registerPortal(server);
}
