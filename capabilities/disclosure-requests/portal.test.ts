/** The citizen's pages over HTTP, as a browser without script sends its forms. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { load } from 'cheerio';
import { plantItem, plantSection } from '#capabilities/publishing/testing-portal.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { assertHarmless, assertSoundPage, harm } from '#portal/testing.ts';
import { arrival, done, registered, staySignedIn } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let now = new Date('2024-09-02T02:00:00Z');
const on = async (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  await staySignedIn(server, now);
};

before(async () => {
  server = await testServer({ now: () => now });
  clerk = await server.signIn('disclosure-clerk');
  const section = { slug: 'plans', title: '规划计划', kind: 'news' as const };
  const sectionId = await plantSection(server.app, server.organ.id, section);
  const titles = ['2024年小学学区划分方案', '2024年体育比赛安排', '关于做好防汛工作的通知'];
  for (const [index, title] of titles.entries())
    await plantItem(server.app, server.organ.id, { id: index + 1, sectionId, title, listedAt: now });
});
after(() => server.close());

type Values = Readonly<Record<string, string>>;
type Upload = readonly [field: string, name: string, bytes: Uint8Array<ArrayBuffer>];

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const filled: Values = {
  kind: 'disclosure',
  applicantKind: 'natural-person',
  'applicant.name': '王奶奶',
  'applicant.identityKind': 'resident-id',
  'applicant.phone': '13800001234',
  'wish.subject': '小学学区怎样划分的方案',
  'wish.form': 'electronic',
  'wish.route': 'online',
};

function post(path: string, values: Values, uploads: readonly Upload[] = [], cookie = ''): Promise<Response> {
  const body = new FormData();
  for (const [field, value] of Object.entries(values)) body.append(field, value);
  for (const [field, name, bytes] of uploads) body.append(field, new File([bytes], name));
  return server.visit(path, { method: 'POST', body, headers: { cookie } });
}

const apply = (values: Values, uploads: readonly Upload[] = []) => post('/requests/new', values, uploads);

/** The page as an element tree; sound, and kept by nobody. */
async function shown(answer: Response | Promise<Response>, status = 200) {
  const got = await answer;
  const page = await got.text();
  assert.equal(got.status, status, page);
  assert.equal(got.headers.get('cache-control'), 'no-store');
  // The code that cameras read is a drawing of ours.
  assertSoundPage(page.replace(/<svg[\s\S]*?<\/svg>/g, ''));
  return load(page);
}

type Shown = Awaited<ReturnType<typeof shown>>;

/** What the last form of a page would send. */
const sentBy = ($: Shown): Values =>
  Object.fromEntries(
    $('form[action="/requests/new"] input[type="hidden"]')
      .get()
      .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
  );

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/** From the filled form to the receipt. */
async function applied(values: Values = filled) {
  const check = await shown(apply({ ...values, step: 'check' }, [['identityProof', '身份证.png', png]]));
  const sent = await apply({ ...sentBy(check), step: 'submit' });
  assert.equal(sent.status, 303, await sent.text());
  assert.equal(sent.headers.get('location'), '/requests/receipt');
  const cookie = cookiesOf(sent);
  const $ = await shown(server.visit('/requests/receipt', { headers: { cookie } }));
  return {
    ...{ cookie, sent, check },
    number: $('.receipt-number').text(),
    code: $('.receipt-code').text(),
  };
}

describe('applying', () => {
  test('what is missing is said at the top and at its field, and nothing typed is lost', async () => {
    const $ = await shown(apply({ 'applicant.name': '王奶奶', 'wish.description': '第一行\n第二行' }), 422);
    const links = $('.problems a')
      .get()
      .map((link) => $(link).attr('href'));
    assert.deepEqual(links, [
      ...['#applicantKind', '#applicant.identityNumber', '#applicant.phone'],
      ...['#wish.form', '#wish.route'],
    ]);
    assert.equal($('[id="applicant.name"]').attr('value'), '王奶奶');
    assert.match($('[id="wish.description"]').text(), /第一行\n第二行/);
    assert.match($('title').text(), /^请改正/);
    assert.equal($('[id="applicant.phone"]').attr('aria-invalid'), 'true');
  });

  test('nobody is asked for a purpose', async () => {
    const page = await (await server.visit('/requests/new')).text();
    assert.doesNotMatch(page.replace(/不需要说明用途(和理由)?/g, ''), /用途|目的|理由/);
  });

  test('a photograph once chosen is held while the rest is put right, and can be left out', async () => {
    const first = await shown(
      apply({ ...filled, 'applicant.phone': 'abc' }, [['identityProof', '身份证.png', png]]),
      422,
    );
    assert.match(first('#who-title').parent().text(), /已经收到的文件不用再选/);
    const { held = '' } = sentBy(first);
    const second = await shown(apply({ ...filled, held }));
    assert.match(second('.filled').text(), /身份证\.png/);
    const without = await shown(apply({ ...filled, held, drop: '0' }), 422);
    assert.match(without('.problems').text(), /填写证件号码，或者上传身份证明/);
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    const late = await shown(apply({ ...filled, held }), 422);
    assert.match(late('.problems').text(), /已经过了保存时间/);
  });

  test('what is public already is offered before anything is sent', async () => {
    const $ = await shown(apply(filled, [['identityProof', '身份证.png', png]]));
    assert.deepEqual($('.offered a').text(), '2024年小学学区划分方案');
    assert.equal($('.offered a').attr('href'), '/items/1');
    const other = await shown(
      apply({ ...filled, 'wish.subject': '食堂采购合同' }, [['identityProof', 'a.png', png]]),
    );
    assert.equal(other('.offered').length, 0);
  });

  test('the receipt shows number and code, survives a reload, and a second press registers nothing', async () => {
    const { number, code, cookie, sent, check } = await applied();
    assert.match(number, /^2024-\d{4}$/);
    assert.match(code, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const cookies = sent.headers.getSetCookie();
    assert.equal(cookies.length, 2);
    for (const one of cookies) assert.match(one, /HttpOnly; SameSite=Strict; Max-Age=1800$/);
    const again = await shown(server.visit('/requests/receipt', { headers: { cookie } }));
    assert.equal(again('.receipt-code').text(), code);
    const twice = await apply({ ...sentBy(check), step: 'submit' });
    const same = await shown(server.visit('/requests/receipt', { headers: { cookie: cookiesOf(twice) } }));
    assert.equal(same('.receipt-number').text(), number);
    const own = await shown(server.visit(`/requests/${number}`, { headers: { cookie } }));
    assert.match(own('.standing h2').text(), /等待确认/);
    now = new Date(now.getTime() + 31 * 60_000);
    const over = await server.visit('/requests/receipt', { headers: { cookie } });
    assert.equal(over.headers.get('location'), '/requests/track');
  });

  test('a correction of a record is its own form, by its own number', async () => {
    const $ = await shown(server.visit('/requests/new?kind=record-amendment'));
    assert.equal($('[id="wish.form"]').length, 0);
    const { number } = await applied({ ...filled, kind: 'record-amendment', 'wish.form': '' });
    assert.match(number, /^G2024-/);
  });
});

/** Opens a case as its applicant; returns the cookie. */
async function opened({ number, code }: { number: string; code: string }): Promise<string> {
  const answer = await post('/requests/track', { number, code });
  assert.equal(answer.status, 303, await answer.text());
  assert.equal(answer.headers.get('location'), `/requests/${number}`);
  return cookiesOf(answer);
}

async function arrived() {
  const { number, queryCode, id } = await registered(clerk, arrival(server.app.today()));
  return { number, code: queryCode, id };
}

describe('following', () => {
  beforeEach(() => on('2024-09-02'));

  test('an unknown number and a wrong code read alike, and neither opens a case', async () => {
    const { number } = await arrived();
    const wrong = await post('/requests/track', { number, code: 'AAAA-AAAA-AAAA-AAAA' });
    const unknown = await post('/requests/track', { number: '2024-9999', code: 'AAAA-AAAA-AAAA-AAAA' });
    assert.deepEqual([wrong.status, unknown.status], [422, 422]);
    assert.deepEqual(wrong.headers.getSetCookie(), []);
    assert.equal(
      (await wrong.text()).replaceAll(number, ''),
      (await unknown.text()).replaceAll('2024-9999', ''),
    );
    const [there, nowhere] = await Promise.all(
      [number, '2024-9999'].map((one) => server.visit(`/requests/${one}`)),
    );
    assert.equal(there?.headers.get('location'), `/requests/track?number=${number}`);
    assert.equal(nowhere?.headers.get('location'), '/requests/track?number=2024-9999');
  });

  test('the cookie of one case opens no other, and leaving ends it', async () => {
    const [one, other] = [await arrived(), await arrived()];
    const cookie = await opened(one);
    const there = await server.visit(`/requests/${other.number}`, { headers: { cookie } });
    assert.match(there.headers.get('location') ?? '', /^\/requests\/track/);
    const withdrawn = await post(`/requests/${other.number}/withdraw`, { withdraw: '' }, [], cookie);
    assert.match(withdrawn.headers.get('location') ?? '', /^\/requests\/track/);
    const still = await shown(
      server.visit(`/requests/${other.number}`, { headers: { cookie: await opened(other) } }),
    );
    assert.match(still('.standing h2').text(), /正在办理/);
    const left = await post('/requests/leave', {}, [], cookie);
    for (const ended of left.headers.getSetCookie()) assert.match(ended, /=; .*Max-Age=0/);
  });

  test('the date with its reasons, day by day, as a table', async () => {
    const one = await arrived();
    const $ = await shown(
      server.visit(`/requests/${one.number}`, { headers: { cookie: await opened(one) } }),
    );
    assert.match($('.standing').text(), /2024年9月30日/);
    assert.equal($('.ledger tbody tr').last().find('td').first().text(), '第20个工作日');
    assert.match($('.ledger tbody').text(), /中秋放假/);
  });

  test('corrects with a file; an empty correction keeps the page and says what is wrong', async () => {
    const one = await arrived();
    await done(clerk, one.id, 'correction', { what: '请写明年份和名称', workingDays: 10, way: 'online' });
    const cookie = await opened(one);
    const path = `/requests/${one.number}/correction`;
    const empty = await shown(post(path, { correction: ' ' }, [], cookie), 422);
    assert.match(empty('.wanted').text(), /请写明年份和名称[\s\S]*请写明内容/);
    const corrected = await post(
      path,
      { correction: '2023年的' },
      [['correctionFiles', 'a.png', png]],
      cookie,
    );
    assert.equal(corrected.headers.get('location'), `/requests/${one.number}?done=correction`);
    const twice = await shown(post(path, { correction: '2023年的' }, [], cookie), 409);
    assert.match(twice('.problems').text(), /没有办成.*办理中/);
    const page = await shown(
      server.visit(`/requests/${one.number}?done=correction`, { headers: { cookie } }),
    );
    assert.match(page('.told').text(), /补正已经提交/);
    assert.equal(page('.wanted').length, 0);
  });

  test('what was written when the half hour was over is not lost', async () => {
    const one = await arrived();
    const cookie = await opened(one);
    now = new Date(now.getTime() + 31 * 60_000);
    const $ = await shown(
      post(`/requests/${one.number}/supplement`, { supplement: '写了很久的话' }, [], cookie),
      401,
    );
    assert.match($('#unsent').text(), /写了很久的话/);
    assert.equal($('#number').attr('value'), one.number);
  });

  test('who guesses must wait, also on the page', async () => {
    await on('2024-09-03');
    const { number, code } = await arrived();
    for (let i = 0; i < 11; i += 1) await post('/requests/track', { number, code: 'AAAA' });
    const waiting = await post('/requests/track', { number, code });
    assert.equal(waiting.status, 429);
    assert.match(await waiting.text(), /输错次数过多，请在\d+分钟后再试/);
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    await opened({ number, code });
  });
});

describe('hostile input', () => {
  const texts = Object.keys({
    ...filled,
    ...{ 'applicant.identityNumber': '', 'applicant.email': '', 'applicant.address': '' },
    ...{ 'applicant.contactName': '', 'representative.name': '', 'representative.phone': '' },
    ...{ 'wish.description': '', 'wish.helpNote': '', 'wish.wantsHelp': '', mark: '', held: '', step: '' },
  });
  for (const field of texts)
    test(`harm in ${field} stays text`, async () => {
      const answer = await apply({ ...filled, [field]: harm }, [['identityProof', `${harm}.png`, png]]);
      assert.ok([200, 422].includes(answer.status), String(answer.status));
      assertHarmless(await answer.text());
    });

  test('harm that is allowed stays text on the receipt, the case and in a name of a file', async () => {
    const values = { ...filled, 'wish.subject': harm, 'wish.description': harm, 'applicant.name': harm };
    const { number, cookie } = await applied(values);
    const page = await server.visit(`/requests/${number}`, { headers: { cookie } });
    assertHarmless(await page.text());
  });

  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000);
  const program = Uint8Array.from(Buffer.from(`MZ${'\0'.repeat(200)}`));
  const refused: readonly [why: string, status: number, values: Values, uploads: Upload[], says: RegExp][] = [
    [
      'a program as identity proof',
      422,
      {},
      [['identityProof', 'a.png', program]],
      /照片（jpg、png）或者 PDF/,
    ],
    ['a picture of 9 MB', 422, {}, [['identityProof', 'a.png', zeros(9)]], /超过8 MB/],
    [
      ...(['six files', 422, {}] as const),
      Array.from({ length: 6 }, (_, i): Upload => ['material', `${i}.png`, png]),
      /文件最多5个/,
    ],
    ['a name of 400 letters', 422, { 'applicant.name': '王'.repeat(400) }, [], /300字以内/],
    ['a description of 9000 letters', 422, { 'wish.description': '述'.repeat(9000) }, [], /8000字以内/],
    ['a kind that is none', 422, { applicantKind: '__proto__' }, [], /请选择申请人是哪一类/],
    ['a route that is none', 422, { 'wish.route': 'constructor' }, [], /请选择获取信息的途径/],
    [
      'an identity number with a slip',
      422,
      { 'applicant.identityNumber': '11010519491231002' },
      [],
      /逐位核对/,
    ],
    ['files held under a token that is none', 422, { held: 'x'.repeat(24) }, [], /请重新选择/],
    ['50 MB', 413, {}, [['material', 'a.bin', zeros(50)]], /没有接收/],
  ];
  for (const [why, status, values, uploads, says] of refused)
    test(`refused with a reason: ${why}`, async () => {
      const answer = await apply({ ...filled, ...values }, uploads);
      const page = await answer.text();
      assert.equal(answer.status, status, page);
      assert.match(page, says);
      assertHarmless(page);
    });

  const broken: readonly [why: string, type: string, body: string][] = [
    ['a form without its boundary', 'multipart/form-data', 'x'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="mark"\r\n\r\nx',
    ],
    ['a form of another boundary', 'multipart/form-data; boundary=b', '--c\r\n\r\nx\r\n--c--\r\n'],
    [
      'a part without a name',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n',
    ],
    ['no form at all', 'text/xml', '<x/>'],
  ];
  for (const [why, type, body] of broken)
    test(`answered with a page: ${why}`, async () => {
      const answer = await server.visit('/requests/new', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      const page = await answer.text();
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${page}`);
      assert.match(page, /<h1/);
      assertHarmless(page);
    });

  test('NUL and half characters are taken out, not stumbled over', async () => {
    const { number } = await applied({ ...filled, 'wish.subject': '学区\0方案\ud800' });
    assert.match(number, /^2024-/);
  });

  test('another site cannot send the form', async () => {
    const body = new FormData();
    body.append('step', 'submit');
    const answer = await server.visit('/requests/new', {
      ...{ method: 'POST', body, headers: { origin: 'https://elsewhere.example' } },
    });
    assert.equal(answer.status, 403);
  });
});
