/** The portal's style sheets, pictures and modules, each at an address that carries its content's fingerprint. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type Asset = { readonly path: string; readonly type: string; readonly body: Buffer };

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const folder = join(import.meta.dirname, 'assets');

/** Every file of portal/assets by name, read once at start. Pictures come first: style sheets name them. */
export const portalAssets: ReadonlyMap<string, Asset> = readdirSync(folder)
  .filter((name) => types[extname(name)] !== undefined)
  .sort((one, other) => Number(one.endsWith('.css')) - Number(other.endsWith('.css')))
  .reduce((found, name) => found.set(name, assetOf(name, found)), new Map<string, Asset>());

function assetOf(name: string, found: ReadonlyMap<string, Asset>): Asset {
  const body = withAddresses(name, readFileSync(join(folder, name)), found);
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const ending = extname(name);
  return {
    path: `/assets/${name.slice(0, -ending.length)}.${mark}${ending}`,
    type: types[ending] ?? 'application/octet-stream',
    body,
  };
}

/** In a style sheet, url("ridges.svg") becomes the picture's fingerprinted address. */
function withAddresses(name: string, body: Buffer, found: ReadonlyMap<string, Asset>): Buffer {
  if (!name.endsWith('.css')) return body;
  const text = body.toString('utf8').replace(/url\("([\w-]+\.svg)"\)/g, (all, picture) => {
    const asset = found.get(picture);
    return asset ? `url("${asset.path}")` : all;
  });
  return Buffer.from(text);
}

/** The address of one asset; a name that is not there is a fault of the page that asks. */
export function assetPath(name: string): string {
  const asset = portalAssets.get(name);
  if (asset === undefined) throw new Error(`no such asset: ${name}`);
  return asset.path;
}
