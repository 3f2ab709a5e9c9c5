/**
 * `npm test`: every check and every test, on any machine with a Node ≥ 20: installs and builds what is missing, then
 * types, format and lint, architecture, all tests, and the browser tests in a real Chromium.
 */
import { findChromium } from '../launcher/chromium.mjs';
import { runChecks } from './checks.mjs';

runChecks(() => [
  {
    ...{ name: 'browser tests', tests: /^browser-tests\/.*\.spec\.ts$/, env: { CHROMIUM: findChromium() } },
    // A real browser, server and database on a machine that others keep busy: decision 0051.
    again: true,
  },
]);
