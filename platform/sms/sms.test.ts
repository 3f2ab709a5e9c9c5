import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openSms, SmsError } from './index.ts';
import { testGateway } from './testing.ts';

const gateway = await testGateway();
after(() => gateway.close());
const sms = openSms(gateway);
const message = { to: '13800001234', text: '您的申请已答复。', id: 'a' };

test('a message is handed in once, however often it is sent', async () => {
  await sms.send(message);
  await sms.send(message);
  assert.deepEqual(gateway.taken, [message]);
});

const refusals: readonly (readonly [status: number, isLasting: boolean, why: string])[] = [
  [400, true, 'a number that does not exist'],
  [401, true, 'a wrong token'],
  [302, true, 'a sign-in page instead of a gateway'],
  [429, false, 'too many at once'],
  [503, false, 'the operator is away'],
];
for (const [status, isLasting, why] of refusals)
  test(`${status} ${isLasting ? 'is for good' : 'may be tried again'}: ${why}`, async () => {
    gateway.answer = status;
    await assert.rejects(sms.send({ ...message, id: String(status) }), (error) => {
      return error instanceof SmsError && error.isLasting === isLasting;
    });
    gateway.answer = 202;
  });

test('a gateway that does not answer may be tried again', async () => {
  const nowhere = openSms({ url: 'http://127.0.0.1:9/send', token: 't' });
  await assert.rejects(nowhere.send(message), (error) => error instanceof SmsError && !error.isLasting);
});
