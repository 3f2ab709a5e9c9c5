import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { buildFonts } from '../../../scripts/build-fonts.ts';
import { casePdfPath, filesPath } from '../contract.ts';
import { arrival, done, registered } from '../testing.ts';

let server: TestServer;
let clerk: Browser;
before(async () => {
  await buildFonts();
  server = await testServer({ now: () => new Date('2024-09-02T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
});
after(async () => {
  await closeTypesetter();
  await server.close();
});

test('a case is one file: cover, index, what happened, then the papers themselves; who may not see people may not have it', async () => {
  const { id } = await registered(clerk, arrival('2024-09-02'));
  const paper = await PDFDocument.create();
  paper.addPage();
  paper.addPage();
  await clerk(`${filesPath(id)}?purpose=document`, {
    method: 'POST',
    body: Buffer.from(await paper.save()),
    headers: { 'content-type': 'application/octet-stream', 'x-gongkai-file-name': 'a.pdf' },
  });
  const before = await clerk(casePdfPath(id));
  assert.equal(before.status, 200);
  const without = (await PDFDocument.load(await before.arrayBuffer())).getPageCount();
  assert.ok(without >= 4, 'cover, index and the two pages of the paper');
  await done(clerk, id, 'withdraw', { on: '2024-09-02', way: 'in-person', reason: '不需要了' });
  await done(clerk, id, 'archive', { retentionYears: 10 });
  assert.equal((await clerk(casePdfPath(id))).status, 200);
  const reviewer = await server.signIn('reviewer');
  assert.equal((await reviewer(casePdfPath(id))).status, 403);
  assert.equal((await server.visit(casePdfPath(id))).status, 401);
});
