/** `./gongkai verify`: proves that the journal and the files are as they were written. */
import { verifyFiles } from '#platform/files/index.ts';
import type { Answer } from './answer.ts';
import { filesFolderOf, withExistingDatabase } from './opened.ts';
import { proveJournal } from './proof.ts';

/** Checks everything; exit code 1 and the first broken entry in words when something is not as it was. */
export const verifyCommand = (): Promise<Answer> =>
  withExistingDatabase(async (opened, config) => {
    const journal = await proveJournal(opened);
    const files = await verifyFiles(opened.pool, filesFolderOf(config));
    const { broken } = journal;
    const whose = broken?.organId ? `单位 ${broken.organId} 的` : '';
    const lines = [
      broken
        ? `工作日志不完整：${whose}${broken.message}`
        : `工作日志完整：${journal.organs} 个单位，${journal.entries} 条，没有改动。`,
      files.broken
        ? `附件不完整：${files.broken}`
        : `附件完整：${files.checked} 个，内容与登记的校验值一致。`,
    ];
    const fine = broken === null && files.broken === null;
    return { code: fine ? 0 : 1, text: lines.join('\n'), value: { ok: fine, journal, files } };
  });
