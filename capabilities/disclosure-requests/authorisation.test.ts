import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createOrgan, permissionsOfRole, type Role } from '#capabilities/accounts/index.ts';
import type { AnyEndpoint } from '#platform/contract.ts';
import { type Browser, signInEach, type TestServer, testServer } from '#platform/http/testing.ts';
import { isIssues } from '#platform/outcome.ts';
import { addDocument } from './actions-files.ts';
import { registerRequest } from './actions-intake.ts';
import { endpoints, filePath, filesPath } from './contract.ts';
import { applicantEndpoints } from './contract-applicant.ts';
import { deskEndpoints } from './contract-desk.ts';
import { endEndpoints } from './contract-end.ts';
import { figureEndpoints } from './contract-figures.ts';
import { lawEndpoints } from './contract-law.ts';
import { oldCaseEndpoints } from './contract-old-cases.ts';
import { workEndpoints } from './contract-work.ts';
import { arrival, registered } from './testing.ts';

const roles = ['administrator', 'disclosure-clerk', 'reviewer', 'leader', 'editor'] as const;
type RoleName = (typeof roles)[number];

let server: TestServer;
let browser: (role: RoleName) => Browser;

before(async () => {
  server = await testServer({ now: () => new Date('2024-09-02T02:00:00Z') });
  browser = await signInEach(server, roles);
});
after(() => server.close());

const look: readonly RoleName[] = ['disclosure-clerk', 'reviewer', 'leader'];
const clerk: readonly RoleName[] = ['disclosure-clerk'];
const head: readonly RoleName[] = ['leader'];
const both: readonly RoleName[] = ['disclosure-clerk', 'leader'];

/** Who may call what, and why. What is not named here is the clerk's work. */
const table: readonly (readonly [why: string, who: readonly RoleName[], names: readonly string[]])[] = [
  [
    'the register and a case without its people',
    look,
    [
      ...['listRequests', 'countRequests', 'getRequest', 'demands', 'calendar', 'sameMatter', 'getSettings'],
      ...['whatIf', 'outcomePath', 'returnForWork', 'listHandlers', 'lawSettings'],
      ...['getRequestFigures', 'requestsBehind', 'getStatistics'],
    ],
  ],
  [
    'people, and who else asked: clerk and head',
    both,
    ['readPeople', 'changePeople', 'reissueCode', 'samePerson'],
  ],
  ['legal and secrecy check', ['reviewer'], ['checkLegally']],
  [
    'what the head decides',
    head,
    [
      ...['voidRequest', 'deemAbandoned', 'approveExtension', 'refuseExtension', 'judgeReasons', 'defer'],
      ...['waiveFee', 'approve', 'reopen', 'anonymise', 'saveSettings', 'setLawSetting'],
      ...['keepRequestsFrom', 'previewOldCases', 'importOldCases'],
    ],
  ],
];
const mayCall = (name: string) => table.find(([, , names]) => names.includes(name))?.[1] ?? clerk;

const all: Readonly<Record<string, AnyEndpoint>> = {
  ...endpoints,
  ...workEndpoints,
  ...endEndpoints,
  ...deskEndpoints,
  ...lawEndpoints,
  ...figureEndpoints,
  ...oldCaseEndpoints,
} as Readonly<Record<string, AnyEndpoint>>;

const nobody = '00000000-0000-4000-8000-000000000000';
const addressOf = ({ path }: AnyEndpoint, id: string) =>
  path
    .replace(':id', id)
    .replace(':setting', 'firstDay')
    .replace(':year', '2024')
    .replace(':cell', 'requests.newlyReceived.total');
const call = (who: Browser | TestServer['visit'], endpoint: AnyEndpoint, id: string) =>
  who(addressOf(endpoint, id), endpoint.method === 'GET' ? {} : { method: endpoint.method, json: {} });

describe('every route, every role', () => {
  for (const [name, endpoint] of Object.entries(all))
    test(`${name}: ${mayCall(name).join(', ')}`, async () => {
      assert.equal((await call(server.visit, endpoint, nobody)).status, 401);
      for (const role of roles) {
        const { status } = await call(browser(role), endpoint, nobody);
        assert.equal(status !== 403, mayCall(name).includes(role), `${role}: ${status}`);
        assert.ok(status < 500, `${role}: ${status}`);
      }
    });

  test('files follow the same table', async () => {
    const { id } = await registered(browser('disclosure-clerk'), arrival('2024-09-02'));
    const address = filePath(id, nobody);
    assert.equal((await server.visit(address)).status, 401);
    for (const role of roles)
      assert.equal((await browser(role)(address)).status, look.includes(role) ? 404 : 403);
    const upload = (role: RoleName) =>
      browser(role)(`${filesPath(id)}?purpose=document`, {
        method: 'POST',
        body: Buffer.from('内容'),
        headers: { 'content-type': 'application/octet-stream', 'x-gongkai-file-name': 'a.txt' },
      });
    assert.equal((await upload('reviewer')).status, 403);
    assert.equal((await upload('disclosure-clerk')).status, 200);
  });

  test('an identity proof opens for clerk and head only, and each opening is journalled', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const receipt = await registered(
      browser('disclosure-clerk'),
      arrival('2024-09-02', {
        files: [
          { purpose: 'identity-proof', name: '张三丰身份证.png', base64: png.toString('base64') },
          { purpose: 'application', name: '申请表.png', base64: png.toString('base64') },
        ],
      }),
    );
    const page = await (await browser('reviewer')(`/api/requests/${receipt.id}`)).json();
    const { files } = page as { files: { id: string; name: string; purpose: string }[] };
    const file = files.find(({ purpose }) => purpose === 'identity-proof');
    assert.equal(file?.name, '', 'its name may tell who');
    const application = filePath(
      receipt.id,
      files.find(({ purpose }) => purpose === 'application')?.id ?? '',
    );
    assert.equal((await browser('reviewer')(application)).status, 403, 'the applicant wrote it');
    assert.equal((await browser('leader')(application)).status, 200);
    const address = filePath(receipt.id, file?.id ?? '');
    assert.equal((await browser('reviewer')(address)).status, 403);
    const opened = await browser('leader')(address);
    assert.equal(opened.status, 200);
    assert.deepEqual(Buffer.from(await opened.arrayBuffer()), png);
    const { rows } = await server.database.pool.query(
      "select by_id from journal where event = 'identity-proof-read' and subject_id = $1",
      [receipt.id],
    );
    assert.deepEqual(rows, [{ by_id: browser('leader').staffId }]);
    const kept = await server.database.pool.query('select sha256 from files');
    assert.ok(kept.rows.length > 0);
    const { createHash } = await import('node:crypto');
    const plain = createHash('sha256').update(png).digest('hex');
    assert.ok(
      kept.rows.every(({ sha256 }) => sha256 !== plain),
      'what is kept is not the picture itself',
    );
  });
});

describe("another organ's case", () => {
  let id = '';
  let file = '';
  before(async () => {
    const organ = await createOrgan(
      { ...server.app, now: () => new Date('2024-09-03T02:00:00Z') },
      { name: '另一个区教育局' },
    );
    const permissions = new Set<string>(permissionsOfRole['disclosure-clerk' satisfies Role]);
    const staff = { id: nobody, organId: organ.id, name: '外单位经办', permissions };
    const receipt = await registerRequest(server.app, staff, arrival('2024-09-02'));
    assert.ok(!isIssues(receipt));
    id = receipt.id;
    const added = await addDocument(server.app, staff, id, {
      ...{ purpose: 'document', name: 'a.txt', bytes: Buffer.from('外单位材料') },
    });
    assert.ok(!isIssues(added));
    const { rows } = await server.database.pool.query('select id from request_files where request_id = $1', [
      id,
    ]);
    file = rows[0]?.id ?? '';
  });

  test('is not there: not in the list, not by its id, not its file', async () => {
    const list = await (await browser('leader')('/api/requests')).json();
    assert.ok(!(list as { rows: { id: string }[] }).rows.some((row) => row.id === id));
    assert.equal((await browser('leader')(`/api/requests/${id}`)).status, 404);
    assert.equal((await browser('leader')(filePath(id, file))).status, 404);
  });

  test('is in none of our figures, behind none of our cells and in none of our statistics', async () => {
    const figures = (organ: Browser) => organ('/api/requests/figures/2024');
    const value = async () => {
      const { cells } = (await (await figures(browser('leader'))).json()) as {
        cells: { path: string; value: number | null }[];
      };
      return cells.find(({ path }) => path === 'requests.newlyReceived.total')?.value ?? 0;
    };
    const behind = await browser('leader')(
      '/api/requests/figures/2024/cells/requests.newlyReceived.total?page=1',
    );
    const { rows, total } = (await behind.json()) as { rows: { id: string }[]; total: number };
    assert.equal(total, await value());
    assert.ok(!rows.some((row) => row.id === id));
    const statistics = await browser('leader')(
      '/api/requests/statistics?from=2024-01-01&to=2024-12-31&by=year',
    );
    const { channels } = (await statistics.json()) as { channels: { count: number }[] };
    assert.equal(
      channels.reduce((sum, { count }) => sum + count, 0),
      total,
    );
  });

  const inputs: Readonly<Record<string, object>> = {
    readPeople: { purpose: '核对身份' },
    addNote: { seen: 0, text: '记录一下', isHelp: false },
    voidRequest: { seen: 0, reason: '登记有误的' },
    correctKind: { seen: 0, to: 'commercial-enterprise', reason: '实为企业' },
    askForCorrection: { seen: 0, what: '请写明年份', workingDays: 10, way: 'post' },
    withdrawRequest: { seen: 0, on: '2024-09-02', way: 'post', reason: '' },
    approveExtension: { seen: 0, workingDays: 5, reason: '同意延长' },
    archive: { seen: 0, retentionYears: 10 },
    reissueCode: { seen: 0 },
    outcomePath: { answers: {} },
  };
  for (const [name, json] of Object.entries(inputs))
    test(`takes no step from here: ${name}`, async () => {
      const role = mayCall(name)[0] ?? 'leader';
      const endpoint = all[name];
      assert.ok(endpoint);
      assert.equal((await browser(role)(addressOf(endpoint, id), { json })).status, 404);
    });

  test("a file of one's own case does not open under another's number, nor another's under one's own", async () => {
    const own = await registered(browser('disclosure-clerk'), arrival('2024-09-02'));
    assert.equal((await browser('disclosure-clerk')(filePath(own.id, file))).status, 404);
  });
});

describe('the applicant’s routes', () => {
  for (const [name, endpoint] of Object.entries(applicantEndpoints) as [string, AnyEndpoint][]) {
    if (['submitRequest', 'openOwnCase', 'closeOwnCase'].includes(name)) continue;
    test(`${name}: nothing without a code, nothing with a forged cookie`, async () => {
      const json = { text: '内容', files: [], route: 'online', reason: '', score: 5 };
      const options = endpoint.method === 'GET' ? {} : { method: endpoint.method, json };
      assert.equal((await server.visit(endpoint.path, options)).status, 401);
      const forged = `gongkai_request=${server.organ.id}.${nobody}.0000000000000000.9999999999999.AAAA`;
      const answer = await server.visit(endpoint.path, { ...options, headers: { cookie: forged } });
      assert.equal(answer.status, 401);
    });
  }

  test("with the code of one case another's file is not there, and the office's papers neither", async () => {
    const receipt = await registered(browser('disclosure-clerk'), arrival('2024-09-02'));
    const { number, queryCode, id } = receipt;
    const opened = await server.visit('/api/applicant/session', { json: { number, code: queryCode } });
    const cookie = (opened.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
    const setCookie = opened.headers.getSetCookie()[0] ?? '';
    assert.match(setCookie, /HttpOnly; SameSite=Strict/);
    await browser('disclosure-clerk')(`${filesPath(id)}?purpose=document`, {
      method: 'POST',
      body: Buffer.from('内部材料'),
      headers: { 'content-type': 'application/octet-stream', 'x-gongkai-file-name': 'b.txt' },
    });
    const { rows } = await server.database.pool.query<{ id: string }>('select id from request_files');
    assert.ok(rows.length > 1);
    for (const { id: file } of rows)
      assert.equal(
        (await server.visit(`/api/applicant/request/files/${file}`, { headers: { cookie } })).status,
        404,
      );
    const tampered = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    assert.equal(
      (await server.visit('/api/applicant/request', { headers: { cookie: tampered } })).status,
      401,
    );
  });

  test('a new code puts the old one and its open cookie out of use', async () => {
    const receipt = await registered(browser('disclosure-clerk'), arrival('2024-09-02'));
    const { number, queryCode, id } = receipt;
    const look = (code: string) => server.visit('/api/applicant/session', { json: { number, code } });
    const opened = await look(queryCode);
    const cookie = (opened.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
    const { events } = (await (await browser('leader')(`/api/requests/${id}`)).json()) as { events: number };
    const renewed = await browser('leader')(`/api/requests/${id}/query-code`, { json: { seen: events } });
    const fresh = ((await renewed.json()) as { queryCode: string }).queryCode;
    assert.equal((await server.visit('/api/applicant/request', { headers: { cookie } })).status, 401);
    assert.equal((await look(queryCode)).status, 422);
    assert.equal((await look(fresh.toLowerCase().replaceAll('-', ' '))).status, 200, 'as people type it');
  });
});
