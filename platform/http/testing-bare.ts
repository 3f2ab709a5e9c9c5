/** A server with nothing but the routes of a test: no database, no capability. */
import type { App } from '#platform/app.ts';
import {
  closeServer,
  createServer,
  csrfToken,
  listen,
  registerHealth,
  type Server,
  type ServerOptions,
} from './index.ts';

export type BareServer = {
  readonly server: Server;
  readonly url: string;
  readonly log: readonly string[];
  readonly at: (path: string, options?: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
};

/** Whoever sends the cookie `in=1` is signed in with the permission 'thing:do'. */
export async function bareServer(
  routes: (server: Server) => void,
  options: Partial<ServerOptions> = {},
): Promise<BareServer> {
  const log: string[] = [];
  const staff = { id: 'a', organId: 'b', name: '甲', permissions: new Set(['thing:do']) };
  const session = { id: 's', staff, csrf: csrfToken('secret'), restricted: null };
  const server = await createServer({
    app: {} as App,
    authenticate: async ({ headers }) => (headers.cookie?.includes('in=1') ? session : null),
    failurePage: ({ status, message }) => `<h1>${status}</h1><p>${message}</p>`,
    ready: async () => null,
    log: { stream: { write: (line) => log.push(line) } },
    ...options,
  });
  routes(server);
  registerHealth(server);
  const url = await listen(server, 0, '127.0.0.1');
  const at = (path: string, wish: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...wish });
  return { server, url, log, at, close: () => closeServer(server) };
}

/** A POST of JSON. */
export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
