/** Finds a Chromium for the browser tests; on Debian, as root, fetches one. Never lets a test be skipped silently. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Stop, say } from './words.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser that can be run. Throws Stop where there is none and none can be installed. */
export function findChromium() {
  const given = process.env.CHROMIUM ?? process.env.CHROME_PATH;
  if (given) {
    if (canRun(given)) return given;
    throw new Stop(
      `环境变量 CHROMIUM 所指的 ${given} 不能运行。`,
      `CHROMIUM is ${given}, which cannot be run.`,
    );
  }
  const found = search() ?? (installOnDebian() ? search() : undefined);
  if (found) return found;
  throw new Stop(
    '没有找到 Chromium 或 Chrome，浏览器测试无法进行。请安装其中之一，或用环境变量 CHROMIUM 指明它的位置。',
    'No Chromium or Chrome was found, so the browser tests cannot run. Install one, or set CHROMIUM to its path.',
  );
}

function search() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(canRun);
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Chromium, Chinese fonts and the PDF tools, when this is Debian and we are root. Returns whether that succeeded. */
function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  say('正在安装 Chromium 和中文字体…  Installing Chromium and Chinese fonts…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];
  const apt = (...words) =>
    spawnSync('apt-get', ['-y', '-qq', ...words], { env, stdio: ['ignore', 2, 2] }).status === 0;
  return (
    apt('install', '--no-install-recommends', ...packages) ||
    (apt('update') && apt('install', '--no-install-recommends', ...packages))
  );
}
