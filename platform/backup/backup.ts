/** Writes everything into one file: every table as of one instant, and every file the tables speak of. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { placeOf } from '#platform/files/index.ts';
import { endArchive, writeEntry } from './archive.ts';
import { ABOUT, type About, BackupError, FORMAT, MANIFEST, type Manifest } from './manifest.ts';
import { listSequences, listTables, type Table } from './tables.ts';

export type BackupResult = {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Contents the tables speak of that could not be read; empty when all is well. */
  readonly missing: readonly string[];
};

/** So much of a table is held in memory at a time. */
const PART = 4_000_000;

/** Makes the backup. The file appears whole or not at all. Throws BackupError when it exists already. */
export async function backup(pool: pg.Pool, filesFolder: string, target: string): Promise<BackupResult> {
  const path = resolve(target);
  if (existsSync(path)) {
    throw new BackupError(
      `${path} 已经存在，请换一个文件名。`,
      `${path} exists already; choose another name.`,
    );
  }
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  const file = createWriteStream(draft, { mode: 0o600, flush: true });
  const output = createGzip({ level: 6 });
  output.pipe(file);
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await writeAll(client, filesFolder, output);
    await client.query('COMMIT');
    await finishFile(output, file);
    await rename(draft, path);
    return result;
  } catch (error) {
    file.destroy();
    await rm(draft, { force: true });
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function finishFile(output: Gzip, file: WriteStream): Promise<void> {
  endArchive(output);
  await finished(file);
}

async function writeAll(client: pg.PoolClient, filesFolder: string, output: Gzip): Promise<BackupResult> {
  const { rows: migrations } = await client.query('SELECT name, checksum FROM migrations ORDER BY name');
  const tables = await listTables(client);
  const about: About = {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    migrations,
    tables: tables.map(brief),
  };
  await writeJson(output, ABOUT, about);
  const manifest: Manifest = { tables: {}, sequences: await listSequences(client), files: 0, missing: [] };
  for (const [i, table] of tables.entries()) {
    manifest.tables[table.name] = await writeTable(client, output, table, String(i + 1).padStart(3, '0'));
  }
  const { rows: contents } = await client.query<{ sha256: string }>(
    'SELECT DISTINCT sha256 FROM files ORDER BY 1',
  );
  for (const { sha256 } of contents) {
    if (await writeFile(output, filesFolder, sha256)) manifest.files += 1;
    else manifest.missing.push(sha256);
  }
  await writeJson(output, MANIFEST, manifest);
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  return { tables: tables.length, rows, files: manifest.files, missing: manifest.missing };
}

const brief = ({ name, columns }: Table) => ({ name, columns: [...columns] });

const writeJson = (output: Gzip, name: string, value: object) =>
  writeEntry(output, name, Buffer.from(`${JSON.stringify(value, null, 1)}\n`));

/** A table becomes entries `tables/007/0001`, … of COPY text, each small enough to be held. */
async function writeTable(client: pg.PoolClient, output: Gzip, { name, columns }: Table, folder: string) {
  const copy = client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${name}) TO STDOUT`));
  const hash = createHash('sha256');
  let held: Buffer[] = [];
  let size = 0;
  let part = 0;
  const flush = async () => {
    if (size === 0) return;
    part += 1;
    await writeEntry(output, `tables/${folder}/${String(part).padStart(6, '0')}`, Buffer.concat(held));
    held = [];
    size = 0;
  };
  for await (const piece of copy) {
    hash.update(piece);
    held.push(piece);
    size += piece.length;
    if (size >= PART) await flush();
  }
  await flush();
  return { rows: copy.rowCount ?? 0, sha256: hash.digest('hex') };
}

async function writeFile(output: Gzip, filesFolder: string, sha256: string): Promise<boolean> {
  try {
    const bytes = await readFile(join(filesFolder, placeOf(sha256)));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
    await writeEntry(output, `files/${sha256}`, bytes);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
