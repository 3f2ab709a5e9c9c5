import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenMeanings } from './names.ts';
import { spokenName } from './spoken.ts';

const meanings = givenMeanings('凤泉区教育体育和文化旅游局');

const rows: readonly (readonly [why: string, typed: string, name: string | null])[] = [
  ['a short name by its sounds', 'jiaotiju', '教体局'],
  ['syllables apart, as some write them', 'Jiao ti ju', '教体局'],
  ['the other half of the bureau', 'wenlvju', '文旅局'],
  ['a name of everywhere in the country', 'rensheju', '人社局'],
  ['a word that is no name is left to the index', 'jiaoyu', null],
  ['letters that are no pinyin', 'office', null],
  ['characters are no letters', '教体局', null],
  ['more than a name', 'jiaotijudianhua', null],
];

test('a short name is heard from its letters', () => {
  for (const [why, typed, name] of rows) assert.equal(spokenName(typed, meanings), name, why);
});
