/** Builds what is made from the sources and is missing or older than they are. One line per thing built. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './install.mjs';
import { Stop, say } from './words.mjs';

/**
 * What is built: from which files (`isInput` sees the path of every source file from the program's folder on), by which
 * words to Node, into which folder of build/.
 */
const BUILDERS = {
  console: {
    chinese: '工作台页面',
    isInput: (path) =>
      /^(console|rules)\//.test(path) ||
      /^capabilities\/[^/]+\/(console|writing)\//.test(path) ||
      /^capabilities\/[^/]+\/(contract|model)[^/]*\.ts$/.test(path) ||
      /^platform\/[^/]+\.ts$/.test(path),
    words: [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'console/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    entry: 'console/vite.config.ts',
  },
  fonts: {
    chinese: '字体',
    isInput: (path) => path === 'scripts/build-fonts.ts' || /^scripts\/fonts\//.test(path),
    words: ['--disable-warning=ExperimentalWarning', 'scripts/build-fonts.ts'],
    entry: 'scripts/build-fonts.ts',
  },
};

/** Every name that can be built. */
export const EVERYTHING = Object.keys(BUILDERS);

/**
 * Builds the named things where they are stale, on the given Node. Throws Stop when a build fails.
 * @param {string[]} names
 * @param {string} runtime
 */
export function build(names, runtime) {
  const sources = names.length > 0 ? sourceFiles('') : [];
  for (const name of names) {
    const { chinese, isInput, words, entry } = BUILDERS[name];
    if (!existsSync(join(HOME, entry))) continue;
    const key = keyOf(['package-lock.json', ...sources.filter(isInput)]);
    const keyFile = join(HOME, 'build', `${name}.key`);
    const isFresh = existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key;
    if (isFresh && existsSync(join(HOME, 'build', name))) continue;
    say(`正在生成${chinese}…  Building ${name}…`);
    rmSync(keyFile, { force: true });
    const { status, error } = spawnSync(runtime, words, { cwd: HOME, stdio: ['ignore', 2, 2] });
    if (status !== 0) {
      throw new Stop(
        `${chinese}没有生成，原因见上。`,
        `Building ${name} failed${error ? `: ${error.message}` : '; the reason is above'}.`,
      );
    }
    mkdirSync(join(HOME, 'build'), { recursive: true });
    writeFileSync(keyFile, key);
  }
}

const SOURCE_FOLDERS = ['capabilities', 'console', 'platform', 'rules', 'scripts'];

/** All source files, tests left out, as sorted paths from the program's folder on. */
function sourceFiles(folder) {
  const names = folder === '' ? SOURCE_FOLDERS : readdirSync(join(HOME, folder)).sort();
  return names.flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (/\.(test|spec)\.tsx?$/.test(name) || !existsSync(join(HOME, path))) return [];
    return folder === '' || isFolder(path) ? sourceFiles(path) : [path];
  });
}

const isFolder = (path) => statSync(join(HOME, path)).isDirectory();

function keyOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(HOME, path)))
      .update('\0');
  return hash.digest('hex');
}
