/** A citizen looks up, without JavaScript, which documents were in force on a day, and what became of a penalty. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { blankEntry } from '#capabilities/registers/model-fields.ts';
import type { TestServer } from '#platform/http/testing.ts';
import { assertAccessible, newPage, serverAndBrowser } from './browser.ts';

let server: TestServer;
let chromium: Browser;
before(async () => {
  [server, chromium] = await serverAndBrowser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

test('the status of any day, one record, and a withdrawal with its reason', async () => {
  const clerk = await server.signIn('disclosure-clerk');
  const record = async (entry: object): Promise<{ id: string; revision: number }> => {
    const answer = await clerk('/api/register-entries', { json: { entry, publish: true } });
    assert.equal(answer.status, 200);
    return (await answer.json()) as { id: string; revision: number };
  };
  await record({
    ...blankEntry('normative-documents', server.organ.name),
    ...{ title: '公共文化场馆免费开放管理规定', number: '教体〔2019〕3号', writtenOn: '2019-03-01' },
    ...{ repealedOn: '2024-06-01', repealedBy: '教体〔2024〕7号' },
  });
  const penalty = await record({
    ...blankEntry('penalties', server.organ.name),
    ...{
      number: '教体罚〔2024〕1号',
      partyKind: 'natural-person',
      party: '张三丰',
      matter: '擅自举办营业性演出',
    },
    ...{ content: '警告', basis: '《营业性演出管理条例》第四十三条', decidedOn: '2024-03-05' },
  });

  const context = await chromium.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 800 },
  });
  const page = await newPage(context);
  const open = (path: string) => page.goto(new URL(path, server.url).href);

  await open('/registers');
  await page.getByRole('link', { name: '行政规范性文件', exact: true }).click();
  await page.getByText('由教体〔2024〕7号').waitFor();
  await page.getByLabel('查看哪一天的状态').fill('2023-05-01');
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByRole('row', { name: /免费开放管理规定.*有效/ }).waitFor();
  await page.getByRole('link', { name: '公共文化场馆免费开放管理规定' }).click();
  await page.getByRole('heading', { level: 1, name: '公共文化场馆免费开放管理规定' }).waitFor();
  assert.equal(await page.locator('meta[name="ArticleTitle"]').count(), 1);

  await open('/registers/penalties');
  await page.getByRole('cell', { name: '张某某' }).waitFor();
  const ended = await clerk(`/api/register-entries/${penalty.id}/end`, {
    json: {
      ...{ revision: penalty.revision, status: 'revoked', on: '2024-04-01' },
      ...{ reason: '复议决定撤销了原处罚决定', withdraw: true },
    },
  });
  assert.equal(ended.status, 200);
  await open(`/registers/penalties/${penalty.id}`);
  await page.getByText('复议决定撤销了原处罚决定').waitFor();
  assert.equal(await page.getByText('张').count(), 0);
  await context.close();

  const seeing = await newPage(await chromium.newContext());
  for (const path of ['', '/normative-documents', '/penalties', `/penalties/${penalty.id}`, '/charges']) {
    for (const width of [320, 1280]) {
      await seeing.setViewportSize({ width, height: 900 });
      await seeing.goto(new URL(`/registers${path}`, server.url).href);
      await assertAccessible(seeing);
    }
  }
});
