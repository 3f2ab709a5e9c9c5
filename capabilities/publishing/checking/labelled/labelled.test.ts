/** The checks on the labelled texts, and on texts made to slow them down. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkContent } from '../index.ts';
import { contentOf, labelled, measured, personalOnly, scoreOf } from './measure.ts';

const said = (tallies: ReturnType<typeof measured>): string =>
  [...tallies]
    .flatMap(([rule, { missed, vain }]) => [...missed, ...vain].map((text) => `${rule}: ${text}`))
    .join('\n');

test('the labelled set is large enough and half of it is without fault', () => {
  assert.ok(labelled.length >= 300, String(labelled.length));
  const clean = labelled.filter((text) => !text.includes('⟦')).length;
  assert.ok(clean >= labelled.length * 0.4, String(clean));
});

test('personal information: precision at least 0.97, recall at least 0.95', () => {
  const tallies = measured();
  const { precision, recall } = scoreOf(tallies, personalOnly);
  assert.ok(precision >= 0.97 && recall >= 0.95, `${precision} ${recall}\n${said(tallies)}`);
});

test('all rules together: precision at least 0.95, recall at least 0.85', () => {
  const tallies = measured();
  const { precision, recall } = scoreOf(tallies);
  assert.ok(precision >= 0.95 && recall >= 0.85, `${precision} ${recall}\n${said(tallies)}`);
});

const check = (text: string) => {
  const { content, units } = contentOf(text, '2024-03-01');
  return checkContent(content, units, new Map(), { terms: [] });
};

const hostile: readonly (readonly [why: string, piece: string])[] = [
  ['one endless number', '1'],
  ['digits with spaces', '1 '],
  ['groups of four', '6222 '],
  ['phones that never end', '1380-'],
  ['masked numbers', '1*'],
  ['opening brackets', '（'],
  ['crossed brackets', '《（“〔'],
  ['closing brackets', '）》”'],
  ['one letter', '村'],
  ['villages without a number', '王庄村三组'],
  ['buildings', '3号楼2单元'],
  ['addresses of mail that never come', 'a.b-c'],
  ['at signs', 'a@'],
  ['documents without an end', '教〔2024'],
  ['titles without an end', '《政府'],
  ['of which', '共15条，其中甲11条、'],
  ['dates', '2024年3月'],
  ['periods', '3月15日至'],
  ['weekdays', '3月15日（周'],
  ['tables', '姓名\t身份证号\t'],
  ['rows', '姓名\t合计\n1\t2\n'],
  ['links', 'http://'],
  ['wrong words', '布署'],
  ['shares', '占60%、'],
  ['repeated words', '根据根据'],
];

for (const [why, piece] of hostile)
  test(`100 KB of ${why} take no longer than plain text may`, () => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    check(text.slice(0, 2000));
    // Of the processor, which other tests use too.
    const start = process.cpuUsage();
    check(text);
    const took = process.cpuUsage(start).user / 1000;
    assert.ok(took < 1000, `${took} ms`);
  });

test('whatever stands in a text, every place of a hit lies in it and its words are those of the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...hostile.map(([, words]) => words),
      ...labelled.slice(0, 60).map((row) => row.replace(/⟦[a-z-]+:|⟧/g, '')),
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      for (const hit of check(text)) {
        assert.ok(hit.from >= 0 && hit.to <= text.length && hit.from <= hit.to, JSON.stringify(hit));
        if (hit.unit === 'block:a' && !personalOnly(hit.rule))
          assert.equal(hit.quote, text.slice(hit.from, hit.to).slice(0, 60));
      }
    }),
    { numRuns: 200 },
  );
});
