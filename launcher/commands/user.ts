/** `./gongkai user add`: an account, and the password to hand out. */
import { parseArgs } from 'node:util';
import { addUser } from '#capabilities/accounts/index.ts';
import { createApp } from '#platform/database/index.ts';
import { isIssues } from '#platform/outcome.ts';
import { type Answer, UsageError } from './answer.ts';
import { withExistingDatabase } from './opened.ts';

const options = {
  role: { type: 'string', multiple: true },
  name: { type: 'string' },
  organ: { type: 'string' },
} as const;

/** Adds a member of staff from the command line; what is wrong is said argument by argument. */
export async function userCommand(args: string[]): Promise<Answer> {
  const { loginName, wish } = read(args);
  return withExistingDatabase(async ({ database }) => {
    const outcome = await addUser(createApp(database), { loginName, ...wish });
    if (isIssues(outcome)) {
      const text = outcome.issues.map(({ field, message }) => `${field}：${message}`).join('\n');
      return { code: 1, text, value: outcome };
    }
    const { staff, oneTimePassword } = outcome;
    const text = `已新增 ${staff.name}（${staff.loginName}）。一次性密码：${oneTimePassword}  首次登录后须更换。`;
    return { code: 0, text, value: outcome };
  });
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [verb, loginName, ...more] = positionals;
    if (verb !== 'add' || loginName === undefined || more.length > 0) {
      throw new UsageError('应为 user add 登录名 --role 岗位。  Expected: user add LOGIN --role ROLE.');
    }
    return { loginName, wish: { roles: values.role ?? [], name: values.name, organ: values.organ } };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : String(error));
  }
}
