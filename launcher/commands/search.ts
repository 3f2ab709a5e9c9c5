/** `./gongkai search …`: measures the search on labelled questions, and builds its index anew. */
import { join } from 'node:path';
import {
  evaluateCommand,
  LabelledSetError,
  rebuildCommand,
  SearchUsageError,
} from '#capabilities/search/command.ts';
import { createApp } from '#platform/database/index.ts';
import { openFileStore } from '#platform/files/index.ts';
import { ConfigError } from '../../config.ts';
import { type Answer, UsageError } from './answer.ts';
import { filesFolderOf, sealerOfConfig, withExistingDatabase } from './opened.ts';

/** Runs one of the commands; wrong use and what cannot be read are said in words, exit code 2. */
export async function searchCommand([name, ...args]: readonly string[]): Promise<Answer> {
  try {
    if (name === 'evaluate') return await evaluateCommand(args);
    if (name === 'rebuild' && args.length === 0) return await rebuild();
  } catch (error) {
    if (error instanceof SearchUsageError) throw new UsageError(error.message);
    if (error instanceof LabelledSetError) throw new ConfigError([error.message]);
    throw error;
  }
  throw new UsageError(`search 后面应为 evaluate 或 rebuild。  After search: evaluate or rebuild.`);
}

const rebuild = (): Promise<Answer> =>
  withExistingDatabase(({ database, pool }, config) => {
    const app = createApp(database, undefined, openFileStore(filesFolderOf(config)), sealerOfConfig(config));
    const folder = join(config.dataFolder, 'search');
    let last = -1;
    return rebuildCommand({ app, pool, folder }, (done) => {
      if (done !== last) process.stderr.write(`已处理${done}篇…\n`);
      last = done;
    });
  });
