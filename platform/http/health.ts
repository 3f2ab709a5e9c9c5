/** Addresses for machines: whether the process lives, whether it can work, and what the API is. */
import { openApi } from './openapi.ts';
import type { Server } from './server.ts';

/** /healthz: the process answers. /readyz: the database is there and migrated. /api/openapi.json: the contract. */
export function registerHealth(server: Server): void {
  const { fastify, options } = server;
  const quiet = { config: { quiet: true } };
  fastify.get('/healthz', quiet, async (_request, reply) => plain(reply).send({ status: 'ok' }));
  fastify.get('/readyz', quiet, async (_request, reply) => {
    const reason = await options.ready();
    return plain(reply)
      .code(reason === null ? 200 : 503)
      .send(reason === null ? { status: 'ready' } : { status: 'not ready', reason });
  });
  let document: string | undefined;
  fastify.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(openApi(server));
    return reply.type('application/json; charset=utf-8').send(document);
  });
}

const plain = <R extends { header: (name: string, value: string) => R }>(reply: R): R =>
  reply.header('cache-control', 'no-store');
