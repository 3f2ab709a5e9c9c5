import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from '#platform/http/testing.ts';

test('the work that capabilities registered is kept with its hour, and ends with the program', async () => {
  const server = await testServer({ jobs: true });
  const { rows } = await server.database.pool.query('SELECT name, cron FROM pgboss.schedule');
  const hours = new Map(rows.map(({ name, cron }) => [name, cron]));
  assert.equal(hours.get('publishing-sweep'), '* * * * *');
  assert.equal(hours.get('publishing-recheck'), '20 2 * * *');
  assert.equal(hours.get('inspect-ourselves'), '10 4 * * *');
  const from = Date.now();
  await server.close();
  assert.ok(Date.now() - from < 20_000, 'closing waits for nothing');
});
