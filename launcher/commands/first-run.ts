/** What an empty database is given: the sample bureau, or an organ to be named and its first administrator. */
import { createOrgan, createStaff, portalOrgan } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { isIssues, NotFoundError } from '#platform/outcome.ts';
import type { Config } from '../../config.ts';

export type Administrator = { readonly loginName: string; readonly password: string };

const LOGIN_NAME = 'admin';

/** Returns the first administrator with the password to show once, or null when the database was not empty. */
export async function firstRun(app: App, _config: Config): Promise<Administrator | null> {
  if (await hasOrgan(app)) return null;
  return transaction(app, async (inside) => {
    const organ = await createOrgan(inside, { name: '（请在工作台填写单位名称）' });
    const wish = { loginName: LOGIN_NAME, name: '系统管理员', roles: ['administrator'] } as const;
    const made = await createStaff(inside, organ.id, { ...wish, roles: [...wish.roles] });
    if (isIssues(made)) throw new Error(made.issues.map(({ message }) => message).join());
    return { loginName: LOGIN_NAME, password: made.oneTimePassword };
  });
}

async function hasOrgan(app: App): Promise<boolean> {
  try {
    await portalOrgan(app);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}
