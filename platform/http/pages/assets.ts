/** Files whose address carries their fingerprint: sent from memory, kept by browsers for a year. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from '../server.ts';
import { type Encoding, encodedFor } from './encoding.ts';

export type Asset = { readonly path: string; readonly type: string; readonly body: Buffer };

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

const packed = new Set(['.png', '.webp', '.woff2', '.ico']);

/** Serves each asset at its path. */
export function assets(server: Server, files: Iterable<Asset>): void {
  for (const file of files) {
    const kept = new Map<Encoding, Buffer>();
    server.fastify.get(file.path, { config: { quiet: true } }, (request, reply) =>
      sendAsset(request, reply, file, kept),
    );
  }
}

async function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Asset,
  kept: Map<Encoding, Buffer>,
): Promise<FastifyReply> {
  reply.headers({
    'content-type': file.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  const encoded = packed.has(extname(file.path))
    ? null
    : await encodedFor(request.headers['accept-encoding'], file.body, kept, 9);
  if (encoded === null) return reply.send(file.body);
  return reply.header('content-encoding', encoded.encoding).send(encoded.body);
}

/** Every file under `folder` as an asset under `prefix`; index.html is left to its own page. */
export function folderAssets(folder: string, prefix: string): Asset[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name !== 'index.html' && types[extname(entry.name)] !== undefined,
    )
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = `${prefix}${relative(folder, file).split(sep).join('/')}`;
      return { path, type: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
    });
}
