/** Files between two sendings, and a form that is sent twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankApplication, type ChosenFile } from '../model-application.ts';
import { heldFiles } from './held-files.ts';
import { onceEach, sendingKey } from './once.ts';

const minute = 60_000;
const file = (size: number): ChosenFile => ({
  ...{ field: 'identityProof', name: 'a.png', bytes: new Uint8Array(size) },
});

test('files are found by their token for an hour and no longer', () => {
  const held = heldFiles();
  const token = held.hold([file(3)], 0);
  assert.match(token, /^[\w-]{24}$/);
  assert.equal(held.of(token, 60 * minute)?.length, 1);
  assert.equal(held.of(token, 61 * minute), null);
  assert.equal(held.hold([], 0), '');
});

test('when the room is full the oldest go, and the room is free again', () => {
  const held = heldFiles(10);
  const [first, second] = [held.hold([file(6)], 0), held.hold([file(6)], 1)];
  assert.equal(held.of(first, 2), null);
  assert.equal(held.of(second, 2)?.length, 1);
  const third = held.hold([file(4)], 3);
  assert.equal(held.of(second, 4)?.length, 1, 'six and four are ten');
  assert.equal(held.of(third, 4)?.length, 1);
});

test('the same form is the same sending; another mark, word or file is another; without a mark none is', () => {
  const mark = 'm'.repeat(24);
  const values = blankApplication();
  const key = sendingKey(mark, values, [file(1)]);
  assert.equal(sendingKey(mark, values, [file(1)]), key);
  const others = [
    sendingKey('n'.repeat(24), values, [file(1)]),
    sendingKey(mark, { ...values, 'applicant.name': '王' }, [file(1)]),
    sendingKey(mark, values, [file(2)]),
    sendingKey(mark, values, []),
  ];
  assert.equal(new Set([key, ...others]).size, 5);
  assert.equal(sendingKey('', values, []), '');
  assert.equal(sendingKey('short', values, []), '');
});

test('sent twice at once is done once; what failed or was not final is done again', async () => {
  const once = onceEach<number>((outcome) => outcome > 0);
  let done = 0;
  const work = async () => {
    done += 1;
    return done;
  };
  assert.deepEqual(await Promise.all([once('a', 0, work), once('a', 0, work)]), [1, 1]);
  assert.equal(await once('a', 11 * minute, work), 2, 'after ten minutes it is another');
  assert.equal(await once('', 0, work), 3);
  assert.equal(await once('b', 0, async () => 0), 0);
  assert.equal(await once('b', 0, work), 4);
  await assert.rejects(once('c', 0, () => Promise.reject(new Error('down'))));
  assert.equal(await once('c', 0, work), 5);
});
