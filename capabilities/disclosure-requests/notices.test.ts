import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { type Letter, MailError } from '#platform/mail/index.ts';
import { openSms } from '#platform/sms/index.ts';
import { type TestGateway, testGateway } from '#platform/sms/testing.ts';
import { NOTICE_JOB, sendNotice } from './actions-notices.ts';
import type { SettingsData } from './contract-desk.ts';
import { mobileOf } from './model-notices.ts';
import { answered, arrival, done, registered } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let leader: Browser;
let gateway: TestGateway;
const letters: Letter[] = [];
let mailbox: 'open' | 'gone' | 'busy' = 'open';
const mail = {
  send: async (letter: Letter) => {
    if (mailbox !== 'open') throw new MailError('refused', mailbox === 'gone', null);
    letters.push(letter);
  },
  close: () => undefined,
};

before(async () => {
  server = await testServer({ now: () => new Date('2024-09-02T02:00:00Z') });
  gateway = await testGateway();
  clerk = await server.signIn('disclosure-clerk');
  leader = await server.signIn('leader');
});
after(async () => {
  await gateway.close();
  await server.close();
});

type Job = Parameters<typeof sendNotice>[2];
const jobs = async (): Promise<Job[]> => {
  const { rows } = await server.database.pool.query<{ data: Job }>(
    `select data from pgboss.job where name = '${NOTICE_JOB}' order by created_on, data->>'by'`,
  );
  return rows.map(({ data }) => data);
};
const send = (job: Job) => sendNotice(server.app, { mail, sms: openSms(gateway) }, job);

test('off by default: nothing is asked for', async () => {
  const receipt = await registered(clerk, arrival('2024-09-02'));
  await done(clerk, receipt.id, 'correction', { what: '请写明年份', workingDays: null, way: 'sms' });
  assert.deepEqual(await jobs(), []);
});

test('switched on, each event that concerns the applicant is told once by mail and short message, without its content', async () => {
  const settings = await answered<SettingsData>(leader('/api/requests/settings'));
  const on = { ...settings, mailNotices: true, smsNotices: true };
  await answered(leader('/api/requests/settings', { method: 'PUT', json: on }));
  const { id, number } = await registered(clerk, arrival('2024-09-02'));
  await done(clerk, id, 'correction', { what: '请写明年份', workingDays: null, way: 'sms' });
  const asked = await jobs();
  assert.deepEqual(
    asked.map(({ by }) => by),
    ['mail', 'sms', 'mail', 'sms'],
    'received, correction asked',
  );
  for (const job of asked) await send(job);
  for (const job of asked) await send(job);
  assert.equal(letters.length, 2);
  assert.equal(gateway.taken.length, 2);
  assert.equal(letters[0]?.to, 'zhang@example.com');
  assert.equal(gateway.taken[0]?.to, '13800001234');
  for (const { text } of [...letters, ...gateway.taken]) {
    assert.ok(text.includes(number));
    assert.doesNotMatch(text, /张三丰|学区划分|请写明年份/);
  }
});

test('what is refused for good is written down; what may pass is tried again', async () => {
  const { id } = await registered(clerk, arrival('2024-09-02'));
  const [job] = (await jobs()).filter(({ requestId, by }) => requestId === id && by === 'mail');
  assert.ok(job);
  mailbox = 'busy';
  await assert.rejects(send(job));
  mailbox = 'gone';
  await send(job);
  mailbox = 'open';
  await send(job);
  assert.equal(letters.length, 2, 'not again after it failed for good');
  const { rows } = await server.database.pool.query(
    "select detail from journal where event = 'notice-failed' and subject_id = $1",
    [id],
  );
  assert.equal(rows.length, 1);
});

const phones: readonly (readonly [typed: string, to: string | null, why: string])[] = [
  ['138 0000 1234', '13800001234', 'with spaces'],
  ['+86 13800001234', '13800001234', 'with the country'],
  ['0373-1234567', null, 'a landline takes no messages'],
  ['', null, 'none given'],
];
for (const [typed, to, why] of phones)
  test(`a short message goes to ${to}: ${why}`, () => assert.equal(mobileOf(typed), to));
