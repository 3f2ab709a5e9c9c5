/** The register's list: whichever way it takes, it shows what is wanted, in its order, page by page. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '#platform/database/testing.ts';
import { gramsOf } from './model-words.ts';
import { byNextDay, byNumber, type Wanted } from './store-list.ts';

const organId = randomUUID();
let db: TestDatabase;
type Row = { ordinal: number; subject: string; isOpen: boolean; nextOn: string };

/** Newest first: a word in every third case, one in the oldest cases only, one in three cases, one with capital letters. */
const rows: Row[] = Array.from({ length: 2800 }, (_, n) => ({
  ordinal: 2800 - n,
  subject: `${n % 3 === 0 ? '学区划分' : '民办学校年检'}${n >= 2300 ? '撤点并校' : ''}${n % 1300 === 5 ? '名木古树' : ''}第${n}号PDF_文件`,
  isOpen: n % 10 === 0,
  nextOn: `2025-01-${String(1 + (n % 28)).padStart(2, '0')}`,
}));

before(async () => {
  db = await testDatabase();
  await db.pool.query(
    `insert into disclosure_requests (organ_id, id, number, series, year, ordinal, kind, channel, source, track,
       arrived_on, applicant_kind_picked, applicant_kind, state, subject, grams, closed_on, next_on, is_drill, imported,
       events, registered_at)
     select $1, gen_random_uuid(), '2025-' || o, 'request', 2025, o, 'disclosure', 'counter', 'counter', 'disclosure',
       '2025-01-02', 'natural-person', 'natural-person', case when open then 'received' else 'replied' end, s,
       string_to_array(g, ' '), case when open then null else '2025-01-03' end, case when open then d end, false, false,
       1, now()
     from unnest($2::int[], $3::text[], $4::text[], $5::bool[], $6::text[]) t (o, s, g, open, d)`,
    [
      organId,
      rows.map(({ ordinal }) => ordinal),
      rows.map(({ subject }) => subject),
      rows.map(({ subject }) => gramsOf(subject).join(' ')),
      rows.map(({ isOpen }) => isOpen),
      rows.map(({ nextOn }) => nextOn),
    ],
  );
});
after(() => db.close());

/** All pages of a search, by ordinal. */
async function found(wanted: Wanted, limit: number): Promise<number[]> {
  const all: number[] = [];
  let after: { year: number; ordinal: number; id: string } | null = null;
  for (;;) {
    const page = await byNumber(db.app, organId, wanted, { after, limit });
    all.push(...page.map(({ ordinal }) => ordinal));
    const last = page.at(-1);
    if (page.length < limit || !last) return all;
    after = { year: last.year, ordinal: last.ordinal, id: last.id };
  }
}

const cases = [
  ['学区划分', 'frequent everywhere: found on the way through the list'],
  ['撤点并校', 'frequent among the oldest only: found by the index'],
  ['名木古树', 'three cases: found by the index'],
  ['学区划分撤点并校', 'two words together'],
  ['分学区', 'its pairs are there, the words are not'],
  ['树', 'one character has no pair'],
  ['pdf_文件', 'small letters for capitals, and a sign that means anything in a pattern'],
  ['pdfX文件', 'no case has it'],
] as const;

for (const [search, why] of cases)
  test(`${search}: ${why}`, async () => {
    const expected = rows.filter(({ subject }) => subject.toLowerCase().includes(search.toLowerCase()));
    assert.deepEqual(
      await found({ search }, 700),
      expected.map(({ ordinal }) => ordinal),
    );
    assert.deepEqual(
      await found({ search, state: 'open' }, 90),
      expected.filter(({ isOpen }) => isOpen).map(({ ordinal }) => ordinal),
    );
  });

test('by what comes first the same cases come by their days', async () => {
  for (const search of ['学区划分', '撤点并校', '名木古树']) {
    const page = await byNextDay(db.app, organId, { search }, { after: null, limit: 60 });
    const expected = rows.filter(({ subject, isOpen }) => isOpen && subject.includes(search));
    assert.deepEqual(
      page.map(({ nextOn }) => nextOn),
      expected
        .map(({ nextOn }) => nextOn)
        .toSorted()
        .slice(0, 60),
    );
    assert.ok(page.every(({ subject }) => subject.includes(search)));
  }
});
