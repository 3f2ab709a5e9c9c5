/** Requests and the account of a citizen, over HTTP: filled in, listed, opened without the code, and nobody else's. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from 'cheerio';
import { type Phone, phone, registeredPhone } from '#capabilities/citizens/testing.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { type TestMailServer, testMailServer } from '#platform/mail/testing.ts';
import { assertSoundPage } from '#portal/testing.ts';
import { answered, arrival, done, registered } from './testing.ts';

let server: TestServer;
let mail: TestMailServer;
let clerk: Browser;
let leader: Browser;

before(async () => {
  mail = await testMailServer();
  const now = () => new Date('2024-09-02T02:00:00Z');
  server = await testServer({ now, jobs: true, mail: mail.options });
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
});
after(async () => {
  await server.close();
  await mail.close();
});

async function shown(answer: Response | Promise<Response>, status = 200) {
  const got = await answer;
  const page = await got.text();
  assert.equal(got.status, status, page);
  assertSoundPage(page.replace(/<svg[\s\S]*?<\/svg>/g, ''));
  return load(page);
}
const location = async (answer: Promise<Response>) => (await answer).headers.get('location');
let people = 0;
const citizen = (name = '') => {
  people += 1;
  return registeredPhone(server, mail, `asker${people}@example.com`, name);
};

const wish = {
  kind: 'disclosure',
  applicantKind: 'natural-person',
  'applicant.identityKind': 'resident-id',
  'applicant.identityNumber': '110101199003078515',
  'wish.subject': '小学学区怎样划分的方案',
  'wish.form': 'electronic',
  'wish.route': 'online',
};

/** What the form is filled in with. */
const filledIn = async (own: Phone) => {
  const $ = await shown(own.get('/requests/new'));
  const value = (field: string) => String($(`[id="applicant.${field}"]`).attr('value') ?? '');
  return Object.fromEntries(
    ['name', 'phone', 'email', 'address', 'postcode', 'identityNumber'].map((field) => [field, value(field)]),
  );
};

async function applied(own: Phone, values: Readonly<Record<string, string>>) {
  const check = await shown(own.post('/requests/new', { ...wish, ...values, step: 'check' }));
  const carried = check('form[action="/requests/new"] input[type="hidden"]')
    .get()
    .map((input) => [check(input).attr('name') ?? '', check(input).attr('value') ?? '']);
  const sent = await own.post('/requests/new', { ...Object.fromEntries(carried), step: 'submit' });
  assert.equal(sent.headers.get('location'), '/requests/receipt', await sent.text());
  const $ = await shown(own.get('/requests/receipt'));
  return { number: $('.receipt-number').text(), code: $('.receipt-code').text(), page: $('main').text() };
}

const listed = async (own: Phone) =>
  (await shown(own.get('/account')))('.matters a')
    .get()
    .map((link) => link.attribs.href);
const forgetVisit = (own: Phone) => own.cookies.delete('gongkai_request');
const opens = async (own: Phone, number: string) => (await own.get(`/requests/${number}`)).status === 200;

describe('a request of somebody signed in', () => {
  test('is filled in, listed with its state, opened and worked on without the code; proof of identity is not kept', async () => {
    const own = await citizen('王奶奶');
    assert.equal((await filledIn(own)).name, '王奶奶');
    const contact = { 'applicant.name': '王奶奶', 'applicant.phone': '13800001234' };
    const more = {
      'applicant.address': '凤泉区大块镇1号',
      'applicant.postcode': '453700',
      keepProfile: 'yes',
    };
    const { number, page } = await applied(own, { ...contact, ...more });
    assert.match(page, /已经存入您的账号/);
    assert.deepEqual(await filledIn(own), {
      ...{ name: '王奶奶', phone: '13800001234', email: `asker${people}@example.com` },
      ...{ address: '凤泉区大块镇1号', postcode: '453700', identityNumber: '' },
    });
    forgetVisit(own);
    assert.deepEqual(await listed(own), [`/requests/${number}`]);
    const $ = await shown(own.get(`/requests/${number}`));
    assert.match($('main').text(), /这件申请在您的账号里/);
    assert.equal(
      await location(own.post(`/requests/${number}/confirm`, {})),
      `/requests/${number}?done=confirm`,
    );
  });

  test('what the office asks for stands first, with its date', async () => {
    const own = await citizen();
    const contact = { 'applicant.name': '李四', 'applicant.phone': '13800005678' };
    const first = await applied(own, contact);
    await applied(own, contact);
    const { rows } = await answered<{ rows: { id: string; number: string }[] }>(clerk('/api/requests'));
    const id = rows.find(({ number }) => number === first.number)?.id ?? '';
    await done(clerk, id, 'confirm', {
      on: '2024-09-02',
      how: 'telephone',
      applicantConfirmedOn: '2024-09-02',
    });
    const received = (await shown(own.get('/account')))('.matters').text();
    assert.match(received, /最迟答复日期：2024年9月30日/);
    await done(clerk, id, 'correction', { what: '请写明年份', workingDays: 10, way: 'online' });
    await done(clerk, id, 'correction/delivered', { on: '2024-09-02', way: 'post' });
    const $ = await shown(own.get('/account'));
    const line = $('.matters li').filter((_at, item) => $(item).text().includes(first.number));
    assert.match(line.text(), /等待您补正.*请在此日以前补正：2024年9月\d+日/s);
    assert.equal(line.find('.matter-waiting').length, 1);
  });

  test('without the tick nothing is kept, and what is kept can be taken out', async () => {
    const own = await citizen();
    await applied(own, { 'applicant.name': '赵六', 'applicant.phone': '13800007777' });
    assert.equal((await filledIn(own)).name, '');
    await applied(own, { 'applicant.name': '赵六', 'applicant.phone': '13800007777', keepProfile: 'yes' });
    assert.equal((await filledIn(own)).phone, '13800007777');
    await own.post('/account/profile', {});
    assert.equal((await filledIn(own)).phone, '');
  });

  test('signing out closes what this browser had open', async () => {
    const own = await citizen();
    const { number } = await applied(own, { 'applicant.name': '钱七', 'applicant.phone': '13800008888' });
    await own.post('/account/sign-out', {});
    assert.equal(await opens(own, number), false);
    assert.equal(await location(own.get('/requests/receipt')), '/requests/track');
  });
});

describe('a request handed in without an account', () => {
  test('is offered the account quietly, and everything is as ever', async () => {
    const stranger = phone(server);
    assert.match((await shown(stranger.get('/requests/new')))('main').text(), /没有账号的，办理完全一样/);
    const { number, page } = await applied(stranger, {
      'applicant.name': '孙八',
      'applicant.phone': '13800009999',
    });
    assert.doesNotMatch(page, /存入您的账号/);
    const $ = await shown(stranger.get(`/requests/${number}`));
    assert.equal($('main a[href^="/account/sign-in"]').text(), '存入我的账号');
    assert.equal(
      await location(stranger.post(`/requests/${number}/keep`, {})),
      `/account/sign-in?back=%2Frequests%2F${number}`,
    );
  });

  test('is added from its own page, once opened by its code', async () => {
    const own = await citizen();
    const { number, queryCode } = await registered(clerk, arrival('2024-09-02'));
    await own.post(`/requests/${number}/keep`, {});
    assert.deepEqual(await listed(own), [], 'not without the code');
    await own.post('/requests/track', { number, code: queryCode });
    assert.equal((await shown(own.get(`/requests/${number}`)))('form[action$="/keep"]').length, 1);
    await own.post(`/requests/${number}/keep`, {});
    forgetVisit(own);
    assert.deepEqual([await listed(own), await opens(own, number)], [[`/requests/${number}`], true]);
  });

  test('is added by number and code; an unknown number and a wrong code read alike', async () => {
    const own = await citizen();
    const { number, queryCode } = await registered(clerk, arrival('2024-09-02'));
    const said = async (typed: { number: string; code: string }) =>
      (await shown(own.post('/requests/connect', typed), 422))('.problems').text();
    const wrong = '0000-0000-0000-0000';
    assert.equal(await said({ number, code: wrong }), await said({ number: '2024-9999', code: queryCode }));
    assert.equal(
      await location(own.post('/requests/connect', { number, code: queryCode })),
      '/account?done=added',
    );
    assert.ok(await opens(own, number));
    assert.equal(
      await location(phone(server).post('/requests/connect', { number, code: queryCode })),
      '/account/sign-in?back=%2Frequests%2Fconnect',
    );
  });

  test('a new code takes it out of the accounts that came by the old one, not of who handed it in', async () => {
    const [own, other] = [await citizen(), await citizen()];
    const { number, code } = await applied(own, {
      'applicant.name': '周九',
      'applicant.phone': '13800006666',
    });
    await other.post('/requests/connect', { number, code });
    forgetVisit(own);
    assert.deepEqual([await opens(own, number), await opens(other, number)], [true, true]);
    const { rows } = await answered<{ rows: { id: string; number: string }[] }>(clerk('/api/requests'));
    const id = rows.find((row) => row.number === number)?.id ?? '';
    const { events } = await answered<{ events: number }>(clerk(`/api/requests/${id}`));
    await answered(leader(`/api/requests/${id}/query-code`, { json: { seen: events } }));
    assert.deepEqual([await opens(own, number), await opens(other, number)], [true, false]);
  });
});

/** What one citizen may try with another's case; each is answered as for a number that nobody has. */
const attempts: readonly (readonly [why: string, ask: (who: Phone, number: string) => Promise<Response>])[] =
  [
    ['its page', (who, number) => who.get(`/requests/${number}`)],
    [
      'a file of its reply',
      (who, number) => who.get(`/requests/${number}/files/00000000-0000-4000-8000-000000000000`),
    ],
    ['confirming it', (who, number) => who.post(`/requests/${number}/confirm`, {})],
    ['withdrawing it', (who, number) => who.post(`/requests/${number}/withdraw`, { withdraw: '' })],
    ['changing how it is handed over', (who, number) => who.post(`/requests/${number}/route`, { route: '' })],
    ['putting it into the own account', (who, number) => who.post(`/requests/${number}/keep`, {})],
  ];

describe("another citizen's case", () => {
  let thief: Phone;
  let theirs = '';
  before(async () => {
    thief = await citizen();
    const owner = await citizen();
    theirs = (await applied(owner, { 'applicant.name': '吴十', 'applicant.phone': '13800005555' })).number;
    await applied(thief, { 'applicant.name': '郑一', 'applicant.phone': '13800004444' });
  });
  for (const [why, ask] of attempts)
    test(`${why}: the same answer as for an unknown number`, async () => {
      const answer = async (number: string) => {
        const got = await ask(thief, number);
        const words = `${got.headers.get('location')} ${await got.text()}`;
        return [got.status, words.replaceAll(number, 'N')];
      };
      assert.deepEqual(await answer(theirs), await answer('2024-9998'));
      assert.ok(!(await listed(thief)).includes(`/requests/${theirs}`));
    });
});

test('a closed account leaves its cases to number and code', async () => {
  const own = await citizen();
  const { number, code } = await applied(own, { 'applicant.name': '冯二', 'applicant.phone': '13800003333' });
  await own.post('/account/close', { 'close.current': '春天的小河 flows 42', 'close.sure': 'yes' });
  assert.equal(await opens(own, number), false);
  await own.post('/requests/track', { number, code });
  assert.equal(await opens(own, number), true);
  const { rows } = await server.database.pool.query(
    'select 1 from citizen_matters m left join citizens c on c.id = m.citizen_id where c.id is null',
  );
  assert.equal(rows.length, 0);
});
