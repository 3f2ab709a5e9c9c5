/**
 * Runs before every command, on any Node ≥ 20: installs and builds what is missing or stale and prints, as its only
 * word on standard output, the Node 24 that the command is to run on. What it has to say goes to standard error.
 */
import { build } from './build.mjs';
import { install } from './install.mjs';
import { findRuntime } from './runtime.mjs';
import { Stop, say } from './words.mjs';

const OLDEST = 20;

/** What a command needs built before it can run. */
const NEEDS = { start: ['console', 'fonts'], report: ['fonts'] };

try {
  if (Number.parseInt(process.versions.node, 10) < OLDEST) {
    throw new Stop(
      `本机的 Node.js 是 ${process.versions.node}，需要 ${OLDEST} 或更高版本。`,
      `This machine has Node.js ${process.versions.node}; ${OLDEST} or newer is needed.`,
    );
  }
  install();
  const runtime = findRuntime();
  build(NEEDS[process.argv[2] ?? ''] ?? [], runtime);
  process.stdout.write(runtime);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 2;
}
