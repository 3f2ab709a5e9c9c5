/** What staff find and others do not: items in work and requests, by permission and organ, in lists, counts and passages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { arrival, registered, wish, zhang } from '#capabilities/disclosure-requests/testing.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { SearchData } from './contract.ts';
import { plantDraft, plantSection } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let proofreader: Browser;
let administrator: Browser;
const SUBJECT = '陶瓷博物馆扩建方案';

const asked = async (who: Browser | null, q: string): Promise<SearchData> => {
  const path = who ? '/api/console/search' : '/api/search';
  const response = await (who ?? server.visit)(`${path}?q=${encodeURIComponent(q)}`);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as SearchData;
};

/** Nothing of the question in any part of the answer. */
async function isUnknown(who: Browser | null, q: string): Promise<void> {
  const data = await asked(who, q);
  assert.equal(data.total, 0, q);
  assert.equal(data.all, 0, q);
  assert.deepEqual(data.results, []);
  for (const counts of Object.values(data.facets)) assert.deepEqual(counts, []);
}

before(async () => {
  server = await testServer();
  clerk = await server.signIn('disclosure-clerk');
  proofreader = await server.signIn('proofreader');
  administrator = await server.signIn('administrator');
  const section = await plantSection(server.app, server.organ.id, '工作动态');
  await plantDraft(server.app, server.organ.id, { id: 1, section, title: '蹦床馆开馆预告' });
  const other = await createOrgan(server.app, { name: '邻县水利局', shortName: '水利局', siteName: '门户' });
  const away = await plantSection(server.app, other.id, '水情');
  await plantDraft(server.app, other.id, { id: 1, section: away, title: '蓄洪闸检修预告' });
  const today = server.app.today();
  await registered(clerk, arrival(today, { wish: wish(`${SUBJECT}，联系${zhang.phone}`) }));
  for (let tries = 0; (await asked(clerk, SUBJECT)).total === 0; tries += 1) {
    assert.ok(tries < 500);
    await new Promise((done) => setTimeout(done, 20));
  }
});
after(() => server.close());

describe('an item in work', () => {
  test('is found by whoever may open it, with its state, and opens in the console', async () => {
    for (const who of [clerk, proofreader]) {
      const [first] = (await asked(who, '蹦床馆')).results;
      assert.equal(first?.title, '蹦床馆开馆预告');
      assert.equal(first?.status, '草稿');
      assert.equal(first?.href, '/items/1');
    }
  });
  test('is unknown to the public and to staff without the permission', async () => {
    await isUnknown(null, '蹦床馆');
    await isUnknown(administrator, '蹦床馆');
    const suggested = await server.visit('/api/search/suggestions?q=蹦床');
    assert.deepEqual(await suggested.json(), { suggestions: [] });
    assert.equal((await asked(null, 'bengchuangguan')).corrected, null);
  });
  test('of another organ is unknown', async () => {
    for (const who of [clerk, proofreader, administrator, null]) await isUnknown(who, '蓄洪闸');
  });
});

describe('a request', () => {
  test('is found by its number and what is wanted', async () => {
    const [first] = (await asked(clerk, SUBJECT)).results;
    assert.match(first?.href ?? '', /^\/requests\//);
    assert.equal(first?.section, '依申请公开');
    const [again] = (await asked(clerk, first?.number ?? '')).results;
    assert.equal(again?.href, first?.href);
  });
  test('is unknown to the public and to staff who do not handle requests', async () => {
    for (const who of [null, proofreader, administrator]) await isUnknown(who, SUBJECT);
  });
  test('has nothing of the applicant in the index', async () => {
    for (const word of [zhang.name, zhang.phone, zhang.identityNumber, zhang.email])
      assert.equal(
        (await asked(clerk, word)).results.filter(({ href }) => href.startsWith('/requests')).length,
        0,
      );
    assert.ok(!JSON.stringify(await asked(clerk, SUBJECT)).includes(zhang.phone));
  });
});
