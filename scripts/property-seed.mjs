/**
 * Loaded before the tests where CI is set: properties then try the same cases in every run, so that a landing does not
 * hang on the luck of the day. On a developer's machine they try new ones each time.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: 711 });
