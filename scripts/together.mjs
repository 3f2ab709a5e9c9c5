/** Test files that share a process, so that the program is loaded once for all of them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../launcher/install.mjs';

/** So many files at most: the processes should be many enough to keep every core busy to the end. */
const MOST = 12;
/** What asks for a process of its own: it starts others, measures or changes its process, or opens servers at once. */
const ALONE =
  /\bprocess\.(?!cpuUsage)|\bspawn|\bWorker\b|[Ss]andbox|Safely\b|\bmock\b|globalThis|^(const|let) .*await |setTimeout|sleep/m;
const FOLDER = 'build/together';

/**
 * Writes files that import the others, and returns those with the ones that stay alone. Loading the program takes some
 * three seconds of a processor, longer than most tests of a file. Every file is a suite, with its hooks around its own
 * tests; one begins when the one before has ended.
 * @param {readonly string[]} files
 */
export function together(files) {
  const sharing = files.filter((path) => !ALONE.test(readFileSync(join(HOME, path), 'utf8')));
  rmSync(join(HOME, FOLDER), { recursive: true, force: true });
  mkdirSync(join(HOME, FOLDER), { recursive: true });
  const [withServer, without] = [true, false].map((wanted) =>
    sharing.filter(
      (path) => /#platform\/(http|database)\/testing/.test(readFileSync(join(HOME, path), 'utf8')) === wanted,
    ),
  );
  const groups = [...partsOf(withServer), ...partsOf(without)];
  const made = groups.map((group, at) => {
    const path = `${FOLDER}/${at}.test.mjs`;
    writeFileSync(join(HOME, path), textOf(group));
    return path;
  });
  return [...made, ...files.filter((path) => !sharing.includes(path))];
}

/** @param {readonly string[]} files */
const partsOf = (files) =>
  Array.from({ length: Math.ceil(files.length / MOST) }, (_, at) => files.slice(at * MOST, (at + 1) * MOST));

/** @param {readonly string[]} files */
const textOf = (files) =>
  [
    "import { describe } from 'node:test';",
    ...files.map((path) => {
      const name = JSON.stringify(path);
      return `describe(${name}, { timeout: Infinity }, async () => void (await import(${JSON.stringify(`../../${path}`)})));`;
    }),
    '',
  ].join('\n');
