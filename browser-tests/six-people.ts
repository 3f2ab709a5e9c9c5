/** Three reviewers and three proofreaders, and what they do on the screen of a review. */
import assert from 'node:assert/strict';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { isReview, type Stage, separationsOf, stageLabels, stages } from '#rules/review-stages.ts';
import { heading, openConsole } from './console.ts';

/** Whose stage it is. */
export type SixPeople = (stage: Stage) => Browser;

/** The JSON of an answer. Fails with its words when it is a refusal. */
export async function answered<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  assert.ok(answer.ok, `${answer.url} ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

const roleOf = (stage: Stage) =>
  stage === 'final-review' ? 'leader' : isReview(stage) ? 'reviewer' : 'proofreader';

/** Signs in six people, and makes six acts of theirs the organ's chain. */
export async function sixPeople(server: TestServer): Promise<SixPeople> {
  const people = new Map<Stage, Browser>();
  for (const stage of stages) people.set(stage, await server.signIn(roleOf(stage)));
  const personOf: SixPeople = (stage) => {
    const person = people.get(stage);
    assert.ok(person, stage);
    return person;
  };
  const chain = {
    ...{ name: '六人六事', isDefault: true, separations: separationsOf['six-people'] },
    stages: stages.map((stage) => ({ stage, roles: [], people: [personOf(stage).staffId] })),
  };
  await answered(await personOf('final-review')('/api/chains', { json: chain }));
  return personOf;
}

type Reviewing = {
  readonly chromium: Chromium;
  readonly url: string;
  readonly six: SixPeople;
  readonly title: string;
};

/** Opens the text from the inbox of whoever does this stage. */
export async function openReview({ chromium, url, six, title }: Reviewing, stage: Stage, width = 1280) {
  const opened = await openConsole(chromium, url, { person: six(stage), path: '/console/reviews', width });
  const row = opened.page.getByRole('listitem').filter({ hasText: title });
  await row.getByText(stageLabels[stage], { exact: true }).waitFor();
  await row.getByRole('link', { name: title }).click();
  await heading(opened.page, title).waitFor();
  return opened;
}

/** Passes what is on the screen, with the statement on secrecy where it is asked for. */
export async function pass(page: Page, stage: Stage): Promise<void> {
  const label = stageLabels[stage];
  await page.getByRole('button', { name: `通过${label}…` }).click();
  const sure = page.getByRole('dialog', { name: `通过${label}` });
  await sure.getByText(/谁审查谁负责/).waitFor();
  const answer = sure.getByRole('button', { name: `我负责，通过${label}` });
  if (stage === 'first-review' || stage === 'final-review') {
    assert.ok(await answer.isDisabled(), 'nothing is passed without a word on secrecy');
    await sure.getByRole('radio', { name: /不涉及国家秘密/ }).check();
  }
  await answer.click();
  await heading(page, '审校').waitFor();
}

/** What is to be looked at: the labels of the units not folded away. */
export const looked = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.units > section.unit')
    .evaluateAll((units) => units.map((unit) => unit.getAttribute('aria-label')));
