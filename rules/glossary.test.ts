import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  applicantColumns,
  disputeGroups,
  disputeResults,
  proactiveBlocks,
  requestRowGroups,
  requestRows,
  sections,
} from './annual-report/tables.ts';

type Entry = { readonly chinese: string; readonly english: string; readonly identifier: string };

const entries: Entry[] = readFileSync(new URL('../GLOSSARY.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('|---') && !line.startsWith('| 中文'))
  .map((line) => {
    const [, chinese = '', english = '', identifier = ''] = line.split('|').map((cell) => cell.trim());
    return { chinese, english, identifier: identifier.replaceAll('`', '') };
  });

/** A label without its number and brackets: 「（三）不予公开」 → 「不予公开」. */
const plain = (label: string) =>
  label.replace(/^(?:（[一二三四五六七]）|[一二三四]、|\d\.)/, '').replace(/（.*?）/g, '');

/** Every identifier of the form with its official label. */
const used: readonly (readonly [identifier: string, label: string])[] = [
  ...sections.map((s) => [s.id, s.title['2021']] as const),
  ...applicantColumns.map((c) => [c.id, c.label] as const),
  ...requestRowGroups.map((g) => [g.id, plain(g.label)] as const),
  ...requestRows['2021'].map((r) => [r.id.split('.').at(-1) ?? '', plain(r.label)] as const),
  ...disputeGroups.map((g) => [g.id, g.label] as const),
  ...disputeResults.map((r) => [r.id, r.label] as const),
  ...Object.values(proactiveBlocks).flatMap((blocks) =>
    blocks.flatMap((b) =>
      b.rows.flatMap((row) => [
        [row.id, row.label] as const,
        ...row.cells
          .filter((cell) => cell.id !== row.id)
          .map((cell) => [cell.id.split('.').at(-1) ?? '', plain(cell.label)] as const),
      ]),
    ),
  ),
];

/** One identifier stands for several labels of the form: 规范性文件 of 2019, 其他 as a column, a result and a row. */
const alike = (label: string, chinese: string) =>
  chinese.includes(label) || label.includes(chinese.replace(/（.*）/, '')) || label === '其他';

test('every identifier of the form stands in the glossary with its official label', () => {
  for (const [identifier, label] of used) {
    const found = entries.filter((entry) => entry.identifier === identifier);
    assert.ok(found.length > 0, `${identifier} (${label}) is not in GLOSSARY.md`);
    assert.ok(
      found.some((entry) => alike(label, entry.chinese)),
      `${identifier} is “${label}” in the form and “${found.map((e) => e.chinese)}” in GLOSSARY.md`,
    );
  }
});

test('every entry has a Chinese term and an English one, and an identifier that is one word', () => {
  assert.ok(entries.length > 100);
  for (const { chinese, english, identifier } of entries) {
    assert.match(chinese, /\p{Script=Han}/u);
    assert.match(english, /[a-z]/);
    assert.match(identifier, /^[a-z]*[a-zA-Z]*$/, chinese);
  }
});

test('no Chinese term stands for two things, but for the fee whose two forms count differently', () => {
  const terms = entries.map((entry) => entry.chinese).filter((term) => term !== '行政事业性收费');
  assert.deepEqual(
    terms.filter((term, i) => terms.indexOf(term) !== i),
    [],
  );
});
