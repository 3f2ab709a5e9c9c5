import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportRowData, ReportStateName } from '#capabilities/annual-report/contract.ts';
import { dutiesOf } from './duties.ts';

const row = (year: string, state: ReportStateName): ReportRowData => ({
  id: `id-${year}`,
  year,
  state,
  title: '',
  errors: 2,
  questions: 0,
  dueOn: `${Number(year) + 1}-01-31`,
  updatedAt: '2026-01-05T01:00:00Z',
  publishedAt: null,
});
const clerk = ['annual-report:view', 'annual-report:edit'];
const leader = ['annual-report:view', 'annual-report:lead'];

test("last year's report is a duty before anybody has begun it, due on 31 January", () => {
  const [duty] = dutiesOf([], '2026-01-05', clerk);
  assert.equal(duty?.year, '2025');
  assert.equal(duty?.dueOn, '2026-01-31');
  assert.equal(duty?.reportId, null);
  assert.match(duty?.basis ?? '', /第四十九条第一款/);
});

test('a published report is no duty', () => {
  assert.deepEqual(dutiesOf([row('2025', 'published')], '2026-01-05', clerk), []);
});

test('an older report that was begun and not published comes first', () => {
  const years = dutiesOf([row('2025', 'draft'), row('2023', 'withdrawn')], '2026-01-05', clerk).map(
    (d) => d.year,
  );
  assert.deepEqual(years, ['2023', '2025']);
});

const turns: [string, ReportStateName, readonly string[], boolean][] = [
  ['a draft is the clerk’s', 'draft', clerk, true],
  ['a draft is not the leader’s', 'draft', leader, false],
  ['a draft is also the checker’s', 'draft', ['annual-report:check'], true],
  ['what is checked waits for the leader', 'checked', leader, true],
  ['what is checked no longer waits for the clerk', 'checked', clerk, false],
];
for (const [reason, state, permissions, mine] of turns) {
  test(reason, () => assert.equal(dutiesOf([row('2025', state)], '2026-01-05', permissions)[0]?.mine, mine));
}

test('a draft tells the clerk to write it and the reviewer to check it afterwards', () => {
  const next = (permissions: readonly string[]) =>
    dutiesOf([row('2025', 'draft')], '2026-01-05', permissions)[0]?.next ?? '';
  assert.match(next(clerk), /完成后交校核人/);
  assert.match(next(['annual-report:check']), /填好后由您校核/);
});
