/** Runs the checks one after another, all of them even when one fails, and says at the end which did. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, EVERYTHING } from '../launcher/build.mjs';
import { HOME, install } from '../launcher/install.mjs';
import { findRuntime } from '../launcher/runtime.mjs';
import { Stop, say } from '../launcher/words.mjs';

/** Tests run by the side of one another; more than the usual two cores bring little. */
const CONCURRENCY = 2;
/** What one test file compiled is not compiled again by the next, nor by the servers that tests start. */
const COMPILED = join(HOME, 'build', 'compile-cache');
const NOT_OURS = new Set(['node_modules', 'build', 'data', 'dist', 'benchmarks']);

/**
 * Prepares as `./gongkai start` does, runs the ordinary checks and then further ones, and sets the exit code.
 * @param {() => {name: string, tests: RegExp, env?: Record<string, string>}[]} further
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
  { name: 'tests', tests: /\.test\.tsx?$/ },
];

/** All our files, from the program's folder on. */
function ownFiles(folder = '') {
  return readdirSync(join(HOME, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || NOT_OURS.has(path)) return [];
    return entry.isDirectory() ? ownFiles(path) : [path];
  });
}

/** @param {{name: string, words?: string[], tests?: RegExp, env?: Record<string, string>}} check */
function passes({ name, words, tests, env = {} }, runtime) {
  say(`\n── ${name}`);
  const files = tests
    ? ownFiles()
        .filter((path) => tests.test(path))
        .sort()
    : [];
  if (tests && files.length === 0) {
    say(`No file matches ${tests}.`);
    return false;
  }
  const testWords = [
    ...(process.env.CI ? ['--import=./scripts/property-seed.mjs'] : []),
    '--test',
    `--test-concurrency=${CONCURRENCY}`,
    '--disable-warning=ExperimentalWarning',
    '--test-timeout=480000',
    ...files,
  ];
  const { status } = spawnSync(runtime, words ?? testWords, {
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
}
