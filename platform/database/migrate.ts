/** Brings a database to the form this program expects: the plain SQL files of migrations/, in order, forward only. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { DatabaseError } from './database-error.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** Any number will do, so long as no other program on the same server uses it: 'gongkai' in telephone keys. */
const LOCK = 4_664_524;

/** Reads NNNN-name.sql files in the order of their numbers. Throws when two share a number. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort();
  for (const [i, name] of names.entries()) {
    if (name.slice(0, 4) === names[i + 1]?.slice(0, 4)) {
      throw new Error(`${name} and ${names[i + 1]} share a number; give one of them the next free number`);
    }
  }
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Applies what is missing, each file in a transaction of its own; several programs starting at once wait for one
 * another. `upTo` names the last file to apply. Returns the names applied. Throws DatabaseError when a file already
 * applied has been changed, or when the database was made by a newer program.
 */
export async function migrate(pool: pg.Pool, folder: string, upTo?: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const wanted = upTo === undefined ? migrations : migrations.filter(({ name }) => name <= upTo);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const applied = await appliedMigrations(client);
    refuseStrangers(applied, migrations);
    const missing = wanted.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function appliedMigrations(client: pg.PoolClient): Promise<Map<string, string>> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS migrations (
       name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM migrations',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseStrangers(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new DatabaseError(
        `数据库由更新版本的程序建立（含有本程序没有的 ${name}），请升级程序后再启动。`,
        `This database was made by a newer program: it has ${name}, which this one does not know. Upgrade the program.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new DatabaseError(
        `migrations/${name} 在执行之后被改动过，请恢复原文件；需要的改动请另写一个新文件。`,
        `migrations/${name} was changed after it had been applied. Restore it, and write the change as a new file.`,
      );
    }
  }
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [name, checksum]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migrations/${name} failed and was rolled back: ${reason}`, { cause: error });
  }
}
