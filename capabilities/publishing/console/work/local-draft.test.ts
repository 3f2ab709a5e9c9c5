import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemViewData } from '../../contract-shapes.ts';
import { blankFacts } from '../../model.ts';
import { draftOf, type Form, moved } from './form.ts';
import { forgetLocal, isOnServer, keepLocally, readLocal } from './local-draft.ts';

const shelf = (full = false) => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('quota');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
};

const file = (id: string): Form['attachments'][number] => ({
  ...{ id, use: 'attachment', name: `${id}.pdf`, size: 1, mediaType: '', width: null, height: null },
  ...{ stripped: [], href: '' },
});
const form: Form = {
  ...{ sectionId: 's', kind: 'notice', wish: { when: 'cleared', at: null }, correctionNote: '' },
  facts: { ...blankFacts, keywords: [], interprets: [], related: [], topics: [] },
  attachments: [file('a'), file('b')],
  personal: ['b', 'gone'],
};
const draft = { revision: 3, form, body: '<p>甲</p>', at: '2026-11-24T00:00:00Z' };

test('what is kept in the tab comes back until it is forgotten', () => {
  const tab = shelf();
  assert.equal(keepLocally(tab, 5, draft), true);
  assert.deepEqual(readLocal(tab, 5), draft);
  assert.equal(readLocal(tab, 6), null);
  forgetLocal(tab, 5);
  assert.equal(readLocal(tab, 5), null);
});

test('a full storage is told, and damaged text is nothing', () => {
  assert.equal(keepLocally(shelf(true), 5, draft), false);
  const tab = shelf();
  tab.setItem('gongkai-item-5', '{"revision":');
  assert.equal(readLocal(tab, 5), null);
});

test('a mark of personal information goes with its attachment', () => {
  const sent = draftOf(form, '');
  assert.deepEqual(sent.attachments, ['a', 'b']);
  assert.deepEqual(sent.personalAttachments, ['b']);
});

test('an entry moves by one and stays at the ends', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c']);
  assert.deepEqual(moved(['a', 'b'], 1, 1), ['a', 'b']);
});

test('a save that arrived after the page had gone is no conflict with oneself', () => {
  const { facts, attachments, personal, wish, correctionNote } = form;
  const view = {
    ...{ section: { id: 's' }, kind: 'notice', facts, attachments, wish, correctionNote, revision: 4 },
    ...{ personalAttachments: personal, body: '<p data-block="b1">甲</p>' },
  } as unknown as ItemViewData;
  assert.equal(isOnServer(draft, view), true, 'the server gave the new paragraph its id');
  assert.equal(isOnServer({ ...draft, body: '<p>甲乙</p>' }, view), false, 'a word more');
  const retitled = { ...form, facts: { ...facts, title: '另一个' } };
  assert.equal(isOnServer({ ...draft, form: retitled }, view), false, 'another title');
});
