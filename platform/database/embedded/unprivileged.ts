/**
 * PostgreSQL refuses to run as root. Started by root, it runs in a user namespace of its own in which root is nobody
 * (its files stay root's), or, where the kernel forbids that, under another account of the machine.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { DatabaseError } from '../database-error.ts';

/** The words to put before a command so that it does not run as root, and the account that then owns its files. */
export type Disguise = { readonly prefix: readonly string[]; readonly owner: Account | null };
type Account = { readonly uid: number; readonly gid: number };

const NOBODY = 65534;

/** How to run the database program on this folder. Throws DatabaseError where root has no way. */
export function disguiseFor(folder: string, program: string): Disguise {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null };
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner && owner.uid !== 0) return asAccount({ uid: owner.uid, gid: owner.gid }, program);
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, '--'];
  if (runs([...namespace, program, '--version'])) return { prefix: namespace, owner: null };
  return asAccount(postgresAccount() ?? { uid: NOBODY, gid: NOBODY }, program);
}

function asAccount(account: Account, program: string): Disguise {
  const prefix = ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--'];
  if (runs([...prefix, program, '--version'])) return { prefix, owner: account };
  throw new DatabaseError(
    '数据库不能以 root 身份运行，而本机又不允许切换身份。请改用普通用户启动，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
    'PostgreSQL does not run as root, and this machine lets root take no other identity for it (no user namespaces, ' +
      `or account ${account.uid} cannot read ${program}). Start as an ordinary user, or set DATABASE_URL.`,
  );
}

function runs(command: readonly string[]): boolean {
  const [program = '', ...rest] = command;
  return spawnSync(program, rest, { stdio: 'ignore', cwd: '/', timeout: 10_000 }).status === 0;
}

function postgresAccount(): Account | null {
  if (!existsSync('/etc/passwd')) return null;
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m);
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : null;
}

/**
 * Makes the folder in which those of the database stand. Another account than ours must be able to pass through it,
 * though not to list it.
 */
export function passableFolder(folder: string, { owner }: Disguise): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  if (owner && uid === process.getuid?.() && (mode & 0o001) === 0) chmodSync(folder, mode | 0o011);
}

/** Makes a folder for the database alone (0700), owned by the account it runs under. */
export function privateFolder(folder: string, disguise: Disguise): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (disguise.owner) chownSync(folder, disguise.owner.uid, disguise.owner.gid);
}

/** Whether setpriv is here, which lets the kernel tell the database when its parent has died. */
export function canDieWithParent(): boolean {
  return process.platform === 'linux' && runs(['setpriv', '--pdeathsig', 'INT', '--', 'true']);
}
