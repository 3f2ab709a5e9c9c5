/** Opening and closing the door. */
import type { Server } from './server.ts';

/** Listens and returns the address as a browser would write it. Port 0 takes any free one. */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await server.fastify.listen({ port, host });
  const address = server.fastify.server.address();
  if (address === null || typeof address === 'string') return String(address);
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}

/** Takes no new requests, lets those under way finish for at most `grace` milliseconds, then hangs up. */
export async function closeServer(server: Server, grace = 10_000): Promise<void> {
  const hangUp = setTimeout(() => server.fastify.server.closeAllConnections(), grace);
  try {
    await server.fastify.close();
  } finally {
    clearTimeout(hangUp);
  }
}
