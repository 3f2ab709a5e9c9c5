/** `npm run check`: as `npm test`, without the browser tests. */
import { runChecks } from './checks.mjs';

runChecks(() => []);
