/** `./gongkai backup FILE` and `./gongkai restore FILE`. */
import { backup, restore } from '#platform/backup/index.ts';
import type { Answer } from './answer.ts';
import { filesFolderOf, MIGRATIONS, withDatabase, withExistingDatabase } from './opened.ts';
import { proveJournal } from './proof.ts';

/** Backs up everything into one file, also while the server runs. */
export const backupCommand = (file: string): Promise<Answer> =>
  withExistingDatabase(async ({ pool }, config) => {
    const result = await backup(pool, filesFolderOf(config), file);
    const saved = `已备份到 ${file}：${result.tables} 张表、${result.rows} 行，${result.files} 个附件。`;
    const lost = `有 ${result.missing.length} 个附件的内容已丢失或被改动，没有备份：${result.missing.join('、')}`;
    const code = result.missing.length === 0 ? 0 : 1;
    return { code, text: code === 0 ? saved : `${saved}\n${lost}`, value: { file, ...result } };
  });

/** Restores a backup into the empty database of the settings, and proves its journal. */
export const restoreCommand = (file: string): Promise<Answer> =>
  withDatabase(async (opened, config) => {
    const { pool } = opened;
    const filesFolder = filesFolderOf(config);
    const result = await restore({ pool, migrationsFolder: MIGRATIONS, filesFolder, source: file });
    const { broken, entries } = await proveJournal(opened);
    const restored = `已恢复 ${result.madeAt} 的备份：${result.tables} 张表、${result.rows} 行，${result.files} 个附件。`;
    const proof = broken ? `但工作日志不完整：${broken.message}` : `工作日志 ${entries} 条，核对无误。`;
    return {
      code: broken ? 1 : 0,
      text: `${restored}${proof}`,
      value: { ...result, journal: { entries, broken } },
    };
  });
