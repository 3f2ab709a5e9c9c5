/** Who, by the cluster's own lock file, runs a data folder, and whether that process is truly a database of this folder. */
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The id of the living postmaster of this folder, or null. */
export function runningPostmaster(folder: string): number | null {
  const pid = recordedIn(join(folder, 'postmaster.pid'));
  return pid !== null && exists(pid) && isPostmasterOf(folder, pid) ? pid : null;
}

/**
 * Removes lock files that would make PostgreSQL refuse to start although nothing runs: after a restart of the machine
 * or of a container the number in them may belong to any program, and where process 1 is slow to reap, a dead one stays
 * in the table. A number that nobody has is left to PostgreSQL, which knows what to do.
 */
export function removeStaleLocks(folder: string, socketFolder: string): void {
  for (const lock of [join(folder, 'postmaster.pid'), join(socketFolder, '.s.PGSQL.5432.lock')]) {
    const pid = recordedIn(lock);
    if (pid !== null && exists(pid) && !isPostmasterOf(folder, pid)) rmSync(lock, { force: true });
  }
}

function recordedIn(lock: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isPostmasterOf(folder: string, pid: number): boolean {
  if (!existsSync('/proc/self/stat')) return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.charAt(stat.lastIndexOf(')') + 2);
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return state !== 'Z' && name === 'postgres' && standsIn(pid, folder);
  } catch {
    return false;
  }
}

/** A postmaster stands in its data folder. Where the system does not tell, it is believed. */
function standsIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return true;
  }
}
