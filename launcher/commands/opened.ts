/** The database of the settings, for a command that runs once and ends. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError, type OpenDatabase, openDatabase } from '#platform/database/index.ts';
import { openSealer, type Sealer } from '#platform/sealing/index.ts';
import { type Config, loadConfig } from '../../config.ts';

/** Where the migrations lie. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');

/** Where the files of the store lie. */
export const filesFolderOf = (config: Config): string => join(config.dataFolder, 'files');

/** Seals personal data under the key of the settings, or the one kept beside the data. */
export const sealerOfConfig = (config: Config): Sealer =>
  openSealer({ folder: join(config.dataFolder, 'keys'), key: config.personalDataKey });

/** Opens the database the settings name, does the work, and closes it whatever happens. */
export async function withDatabase<T>(
  work: (opened: OpenDatabase, config: Config) => Promise<T>,
  config: Config = loadConfig(process.env),
): Promise<T> {
  const opened = await openConfigured(config);
  try {
    return await work(opened, config);
  } finally {
    await opened.close();
  }
}

/** As withDatabase, but refuses, in a sentence, where the program has never been started. */
export async function withExistingDatabase<T>(
  work: (opened: OpenDatabase, config: Config) => Promise<T>,
): Promise<T> {
  const config = loadConfig(process.env);
  if (config.databaseUrl === null && !existsSync(join(config.dataFolder, 'postgres', 'PG_VERSION')))
    throw nothingThere(config);
  return withDatabase(async (opened) => {
    const { rows } = await opened.pool.query(`SELECT to_regclass('public.migrations') IS NOT NULL AS made`);
    if (!rows[0].made) throw nothingThere(config);
    return work(opened, config);
  }, config);
}

/** Opens the database the settings name. */
export const openConfigured = (config: Config): Promise<OpenDatabase> =>
  openDatabase({
    url: config.databaseUrl,
    dataFolder: config.dataFolder,
    binFolder: config.postgresBin,
    preparedStatements: config.preparedStatements,
  });

function nothingThere({ databaseUrl, dataFolder }: Config): DatabaseError {
  const place = databaseUrl === null ? `目录 ${dataFolder}` : 'DATABASE_URL 所指的数据库';
  return new DatabaseError(
    `${place}中还没有数据，请检查 GONGKAI_DATA 和 DATABASE_URL，或先执行 ./gongkai start。`,
    `There is nothing in ${databaseUrl === null ? dataFolder : 'the database of DATABASE_URL'} yet; check the settings, or run ./gongkai start first.`,
  );
}
