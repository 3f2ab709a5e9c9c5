/** 栏目 over HTTP: no address is ever broken, whatever becomes of a section. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { SectionData } from './contract.ts';
import {
  bodyOf,
  complete,
  itemOf,
  makeItem,
  makeSection,
  passAll,
  type Reviewers,
  save,
  sectionInput,
  step,
} from './testing-desk.ts';

let server: TestServer;
let clerk: Browser;
let editor: Browser;
let reviewers: Reviewers;
before(async () => {
  server = await testServer({ now: () => new Date('2024-03-05T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
  editor = await server.signIn('editor');
  reviewers = {
    first: await server.signIn('reviewer'),
    second: await server.signIn('reviewer'),
    leader: await server.signIn('leader'),
  };
});
after(() => server.close());

const put = (id: string, wish: Parameters<typeof sectionInput>[0], who = clerk) =>
  who(`/api/sections/${id}`, { method: 'PUT', json: sectionInput(wish) });
const leadsTo = async (path: string) => {
  const { status, headers } = await server.visit(path);
  return status === 301 ? headers.get('location') : status;
};
const publishIn = async (sectionId: string, title: string): Promise<number> => {
  const begun = await makeItem(editor, sectionId, title);
  await bodyOf(await save(editor, begun, { body: '<p>正文。</p>', facts: complete }));
  await bodyOf(await step(editor, begun.id, 'submit'));
  assert.equal((await passAll(begun.id, reviewers)).phase, 'settled');
  return begun.id;
};

test('a renamed section is found at every address it ever had, and nobody else may take one', async () => {
  const section = await makeSection(clerk, { title: '动态', slug: 'first-name', kind: 'news' });
  const renamed = await bodyOf<SectionData>(
    await put(section.id, { title: '工作动态', slug: 'second-name', kind: 'news' }),
  );
  assert.deepEqual(renamed.addresses, ['first-name', 'second-name']);
  assert.equal(await leadsTo('/sections/first-name'), '/sections/second-name');
  assert.equal(await leadsTo('/sections/second-name'), 200);
  const taken = await clerk('/api/sections', { json: sectionInput({ title: '别的', slug: 'first-name' }) });
  assert.equal(taken.status, 422);
  assert.match(await taken.text(), /slug.*曾经是/);
  const back = await bodyOf<SectionData>(
    await put(section.id, { title: '工作动态', slug: 'first-name', kind: 'news' }),
  );
  assert.equal(back.slug, 'first-name', 'its own old address is its to take back');
});

const wrong: [why: string, wish: Parameters<typeof sectionInput>[0], field: string][] = [
  ['an address that is no address', { title: '甲', slug: 'Nòtices' }, 'slug'],
  [
    'a parent that is not there',
    { title: '甲', slug: 'a1', parentId: '11111111-1111-4111-8111-111111111111' },
    'parentId',
  ],
  [
    'a chain that is not there',
    { title: '甲', slug: 'a2', chainId: '11111111-1111-4111-8111-111111111111' },
    'chainId',
  ],
  ['no title', { title: ' ', slug: 'a3' }, 'title'],
];
for (const [why, wish, field] of wrong) {
  test(`a wrong section is said at its field: ${why}`, async () => {
    const answer = await clerk('/api/sections', { json: sectionInput(wish) });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), new RegExp(`"field":"${field}"`));
  });
}

test('政府信息公开 has one guide and one section of rules', async () => {
  await makeSection(clerk, { title: '公开指南', slug: 'guide-one', kind: 'guide' });
  const second = await clerk('/api/sections', {
    json: sectionInput({ title: '又一个', slug: 'guide-two', kind: 'guide' }),
  });
  assert.equal(second.status, 422);
  assert.match(await second.text(), /各只设一个/);
});

test('a section cannot stand below itself, and the order is of all siblings or none', async () => {
  const above = await makeSection(clerk, { title: '上级', slug: 'above' });
  const one = await makeSection(clerk, { title: '一', slug: 'one', parentId: above.id });
  const two = await makeSection(clerk, { title: '二', slug: 'two', parentId: above.id });
  const answer = await put(above.id, { title: '上级', slug: 'above', parentId: one.id });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /就在这个栏目下面/);
  const order = (ids: string[]) => clerk('/api/sections/order', { json: { parentId: above.id, ids } });
  assert.equal((await order([two.id])).status, 422);
  const ordered = await bodyOf<SectionData[]>(await order([two.id, one.id]));
  assert.deepEqual(
    ordered.filter(({ parentId }) => parentId === above.id).map(({ title }) => title),
    ['二', '一'],
  );
});

test('a merged section’s items, drafts and addresses go to the other one; every step is in the record', async () => {
  const from = await makeSection(clerk, { title: '旧通知', slug: 'old-notices' });
  const into = await makeSection(clerk, { title: '新通知', slug: 'new-notices' });
  const child = await makeSection(clerk, { title: '下级', slug: 'child', parentId: from.id });
  const shown = await publishIn(from.id, '并过去的一条');
  const draft = await makeItem(editor, from.id, '并过去的草稿');
  assert.match(await (await server.visit('/sections/old-notices')).text(), /并过去的一条/);
  const merge = (id: string, target: string) =>
    clerk(`/api/sections/${id}/merge`, { json: { into: target, reason: '栏目合并' } });
  assert.equal((await merge(from.id, child.id)).status, 422, 'not into what stands below it');
  const sections = await bodyOf<SectionData[]>(await merge(from.id, into.id));
  assert.equal(sections.find(({ id }) => id === from.id)?.state, 'retired');
  assert.equal(sections.find(({ id }) => id === child.id)?.parentId, into.id);
  assert.equal(await leadsTo('/sections/old-notices'), '/sections/new-notices');
  assert.match(await (await server.visit('/sections/new-notices')).text(), /并过去的一条/);
  assert.equal((await server.visit(`/items/${shown}`)).status, 200);
  assert.equal((await itemOf(editor, draft.id)).section.id, into.id);
  assert.equal((await itemOf(editor, shown)).releases.at(-1)?.kind, 'moved');
});

test('a section with something public is not retired; an empty one is, and comes back', async () => {
  const full = await makeSection(clerk, { title: '有信息', slug: 'full' });
  const empty = await makeSection(clerk, { title: '空栏目', slug: 'empty' });
  await publishIn(full.id, '还在公开');
  const retire = (id: string, successorId: string | null) =>
    clerk(`/api/sections/${id}/retire`, { json: { successorId, reason: '不再使用' } });
  assert.equal((await retire(full.id, empty.id)).status, 409);
  await bodyOf(await retire(empty.id, full.id));
  assert.equal(await leadsTo('/sections/empty'), '/sections/full');
  assert.equal((await put(empty.id, { title: '空栏目', slug: 'empty' })).status, 409);
  await bodyOf(await clerk(`/api/sections/${empty.id}/revive`, { method: 'POST' }));
  assert.equal(await leadsTo('/sections/empty'), 200);
});

test('a section with another chain is reviewed by it from then on', async () => {
  const section = await makeSection(clerk, { title: '换链', slug: 'chained' });
  const people = [reviewers.leader.staffId];
  const stages = [
    'first-review',
    'first-proof',
    'second-review',
    'second-proof',
    'final-review',
    'final-proof',
  ];
  const chains = await bodyOf<{ id: string; name: string }[]>(
    await reviewers.leader('/api/chains', {
      json: {
        name: '一人办理',
        stages: stages.map((stage) => ({ stage, roles: [], people })),
        separations: [],
        isDefault: false,
      },
    }),
  );
  const chainId = chains.find(({ name }) => name === '一人办理')?.id ?? null;
  const begun = await makeItem(editor, section.id, '换链的一条');
  await bodyOf(await save(editor, begun, { body: '<p>正文。</p>', facts: complete }));
  await bodyOf(await step(editor, begun.id, 'submit'));
  assert.equal((await itemOf(reviewers.leader, begun.id)).review.mayAct, false);
  await bodyOf(await put(section.id, { title: '换链', slug: 'chained', chainId }, clerk));
  assert.equal((await itemOf(reviewers.leader, begun.id)).review.mayAct, true);
});
