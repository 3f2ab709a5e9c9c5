/** The order in which test files are begun. */

/**
 * Those that take longest, longest first, as measured; the others are short. Begun last, a long file would be alone
 * with one of the cores at the end. What is missing here only makes a run longer.
 */
const LONG = [
  'browser-tests/walk-console.spec.ts',
  'browser-tests/walk-portal.spec.ts',
  'browser-tests/partial-disclosure.spec.ts',
  'browser-tests/portal-attacks.spec.ts',
  'browser-tests/console-report.spec.ts',
  'browser-tests/console-writing.spec.ts',
  'browser-tests/publishing-notice.spec.ts',
  'browser-tests/clerk-takes-a-letter.spec.ts',
  'browser-tests/citizen-asks.spec.ts',
  'browser-tests/console-sign-in.spec.ts',
  'launcher/kill-server.test.ts',
  'launcher/start.test.ts',
  'platform/database/embedded/kill.test.ts',
  'platform/database/embedded/embedded.test.ts',
  'capabilities/search/following/killed.test.ts',
  'capabilities/accounts/sign-in.test.ts',
  'capabilities/publishing/files-attacks.test.ts',
];

const placeOf = (path) => {
  // Many files in one.
  if (path.startsWith('build/together/')) return -1;
  const place = LONG.indexOf(path);
  return place < 0 ? LONG.length : place;
};

/** The files, the long ones first and the others by name. @param {readonly string[]} files */
export const longestFirst = (files) =>
  files.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b)));
