import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { UnreadableError } from '../model.ts';
import { batchFiles } from './files.ts';

test('members that swell are refused one by one, and the server goes on serving meanwhile', async () => {
  const swollen = new Uint8Array(60 << 20);
  const names = Array.from({ length: 20 }, (_, i) => `${i}.txt`);
  const bytes = zipSync(Object.fromEntries(names.map((name) => [name, swollen])), { level: 1 });
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
