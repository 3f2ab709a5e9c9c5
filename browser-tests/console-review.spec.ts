/**
 * An editor hands in a notice; three reviewers and three proofreaders act on it in the console. One sends it back with
 * a remark at a place; the editor corrects that paragraph, and only that paragraph is reviewed again.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { ItemViewData } from '#capabilities/publishing/contract-shapes.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { isReview, type Stage, separationsOf, stages } from '#rules/review-stages.ts';
import { assertAccessible, openBrowser } from './browser.ts';
import { heading, openConsole } from './console.ts';

const title = '关于开展2026年秋季学期校园安全检查的通知';
const body = `
  <p>各中小学校：</p>
  <p>请各校按排专人负责，对校舍、食堂和消防设施逐项检查。</p>
  <p>检查结果于月底前报送本局。</p>`;

let server: TestServer;
let chromium: Chromium;
let editor: Browser;
let item: number;
const people = new Map<string, Browser>();

const json = async <T>(answer: Response): Promise<T> => {
  const text = await answer.text();
  assert.ok(answer.ok, `${answer.status} ${text}`);
  return JSON.parse(text) as T;
};
const read = async (): Promise<ItemViewData> => json(await editor(`/api/items/${item}`));

/** Saves the body as the editor would and hands it to review. */
async function submit(text: string): Promise<void> {
  const { revision, section, kind, facts } = await read();
  const draft = {
    facts: {
      ...facts,
      title,
      summary: '部署校园安全检查',
      source: '安全管理股',
      producedOn: server.app.today(),
    },
    ...{ body: text, attachments: [], personalAttachments: [] },
  };
  const input = {
    revision,
    sectionId: section.id,
    kind,
    draft,
    wish: { when: 'cleared', at: null },
    correctionNote: '',
  };
  const saved = await json<ItemViewData>(await editor(`/api/items/${item}`, { method: 'PUT', json: input }));
  await json(await editor(`/api/items/${item}/submit`, { json: { revision: saved.revision } }));
}

/** Makes six acts of six people the organ's chain. */
async function sixPeople(): Promise<void> {
  const roleOf = (stage: Stage) =>
    stage === 'final-review' ? 'leader' : isReview(stage) ? 'reviewer' : 'proofreader';
  const chain = {
    ...{ name: '六人六事', isDefault: true, separations: separationsOf['six-people'] },
    stages: stages.map((stage) => ({ stage, roles: [roleOf(stage)], people: [] })),
  };
  await json(await personOf('终审')('/api/chains', { json: chain }));
}

before(async () => {
  [server, chromium] = await Promise.all([testServer(), openBrowser()]);
  editor = await server.signIn('editor');
  people.set('初审', await server.signIn('reviewer'));
  people.set('一校', await server.signIn('proofreader'));
  people.set('复审', await server.signIn('reviewer'));
  people.set('二校', await server.signIn('proofreader'));
  people.set('终审', await server.signIn('leader'));
  people.set('三校', await server.signIn('proofreader'));
  await sixPeople();
  const wish = { title: '通知公告', slug: 'notices', kind: 'notices', parentId: null, description: '' };
  const section = await json<{ id: string }>(
    await personOf('终审')('/api/sections', {
      json: { ...wish, keywords: '', chainId: null, inNavigation: true },
    }),
  );
  const made = await json<ItemViewData>(
    await editor('/api/items', { json: { sectionId: section.id, kind: 'notice', title } }),
  );
  item = made.id;
  await submit(body);
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

function personOf(stage: string): Browser {
  const person = people.get(stage);
  assert.ok(person, stage);
  return person;
}

/** Opens the text from the inbox of whoever does this stage. */
async function openReview(stage: string, width = 1280) {
  const opened = await openConsole(chromium, server.url, {
    person: personOf(stage),
    path: '/console/reviews',
    width,
  });
  const row = opened.page.getByRole('listitem').filter({ hasText: title });
  await row.getByText(stage, { exact: true }).waitFor();
  await assertAccessible(opened.page);
  await row.getByRole('link', { name: title }).click();
  await heading(opened.page, title).waitFor();
  return opened;
}

/** Passes what is on the screen, with the statement on secrecy where it is asked for. */
async function pass(page: Page, stage: string): Promise<void> {
  await page.getByRole('button', { name: `通过${stage}…` }).click();
  const sure = page.getByRole('dialog', { name: `通过${stage}` });
  await sure.getByText(/谁审查谁负责/).waitFor();
  if (stage === '初审' || stage === '终审') {
    assert.ok(await sure.getByRole('button', { name: `我负责，通过${stage}` }).isDisabled());
    await sure.getByRole('radio', { name: /不涉及国家秘密/ }).check();
  }
  await sure.getByRole('button', { name: `我负责，通过${stage}` }).click();
  await heading(page, '审校').waitFor();
}

/** What is to be looked at: the labels of the units not folded away. */
const looked = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.units > section.unit')
    .evaluateAll((units) => units.map((unit) => unit.getAttribute('aria-label')));

test('the first reviewer and the first proofreader see the whole text and pass it', async () => {
  const { page, assertQuiet } = await openReview('初审');
  assert.deepEqual((await looked(page)).slice(0, 5), ['标题', '基本信息', '第1段', '第2段', '第3段']);
  await page.getByText('初审看什么').waitFor();
  await assertAccessible(page);
  await pass(page, '初审');
  await page.getByText('没有等您审校的信息。').waitFor();
  assertQuiet();
  const proof = await openReview('一校', 390);
  await assertAccessible(proof.page);
  await pass(proof.page, '一校');
  proof.assertQuiet();
});

test('the second reviewer marks a word, and sends the text back', async () => {
  const { page, assertQuiet } = await openReview('复审');
  await page.getByRole('button', { name: '标注第2段' }).click();
  await page.getByLabel('原文字句').fill('安排好');
  await page.getByRole('button', { name: '保存标注' }).click();
  await page.getByText(/这些字不在这一处的文字里/).waitFor();
  await page.getByLabel('原文字句').fill('按排');
  await page.getByLabel('哪里不对，怎么改').fill('应为“安排”');
  await page.getByRole('button', { name: '保存标注' }).click();
  await page.getByRole('button', { name: '退回修改…' }).click();
  const sure = page.getByRole('dialog', { name: '退回修改（复审）' });
  await sure.getByText('应为“安排”').waitFor();
  await assertAccessible(page);
  await sure.getByRole('button', { name: '退回给作者' }).click();
  await heading(page, '审校').waitFor();
  assertQuiet();
  const { phase, review } = await read();
  assert.equal(phase, 'returned');
  const remark = review.acts.at(-1)?.remarks[0];
  assert.deepEqual([remark?.quote, remark?.reason], ['按排', '应为“安排”']);
});

test('one paragraph is corrected, and only it is shown to those who passed the rest', async () => {
  await submit((await read()).body.replace('按排', '安排'));
  for (const stage of ['初审', '一校', '复审']) {
    const { page, assertQuiet } = await openReview(stage, stage === '复审' ? 390 : 1280);
    assert.deepEqual(await looked(page), ['第2段'], stage);
    await page.getByText(/退回意见.*“按排”.*应为“安排”/).waitFor();
    if (stage !== '复审') {
      // Whoever sent the paragraph back has passed nothing to compare it with.
      assert.equal(await page.locator('.changed del').first().textContent(), '按');
      assert.equal(await page.locator('.changed ins').first().textContent(), '安');
    }
    await assertAccessible(page);
    await pass(page, stage);
    assertQuiet();
  }
});

test('the remaining three see the whole, and the text becomes public', async () => {
  for (const stage of ['二校', '终审', '三校']) {
    const { page, assertQuiet } = await openReview(stage);
    assert.ok((await looked(page)).length > 5, stage);
    await pass(page, stage);
    assertQuiet();
  }
  const { phase, review, publicHref } = await read();
  assert.equal(phase, 'settled');
  assert.ok(review.stages.every(({ state }) => state === 'done'));
  const seen = await server.visit(publicHref ?? '');
  assert.match(await seen.text(), /安排专人负责/);
});

test('the home screen of a reviewer says what waits, and of the editor what came back', async () => {
  const made = await json<ItemViewData>(
    await editor('/api/items', {
      json: { sectionId: (await read()).section.id, kind: 'notice', title: '放假通知' },
    }),
  );
  item = made.id;
  await submit('<p>元旦放假一天。</p>');
  const reviewer = await openConsole(chromium, server.url, { person: personOf('初审') });
  await reviewer.page.getByRole('link', { name: /待我审校 1条/ }).waitFor();
  await assertAccessible(reviewer.page);
  reviewer.assertQuiet();
});
