/** An office in the middle of its work: something of every kind for the screens of the console to show. */
import { batchUploadPath } from '#capabilities/annual-report/contract-batch.ts';
import type { CaseViewData } from '#capabilities/disclosure-requests/contract.ts';
import { answered, arrival, registered } from '#capabilities/disclosure-requests/testing.ts';
import type { ItemViewData } from '#capabilities/publishing/contract-shapes.ts';
import { blankEntry } from '#capabilities/registers/model-fields.ts';
import { paragraph, run, wordFile } from '#platform/documents/testing-office.ts';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import { blankReport } from '#rules/annual-report/tables.ts';

export type Office = {
  readonly people: Readonly<
    Record<'clerk' | 'cases' | 'editor' | 'reviewer' | 'leader' | 'administrator' | 'superior', Browser>
  >;
  readonly items: Readonly<
    Record<'draft' | 'returned' | 'inReview' | 'cleared' | 'published' | 'takenDown', number>
  >;
  readonly report: string;
  /** A case, and in it a document being marked. */
  readonly request: string;
  readonly release: string;
  readonly dispute: string;
  readonly batch: string;
};

const paragraphs = [
  '<p>为做好秋季学期工作，现将有关事项通知如下。</p>',
  '<h2>一、工作安排</h2>',
  '<p>各校按排专人负责，联系人王某，电话13837312345，身份证号11010519491231002X。</p>',
  '<table><tbody><tr><th>学校</th><th>人数</th></tr><tr><td>实验小学</td><td>12</td></tr></tbody></table>',
];
/** With faults for the checks to find, and without. */
const faultyBody = paragraphs.join('');
const cleanBody = [paragraphs[0], paragraphs[1], paragraphs[3]].join('');

/** Begins and saves a text. */
async function write(person: Browser, sectionId: string, title: string, body: string): Promise<ItemViewData> {
  const json = { sectionId, kind: 'notice', title };
  const begun = await answered<ItemViewData>(person('/api/items', { json }));
  const facts = {
    ...begun.facts,
    ...{ summary: '布置秋季学期的工作。', source: '办公室', producedOn: '2026-08-20', keywords: ['开学'] },
  };
  const saved = {
    ...{ revision: begun.revision, sectionId, kind: 'notice', correctionNote: '' },
    draft: { facts, body, attachments: [], personalAttachments: [] },
    wish: { when: 'held', at: null },
  };
  return answered(person(`/api/items/${begun.id}`, { method: 'PUT', json: saved }));
}

const submit = async ({ id, revision }: ItemViewData, person: Browser) =>
  answered<ItemViewData>(person(`/api/items/${id}/submit`, { json: { revision } }));

/** Takes a submitted text through the six stages. */
async function passAll(view: ItemViewData, reviewers: readonly Browser[]): Promise<ItemViewData> {
  let now = view;
  for (const reviewer of reviewers) {
    const stage = now.review.open;
    const json = {
      ...{ revision: now.revision, stage, units: now.units.map(({ hash }) => hash), opinion: '同意。' },
      secrecy: stage === 'first-review' || stage === 'final-review' ? 'no-secret' : null,
    };
    now = await answered(reviewer(`/api/items/${view.id}/pass`, { json }));
  }
  return now;
}

async function itemsOf(server: TestServer, people: Office['people']): Promise<Office['items']> {
  const { clerk, editor, reviewer, leader } = people;
  const sections = await answered<{ id: string; slug: string }[]>(clerk('/api/sections'));
  const notices = sections.find(({ slug }) => slug === 'notices')?.id ?? '';
  const topic = {
    title: '开学季专题',
    slug: 'school-starts',
    kind: 'topic',
    parentId: null,
    description: '',
  };
  await answered(
    leader('/api/sections', { json: { ...topic, keywords: '', chainId: null, inNavigation: true } }),
  );

  const draft = await write(editor, notices, '关于做好秋季开学准备工作的通知', faultyBody);
  const inReview = await write(editor, notices, '关于秋季学期食堂招标的公告', cleanBody);
  await submit(inReview, editor);
  const sent = await submit(await write(editor, notices, '关于体育馆开放时间的公告', cleanBody), editor);
  const remark = { unit: sent.units.at(2)?.key, quote: '', reason: '请写明具体时间。' };
  const back = {
    ...{ revision: sent.revision, stage: 'first-review', units: sent.units.map(({ hash }) => hash) },
    ...{ remarks: [remark], opinion: '时间不明确。', passRest: false, secrecy: null },
  };
  await answered(reviewer(`/api/items/${sent.id}/return`, { json: back }));

  const second = await server.signIn('reviewer');
  const six = [reviewer, reviewer, second, second, leader, leader];
  const through = async (title: string) =>
    passAll(await submit(await write(editor, notices, title, cleanBody), editor), six);
  const publish = async (view: ItemViewData) =>
    answered<ItemViewData>(clerk(`/api/items/${view.id}/publish`, { json: { revision: view.revision } }));
  const cleared = await through('关于文化馆闭馆检修的公告');
  const published = await publish(await through('关于发放学生资助金的通知'));
  const down = await publish(await through('关于暑期安全的提醒'));
  const why = { revision: down.revision, reason: '暑期已过，内容不再适用。' };
  await answered(clerk(`/api/items/${down.id}/take-down`, { json: why }));
  return {
    ...{ draft: draft.id, returned: sent.id, inReview: inReview.id },
    ...{ cleared: cleared.id, published: published.id, takenDown: down.id },
  };
}

async function recordsOf(server: TestServer, { clerk }: Office['people']): Promise<void> {
  const record = async (register: Parameters<typeof blankEntry>[0], entry: object) =>
    answered(
      clerk('/api/register-entries', {
        json: { entry: { ...blankEntry(register, server.organ.name), ...entry }, publish: true },
      }),
    );
  await record('normative-documents', {
    ...{ title: '公共文化场馆免费开放管理规定', number: '教体〔2019〕3号', writtenOn: '2019-03-01' },
    ...{ repealedOn: '2024-06-01', repealedBy: '教体〔2024〕7号' },
  });
  await record('licences', {
    ...{ number: '凤教体许〔2024〕1号', party: '某某演艺有限公司', creditCode: '91110000MA01KAE416' },
    ...{ matter: '营业性演出审批', content: '准予举办营业性演出', decidedOn: '2024-03-01' },
    basis: '《营业性演出管理条例》第十三条',
  });
}

/** A case with a document of which only a part may be given. */
async function caseOf({ app }: TestServer, { cases }: Office['people']): Promise<[string, string]> {
  const { id } = await registered(cases, arrival(app.today()));
  const bytes = wordFile(
    paragraph(run('关于王小明反映问题的调查情况')) +
      paragraph(run('反映人王小明，身份证号110105199003070214，住凤泉区。')),
  );
  const kept = await answered<CaseViewData>(
    cases(`/api/requests/${id}/files?purpose=document`, {
      ...{ method: 'POST', body: Buffer.from(bytes) },
      headers: {
        ...{ 'content-type': 'application/octet-stream' },
        'x-gongkai-file-name': encodeURIComponent('调查情况.docx'),
      },
    }),
  );
  const json = { file: kept.files[0]?.id };
  const release = await answered<{ id: string }>(cases(`/api/requests/${id}/releases`, { json }));
  return [id, release.id];
}

/** One report of a body, handed in to the superior office. */
async function batchOf({ superior }: Office['people']): Promise<string> {
  const body = new FormData();
  const report = { ...blankReport(), organ: '某某区民政局', year: '2024' };
  body.append('name', '2024年度');
  body.append('files', new File([JSON.stringify(report)], '民政局.json'), '民政局.json');
  const answer = await superior(batchUploadPath, { method: 'POST', body });
  const { id } = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as { id: string };
  return id;
}

/** Fills the sample bureau with work in every state, through the server's own interface. */
export async function busyOffice(server: TestServer): Promise<Office> {
  const people = {
    clerk: await server.signIn('disclosure-clerk'),
    cases: await server.signIn('disclosure-clerk'),
    editor: await server.signIn('editor'),
    reviewer: await server.signIn('reviewer'),
    leader: await server.signIn('leader'),
    administrator: await server.signIn('administrator'),
    superior: await server.signIn('superior'),
  };
  const { clerk, leader, reviewer } = people;
  const items = await itemsOf(server, people);
  await recordsOf(server, people);
  const term = { kind: 'wrong-word', wrong: '座落', suggestion: '坐落', note: '' };
  await answered(leader('/api/terms', { json: term }));
  const today = server.app.today();
  const away = { toId: leader.staffId, fromDay: today, toDay: today, reason: '出差' };
  await answered(reviewer('/api/delegations', { json: away }));
  const report = await answered<{ id: string }>(clerk('/api/annual-reports', { json: { year: '2023' } }));
  const [request, release] = await caseOf(server, people);
  const batch = await batchOf(people);
  const disputes = await answered<{ rows: { id: string }[] }>(clerk('/api/disputes'));
  const dispute = disputes.rows[0]?.id ?? '';
  return { people, items, report: report.id, request, release, dispute, batch };
}
