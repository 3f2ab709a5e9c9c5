/** Letters through HTTP: drafted, refused, issued with numbers, voided, printed; nobody sees another organ's. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { buildFonts } from '../../scripts/build-fonts.ts';
import type { DraftViewData, LetterViewData, TemplateViewData } from './contract-letters.ts';
import { answered, arrival, done, type Input, pageOf, registered, step, zhang } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let reviewer: Browser;
const now = new Date('2024-09-03T02:00:00Z');

before(async () => {
  buildFonts();
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
  reviewer = await server.signIn('reviewer');
  const settings = await answered<{ remedies: object }>(leader('/api/requests/settings'));
  await answered(
    leader('/api/requests/settings', {
      method: 'PUT',
      json: { ...settings, remedies: { ...settings.remedies, ...remedies }, feeAccount: '凭缴款码缴纳' },
    }),
  );
  await answered(
    leader('/api/request-letters/settings', {
      method: 'PUT',
      json: { mark: '凤教体文旅', redHead: true, superiorDepartment: '', series: {} },
    }),
  );
});
after(async () => {
  await server.close();
  await closeTypesetter();
});

const remedies = {
  ...{ reconsiderationOrgan: '凤泉区人民政府', reconsiderationAddress: '区府路1号' },
  ...{
    reconsiderationOnline: 'https://fy.example.gov.cn',
    court: '凤泉区人民法院',
    courtAddress: '法院路1号',
  },
};
const counter = () => registered(clerk, arrival('2024-09-02', { applicant: { ...zhang, name: '张三丰' } }));
const correction = (words: Input = {}): Input => ({
  ...{ kind: 'correction-notice', on: '2024-09-03', recipient: null },
  words: { correctionMatters: '请写明年份', correctionPeriod: '15个工作日', organPhone: '0373-1', ...words },
});
const draft = (id: string, input: Input) =>
  answered<DraftViewData>(clerk(`/api/requests/${id}/letters/draft`, { json: input }));
const issue = (id: string, input: Input) => step(clerk, id, 'letters', input);
const issued = async (id: string, input: Input) => answered<LetterViewData>(issue(id, input));

async function textOf(response: Response): Promise<{ text: string; pages: number }> {
  assert.equal(response.status, 200, response.status === 200 ? '' : await response.text());
  const data = new Uint8Array(await response.arrayBuffer());
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1)
    for (const item of (await (await pdf.getPage(page)).getTextContent()).items)
      if ('str' in item) text += item.str;
  return { text: text.replace(/\s/g, ''), pages: pdf.numPages };
}

describe('a letter', () => {
  test('is drafted from what is known; what is wanting is named at its field; nothing is numbered', async () => {
    const { id } = await counter();
    const empty = await draft(id, { ...correction(), words: {} });
    assert.match(empty.text, /张三丰：\n本机关于2024年9月2日收到您提出的政府信息公开申请/);
    const fields = empty.lacking.map(({ field }) => field);
    assert.ok(fields.includes('words.correctionMatters') && fields.includes('words.correctionPeriod'));
    assert.equal(empty.refusal, null);
    const pdf = await textOf(await clerk(`/api/requests/${id}/letters/draft.pdf`, { json: correction() }));
    assert.match(pdf.text, /草稿/);
    assert.match(pdf.text, /成文时编号/);
    assert.deepEqual((await answered<{ letters: [] }>(clerk(`/api/requests/${id}/letters`))).letters, []);
  });

  test('without what it must contain it is not issued, and no number is used up', async () => {
    const { id } = await counter();
    const refused = await issue(id, correction({ correctionMatters: ' ' }));
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /words\.correctionMatters[\s\S]*应当写明“需要补正的事项”/);
    const first = await issued(id, correction());
    assert.equal(first.documentNumber, '凤教体文旅依申补〔2024〕1号');
    const next = await issued((await counter()).id, correction());
    assert.equal(next.documentNumber, '凤教体文旅依申补〔2024〕2号');
    assert.ok((await pageOf(clerk, id)).timeline.some(({ label }) => label === '文书成文'));
  });

  test('many issued at once have numbers without a gap; each series and year by itself', async () => {
    const cases = await Promise.all(Array.from({ length: 4 }, counter));
    const three = ['reasons-notice', 'consultation-notice', 'deferral-notice'];
    const words = {
      ...{ excess: '三日内40件', reasonsPeriod: '15个工作日', organPhone: '0373-1' },
      ...{ consultedParty: '第三方', extensionReason: '档案较多', deferredUntil: '2024年12月2日' },
    };
    const numbers: string[] = [];
    for (const kind of three)
      await Promise.all(
        cases.map(async ({ id }) => {
          const letter = await issued(id, { kind, on: '2024-09-03', words, recipient: null });
          numbers.push(letter.documentNumber ?? '');
        }),
      );
    for (const series of ['依申理', '依申征告', '依申迟']) {
      const own = numbers.filter((number) => number.includes(`旅${series}〔`));
      const ordinals = own.map((number) => Number(/(\d+)号$/.exec(number)?.[1])).toSorted((a, b) => a - b);
      assert.deepEqual(ordinals, [1, 2, 3, 4]);
    }
  });

  test('a voided one keeps its number with the reason; the next has the next', async () => {
    const { id } = await counter();
    const letter = await issued(id, correction());
    const wrong = await clerk(`/api/request-letters/${letter.id}/void`, { json: { reason: '收件人写错' } });
    assert.equal(wrong.status, 403);
    const voided = await answered<LetterViewData>(
      leader(`/api/request-letters/${letter.id}/void`, { json: { reason: '收件人写错' } }),
    );
    assert.equal(voided.documentNumber, letter.documentNumber);
    assert.equal(voided.voidedReason, '收件人写错');
    const ordinal = (one: LetterViewData) => Number(/(\d+)号$/.exec(one.documentNumber ?? '')?.[1]);
    assert.equal(ordinal(await issued(id, correction())), ordinal(letter) + 1);
    assert.match((await textOf(await clerk(`/api/request-letters/${letter.id}/pdf`))).text, /作废/);
    const again = await leader(`/api/request-letters/${letter.id}/void`, { json: { reason: '再作废一次' } });
    assert.equal(again.status, 409);
    await assert.rejects(
      server.database.pool.query('delete from letters where id = $1', [letter.id]),
      /kept as issued/,
    );
    await assert.rejects(
      server.database.pool.query("update letters set document_number = 'x' where id = $1", [letter.id]),
      /kept as issued/,
    );
  });

  test('a reply is not issued before its outcome is decided and cleared, nor another than decided', async () => {
    const { id } = await counter();
    const reply = { kind: 'reply-not-existing', on: '2024-09-03', words: {}, recipient: null };
    const early = await issue(id, reply);
    assert.equal(early.status, 409);
    assert.match(await early.text(), /还没有拟定处理结果/);
    await done(clerk, id, 'searches', {
      ...{
        on: '2024-09-03',
        where: '公文系统',
        how: '以“学区”检索全部年度',
        found: false,
        result: '未检索到',
      },
    });
    const answers = {
      ...{ procedure: 'clear', nature: 'information', repeated: 'no', volume: 'normal' },
      ...{ 'special-regime': 'no', responsible: 'ours', search: 'not-found' },
    };
    await done(clerk, id, 'outcome', { answers, particulars: {}, earlierRequest: null, items: [] });
    assert.match(await (await issue(id, reply)).text(), /还没有审签完毕/);
    const other = await issue(id, { ...reply, kind: 'reply-provide' });
    assert.match(await other.text(), /与拟定的处理结果不一致/);
    await done(clerk, id, 'clearance/submit', { note: '' });
    await done(reviewer, id, 'clearance/legal', { opinion: '同意' });
    await done(leader, id, 'clearance/approve', { opinion: '同意' });
    await done(clerk, id, 'clearance/seal');
    const letter = await issued(id, reply);
    assert.match(letter.documentNumber ?? '', /^凤教体文旅依申复〔2024〕1号$/);
    const { text } = await textOf(await clerk(`/api/request-letters/${letter.id}/pdf`));
    assert.match(text, /未检索到/);
    assert.match(text, /六个月内依法向凤泉区人民法院（地址：法院路1号）提起行政诉讼/);
    assert.match(
      text,
      /https:\/\/fy\.example\.gov\.cn/,
      'delivered online, so the way to file online is named',
    );
    const replied = await done(clerk, id, 'reply', {
      ...{ on: '2024-09-03', way: 'online', letter: letter.id, text: '' },
      ...{ proof: null, proofNumber: '' },
    });
    assert.equal(replied.state, 'replied');
    const late = await leader(`/api/request-letters/${letter.id}/void`, { json: { reason: '想换一份' } });
    assert.equal(late.status, 409);
  });

  test('what it says is sealed in the database, and every opening is journalled without names', async () => {
    const { id } = await counter();
    const letter = await issued(id, correction());
    await clerk(`/api/request-letters/${letter.id}/docx`);
    const { rows } = await server.database.pool.query('select sealed from letters where id = $1', [
      letter.id,
    ]);
    assert.doesNotMatch((rows[0] as { sealed: Buffer }).sealed.toString('utf8'), /张三丰|请写明年份/);
    const journalled = await server.database.pool.query(
      "select event, detail::text as detail from journal where subject_id = $1 and event like 'letter-%'",
      [id],
    );
    const events = journalled.rows.map((row: { event: string }) => row.event);
    assert.deepEqual(events.toSorted(), ['letter-issued', 'letter-opened']);
    assert.doesNotMatch(JSON.stringify(journalled.rows), /张三丰|年份/);
    assert.equal((await verifyJournal(server.database.pool)).broken, null);
  });

  test('who may not see people opens no letter; another organ finds nothing', async () => {
    const { id } = await counter();
    const letter = await issued(id, correction());
    assert.equal((await reviewer(`/api/request-letters/${letter.id}/pdf`)).status, 403);
    assert.equal((await reviewer(`/api/requests/${id}/files/${letter.id}`)).status, 403);
    assert.equal((await clerk(`/api/requests/${id}/files/${letter.id}`)).status, 200);
    const removed = await clerk(`/api/requests/${id}/files/${letter.id}`, { method: 'DELETE' });
    assert.match(await removed.text(), /文书不能移除/);
    assert.equal((await server.visit(`/api/request-letters/${letter.id}/pdf`)).status, 401);
    assert.equal((await clerk(`/api/request-letters/${crypto.randomUUID()}/pdf`)).status, 404);
    assert.equal((await clerk(`/api/request-letters/${letter.id}/exe`)).status, 404);
  });
});

describe('templates', () => {
  const template = async (kind: string) => {
    const { templates } = await answered<{ templates: TemplateViewData[] }>(
      clerk('/api/request-letters/templates'),
    );
    const found = templates.find((one) => one.kind === kind);
    assert.ok(found);
    return found;
  };
  const put = (who: Browser, kind: string, json: Input) =>
    who(`/api/request-letters/templates/${kind}`, { method: 'PUT', json });

  test('an organ edits a copy, letters read by it, and the shipped one comes back', async () => {
    const shipped = await template('extension-notice');
    assert.equal(shipped.isEdited, false);
    const lines = [...shipped.lines, '给您带来不便，敬请谅解。'];
    assert.equal((await put(clerk, 'extension-notice', { title: shipped.title, lines })).status, 403);
    await answered(put(leader, 'extension-notice', { title: shipped.title, lines }));
    assert.equal((await template('extension-notice')).isEdited, true);
    const { id } = await counter();
    await done(clerk, id, 'extension/ask', { workingDays: 20, reason: '涉及的档案较多' });
    await done(leader, id, 'extension/approve', { workingDays: 20, reason: '涉及的档案较多' });
    const input = { kind: 'extension-notice', on: '2024-09-03', words: {}, recipient: null };
    const { text, lacking } = await draft(id, input);
    assert.match(text, /敬请谅解/);
    assert.match(text, /因涉及的档案较多，.*同意，答复期限延长20个工作日，本机关将不晚于2024年11月1日答复/);
    assert.deepEqual(
      lacking.map(({ field }) => field),
      [],
    );
    await answered(leader('/api/request-letters/templates/extension-notice', { method: 'DELETE' }));
    assert.doesNotMatch((await draft(id, input)).text, /敬请谅解/);
  });

  test('a copy that loses what the letter must contain is refused with the element’s name', async () => {
    const shipped = await template('reply-in-part');
    const lines = shipped.lines.filter((line) => line !== '{救济途径}');
    const refused = await put(leader, 'reply-in-part', { title: shipped.title, lines });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /应当写明“救济途径”/);
    const unknown = await put(leader, 'reply-in-part', {
      title: '',
      lines: [...shipped.lines, '{查无此项}'],
    });
    assert.match(await unknown.text(), /没有“{查无此项}”这个要素/);
  });

  test('a 代字 that is none is refused; a series of its own is used from then on', async () => {
    const json = { mark: '〔〕', redHead: false, superiorDepartment: '', series: {} };
    const refused = await leader('/api/request-letters/settings', { method: 'PUT', json });
    assert.equal(refused.status, 422);
    const own = { ...json, mark: '凤教体文旅', redHead: true, series: { 'fee-notice': '收费' } };
    await answered(leader('/api/request-letters/settings', { method: 'PUT', json: own }));
    assert.equal((await template('fee-notice')).series, '收费');
  });
});

describe('printing', () => {
  test('many letters, their envelopes and return receipts are one PDF each, part by part', async () => {
    const letters: string[] = [];
    for (const { id } of await Promise.all([counter(), counter(), counter()]))
      letters.push((await issued(id, correction())).id);
    const print = (what: string, part = 1) =>
      clerk('/api/request-letters/print', { json: { what, letters, part } });
    const file = await print('letters');
    assert.equal(file.headers.get('x-gongkai-parts'), '1');
    assert.equal((await textOf(file)).text.match(/补正告知书凤教体文旅依申补|凤教体文旅依申补/g)?.length, 3);
    const envelopes = await textOf(await print('envelopes'));
    assert.equal(envelopes.pages, 3);
    assert.match(envelopes.text, /凤泉区某某路1号张三丰收/);
    const receipts = await textOf(await print('return-receipts'));
    assert.equal(receipts.pages, 3);
    assert.match(receipts.text, /送达回证/);
    assert.equal((await print('letters', 2)).status, 409);
    const recipient = { name: '某公司', address: '', postcode: '', isOrganisation: true };
    const homeless = await issued((await counter()).id, { ...correction(), recipient });
    const envelope = { what: 'envelopes', letters: [homeless.id], part: 1 };
    assert.match(await (await clerk('/api/request-letters/print', { json: envelope })).text(), /没有地址/);
    const { letters: listed } = await answered<{ letters: LetterViewData[] }>(
      clerk('/api/request-letters?from=2024-09-03&to=2024-09-03&kind=correction-notice'),
    );
    assert.ok(letters.every((id) => listed.some((one) => one.id === id)));
    await answered(leader(`/api/request-letters/${letters[0]}/void`, { json: { reason: '内容有误' } }));
    assert.match(await (await print('letters')).text(), /已经作废，不能打印/);
  });
});
