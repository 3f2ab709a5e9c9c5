/** A document is given in part: masked and verified, decided, cleared by three people, sent with its letter; reconsideration overturns it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReportViewData } from '#capabilities/annual-report/contract.ts';
import type { CaseViewData } from '#capabilities/disclosure-requests/contract.ts';
import type { SettingsData } from '#capabilities/disclosure-requests/contract-desk.ts';
import type { ReleaseViewData } from '#capabilities/disclosure-requests/contract-release.ts';
import {
  answered,
  arrival,
  done,
  issuedLetter,
  pageOf,
  registered,
} from '#capabilities/disclosure-requests/testing.ts';
import type { DisputeViewData, FactsData } from '#capabilities/disputes/contract.ts';
import { blankFacts } from '#capabilities/disputes/model.ts';
import { paragraph, run, wordFile } from '#platform/documents/testing-office.ts';
import type { Browser as Person } from '#platform/http/testing.ts';
import { cellName } from '#rules/annual-report/tables.ts';
import { allPaths, outcomeOf } from '#rules/requests/outcome-path.ts';
import { assertAccessible } from './browser.ts';
import { answerPath, choose, type Desk, openDesk, ordinaryPath, takeStep } from './requests-desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk('2024-09-02');
});
after(() => desk?.close());

const minutes = wordFile(
  paragraph(run('关于食堂改造的会议情况')) +
    paragraph(run('内部人员王小明的考勤安排另行通知。')) +
    paragraph(run('改造于2024年8月完成。')),
);

/** The document with its name masked, verified, and let go by a second person: the screen of its own test. */
async function released(clerk: Person, leader: Person, id: string): Promise<void> {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-gongkai-file-name': encodeURIComponent('会议情况.docx'),
  };
  const body = Buffer.from(minutes);
  const kept = await answered<CaseViewData>(
    clerk(`/api/requests/${id}/files?purpose=document`, { method: 'POST', body, headers }),
  );
  const file = kept.files.find(({ name }) => name === '会议情况.docx')?.id;
  const made = await answered<ReleaseViewData>(clerk(`/api/requests/${id}/releases`, { json: { file } }));
  const at = `/api/requests/${id}/releases/${made.id}`;
  const mark = { id: crypto.randomUUID(), ground: 'internal-affairs', what: 'everywhere', text: '王小明' };
  const marked = await answered<ReleaseViewData>(
    clerk(`${at}/marks`, { method: 'PUT', json: { revision: made.revision, marks: [mark] } }),
  );
  const verified = await answered<ReleaseViewData>(
    clerk(`${at}/production`, { json: { revision: marked.revision } }),
  );
  assert.equal(verified.state, 'verified');
  await answered(leader(`${at}/clearance`, { json: { revision: verified.revision } }));
}

async function remediesAreSet(leader: Person): Promise<void> {
  const settings = await answered<SettingsData>(leader('/api/requests/settings'));
  const remedies = {
    ...{ reconsiderationOrgan: '凤泉区人民政府', reconsiderationAddress: '凤泉区区府路1号' },
    ...{ reconsiderationOnline: 'https://fuyi.example.gov.cn', court: '凤泉区人民法院' },
    courtAddress: '凤泉区法院路2号',
  };
  await answered(leader('/api/requests/settings', { method: 'PUT', json: { ...settings, remedies } }));
}

test('masked, verified, decided, cleared, sent; overturned, replied anew, and found in the report', async () => {
  const [clerk, reviewer, leader] = [
    await desk.server.signIn('disclosure-clerk'),
    await desk.server.signIn('reviewer'),
    await desk.server.signIn('leader'),
  ];
  await remediesAreSet(leader);
  const { id } = await registered(clerk, arrival('2024-09-02'));
  await released(clerk, leader, id);

  const clerks = await desk.open(clerk, `/console/requests/${id}`);
  const { page } = clerks;
  const outcome = page.getByRole('region', { name: '处理结果' });
  await outcome.getByRole('button', { name: '拟定处理结果' }).click();
  await answerPath(page, [
    ...ordinaryPath,
    ['该信息有没有不得公开或者可以不公开的内容？', '内部事务信息（人事管理、后勤管理、内部工作流程）'],
    ['申请公开的信息能不能作区分处理？', '能，提供可以公开的内容'],
  ]);
  await outcome.getByText(/✓ 已有：区分处理后的文件已经核验/).waitFor();
  for (const field of await outcome.locator('textarea').all())
    await field.fill('其中人员考勤安排属于内部事务信息，依照条例第十六条第一款不予公开，其余内容公开。');
  await outcome.getByRole('button', { name: /^确定为/ }).click();
  await outcome.getByText('2024年9月2日拟定').waitFor();

  // The letter can be read already, but has no number before the seal.
  const readLetter = async () => {
    await page.getByRole('button', { name: '起草文书' }).click();
    const editor = page.getByRole('dialog', { name: '起草文书' });
    await editor.getByRole('region', { name: '文书预览' }).waitFor();
    return editor;
  };
  const early = await readLetter();
  await early.getByText(/^现在不能成文：/).waitFor();
  await assertAccessible(page);
  await early.getByRole('button', { name: '取消' }).click();
  await takeStep(page, '送审');

  // Legal check and signature are other people's; each finds it waiting.
  const checks = await desk.open(reviewer, '/console/requests');
  await checks.page
    .getByRole('link', { name: /^2024-/ })
    .first()
    .click();
  await takeStep(checks.page, '合法性、保密审查通过');
  const heads = await desk.open(leader, '/console/requests');
  await heads.page
    .getByRole('link', { name: /^2024-/ })
    .first()
    .click();
  await takeStep(heads.page, '负责人签发');

  await page.reload();
  await takeStep(page, '用印');
  const editor = await readLetter();
  for (const field of await editor.locator('textarea').all())
    if ((await field.inputValue()) === '') await field.fill('依照条例第三十七条区分处理后提供。');
  await editor.getByRole('button', { name: '成文并编号' }).click();
  await editor.waitFor({ state: 'hidden' });
  const letters = page.getByRole('region', { name: '文书', exact: true });
  await letters.getByRole('link', { name: /^下载PDF/ }).waitFor();
  await outcome.getByRole('button', { name: '发出答复' }).click();
  const reply = page.getByRole('dialog', { name: '发出答复' });
  await reply.getByLabel('给申请人的话').fill('详见答复书和附件。');
  await assertAccessible(page);
  await reply.getByRole('button', { name: '发出答复' }).click();
  await page.getByText('已答复', { exact: true }).waitFor();
  await takeStep(page, '记录送达凭证', { 邮件号或者凭证编号: '1234567890' });
  await page.getByText('送达之日').waitFor();
  assert.equal((await pageOf(clerk, id)).outcome, 'disclosedInPart');
  await assertAccessible(page);

  const disputed = await overturned(clerk, id);
  await repliedAnew({ clerk, reviewer, leader }, id);
  await foundInTheReport(clerk, { id, disputed });
  for (const { assertQuiet } of [clerks, checks, heads]) assertQuiet();
});

/** Reconsideration revokes the reply; the clerk records it and takes the request up again from the dispute. */
async function overturned(clerk: Person, id: string): Promise<string> {
  await desk.on('2024-10-21');
  const facts = {
    ...(blankFacts() as FactsData),
    ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2024〕7号', matter: '不服部分公开的答复' },
    ...{ acceptedOn: '2024-09-10', servedOn: '2024-09-12', answeredOn: '2024-09-20', requestId: id },
  };
  const dispute = await answered<DisputeViewData>(clerk('/api/disputes', { json: { facts } }));
  const window = await desk.open(clerk, `/console/disputes/${dispute.id}`);
  const { page } = window;
  await page.getByRole('button', { name: '记录审理结果' }).click();
  const decision = page.getByRole('dialog', { name: '记录审理结果' });
  await choose(decision, '审理结果', '撤销');
  await decision.getByText('纠正').first().waitFor();
  await decision.getByLabel('决定书、裁判文书文号').fill('凤政复决〔2024〕7号');
  await decision.getByLabel('收到决定（裁判）的日期').fill('2024-10-21');
  await decision.getByLabel('责令重新答复的最后一日').fill('2024-11-15');
  await assertAccessible(page);
  await decision.getByRole('button', { name: '记录', exact: true }).click();
  await decision.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '重新办理原申请' }).click();
  const anew = page.getByRole('dialog', { name: '重新办理原申请' });
  await anew.getByRole('button', { name: '重新交办' }).click();
  await anew.waitFor({ state: 'hidden' });
  await page.getByText('办理中').first().waitFor();
  await page.setViewportSize({ width: 320, height: 800 });
  await assertAccessible(page);
  const again = await pageOf(clerk, id);
  assert.deepEqual([again.state, again.dueOn], ['received', '2024-11-15']);
  window.assertQuiet();
  return dispute.id;
}

type People = Readonly<Record<'clerk' | 'reviewer' | 'leader', Person>>;

/** All of it is given this time; the acts have their own tests, so they are taken without the screens. */
async function repliedAnew({ clerk, reviewer, leader }: People, id: string): Promise<void> {
  await desk.on('2024-11-04');
  const answers = allPaths().find((path) => {
    const result = outcomeOf(path);
    return result?.code === 'disclosed' && result.variant === 'provide';
  });
  await done(clerk, id, 'outcome', { answers, particulars: {}, earlierRequest: null, items: [] });
  await done(clerk, id, 'clearance/submit', { note: '' });
  if ((await pageOf(clerk, id)).clearance.steps.some(({ step }) => step === 'legal'))
    await done(reviewer, id, 'clearance/legal', { opinion: '无异议' });
  await done(leader, id, 'clearance/approve', { opinion: '同意' });
  await done(clerk, id, 'clearance/seal');
  const words = { provided: '会议情况全文，见附件' };
  const letter = await issuedLetter(clerk, id, { kind: 'reply-provide', on: '2024-11-04', words });
  const sending = { way: 'post', text: '详见答复书。', proof: 'post-number', proofNumber: '2345678901' };
  await done(clerk, id, 'reply', { on: '2024-11-04', letter, ...sending });
}

/** The annual report counts the case once, as it ended, and its dispute; each cell opens exactly these. */
async function foundInTheReport(
  clerk: Person,
  { id, disputed }: { id: string; disputed: string },
): Promise<void> {
  await desk.on('2025-01-06');
  const report = await answered<ReportViewData>(clerk('/api/annual-reports', { json: { year: '2024' } }));
  const window = await desk.open(clerk, `/console/annual-reports/${report.id}`);
  const { page } = window;
  await page.getByRole('tab', { name: '本格' }).click();
  const behind = [
    ['requests.newlyReceived.naturalPerson', '申请登记记录', `/console/requests/${id}`],
    ['requests.disclosed.naturalPerson', '申请登记记录', `/console/requests/${id}`],
    ['requests.totalHandled.total', '申请登记记录', `/console/requests/${id}`],
    ['disputes.reconsideration.overturned', '复议、诉讼登记记录', `/console/disputes/${disputed}`],
  ] as const;
  for (const [path, panel, href] of behind) {
    const cell = page.getByRole('textbox', { name: cellName(path, '2021') });
    assert.equal(await cell.inputValue(), '1', path);
    await cell.focus();
    const links = page.getByRole('region', { name: panel }).getByRole('link');
    await links.first().waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(hrefs, [href], path);
  }
  for (const path of ['requests.disclosedInPart.total', 'requests.carriedOver.total'])
    assert.equal(await page.getByRole('textbox', { name: cellName(path, '2021') }).inputValue(), '0', path);
  await assertAccessible(page);

  // From the figure to the dispute, from there to the request, where the whole way is told.
  await page.getByRole('link', { name: /凤政复〔2024〕7号/ }).click();
  await page
    .getByRole('link', { name: /2024-0001/ })
    .first()
    .click();
  const timeline = page.getByRole('region', { name: '经过' });
  await timeline
    .getByText(/重新办理/)
    .first()
    .waitFor();
  await window.page.close();
  window.assertQuiet();
}
