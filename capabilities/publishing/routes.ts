/** HTTP ⇄ actions of publishing: each part registers its own. */
import type { Server } from '#platform/http/index.ts';

/** Registers everything of publishing on the server. */
export function register(_server: Server): void {}
