import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { transaction } from '#platform/database/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { journal, journalHead, journalMany, journalNumberOn, timeline, verifyJournal } from './index.ts';

const by = { id: 'x', name: '李静' };

test('many entries of the past are chained to those that stand, and each day’s end is found in them', async () => {
  const db = await testDatabase({ now: () => new Date('2026-02-01T02:00:00Z') });
  const organId = randomUUID();
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 9), 1, n % 9));
  const entries = Array.from({ length: 4500 }, (_, n) => ({
    ...{ subject: { kind: 'item', id: String(n % 10) }, event: 'made', by, at: day(n) },
    ...{ detail: { n }, basis: n % 2 === 0 ? '第三十三条' : undefined },
  }));
  const first = await transaction(db.app, (app) => journalMany(app, organId, entries));
  assert.equal(first, 1);
  await transaction(db.app, (app) =>
    journal(app, { organId, subject: { kind: 'item', id: '1' }, event: 'read', by }),
  );
  assert.equal(await journalHead(db.app, organId), 4501);
  const check = await verifyJournal(db.pool);
  assert.equal(check.broken, null);
  assert.equal((await timeline(db.app, organId, { kind: 'item', id: '1' })).length, 451);
  assert.equal(await journalNumberOn(db.app, organId, '2023-12-31'), 0);
  assert.equal(await journalNumberOn(db.app, organId, '2024-01-01'), 9);
  assert.equal(await journalNumberOn(db.app, organId, '2024-01-11'), 99);
  assert.equal(await journalNumberOn(db.app, organId, '2026-02-01'), 4501);
  assert.equal(await journalNumberOn(db.app, randomUUID(), '2026-02-01'), 0);
  await db.close();
});

test('nothing is written outside a transaction', async () => {
  const db = await testDatabase();
  await assert.rejects(journalMany(db.app, randomUUID(), []), /inside transaction/);
  await db.close();
});
