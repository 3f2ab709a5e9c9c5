/** What staff find and others do not: items in work and requests, by permission and organ, in lists, counts and passages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
import type { Role } from '#capabilities/accounts/model.ts';
import { arrival, registered, wish, zhang } from '#capabilities/disclosure-requests/testing.ts';
import { blankFacts as blankDispute } from '#capabilities/disputes/model.ts';
import { blankEntry } from '#capabilities/registers/model-fields.ts';
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

/** Waits until the clerk finds it. */
async function found(q: string): Promise<void> {
  for (let tries = 0; (await asked(clerk, q)).total === 0; tries += 1) {
    assert.ok(tries < 500, q);
    await new Promise((done) => setTimeout(done, 20));
  }
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
  await found(SUBJECT);
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

describe('a dispute and an entry that is not public', () => {
  before(async () => {
    const facts = {
      ...blankDispute(),
      ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2024〕1号', matter: '不服索道票价不予公开答复' },
      ...{ acceptedOn: server.app.today(), servedOn: server.app.today() },
    };
    const recorded = await clerk('/api/disputes', { json: { facts } });
    assert.equal(recorded.status, 200, await recorded.text());
    const entry = {
      ...blankEntry('penalties', server.organ.name),
      ...{ number: '罚〔2024〕77号', party: '某某网吧有限公司', creditCode: '91110000MA01KAE416' },
      ...{
        matter: '擅自经营射箭馆',
        content: '罚款二千元',
        basis: '《某条例》第三十一条',
        decidedOn: server.app.today(),
      },
    };
    const kept = await clerk('/api/register-entries', { json: { entry, publish: false } });
    assert.equal(kept.status, 200, await kept.text());
    await found('索道票价');
    await found('射箭馆');
  });
  test('are found by whoever may open them', async () => {
    const [dispute] = (await asked(clerk, '索道票价')).results;
    assert.match(dispute?.href ?? '', /^\/disputes\//);
    const [entry] = (await asked(clerk, '射箭馆')).results;
    assert.match(entry?.href ?? '', /^\/registers\/penalties\//);
    assert.equal(entry?.status, '未公开');
  });
  test('are unknown to everybody else', async () => {
    for (const who of [null, proofreader, administrator]) await isUnknown(who, '索道票价');
    for (const who of [null, administrator]) await isUnknown(who, '射箭馆');
  });
});

describe('every role finds what it may open, and nothing else', () => {
  const things = { draft: '蹦床馆', request: SUBJECT, dispute: '索道票价', entry: '射箭馆' };
  type Thing = keyof typeof things;
  const rows: readonly (readonly [Role, readonly Thing[], why: string])[] = [
    ['disclosure-clerk', ['draft', 'request', 'dispute', 'entry'], 'the whole of the openness work'],
    ['reviewer', ['draft', 'request', 'dispute', 'entry'], 'reviews texts and checks replies for the law'],
    ['leader', ['draft', 'request', 'dispute', 'entry'], 'signs all of it'],
    ['editor', ['draft', 'entry'], 'writes; a request is no business of an editor'],
    ['proofreader', ['draft'], 'reads texts'],
    ['administrator', [], 'gives accounts and sees no file'],
    ['venue-keeper', [], 'keeps a venue'],
    ['superior', [], 'reads reports'],
  ];
  for (const [role, may, why] of rows)
    test(`${role}: ${why}`, async () => {
      const who = await server.signIn(role);
      for (const [thing, words] of Object.entries(things))
        if (may.some((name) => name === thing)) assert.ok((await asked(who, words)).total > 0, thing);
        else await isUnknown(who, words);
    });
});
