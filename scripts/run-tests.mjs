/**
 * Runs test files in the order they are given in, as `node --test`, which sorts them, does otherwise:
 * `node scripts/run-tests.mjs CONCURRENCY FAILED FILE…`. The names of files in which something failed go to FAILED.
 */
import { createWriteStream } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import failedFiles from './failed-files.mjs';

/** For one test; a page is waited for a minute at most, and a browser test has many. */
const TIMEOUT = 480_000;

const [concurrency, failed, ...files] = process.argv.slice(2);
const events = run({ files, concurrency: Number(concurrency), timeout: TIMEOUT });
events.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
events.compose(failedFiles).pipe(createWriteStream(failed));
events.compose(new spec()).pipe(process.stdout);
