/** Installs the packages when they are missing or not those of package-lock.json. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop, say } from './words.mjs';

/** The folder of the program. */
export const HOME = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs `npm ci` unless what is installed agrees with the lock file. Throws Stop when npm is missing or fails. */
export function install() {
  if (isInstalled()) return;
  say('正在安装所需的软件包（首次约需一分钟）…  Installing packages, once…');
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', words, {
    cwd: HOME,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.error) {
    throw new Stop(
      '没有找到 npm，不能安装所需的软件包。请安装 Node.js（含 npm）后重试。',
      'npm was not found, so the packages cannot be installed. Install Node.js with npm and try again.',
    );
  }
  if (npm.status !== 0) {
    throw new Stop(
      '软件包没有装上，原因见上。请检查网络，或用 npm config set registry 换用可以访问的镜像后重试。',
      'The packages could not be installed; npm says why above. Check the network, or set a registry you can reach.',
    );
  }
  writeFileSync(STAMP, hashOf(LOCK));
}

const LOCK = join(HOME, 'package-lock.json');
const STAMP = join(HOME, 'node_modules', '.gongkai-stamp');

/** Our stamp says for which lock file we installed; where somebody ran npm by hand, npm's own list says what is there. */
function isInstalled() {
  return readIfThere(STAMP) === hashOf(LOCK) || listAgrees();
}

/** npm leaves a list of what it has installed, written last; it must name all that the lock file names. */
function listAgrees() {
  const list = readIfThere(join(HOME, 'node_modules', '.package-lock.json'));
  if (list === null) return false;
  const installed = JSON.parse(list).packages;
  return Object.entries(JSON.parse(readFileSync(LOCK, 'utf8')).packages).every(([path, wanted]) => {
    const found = installed[path];
    return path === '' || (found ? found.version === wanted.version : mayBeMissing(wanted));
  });
}

/** Optional packages are for one kind of machine each; npm has left out those for others. */
function mayBeMissing({ optional, os, cpu, libc }) {
  const isForOurs = (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && !libc;
  return optional === true && !((os || cpu) && isForOurs);
}

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** @param {string} path */
const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
