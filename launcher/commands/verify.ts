/** `./gongkai verify`: proves that the journal, the files and what is public are as they were written. */
import type { Answer } from './answer.ts';
import { filesFolderOf, withExistingDatabase } from './opened.ts';
import { proveAll } from './proof.ts';

/** Checks everything; exit code 1 and the first broken entry in words when something is not as it was. */
export const verifyCommand = (): Promise<Answer> =>
  withExistingDatabase(async (opened, config) => {
    const proved = await proveAll({ ...opened, filesFolder: filesFolderOf(config) });
    const ok = proved.every(({ broken }) => broken === null);
    return {
      code: ok ? 0 : 1,
      text: proved.map(({ sentence }) => sentence).join('\n'),
      value: { ok, ...Object.fromEntries(proved.map(({ name, value }) => [name, value])) },
    };
  });
