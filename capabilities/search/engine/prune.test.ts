/** Picking the best finds what adding up everything finds; a joined segment is what its parts were; a sample counts right. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { addUp } from './adding.ts';
import { admissionOf, everything, type Narrowing } from './admission.ts';
import { createBest } from './best.ts';
import { type Counting, createCounting } from './counting.ts';
import type { IndexedDocument } from './document.ts';
import { dampers, rarityOf, sparedOf } from './gather.ts';
import { mergeSegments } from './merge.ts';
import { offerBest } from './prune.ts';
import { createQuestion } from './question.ts';
import { offerByRange } from './ranges.ts';
import { createRun } from './run.ts';
import { countSample } from './sample.ts';
import { openSegment, type Segment } from './segment.ts';
import type { Selecting } from './select.ts';
import { createVocabulary } from './vocabulary.ts';

const PARTS = [4_000, 90, 5_000, 60];
const COUNT = PARTS.reduce((sum, part) => sum + part, 0);
/** From very common to rare. */
const words = ['管理', '工作', '教育', '学校', '体育', '旅游', '图书', '剧院'];
const vocabulary = createVocabulary();

let seed = 11;
const chance = () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return seed / 0x7fff_ffff;
};

function documentOf(number: number): IndexedDocument {
  const text = Array.from({ length: 5 + Math.floor(chance() * 60) }, () => {
    const word = words[Math.floor(chance() ** 3 * words.length)] ?? '';
    return chance() < 0.5 ? word : '。';
  });
  return {
    ...{ key: String(number), title: '', text: text.join(''), href: '', date: '2024-01-01' },
    columns: { section: `栏目${number % 4}`, year: String(2020 + (number % 3)) },
    audience: `a${number % 50}`,
    standing: number % 5 === 0 ? 0.6 : 1,
  };
}

let folder = '';
let segment: Segment;
const deleted = new Uint8Array(COUNT);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-prune-'));
  let number = 0;
  const parts = PARTS.map((count, index) => {
    const run = createRun(join(folder, `part${index}`), vocabulary);
    for (let at = 0; at < count; at += 1) run.add(documentOf(number++));
    run.finish();
    return { folder: join(folder, `part${index}`), count };
  });
  mergeSegments(parts, join(folder, 'whole'));
  segment = openSegment(join(folder, 'whole'), COUNT);
  for (let at = 0; at < COUNT; at += 7) deleted[at] = 1;
});
after(() => {
  segment.close();
  rmSync(folder, { recursive: true, force: true });
});

const damping = dampers(30);

function lookAt(question: string, narrowing: Narrowing, needs: readonly number[]) {
  const terms = createQuestion([{ text: question, weight: 1 }])
    .terms.filter(({ readings }) => readings !== 0)
    .map((term) => {
      const frequency = segment.frequency(term.code);
      return { ...term, frequency, rarity: rarityOf(frequency, COUNT) };
    });
  const selecting = (): Selecting => ({
    columns: segment.columns(),
    admission: admissionOf(segment, narrowing),
    ...{ deleted, needs, sizes: needs, order: 'relevance', isSure: () => false, base: 0 },
    best: { enough: createBest(20), any: createBest(0) },
  });
  return { terms, selecting };
}

const sizes = () => ({ section: 5, kind: 1, year: 4, organ: 1, status: 1 });
const only = (column: 'section' | 'year', word: string): Narrowing => {
  const allowed = new Uint8Array(8);
  allowed[vocabulary.known(column, word) ?? 0] = 1;
  return { ...everything, columns: { ...everything.columns, [column]: allowed } };
};

describe('picking the best', () => {
  for (const [question, need] of [
    ['管理', 1],
    ['剧院', 1],
    ['管理工作', 2],
    ['管理 剧院', 1],
    ['教育 图书 旅游', 2],
    ['管理工作教育学校体育旅游图书剧院', 7],
    ['没有', 1],
  ] as const)
    for (const [how, narrowing] of [
      ['all', () => everything],
      ['one section', () => only('section', '栏目3')],
    ] as const)
      test(`${question}, ${need} of its terms, ${how}`, () => {
        const { terms, selecting } = lookAt(question, narrowing(), [need]);
        const added = selecting();
        addUp(segment, terms, {
          damping,
          selecting: added,
          counting: createCounting(sizes()),
          expected: 0,
          spared: new Set<number>(),
        });
        const picked = createBest(20);
        offerBest(terms, { ...selecting(), segment, damping, list: picked });
        const ranged = createBest(20);
        offerByRange(terms, { ...selecting(), segment, damping, list: ranged });
        const round = (list: readonly { value: number; item: number }[]) =>
          list.map(({ value }) => value.toFixed(3));
        assert.deepEqual(round(picked.taken()), round(added.best.enough.taken()));
        assert.deepEqual(round(ranged.taken()), round(added.best.enough.taken()));
        if (question !== '没有') assert.equal(picked.taken().length, 20);
      });
});

describe('terms that are spared', () => {
  for (const [question, need] of [
    ['管理工作', 2],
    ['教育 图书 旅游', 2],
    ['教育 图书 旅游', 3],
    ['管理工作教育学校体育旅游图书剧院', 7],
  ] as const)
    for (const [how, narrowing] of [
      ['all', () => everything],
      ['one section', () => only('section', '栏目3')],
    ] as const)
      test(`${question}, ${need} of its terms, ${how}: what has enough is found, ordered and counted alike`, () => {
        const { terms, selecting } = lookAt(question, narrowing(), [need]);
        const rarestFirst = terms.toSorted((a, b) => a.frequency - b.frequency);
        const spared = sparedOf(rarestFirst, [need]);
        assert.equal(spared.size, need - 1);
        const looks = [new Set<number>(), spared].map((spared) => {
          const chosen = { ...selecting(), isSure: () => true };
          const counting = createCounting(sizes());
          addUp(segment, rarestFirst, { damping, selecting: chosen, counting, expected: 0, spared });
          const { enough, all, facets } = counting;
          return { best: chosen.best.enough.taken(), enough, all, sections: facets.section.enough };
        });
        assert.ok(looks[0] && looks[0].best.length > 0);
        assert.deepEqual(looks[0], looks[1]);
      });
});

describe('few that are admitted', () => {
  const narrowing = (): Narrowing => {
    const audiences = new Uint8Array(64);
    audiences[vocabulary.known('audience', 'a3') ?? 0] = 1;
    return { ...only('section', '栏目3'), audiences };
  };
  for (const [question, need] of [
    ['管理', 1],
    ['管理工作', 2],
  ] as const)
    test(`${question}: looked up one by one they are what reading the lists finds`, () => {
      const { terms, selecting } = lookAt(question, narrowing(), [need]);
      const looks = [selecting().admission.few, null].map((few) => {
        const chosen = { ...selecting(), admission: { ...selecting().admission, few } };
        const counting = createCounting(sizes());
        addUp(segment, terms, {
          damping,
          selecting: chosen,
          counting,
          expected: 0,
          spared: new Set<number>(),
        });
        return { best: chosen.best.enough.taken(), counting };
      });
      assert.ok(selecting().admission.few !== null);
      assert.ok(looks[0] && looks[0].best.length > 0);
      assert.deepEqual(looks[0], looks[1]);
    });
});

describe('counting', () => {
  const counted = (question: string, narrowing: Narrowing, isSampled: boolean): Counting => {
    const { terms, selecting } = lookAt(question, narrowing, [1]);
    const counting = createCounting(sizes());
    if (isSampled) countSample(segment, terms, { ...selecting(), damping }, counting, 3_000);
    else
      addUp(segment, terms, {
        damping,
        selecting: selecting(),
        counting,
        expected: 0,
        spared: new Set<number>(),
      });
    return counting;
  };
  test('a sample says about what a count says, the column of a narrowing by itself too', () => {
    for (const narrowing of [everything, only('year', '2021')]) {
      const exact = counted('管理 教育', narrowing, false);
      const about = counted('管理 教育', narrowing, true);
      assert.ok(about.isEstimate && !exact.isEstimate);
      const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 0.12 * b + 20, `${a} for ${b}`);
      near(about.any, exact.any);
      for (const [value, count] of exact.facets.year.any.entries())
        near(about.facets.year.any[value] ?? 0, count);
    }
  });
});
