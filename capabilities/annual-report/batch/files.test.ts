import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { test } from 'node:test';
import { swelling, zipOf } from '#platform/documents/testing.ts';
import { UnreadableError } from '../model.ts';
import { batchFiles } from './files.ts';

test('members that swell are refused one by one, and the server goes on serving meanwhile', async () => {
  const content = swelling(60, true);
  const names = Array.from({ length: 20 }, (_, i) => `${i}.txt`);
  const bytes = zipOf(names.map((name) => ({ name, content })));
  const files = batchFiles([{ name: 'all.zip', bytes }]);
  assert.deepEqual(
    files.map(({ name }) => name),
    names,
  );
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  for (const file of files) await assert.rejects(file.bytes(), UnreadableError);
  delay.disable();
  // All in one go they take four seconds of the one thread.
  assert.ok(delay.max / 1e6 < 2000, `${delay.max / 1e6} ms`);
});
