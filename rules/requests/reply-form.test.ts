import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnTheSpot } from './reply-form.ts';

const rows = [
  ['2024-09-02', '2024-09-02', true, true, 'art. 33(1): 当场予以答复, on the day of receipt'],
  ['2024-09-02', '2024-09-03', true, false, 'art. 33(2): a day later it is no longer 当场'],
  ['2024-09-02', '2024-09-02', false, false, 'by post on the same day is not 当场'],
  ['2024-08-30', '2024-09-02', true, false, 'nobody stands there over a weekend'],
] as const;

for (const [receivedOn, repliedOn, inPerson, expected, reason] of rows)
  test(reason, () => assert.equal(isOnTheSpot(receivedOn, repliedOn, inPerson), expected));
