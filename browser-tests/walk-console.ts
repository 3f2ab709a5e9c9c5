/** Every screen of the console with what opens on it, and how one is looked at. */
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits } from './browser.ts';
import type { Office } from './office.ts';

/** The route as routes.tsx has it, the address opened, and for each dialog the buttons that lead there. */
export type Screen = {
  readonly route: string;
  readonly path: string;
  readonly dialogs: readonly (readonly RegExp[])[];
};
export type Person = keyof Office['people'];

const screen = (route: string, ...dialogs: (readonly RegExp[])[]): Screen => ({
  route,
  path: route,
  dialogs,
});
/** A screen whose address has something in it that the route leaves open, or a wish behind it. */
const at = (route: string, path: string, ...dialogs: (readonly RegExp[])[]): Screen => ({
  route,
  path,
  dialogs,
});

/** Who looks at what: each screen once, by somebody whose work it is. */
export const screensOf = (office: Office): Readonly<Record<Person, readonly Screen[]>> => {
  const { items, report, request, release, dispute, batch } = office;
  const item = (id: number, ...dialogs: (readonly RegExp[])[]) =>
    at('/items/$id', `/items/${id}`, ...dialogs);
  return {
    clerk: [
      screen('/'),
      screen('/items', [/^新建信息$/]),
      item(items.cleared, [/^发布$/], [/^定时$/]),
      item(items.published, [/^撤下$/], [/^移动栏目$/]),
      item(items.takenDown, [/^恢复$/]),
      at('/registers', '/registers?register=normative-documents', [/^登记/], [/^从Excel导入$/]),
      at('/registers', '/registers?register=licences', [/^营业性演出审批/], [/^营业性演出审批/, /^更正$/]),
      at('/registers', '/registers?register=figures&year=2024'),
      screen('/publishing/sections', [/^新建栏目$/], [/^工作动态$/], [/^工作动态$/, /^并入另一栏目…$/]),
      screen('/publishing/catalogue', [/^增加公开事项$/]),
      screen('/publishing/findings'),
      screen('/publishing/errors'),
      screen('/publishing/words', [/^增加词语$/], [/^从文件导入$/]),
      screen('/publishing/settings'),
      screen('/supervision'),
    ],
    cases: [
      screen('/annual-reports'),
      at('/annual-reports/new', '/annual-reports/new?year=2022'),
      at('/annual-reports/$id', `/annual-reports/${report}`, [/^从文件导入$/], [/^预览$/], [/^按记录填写$/]),
      screen('/requests'),
      at('/requests', '/requests?view=calendar'),
      at('/requests', '/requests?view=register'),
      at('/requests', '/requests?view=approvals'),
      at('/requests', '/requests?view=printing'),
      screen('/requests/new'),
      screen('/requests/settings', [/告知书/]),
      screen('/requests/figures'),
      screen('/requests/statistics'),
      at('/requests/$id', `/requests/${request}`, [/^告知补正$/], [/^书面征求意见$/], [/^起草文书$/]),
      at('/requests/$id/releases/$release', `/requests/${request}/releases/${release}`),
      screen('/disputes', [/^登记案件$/]),
      at('/disputes/$id', `/disputes/${dispute}`, [/^编列证据$/], [/^更正$/], [/^作废/]),
      screen('/search'),
      at('/search', '/search?q=学校'),
      screen('/site-search'),
      at('/site-search', '/site-search?tab=unanswered'),
      at('/site-search', '/site-search?tab=synonyms', [/^添加同义词$/]),
      at('/site-search', '/site-search?tab=index'),
    ],
    editor: [
      item(
        items.draft,
        [/^送审$/],
        [/^删除草稿$/],
        [/^预览$/],
        [/^插入图片$/],
        [/^插入视频$/],
        [/^链接$/],
        [/^导入 Word 文件$/],
      ),
      item(items.returned),
    ],
    reviewer: [
      screen('/reviews', [/^选中这/, /^成批通过…$/]),
      at('/reviews/$id', `/reviews/${items.inReview}`, [/^通过初审…$/], [/^退回修改…$/]),
      screen('/reviews/delegations', [/^委托同事$/], [/^结束.*代理$/]),
    ],
    leader: [screen('/publishing/chains', [/^新建审核链$/], [/^修改/]), item(items.inReview, [/^紧急发布$/])],
    administrator: [screen('/staff', [/^新增人员$/], [/^测试person/]), screen('/organ'), screen('/me')],
    superior: [
      screen('/batches'),
      at('/batches/$id', `/batches/${batch}`),
      at('/batches/$id/$number', `/batches/${batch}/0`),
    ],
  };
};

const opened = '[role=dialog]:visible';
const dialogs = (page: Page) => page.locator(opened);

/** Opens the dialog that these buttons lead to, one after another. */
async function openDialog(page: Page, way: readonly RegExp[]): Promise<void> {
  for (const name of way) {
    const open = await dialogs(page).count();
    const within = open > 0 ? dialogs(page).last() : page.locator('main');
    const button = within.getByRole('button', { name });
    await button
      .or(within.getByRole('link', { name }))
      .or(within.getByRole('checkbox', { name }))
      .first()
      .click();
  }
  await dialogs(page).last().waitFor();
}

/** With the keyboard. */
async function closeDialogs(page: Page): Promise<void> {
  for (let open = await dialogs(page).count(); open > 0; open = await dialogs(page).count()) {
    await page.keyboard.press('Escape');
    await dialogs(page)
      .nth(open - 1)
      .waitFor({ state: 'hidden' });
  }
}

/** The narrowest telephone, and what a window of 1280 px shows at 200 %. */
const narrow = { '320 px': { width: 320, height: 900 }, '200 %': { width: 640, height: 450 } };
const desk = { width: 1280, height: 900 };

/** What is drawn once the answers of the server are there: no wheel turns, no grey stands in for what is to come. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]') === null,
  );
}

/** Looks at a screen and its dialogs on a desk, and at its width elsewhere; returns all that is wrong. */
export async function lookAt(page: Page, url: string, { path, dialogs: ways }: Screen): Promise<string[]> {
  const faults: string[] = [];
  const look = (what: string, looking: () => Promise<void>) =>
    looking().catch((problem: Error) => void faults.push(`${path} ${what}: ${problem.message}`));
  await page.setViewportSize(desk);
  await page.goto(`${url}/console${path}`);
  await look('is drawn', () => settled(page));
  await look('on a desk', () => assertAccessible(page));
  for (const way of ways) {
    await look(`${way.join(' ')}`, async () => {
      await openDialog(page, way);
      await assertAccessible(page, '[role=dialog]');
    });
    await look(`leaves ${way.join(' ')}`, () => closeDialogs(page));
  }
  for (const [words, size] of Object.entries(narrow)) {
    await page.setViewportSize(size);
    await look(`at ${words}`, () => assertFits(page));
  }
  return faults;
}
