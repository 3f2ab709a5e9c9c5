import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import { buildFonts } from '../../scripts/build-fonts.ts';
import type { ReceiptData } from './contract.ts';
import type { OwnCaseData } from './contract-applicant.ts';
import { marksOfCase } from './store-events.ts';
import {
  answered,
  arrival,
  done,
  issuedLetter,
  pageOf,
  registered,
  staySignedIn,
  step,
  submission,
  wish,
  withRemedies,
  zhang,
} from './testing.ts';

let server: TestServer;
let clerk: Browser;
let reviewer: Browser;
let leader: Browser;
let now = new Date('2024-09-02T02:00:00Z');
const on = async (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  await staySignedIn(server, now);
};

before(async () => {
  await buildFonts();
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  reviewer = await server.signIn('reviewer');
  leader = await server.signIn('leader');
  await withRemedies(leader);
});
after(async () => {
  await server.close();
  await closeTypesetter();
});

const counter = () => registered(clerk, arrival('2024-09-02'));
const marks = async (id: string) =>
  (await marksOfCase(server.app, server.organ.id, id)).map(({ kind, on, outcome }) => [kind, on, outcome]);

/** From a decided outcome to the reply. */
async function clearAndReply(id: string, input: Record<string, unknown> = {}) {
  await done(clerk, id, 'clearance/submit', { note: '' });
  const { clearance } = await pageOf(clerk, id);
  if (clearance.steps.some(({ step }) => step === 'legal'))
    await done(reviewer, id, 'clearance/legal', { opinion: '无异议' });
  await done(leader, id, 'clearance/approve', { opinion: '同意' });
  await done(clerk, id, 'clearance/seal');
  const on = now.toISOString().slice(0, 10);
  const letter = await issuedLetter(clerk, id, { on, kind: 'reply-not-existing' });
  const reply = { way: 'in-person', letter, text: '见答复书', proof: 'signature', proofNumber: '' };
  return done(clerk, id, 'reply', { on, ...reply, ...input });
}

const notExisting = {
  answers: {} as Record<string, string>,
  particulars: {},
  earlierRequest: null,
  items: [],
};

describe('intake', () => {
  test('a request at the counter has number, receipt, owner and day of receipt at once', async () => {
    await on('2024-09-02');
    const receipt = await counter();
    assert.match(receipt.number, /^2024-\d{4}$/);
    assert.match(receipt.queryCode, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(receipt.receivedOn, '2024-09-02');
    const page = await pageOf(clerk, receipt.id);
    assert.equal(page.ownerId, clerk.staffId);
    assert.equal(page.state, 'received');
    assert.equal(page.dueOn, receipt.dueOn);
    assert.equal(page.clocks[0]?.ledger.filter(({ number }) => number !== null).length, 20);
    assert.deepEqual(await marks(receipt.id), [['received', '2024-09-02', null]]);
  });

  test('numbers run without a gap, each series by itself', async () => {
    const [a, b] = [await counter(), await counter()];
    const drill = await answered<{ number: string; id: string }>(
      clerk('/api/requests/drills', { json: { subject: '测试网上申请渠道' } }),
    );
    const c = await counter();
    const ordinals = [a, b, c].map(({ number }) => Number(number.slice(5)));
    assert.deepEqual(ordinals, [ordinals[0], (ordinals[0] ?? 0) + 1, (ordinals[0] ?? 0) + 2]);
    assert.match(drill.number, /^T2024-0001$/);
    await done(clerk, drill.id, 'confirm', {
      on: '2024-09-02',
      how: 'online',
      applicantConfirmedOn: '2024-09-02',
    });
    assert.deepEqual(await marks(drill.id), [], 'a drill is never counted');
  });

  test('an online request is received when both sides have confirmed, whoever is last', async () => {
    await on('2024-09-02');
    const receipt = await answered<ReceiptData>(
      server.visit('/api/applicant/requests', { json: submission() }),
    );
    assert.equal(receipt.receivedOn, null);
    assert.equal(
      (await pageOf(clerk, receipt.id)).demands[0]?.next,
      '与申请人确认收到：双方确认之日起算期限。',
    );
    await on('2024-09-03');
    await done(clerk, receipt.id, 'confirm', { on: '2024-09-03', how: 'sms', applicantConfirmedOn: null });
    assert.equal((await pageOf(clerk, receipt.id)).receivedOn, null);
    await on('2024-09-04');
    const cookie = await openOwn(receipt);
    const confirmed = await answered<OwnCaseData>(
      server.visit('/api/applicant/request/confirm', { method: 'POST', headers: { cookie } }),
    );
    assert.equal(confirmed.receivedOn, '2024-09-04');
    assert.equal(confirmed.may.confirm, false);
  });

  test('exactly what art. 29 asks for is demanded online, and nobody is asked why', async () => {
    const empty = submission({
      applicant: { ...zhang, name: '', identityNumber: '', phone: '', email: '', address: '' },
      wish: { ...wish(''), form: null, route: null },
    });
    const { issues } = await answered<{ issues: { field: string }[] }>(
      server.visit('/api/applicant/requests', { json: empty }),
      422,
    );
    assert.deepEqual(
      issues.map(({ field }) => field),
      [
        ...['applicant.name', 'applicant.identityNumber', 'applicant.phone'],
        ...['wish.subject', 'wish.form', 'wish.route'],
      ],
    );
  });

  test('a letter with contents missing is registered all the same; what is missing can be asked for', async () => {
    await on('2024-09-02');
    const receipt = await registered(
      clerk,
      arrival('2024-09-02', {
        channel: 'registered-post',
        source: 'post',
        applicant: { ...zhang, identityNumber: '', phone: '' },
      }),
    );
    assert.deepEqual(receipt.missing, ['身份证明']);
    const page = await pageOf(clerk, receipt.id);
    assert.ok(page.demands.some(({ next, dueOn }) => /一次性告知补正/.test(next) && dueOn === '2024-09-11'));
  });

  test('an ordinary letter is received on the day of confirmation', async () => {
    await on('2024-09-03');
    const receipt = await registered(
      clerk,
      arrival('2024-09-02', {
        ...{ channel: 'ordinary-post', source: 'post' },
        ...{ confirmedOn: '2024-09-03', confirmedHow: 'telephone' },
      }),
    );
    assert.equal(receipt.receivedOn, '2024-09-03');
  });

  test('re-routing keeps the days and leaves the reason; what was received is only re-routed by the head', async () => {
    await on('2024-09-02');
    const receipt = await registered(
      clerk,
      arrival('2024-08-30', { source: 'appeal', track: 'consultation' }),
    );
    assert.equal(receipt.receivedOn, null);
    await on('2024-09-03');
    const back = await done(clerk, receipt.id, 'reroute', {
      ...{ to: 'disclosure', reason: '来件是政府信息公开申请，误作咨询' },
    });
    assert.equal(back.receivedOn, '2024-08-30', 'no day is lost');
    const away = { to: 'petition', reason: '申请人说明是信访事项' };
    assert.equal((await step(clerk, receipt.id, 'reroute', away)).status, 403);
    await done(clerk, receipt.id, 'notes', { text: '已联系申请人', isHelp: false });
    assert.equal(
      (await step(leader, receipt.id, 'reroute', away)).status,
      403,
      'the head decides, the clerk does',
    );
  });
});

async function openOwn({ number, queryCode }: ReceiptData): Promise<string> {
  const opened = await server.visit('/api/applicant/session', { json: { number, code: queryCode } });
  assert.equal(opened.status, 200, await opened.clone().text());
  return (opened.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
}

describe('correction', () => {
  test('asked for on day 7; the clock starts afresh when it comes in; a second notice is impossible', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    await on('2024-09-11');
    const ask = { what: '请写明所需方案的年份', workingDays: null, way: 'post' };
    const asked = await done(clerk, id, 'correction', ask);
    assert.equal(asked.state, 'awaiting-correction');
    assert.equal(asked.dueOn, null, 'no date while the correction is awaited');
    await on('2024-09-14');
    const corrected = await done(clerk, id, 'correction/received', {
      ...{ on: '2024-09-14', way: 'post', text: '2023年的方案', subject: '' },
    });
    assert.equal(
      corrected.dueOn,
      '2024-10-18',
      '20 working days: 29 September and 12 October are worked, National Day is not',
    );
    const again = await step(clerk, id, 'correction', ask);
    assert.equal(again.status, 409);
    assert.match(await again.text(), /一次性告知/);
  });

  test('on day 8 it is refused with its article', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    await on('2024-09-12');
    const late = await step(clerk, id, 'correction', { what: '请写明年份', workingDays: 10, way: 'post' });
    assert.equal(late.status, 409);
    assert.match(await late.text(), /7个工作日内告知补正[\s\S]*第三十条/);
  });

  test('nobody is deemed to have abandoned before the notice was delivered and its period is over; the head decides', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    await done(clerk, id, 'correction', { what: '请写明年份和名称', workingDays: 5, way: 'post' });
    const abandon = (day: string) => ({
      on: day,
      ground: 'correction-overdue',
      reason: '电话联系两次，无正当理由',
    });
    assert.equal((await step(leader, id, 'deemed-abandoned', abandon('2024-09-02'))).status, 409);
    await on('2024-09-03');
    await done(clerk, id, 'correction/delivered', { on: '2024-09-03', way: 'post' });
    await on('2024-09-10');
    assert.match(
      await (await step(leader, id, 'deemed-abandoned', abandon('2024-09-10'))).text(),
      /还没有届满/,
    );
    await on('2024-09-11');
    assert.equal((await step(clerk, id, 'deemed-abandoned', abandon('2024-09-11'))).status, 403);
    const over = await done(leader, id, 'deemed-abandoned', abandon('2024-09-11'));
    assert.equal(over.outcome, 'otherHandling.correctionOverdue');
    assert.deepEqual((await marks(id)).at(-1), ['closed', '2024-09-11', 'otherHandling.correctionOverdue']);
  });
});

describe('periods', () => {
  test('the head extends, once, before the first date, and it holds when the applicant was told', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    const first = (await pageOf(clerk, id)).dueOn;
    assert.equal(first, '2024-09-30', '14 and 29 September are worked, 16 and 17 are not');
    const whatIf = await answered<{ supposed: { dueOn: string }; refusal: string | null }>(
      clerk(`/api/requests/${id}/what-if?extend=20`),
    );
    assert.equal(whatIf.refusal, null);
    await done(clerk, id, 'extension/ask', { workingDays: 20, reason: '涉及多个科室，需要查档' });
    assert.equal(
      (await step(clerk, id, 'extension/approve', { workingDays: 20, reason: '同意延长' })).status,
      403,
    );
    const approved = await done(leader, id, 'extension/approve', { workingDays: 20, reason: '同意延长' });
    assert.equal(approved.dueOn, first, 'not yet: nobody was told');
    const told = await done(clerk, id, 'extension/told', { on: '2024-09-02', way: 'sms' });
    assert.equal(told.dueOn, whatIf.supposed.dueOn);
    assert.equal(
      (await step(leader, id, 'extension/approve', { workingDays: 5, reason: '再次延长' })).status,
      409,
    );
  });

  test('after the first date nobody extends', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    await on('2024-10-08');
    const late = await step(leader, id, 'extension/approve', { workingDays: 10, reason: '来不及了' });
    assert.equal(late.status, 409);
    const page = await pageOf(clerk, id);
    assert.ok(
      page.demands.some(({ late }) => late),
      'late stays late',
    );
  });

  test('a third party is asked, the clock stands still, silence is not a consent', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    const first = (await pageOf(clerk, id)).dueOn ?? '';
    const sent = await done(clerk, id, 'consultations', {
      ...{
        of: 'third-party',
        addressee: '李四',
        contact: '某某街2号',
        question: '是否同意公开合同文本',
        way: 'post',
      },
    });
    const consultation = sent.consultations[0]?.id;
    await on('2024-09-04');
    await done(clerk, id, 'consultations/delivered', { consultation, on: '2024-09-04', way: 'post' });
    const silence = { consultation, how: 'silence', reason: '期满没有回复' };
    await on('2024-09-20');
    assert.equal((await step(clerk, id, 'consultations/end', { ...silence, on: '2024-09-20' })).status, 409);
    await on('2024-09-27');
    const ended = await done(clerk, id, 'consultations/end', { ...silence, on: '2024-09-27' });
    assert.ok((ended.dueOn ?? '') > first);
    assert.equal(ended.clocks[0]?.ledger.filter(({ number }) => number !== null).length, 20);
    assert.equal(ended.consultations[0]?.endedHow, 'silence');
  });

  test('a fee only after reasons were asked for, by the law’s amount', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    const notify = { method: 'by-page', quantity: 250, way: 'post', basis: '国办函〔2020〕109号' };
    assert.equal((await step(clerk, id, 'fee', notify)).status, 409);
    await done(clerk, id, 'reasons', { why: '本月已提出多件申请', workingDays: 5, way: 'online' });
    const asked = await done(clerk, id, 'fee', notify);
    assert.equal(asked.fee?.fen, 470_000);
    assert.equal(asked.state, 'awaiting-fee');
    const paid = { on: '2024-09-02', fen: 470_000, receiptNumber: 'A1' };
    assert.equal((await step(clerk, id, 'fee/paid', { ...paid, fen: 1 })).status, 422);
    assert.equal((await done(clerk, id, 'fee/paid', paid)).state, 'received');
  });
});

/** The answers that lead to an outcome, by trying the questions' paths. */
async function answersTo(code: string, variant?: string): Promise<Record<string, string>> {
  const { allPaths, outcomeOf } = await import('#rules/requests/outcome-path.ts');
  const path = allPaths().find((answers) => {
    const result = outcomeOf(answers);
    return result?.code === code && (variant === undefined || result.variant === variant);
  });
  assert.ok(path, code);
  return path as Record<string, string>;
}

describe('the end', () => {
  test('no outcome without its facts; with them exactly one row; cleared by others than the drafter', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    const answers = await answersTo('unableToProvide.notHeld', 'not-existing');
    const refused = await answered<{ issues: { field: string }[] }>(
      step(clerk, id, 'outcome', { ...notExisting, answers }),
      422,
    );
    assert.ok(refused.issues.some(({ field }) => field === 'facts.search-log'));
    await done(clerk, id, 'searches', {
      ...{
        on: '2024-09-02',
        where: '档案室、公文系统',
        how: '按名称、年份检索',
        found: false,
        result: '没有',
      },
    });
    const decided = await done(clerk, id, 'outcome', { ...notExisting, answers });
    assert.equal(decided.state, 'drafting');
    assert.deepEqual(
      decided.clearance.steps.map(({ step }) => step),
      ['legal', 'head', 'seal'],
    );
    await done(clerk, id, 'clearance/submit', { note: '' });
    assert.equal((await step(leader, id, 'clearance/approve', { opinion: '' })).status, 409, 'not his turn');
    const replied = await (async () => {
      await done(reviewer, id, 'clearance/legal', { opinion: '无异议' });
      await done(leader, id, 'clearance/approve', { opinion: '同意' });
      await done(clerk, id, 'clearance/seal');
      const early = { on: '2024-09-02', way: 'post', letter: null, text: '', proof: null, proofNumber: '' };
      const unwritten = await step(clerk, id, 'reply', early);
      assert.equal(unwritten.status, 409, 'by post, and no letter is issued');
      assert.match(await unwritten.text(), /还没有与处理结果相应的答复文书[\s\S]*第三十三条/);
      const letter = await issuedLetter(clerk, id, { kind: 'reply-not-existing', on: '2024-09-02' });
      assert.equal((await step(clerk, id, 'reply', early)).status, 422, 'issued, but not chosen');
      const reply = { way: 'post', letter, text: '经检索没有该信息', proof: 'post-number' };
      assert.equal(
        (await step(clerk, id, 'reply', { ...reply, on: '2024-09-02', proofNumber: '' })).status,
        422,
      );
      return done(clerk, id, 'reply', { ...reply, on: '2024-09-02', proofNumber: 'EMS123' });
    })();
    assert.equal(replied.state, 'replied');
    assert.deepEqual((await marks(id)).at(-1), ['closed', '2024-09-02', 'unableToProvide.notHeld']);
  });

  test('a reconsideration reopens it: a new period, the same case, counted once more as closed', async () => {
    await on('2024-09-02');
    const { id } = await counter();
    await done(clerk, id, 'searches', {
      ...{ on: '2024-09-02', where: '档案室、公文系统', how: '按名称检索', found: false, result: '' },
    });
    const answers = await answersTo('unableToProvide.notHeld', 'not-existing');
    await done(clerk, id, 'outcome', { ...notExisting, answers });
    await clearAndReply(id);
    await on('2024-11-04');
    const again = await done(leader, id, 'reopen', {
      ...{
        on: '2024-11-04',
        ground: 'reconsideration',
        dispute: null,
        dueOn: null,
        reason: '复议决定责令重新答复',
      },
    });
    assert.equal(again.state, 'received');
    assert.equal(again.dueOn, '2024-12-02');
    await done(clerk, id, 'outcome', { ...notExisting, answers });
    await clearAndReply(id);
    assert.deepEqual(
      (await marks(id)).map(([kind]) => kind),
      ['received', 'closed', 'reopened', 'closed'],
    );
  });

  test('archived, kept, made anonymous: people and words are gone, the figures stay', async () => {
    await on('2020-09-02');
    const receipt = await registered(clerk, arrival('2020-09-02'));
    const { id } = receipt;
    await done(clerk, id, 'withdraw', { on: '2020-09-02', way: 'in-person', reason: '不需要了' });
    await done(clerk, id, 'archive', { retentionYears: 2 });
    assert.equal((await step(leader, id, 'anonymise', { subject: '' })).status, 409);
    await on('2022-09-03');
    const gone = await done(leader, id, 'anonymise', { subject: '' });
    assert.equal(gone.anonymised, true);
    assert.ok(gone.timeline.every(({ words }) => Object.keys(words).length === 0));
    const { people } = await answered<{ people: unknown[] }>(
      leader(`/api/requests/${id}/people/read`, { json: { purpose: '核对' } }),
    );
    assert.deepEqual(people, []);
    const { number, queryCode } = receipt;
    const lookUp = await server.visit('/api/applicant/session', { json: { number, code: queryCode } });
    assert.equal(lookUp.status, 422);
    assert.deepEqual((await marks(id)).at(-1), ['closed', '2020-09-02', 'otherHandling.other']);
  });
});

describe('the applicant', () => {
  test('follows the case to the reply; opening it is the receipt', async () => {
    await on('2024-09-02');
    const receipt = await counter();
    const cookie = await openOwn(receipt);
    const own = () => answered<OwnCaseData>(server.visit('/api/applicant/request', { headers: { cookie } }));
    assert.equal((await own()).status, '正在办理');
    await done(clerk, receipt.id, 'searches', {
      ...{ on: '2024-09-02', where: '档案室、公文系统', how: '按名称检索', found: false, result: '' },
    });
    const answers = await answersTo('unableToProvide.notHeld', 'not-existing');
    await done(clerk, receipt.id, 'outcome', { ...notExisting, answers });
    await clearAndReply(receipt.id, { way: 'online', proof: null });
    const replied = await own();
    assert.equal(replied.reply?.text, '见答复书');
    assert.equal(replied.reply?.remedies.length, 2);
    assert.equal((await pageOf(clerk, receipt.id)).deliveredOn, '2024-09-02');
    const rated = await answered<OwnCaseData>(
      server.visit('/api/applicant/request/rating', { json: { score: 4, text: '' }, headers: { cookie } }),
    );
    assert.equal(rated.rated, 4);
    const shown = JSON.stringify(replied);
    assert.doesNotMatch(shown, /档案室|按名称检索|无异议/, 'the office’s own work is not shown');
  });

  test('corrects, withdraws; a wrong code and an unknown number are answered alike; who guesses must wait', async () => {
    await on('2024-09-02');
    const receipt = await counter();
    await done(clerk, receipt.id, 'correction', { what: '请写明年份和名称', workingDays: 10, way: 'online' });
    const cookie = await openOwn(receipt);
    const corrected = await answered<OwnCaseData>(
      server.visit('/api/applicant/request/correction', {
        json: { text: '2023年', files: [] },
        headers: { cookie },
      }),
    );
    assert.equal(corrected.status, '正在办理');
    const withdrawn = await answered<OwnCaseData>(
      server.visit('/api/applicant/request/withdraw', { json: { reason: '' }, headers: { cookie } }),
    );
    assert.equal(withdrawn.status, '已撤回');
    const look = (number: string, code: string) =>
      server.visit('/api/applicant/session', { json: { number, code } });
    const wrong = await look(receipt.number, 'AAAA-AAAA-AAAA-AAAA');
    const unknown = await look('2024-9999', 'AAAA-AAAA-AAAA-AAAA');
    const said = async (answer: Response) => [
      answer.status,
      { ...((await answer.json()) as object), requestId: '' },
    ];
    assert.deepEqual(await said(wrong), await said(unknown));
    for (let i = 0; i < 10; i += 1) await look('2024-9999', 'AAAA');
    const waiting = await look(receipt.number, receipt.queryCode);
    assert.equal(waiting.status, 429);
    assert.ok(Number(waiting.headers.get('retry-after')) > 0);
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    assert.equal((await look(receipt.number, receipt.queryCode)).status, 200);
  });
});

test('the journal is whole; neither it nor the tables hold a name, a number or free text', async () => {
  const check = await verifyJournal(server.database.pool);
  assert.deepEqual(check.broken ?? [], []);
  for (const table of [
    ...['journal', 'request_events', 'request_marks', 'request_people', 'request_person_keys'],
    ...['request_codes', 'request_files', 'request_lookups'],
  ]) {
    const { rows } = await server.database.pool.query<{ line: string }>(
      `select t::text as line from ${table} t`,
    );
    const lines = rows.map(({ line }) => line);
    const hex = Buffer.from('张三丰').toString('hex');
    assert.ok(
      lines.every((line) => !/张三丰|李四|11010519491231002X|13800001234|档案室|不需要了/.test(line)),
      table,
    );
    assert.ok(
      lines.every((line) => !line.includes(hex)),
      table,
    );
  }
});

test('only an item that the public can open is linked as the publication (art. 44)', async () => {
  await on('2024-09-02');
  const { id } = await counter();
  const refused = await step(clerk, id, 'publication/link', { item: 999_999 });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /没有这条已公开的信息/);
});
