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

type Filed = Row & { readonly year: number };

/** Puts cases into the register of an organ as they are. */
async function file(organ: string, filed: readonly Filed[]): Promise<void> {
  await db.pool.query(
    `insert into disclosure_requests (organ_id, id, number, series, year, ordinal, kind, channel, source, track,
       arrived_on, applicant_kind_picked, applicant_kind, state, subject, grams, closed_on, next_on, is_drill, imported,
       events, registered_at)
     select $1, gen_random_uuid(), y || '-' || o, 'request', y, o, 'disclosure', 'counter', 'counter', 'disclosure',
       '2025-01-02', 'natural-person', 'natural-person', case when open then 'received' else 'replied' end, s,
       string_to_array(g, ' '), case when open then null else '2025-01-03' end, case when open then d end, false, false,
       1, now()
     from unnest($2::int[], $3::text[], $4::text[], $5::bool[], $6::text[], $7::int[]) t (o, s, g, open, d, y)`,
    [
      organ,
      filed.map(({ ordinal }) => ordinal),
      filed.map(({ subject }) => subject),
      filed.map(({ subject }) => gramsOf(subject).join(' ')),
      filed.map(({ isOpen }) => isOpen),
      filed.map(({ nextOn }) => nextOn),
      filed.map(({ year }) => year),
    ],
  );
}

before(async () => {
  db = await testDatabase();
  await file(
    organId,
    rows.map((row) => ({ ...row, year: 2025 })),
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

test('words are found in every block of numbers, year by year, and in no other organ', async () => {
  const organ = randomUUID();
  const at = (year: number, ordinal: number, subject: string, isOpen = false): Filed => ({
    ...{ year, ordinal, subject, isOpen, nextOn: '2025-01-01' },
  });
  // The newest 2100 have none of the words; the numbers of the others lie on both sides of the ends of blocks.
  const newest = Array.from({ length: 2100 }, (_, n) => at(2025, 20_000 + n, '民办学校年检'));
  const edges = [1, 8191, 8192, 16_383, 16_384].flatMap((ordinal) =>
    [2021, 2024, 2025].map((year) => at(year, ordinal, '撤点并校（砼）', ordinal === 8192)),
  );
  await file(organ, [...newest, ...edges]);
  const many = Array.from({ length: 2000 }, (_, n) => at(2019, 1 + n, '撤点并校（砼）', n < 3));
  await file(organ, many);
  await file(`${organ.slice(0, 9)}${randomUUID().slice(9)}`, edges);
  const shown = async (wanted: Wanted, limit = 100) =>
    (await byNumber(db.app, organ, wanted, { after: null, limit })).map(({ number }) => number);
  const expected = [...edges, ...many]
    .toSorted((a, b) => b.year - a.year || b.ordinal - a.ordinal)
    .map(({ year, ordinal }) => `${year}-${ordinal}`);
  for (const search of ['撤点并校', '砼', '（', '（砼）']) {
    assert.deepEqual(await shown({ search }), expected.slice(0, 100), search);
    assert.deepEqual(await shown({ search }, 4), expected.slice(0, 4), search);
  }
  assert.deepEqual(await shown({ search: '砼', year: 2021 }), expected.slice(10, 15));
  assert.deepEqual(
    await shown({ search: '撤点并校', state: 'open' }),
    ['2025-8192', '2024-8192', '2021-8192', '2019-3', '2019-2', '2019-1'],
    'more have the words than are looked at: gathered by what else must be',
  );
  assert.deepEqual(await shown({ search: '鼹' }), []);
});
