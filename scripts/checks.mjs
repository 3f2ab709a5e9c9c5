/** Runs the checks one after another, all of them even when one fails, and says at the end which did. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, EVERYTHING } from '../launcher/build.mjs';
import { HOME, install } from '../launcher/install.mjs';
import { findRuntime } from '../launcher/runtime.mjs';
import { Stop, say } from '../launcher/words.mjs';
import { longestFirst } from './longest-first.mjs';
import { together } from './together.mjs';

/** Tests run by the side of one another; more than the usual two cores bring little. */
const CONCURRENCY = 2;
/** What one test file compiled is not compiled again by the next, nor by the servers that tests start. */
const COMPILED = join(HOME, 'build', 'compile-cache');
/** Where a run leaves the names of the files in which something failed. */
const FAILED = join(HOME, 'build', 'failed-tests');
/** More than so many files are no busy machine but a fault. */
const MOST_RUN_AGAIN = 3;
const NOT_OURS = new Set(['node_modules', 'build', 'data', 'dist', 'benchmarks']);

/**
 * Prepares as `./gongkai start` does, runs the ordinary checks and then further ones, and sets the exit code.
 * @param {() => {name: string, tests: RegExp, env?: Record<string, string>, again?: boolean}[]} further
 */
export function runChecks(further) {
  try {
    install();
    const runtime = findRuntime();
    build(EVERYTHING, runtime);
    const extra = further();
    const failed = [...ordinary(), ...extra]
      .filter((check) => !passes(check, runtime))
      .map(({ name }) => name);
    say(
      failed.length === 0
        ? '\n全部通过。  All checks passed.'
        : `\n没有通过：${failed.join('、')}  Failed: ${failed.join(', ')}.`,
    );
    process.exitCode = failed.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

const ordinary = () => [
  { name: 'types', words: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  {
    name: 'format and lint',
    words: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  },
  { name: 'tests', tests: /\.test\.tsx?$/, share: true },
];

/** All our files, from the program's folder on. */
function ownFiles(folder = '') {
  return readdirSync(join(HOME, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || NOT_OURS.has(path)) return [];
    return entry.isDirectory() ? ownFiles(path) : [path];
  });
}

/** @param {{name: string, words?: string[], tests?: RegExp, env?: Record<string, string>, again?: boolean, share?: boolean}} check */
function passes({ name, words, tests, env = {}, again = false, share = false }, runtime) {
  say(`\n── ${name}`);
  const run = (words) => {
    const { status } = spawnSync(runtime, words, {
      cwd: HOME,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...env,
        NODE_COMPILE_CACHE: COMPILED,
        PATH: `${join(runtime, '..')}:${process.env.PATH}`,
      },
    });
    return status === 0;
  };
  if (words) return run(words);
  const found = ownFiles().filter((path) => tests.test(path));
  const files = longestFirst(share ? together(found.sort()) : found);
  if (files.length === 0) {
    say(`No file matches ${tests}.`);
    return false;
  }
  return run(testWords(files, CONCURRENCY)) || (again && passTheSecondTime(run));
}

const testWords = (files, concurrency) => [
  ...(process.env.CI ? ['--import=./scripts/property-seed.mjs'] : []),
  '--disable-warning=ExperimentalWarning',
  ...['scripts/run-tests.mjs', String(concurrency), FAILED, ...files],
];

/** Runs the few files that failed once more, each alone, and names them: passed or not, they want looking at. */
function passTheSecondTime(run) {
  const failed = readFileSync(FAILED, 'utf8').split('\n').filter(Boolean);
  if (failed.length === 0 || failed.length > MOST_RUN_AGAIN) return false;
  say(`\n── 单独再运行一次  Once more, alone: ${failed.join(', ')}`);
  if (!run(testWords(failed, 1))) return false;
  say(`\n第二次才通过，请查明原因。  Passed only the second time, find out why: ${failed.join(', ')}.`);
  return true;
}
