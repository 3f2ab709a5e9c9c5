/** Puts a backup into an empty database and file store: all of it or nothing. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { migrate, readMigrations } from '#platform/database/index.ts';
import { keepContent } from '#platform/files/index.ts';
import { type ArchiveEntry, readEntries } from './archive.ts';
import { ABOUT, About, BackupError, MANIFEST, Manifest } from './manifest.ts';
import { listSequences, listTables } from './tables.ts';

export type RestoreOptions = {
  readonly pool: pg.Pool;
  readonly migrationsFolder: string;
  readonly filesFolder: string;
  /** The backup file. */
  readonly source: string;
};

export type RestoreResult = {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly madeAt: string;
};

/** Restores. Throws BackupError when the file is no whole backup, is from a newer program, or the target is not empty. */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const { pool, migrationsFolder, source } = options;
  if (!existsSync(source))
    throw new BackupError(`没有找到备份文件 ${source}。`, `There is no file ${source}.`);
  const entries = openArchive(source);
  const about = await readAbout(entries, migrationsFolder);
  await refuseUnlessEmpty(pool, about);
  await migrate(pool, migrationsFolder, about.migrations.at(-1)?.name ?? '');
  await refuseStrangeTables(pool, about);
  const result = await loadWhole(pool, entries, about, options.filesFolder);
  await migrate(pool, migrationsFolder);
  await pool.query('ANALYZE');
  return result;
}

async function loadWhole(
  pool: pg.Pool,
  entries: AsyncGenerator<ArchiveEntry, void>,
  about: About,
  filesFolder: string,
): Promise<RestoreResult> {
  const client = await pool.connect();
  // A broken connection is met as the failure of the query at hand.
  client.on('error', () => {});
  const tables = new TableLoader(client, about);
  try {
    await client.query('BEGIN');
    const result = await load(client, entries, tables, filesFolder);
    await client.query('COMMIT');
    client.release();
    return { ...result, madeAt: about.madeAt };
  } catch (error) {
    // In the middle of a COPY no ROLLBACK can be said; the server rolls back when the connection ends.
    client.release(true);
    throw error;
  }
}

/** The JSON of an entry; null when it is none, which no schema takes. */
function jsonOf(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return null;
  }
}

const damaged = (english: string) =>
  new BackupError(
    '备份文件已损坏或不完整，没有恢复任何内容，请换用另一份备份。',
    `The backup is damaged (${english}); nothing was restored.`,
  );

/** The entries; whatever goes wrong with the file itself becomes one sentence. */
async function* openArchive(source: string): AsyncGenerator<ArchiveEntry, void> {
  const file = createReadStream(source);
  const input = createGunzip();
  file.on('error', (error) => input.destroy(error));
  file.pipe(input);
  try {
    yield* readEntries(input);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  } finally {
    file.destroy();
    input.destroy();
  }
}

async function readAbout(
  entries: AsyncGenerator<ArchiveEntry, void>,
  migrationsFolder: string,
): Promise<About> {
  const { value: first } = await entries.next();
  const told = first?.name === ABOUT ? jsonOf(first.content) : undefined;
  if (told === null) throw damaged('its list of contents is no JSON');
  const parsed = About.safeParse(told);
  if (!parsed.success) {
    throw new BackupError('这个文件不是公开台的备份。', 'This file is not a backup of Gongkai.');
  }
  const known = new Map(readMigrations(migrationsFolder).map(({ name, checksum }) => [name, checksum]));
  const strange = parsed.data.migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (strange) {
    throw new BackupError(
      `备份由更新版本的程序制作（含有 ${strange.name}），请升级程序后再恢复。`,
      `The backup was made by a newer program (it has ${strange.name}); upgrade this one first.`,
    );
  }
  return parsed.data;
}

async function refuseUnlessEmpty(pool: pg.Pool, about: About): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name } of await listTables(client)) {
      if ((await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rows.length === 0) continue;
      throw new BackupError(
        `目标数据库不是空的（${name} 中已有内容），为免覆盖，没有恢复。请更换 GONGKAI_DATA 或 DATABASE_URL 指向一个空的数据库。`,
        `The target is not empty (${name} has rows), so nothing was restored. Point GONGKAI_DATA or DATABASE_URL to an empty one.`,
      );
    }
    const { rows } = await client.query(`SELECT to_regclass('migrations') IS NOT NULL AS made`);
    if (!rows[0].made) return;
    const { rows: applied } = await client.query<{ name: string }>('SELECT name FROM migrations');
    const beyond = applied.find(({ name }) => !about.migrations.some((migration) => migration.name === name));
    if (!beyond) return;
    throw new BackupError(
      `目标数据库已是较新的结构（${beyond.name}），请指向一个全新的空数据库。`,
      `The target already has the newer form ${beyond.name}; point to a wholly new, empty database.`,
    );
  } finally {
    client.release();
  }
}

/** Names of tables become part of statements, so only those that the database has by itself are let through. */
async function refuseStrangeTables(pool: pg.Pool, about: About): Promise<void> {
  const client = await pool.connect();
  try {
    const known = new Map((await listTables(client)).map(({ name, columns }) => [name, new Set(columns)]));
    const strange = about.tables.find(
      ({ name, columns }) => !columns.every((column) => known.get(name)?.has(column)),
    );
    if (strange) throw damaged(`its table ${strange.name.slice(0, 60)} is not one of ours`);
  } finally {
    client.release();
  }
}

type Loaded = { rows: number; readonly hash: Hash };

async function load(
  client: pg.PoolClient,
  entries: AsyncGenerator<ArchiveEntry, void>,
  tables: TableLoader,
  filesFolder: string,
): Promise<Omit<RestoreResult, 'madeAt'>> {
  // What the migrations themselves put in is in the backup too.
  for (const name of [...tables.loaded.keys()].reverse()) await client.query(`DELETE FROM ${name}`);
  let files = 0;
  for await (const { name, content } of entries) {
    const [folder, rest = ''] = name.split('/');
    if (folder === 'tables') await tables.take(Number(rest) - 1, content);
    else if (folder === 'files') {
      if ((await keepContent(filesFolder, content)) !== rest)
        throw damaged(`file ${rest} is not what was handed in`);
      files += 1;
    } else if (name === MANIFEST) {
      await tables.end();
      const manifest = Manifest.safeParse(jsonOf(content));
      if (!manifest.success) throw damaged('its manifest is no manifest');
      return finish(client, manifest.data, tables.loaded, files);
    }
  }
  throw damaged('its manifest is missing');
}

/** Fills the tables in turn, each by one COPY, so that rows of a table may refer to later rows of it. */
class TableLoader {
  readonly loaded: Map<string, Loaded>;
  readonly #client: pg.PoolClient;
  readonly #about: About;
  #table: About['tables'][number] | undefined;
  #copy: CopyStreamQuery | undefined;

  constructor(client: pg.PoolClient, about: About) {
    this.#client = client;
    this.#about = about;
    this.loaded = new Map(about.tables.map(({ name }) => [name, { rows: 0, hash: createHash('sha256') }]));
  }

  /** Takes the next part of a table, named by its place in the list. */
  async take(index: number, content: Buffer): Promise<void> {
    const table = this.#about.tables[index];
    if (!table) throw damaged(`table ${index + 1} is not in its list`);
    if (table !== this.#table) {
      await this.end();
      this.#table = table;
      this.#copy = this.#client.query(
        copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`),
      );
      // An error between two parts is met again at the next write, or at the end.
      this.#copy.on('error', () => {});
    }
    this.loaded.get(table.name)?.hash.update(content);
    if (this.#copy && !this.#copy.write(content)) await once(this.#copy, 'drain');
  }

  /** Ends the table at hand. */
  async end(): Promise<void> {
    if (!this.#copy || !this.#table) return;
    this.#copy.end();
    await finished(this.#copy);
    const loaded = this.loaded.get(this.#table.name);
    if (loaded) loaded.rows = this.#copy.rowCount ?? 0;
    this.#copy = undefined;
  }
}

async function finish(
  client: pg.PoolClient,
  manifest: Manifest,
  loaded: ReadonlyMap<string, Loaded>,
  files: number,
): Promise<Omit<RestoreResult, 'madeAt'>> {
  let rows = 0;
  for (const [name, table] of loaded) {
    const wanted = manifest.tables[name];
    if (wanted?.rows !== table.rows || wanted.sha256 !== table.hash.digest('hex'))
      throw damaged(`table ${name}`);
    rows += table.rows;
  }
  if (manifest.files !== files) throw damaged(`${files} of ${manifest.files} files`);
  const counters = new Set((await listSequences(client, true)).map(({ name }) => name));
  const strange = manifest.sequences.find(({ name }) => !counters.has(name));
  if (strange) throw damaged(`its counter ${strange.name.slice(0, 60)} is not one of ours`);
  for (const { name, value } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2)', [name, value]);
  return { tables: loaded.size, rows, files };
}
