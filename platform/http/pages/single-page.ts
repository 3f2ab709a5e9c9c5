/** The console: its index page at every address under a prefix, its files beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError } from '#platform/outcome.ts';
import type { Server } from '../server.ts';
import { assets, folderAssets } from './assets.ts';

/**
 * Serves a built single-page application from `folder` under `prefix` ('/console/'). Addresses without a file name
 * get index.html, so a bookmark works. A folder that is not built answers 404 with what to do.
 */
export function singlePage(server: Server, folder: string, prefix: string): void {
  const file = join(folder, 'index.html');
  const index = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (index !== null) assets(server, folderAssets(folder, prefix));
  const { fastify } = server;
  fastify.get(prefix.replace(/\/$/, ''), { config: { quiet: true } }, async (_request, reply) =>
    reply.redirect(prefix, 302),
  );
  fastify.get(`${prefix}*`, { config: { rate: 'none' } }, async (request, reply) => {
    if (index === null)
      throw new NotFoundError('工作台尚未构建。请在服务器上运行 ./gongkai start，它会自动构建。');
    if (/\.\w+$/.test(request.url.split('?', 1)[0] ?? '')) throw new NotFoundError('没有找到这个文件。');
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(index);
  });
}
