/** The catalogue of what is owed, settings and error reports, over HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { ensureCatalogue } from './actions-desk.ts';
import type { CatalogueEntryData } from './contract-desk.ts';

let server: TestServer;
let clerk: Browser;
let editor: Browser;

before(async () => {
  server = await testServer();
  clerk = await server.signIn('disclosure-clerk');
  editor = await server.signIn('editor');
  await ensureCatalogue(server.app, server.organ.id, server.organ.name);
});
after(() => server.close());

const catalogue = async (): Promise<CatalogueEntryData[]> =>
  (await clerk('/api/catalogue')).json() as Promise<CatalogueEntryData[]>;

const put = (entry: CatalogueEntryData, change: object, who = clerk) =>
  who(`/api/catalogue/${entry.id}`, { method: 'PUT', json: { ...entry, ...change } });

test('a new bureau owes articles 20 and 21 and its fields, and every entry is a gap', async () => {
  const entries = await catalogue();
  assert.ok(entries.length > 50);
  assert.ok(entries.every(({ gap }) => gap !== null));
  await ensureCatalogue(server.app, server.organ.id, server.organ.name);
  assert.equal((await catalogue()).length, entries.length, 'it is begun once');
});

test('what is not the bureau’s business, with its reason, is no gap', async () => {
  const [entry] = await catalogue();
  assert.ok(entry);
  const answer = await put(entry, { notApplicable: '本机关没有制定规章的权限。' });
  const changed = ((await answer.json()) as CatalogueEntryData[]).find(({ id }) => id === entry.id);
  assert.equal(changed?.gap, null);
});

test('a section that is not there is an issue at its field', async () => {
  const [entry] = await catalogue();
  assert.ok(entry);
  const answer = await put(entry, { sectionId: '11111111-1111-4111-8111-111111111111' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /sectionId.*没有这个栏目/);
});

test('an editor may read the catalogue and not change it', async () => {
  const [entry] = await catalogue();
  assert.ok(entry);
  assert.equal((await editor('/api/catalogue')).status, 200);
  assert.equal((await put(entry, {}, editor)).status, 403);
});

test('settings are as usual until they are set', async () => {
  const usual = await (await editor('/api/publishing-settings')).json();
  assert.deepEqual(usual, { indexOrgan: '', reviewDays: 3, urgentDays: 3, lapseMonths: 3 });
  const wish = { indexOrgan: '410704-JTWL', reviewDays: 2, urgentDays: 1, lapseMonths: 6 };
  const saved = await clerk('/api/publishing-settings', { method: 'PUT', json: wish });
  assert.deepEqual(await saved.json(), wish);
  assert.deepEqual(await (await editor('/api/publishing-settings')).json(), wish);
});
