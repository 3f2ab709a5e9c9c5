/** A simulated organ: all that was written fits together, every year balances, and the same seed gives the same cases. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testDatabase } from '#platform/database/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { partsOf } from '#rules/annual-report/counting.ts';
import { applicantColumns, requestCell, requestRows } from '#rules/annual-report/tables.ts';
import { addDays } from '#rules/calendar.ts';
import { requestCountingOf } from '../figures/counting.ts';
import { cellsOf, requestIdsBehind, tableThreeOf } from '../figures/table-three.ts';
import { wrongRequests } from '../figures/verify.ts';
import { aCase, simulateRequests } from './actions.ts';
import { seeded } from './random.ts';

type Cells = ReadonlyMap<string, number>;
const years = ['2022', '2023', '2024', '2025'];

/** The printed equations, and this year's 二 against last year's 四, in every column. */
function assertBalanced(tables: readonly Cells[]): void {
  const outcomes = requestRows['2021'].filter(({ part }) => part === 'outcome');
  for (const [at, table] of tables.entries()) {
    const of = (row: string, column: string) => table.get(`requests.${row}.${column}`) ?? 0;
    for (const { id: column } of applicantColumns) {
      const handled = outcomes.reduce((sum, { id }) => sum + of(id, column), 0);
      assert.equal(handled, of('totalHandled', column));
      assert.equal(
        of('newlyReceived', column) + of('carriedIn', column),
        of('totalHandled', column) + of('carriedOver', column),
      );
      const before = tables[at - 1]?.get(requestCell('carriedOver', column)) ?? 0;
      if (at > 0) assert.equal(of('carriedIn', column), before);
    }
  }
}

test('10,000 random lawful cases: each closed one in one row and column, every year balances', () => {
  const random = seeded(11);
  const tables = years.map(() => new Map<string, number>());
  let settled = 0;
  for (let n = 0; n < 10_000; n += 1) {
    const day = addDays('2022-01-01', random.between(0, 1200));
    const { history } = aCase({
      ...{ organId: 'o', day, ordinal: n + 1, random, until: '2025-06-30', ownerId: null },
    });
    const counting = requestCountingOf(
      history.marks.map(({ kind, on, applicantKind, outcome }) => ({
        ...{ kind, onDay: on, applicantKind, outcome: outcome as never },
      })),
    );
    const parts = counting ? years.flatMap((year) => partsOf(counting, year)) : [];
    assert.ok(parts.filter((part) => part === 'settled').length <= 1);
    if (parts.includes('settled')) settled += 1;
    for (const [at, year] of years.entries())
      for (const cell of cellsOf(counting, year)) tables[at]?.set(cell, (tables[at]?.get(cell) ?? 0) + 1);
  }
  assert.ok(settled > 5000, `${settled} settled`);
  assertBalanced(tables);
});

test('what is written in bulk is what recording one by one would have left', async () => {
  const db = await testDatabase({ now: () => new Date('2025-06-30T02:00:00Z') });
  const organId = randomUUID();
  const wish = { years: 2, count: 400, seed: 7, ownerId: null };
  const { requests, events } = await simulateRequests(db.app, organId, wish);
  assert.equal(requests, 400);
  assert.ok(events > 1200);
  assert.equal((await verifyJournal(db.pool)).broken, null);
  assert.deepEqual([...(await wrongRequests(db.app, organId)).wrong], []);
  const counted = await db.pool.query<{ name: string; rows: number }>(
    `select relname as name, reltuples::int as rows from pg_class
      where relname in ('disclosure_requests', 'request_events') order by 1`,
  );
  assert.deepEqual(
    counted.rows.map(({ rows }) => rows),
    [requests, events],
    'the planner knows what was written',
  );
  const tables: Cells[] = [];
  for (const year of ['2023', '2024', '2025'])
    tables.push(
      new Map(
        (await tableThreeOf(db.app, organId, year)).map(({ path, value }) => [path, value ?? Number.NaN]),
      ),
    );
  assertBalanced(tables);
  const received = (of: Cells | undefined) => of?.get('requests.newlyReceived.total') ?? 0;
  assert.ok(received(tables[0]) > 80 && received(tables[1]) > 80);
  for (const path of [
    'requests.newlyReceived.total',
    'requests.carriedOver.total',
    'requests.totalHandled.total',
  ]) {
    const { ids, total } = await requestIdsBehind(db.app, organId, { year: '2024', path });
    assert.equal(total, tables[1]?.get(path));
    assert.equal(new Set(ids).size, Math.min(50, total));
  }
  const earlier = new Map(
    (await tableThreeOf(db.app, organId, '2024', { asOf: '2024-06-30' })).map(({ path, value }) => [
      path,
      value,
    ]),
  );
  const known = earlier.get('requests.newlyReceived.total') ?? 0;
  assert.ok(known > 0 && known < received(tables[1]), 'half the year was known then');
  await assert.rejects(simulateRequests(db.app, organId, wish), /已经登记过申请/);

  const again = randomUUID();
  await simulateRequests(db.app, again, wish);
  const numbersAndStates = async (organ: string) =>
    (
      await db.pool.query(
        'select number, state, outcome, received_on, closed_on from disclosure_requests where organ_id = $1 order by number',
        [organ],
      )
    ).rows;
  assert.deepEqual(await numbersAndStates(again), await numbersAndStates(organId));
  await db.close();
});
