/** What an editor does on the screen of an item, and the file they begin with. */
import type { Page } from 'playwright-core';
import { paragraph, run, wordFile } from '#platform/documents/testing-office.ts';

/** The notice as its author wrote it in Word: a title, two paragraphs, and a table with somebody's ID number. */
export function noticeFile(title: string) {
  const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
  const bytes = wordFile(
    [
      paragraph(`<w:pPr><w:jc w:val="center"/></w:pPr>${run(title, '<w:b/><w:sz w:val="44"/>')}`),
      paragraph(run('各中小学校：')),
      paragraph(run('请各校按排专人负责，于开学后两周内把资助金发到学生本人或者监护人的账户。')),
      `<w:tbl>${row('学校', '联系人', '身份证号')}${row('实验小学', '张某', '11010519491231002X')}</w:tbl>`,
      paragraph(run('发放结果报区学生资助管理中心。')),
    ].join(''),
  );
  return {
    name: '资助金发放通知.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(bytes),
  };
}

/** The text in the editor. */
export const body = (page: Page) => page.getByRole('textbox', { name: '正文' });
/** Waits until the server has everything. */
export const saved = (page: Page) => page.getByText(/✓ 已保存 \d\d:\d\d/).waitFor();

/** Submits the item for review. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '送审', exact: true }).click();
  await page.getByRole('dialog', { name: '送审' }).getByRole('button', { name: '送审' }).click();
  await page.getByText(/下一步：.*初审/).waitFor();
}

/** Selects these words in the text and types others over them. */
export async function replaceWords(page: Page, words: string, others: string): Promise<void> {
  await body(page).evaluate((root, words) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(words) ?? -1;
      if (at >= 0) getSelection()?.setBaseAndExtent(text, at, text, at + words.length);
    }
  }, words);
  await page.waitForFunction((words) => getSelection()?.toString() === words, words);
  await page.keyboard.type(others);
}
