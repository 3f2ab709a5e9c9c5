/** Writing over HTTP: who may, saving and its conflicts, presence, history, giving up, moving. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { textParts } from '#platform/documents/spoken/index.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { SectionData } from './contract.ts';
import type { ItemViewData } from './contract-shapes.ts';
import {
  bodyOf,
  complete,
  itemOf,
  makeItem,
  makeSection,
  passAll,
  type Reviewers,
  save,
  step,
} from './testing-desk.ts';

let server: TestServer;
let clerk: Browser;
let editor: Browser;
let other: Browser;
let reviewers: Reviewers;
let section: SectionData;
before(async () => {
  server = await testServer({ now: () => new Date('2024-03-05T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
  editor = await server.signIn('editor');
  other = await server.signIn('editor');
  reviewers = {
    first: await server.signIn('reviewer'),
    second: await server.signIn('reviewer'),
    leader: await server.signIn('leader'),
  };
  section = await makeSection(clerk, { title: '通知公告', slug: 'notices' });
});
after(() => server.close());

const written = async (title: string, body: string): Promise<ItemViewData> =>
  bodyOf(await save(editor, await makeItem(editor, section.id, title), { body, facts: complete }));

const published = async (title: string, body: string): Promise<ItemViewData> => {
  const { id } = await written(title, body);
  await bodyOf(await step(editor, id, 'submit'));
  const view = await passAll(id, reviewers);
  assert.equal(view.phase, 'settled', JSON.stringify(view.review.whyNot));
  return view;
};

test('a new item is a draft of its author, with the organ as its source', async () => {
  const view = await makeItem(editor, section.id, '关于开学的通知');
  assert.equal(view.phase, 'draft');
  assert.equal(view.facts.source, server.organ.name);
  assert.equal(view.may.edit, null);
  assert.equal(view.timeline[0]?.event, 'item-created');
  const list = await bodyOf<{ rows: { id: number }[] }>(await editor('/api/items?mine=1'));
  assert.ok(list.rows.some(({ id }) => id === view.id));
  assert.deepEqual((await bodyOf<{ rows: [] }>(await other('/api/items?mine=1'))).rows, []);
});

test('a body is cleaned as it is saved, and a block keeps its id as long as it is there', async () => {
  const first = await written('清理', '<p onclick="x()">甲</p><script>alert(1)</script><p>乙</p>');
  assert.doesNotMatch(first.body, /onclick|script|alert/);
  const ids = (html: string) => [...html.matchAll(/data-block="(\w+)"/g)].map(([, id]) => id);
  const next = await bodyOf<ItemViewData>(await save(editor, first, { body: `<p>在前</p>${first.body}` }));
  assert.deepEqual(ids(next.body).slice(1), ids(first.body));
});

test('a save that changes nothing writes nothing', async () => {
  const view = await written('不变', '<p>甲</p>');
  const again = await bodyOf<ItemViewData>(await save(editor, view));
  assert.equal(again.revision, view.revision);
});

test('who saves over what a colleague saved meanwhile is told by whom, and that one’s text stays in the history', async () => {
  const view = await written('两人同时', '<p>甲写的</p>');
  const theirs = await bodyOf<ItemViewData>(await save(other, view, { body: '<p>乙写的</p>' }));
  const refused = await save(editor, view, { body: '<p>甲又写</p>' });
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), new RegExp(`测试${other.loginName}刚刚保存过`));
  assert.match((await itemOf(editor, view.id)).body, /乙写的/);
  await bodyOf(await save(editor, theirs, { body: '<p>以我为准</p>' }));
  const versions = await bodyOf<{ number: number; by: string }[]>(
    await editor(`/api/items/${view.id}/versions`),
  );
  assert.ok(versions.some(({ by }) => by === `测试${other.loginName}`));
  const { rows } = await bodyOf<{ rows: { kind: string; before: string; after: string }[] }>(
    await editor(`/api/items/${view.id}/versions/${versions[0]?.number}/0`),
  );
  assert.ok(rows.some((row) => row.before === '乙写的' || row.after === '以我为准'));
});

test('two who have an item open see each other', async () => {
  const view = await written('在看', '<p>甲</p>');
  const look = async (who: Browser) =>
    bodyOf<{ revision: number; present: { id: string }[] }>(
      await who(`/api/items/${view.id}/presence`, { method: 'POST' }),
    );
  assert.deepEqual((await look(editor)).present, []);
  const seen = await look(other);
  assert.deepEqual(
    seen.present.map(({ id }) => id),
    [editor.staffId],
  );
  assert.equal(seen.revision, view.revision);
});

test('a draft that nobody kept is removed; one that was handed on stays', async () => {
  const draft = await written('不要了', '<p>甲</p>');
  assert.equal((await itemOf(editor, draft.id)).may.discard, null);
  assert.deepEqual(await bodyOf(await step(editor, draft.id, 'discard')), { removed: true });
  assert.equal((await editor(`/api/items/${draft.id}`)).status, 404);
  const sent = await written('送过审', '<p>甲</p>');
  await bodyOf(await step(editor, sent.id, 'submit'));
  assert.equal((await save(editor, await itemOf(editor, sent.id), { body: '<p>乙</p>' })).status, 409);
  await bodyOf(await step(editor, sent.id, 'recall'));
  const recalled = await itemOf(editor, sent.id);
  assert.match(recalled.may.discard ?? '', /保存过版本，记录须留存，不能删除/, 'said before anybody tries');
  assert.equal((await step(editor, sent.id, 'discard')).status, 409);
});

test('changes of what is public are given up, and nobody saw them; corrected, only the changed paragraph is reviewed', async () => {
  const view = await published('放弃修改', '<p>第一段。</p><p>第二段。</p>');
  const page = async () => (await server.visit(`/items/${view.id}`)).text();
  assert.match(await page(), /第一段。/);
  const body = view.body.replace('第二段。', '改过的第二段。');
  const changed = await bodyOf<ItemViewData>(await save(editor, await itemOf(editor, view.id), { body }));
  assert.equal(changed.phase, 'draft');
  assert.doesNotMatch(await page(), /改过的/);
  assert.deepEqual(await bodyOf(await step(editor, view.id, 'discard')), { removed: false });
  const back = await itemOf(editor, view.id);
  assert.equal(back.phase, 'settled');
  assert.equal(back.body, view.body);

  const again = await bodyOf<ItemViewData>(
    await save(editor, back, { body, correctionNote: '第二段有误，现予更正。' }),
  );
  await bodyOf(await step(editor, again.id, 'submit'));
  const { review } = await itemOf(reviewers.first, view.id);
  assert.deepEqual(
    review.changes.map(({ unit }) => unit.text),
    ['改过的第二段。'],
  );
  await passAll(view.id, reviewers);
  const shown = await page();
  assert.match(shown, /改过的第二段。/);
  assert.match(shown, /第二段有误，现予更正。/);
});

test('a public item moves to another section and keeps its address', async () => {
  const view = await published('移动', '<p>甲。</p>');
  const target = await makeSection(clerk, { title: '政策文件', slug: 'policies', kind: 'policies' });
  await bodyOf(await clerk(`/api/items/${view.id}/move`, { json: { sectionId: target.id } }));
  assert.match(await (await server.visit('/sections/policies')).text(), /移动/);
  assert.doesNotMatch(await (await server.visit('/sections/notices')).text(), /移动/);
  assert.equal((await server.visit(`/items/${view.id}`)).status, 200);
});

test('the review sheet tells who did which act, as Word and as PDF; the preview says that it is one', async () => {
  const view = await published('审核表', '<p>甲。</p>');
  const word = new Uint8Array(await (await editor(`/api/items/${view.id}/review-sheet.docx`)).arrayBuffer());
  const text = (await textParts(word)).map((part) => part.text).join('\n');
  for (const part of [
    '信息发布审核表',
    '审核表',
    '初审',
    '三校',
    `测试${reviewers.leader.loginName}`,
    '不涉密',
  ])
    assert.ok(text.includes(part), part);
  const pdf = Buffer.from(await (await editor(`/api/items/${view.id}/review-sheet.pdf`)).arrayBuffer());
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  for (const as of ['page', 'wechat']) {
    const shown = await editor(`/api/items/${view.id}/preview/${as}`);
    assert.equal(shown.status, 200);
    assert.match(
      shown.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'self'/,
    );
    assert.match(await shown.text(), as === 'page' ? /预览/ : /阅读原文/);
  }
  for (const path of ['review-sheet.pdf', 'preview/page', 'preview/wechat'])
    assert.equal((await server.visit(`/api/items/${view.id}/${path}`)).status, 401, path);
});
