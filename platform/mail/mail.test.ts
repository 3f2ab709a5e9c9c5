import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { MailError, openMail } from './index.ts';

const received: string[] = [];
const office = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, done) =>
    username === 'zwgk@office' && password === 'p@ss'
      ? done(null, { user: username })
      : done(new Error('no')),
  onRcptTo: ({ address }, _session, done) => {
    const refused = (responseCode: number) => done(Object.assign(new Error('refused'), { responseCode }));
    if (address.startsWith('nobody')) return refused(550);
    if (address.startsWith('full')) return refused(452);
    done();
  },
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (part: Buffer) => {
      text += part;
    });
    stream.on('end', () => {
      received.push(text);
      done();
    });
  },
});
await new Promise<void>((ready) => office.listen(0, '127.0.0.1', ready));
const address = office.server.address();
const port = typeof address === 'object' ? address?.port : 0;
const from = '凤泉区教体文旅局 <zwgk@example.gov.cn>';
const mail = openMail({ url: `smtp://zwgk%40office:p%40ss@127.0.0.1:${port}`, from, allowClear: true });
after(() => {
  mail.close();
  office.close();
});

const letter = { to: 'citizen@example.com', subject: '政府信息公开申请答复', text: '您好：\n答复见附件。' };

test('a letter arrives with its Chinese subject, text and file', async () => {
  const file = { name: '答复书.pdf', bytes: Buffer.from('%PDF-1.7') };
  await mail.send({ ...letter, files: [file] });
  const [raw = ''] = received;
  assert.match(raw, /^To: citizen@example\.com$/m);
  assert.ok(raw.includes(Buffer.from('您好：').toString('base64').slice(0, 10)));
  assert.ok(raw.includes(Buffer.from('%PDF-1.7').toString('base64')));
  assert.match(raw, /filename\*0\*=utf-8''%E7%AD%94/);
});

test('a subject cannot smuggle in another recipient', async () => {
  await mail.send({ ...letter, subject: '答复\r\nBcc: spy@example.com' });
  assert.doesNotMatch(received.at(-1) ?? '', /^Bcc:/m);
});

const refusals: readonly (readonly [to: string, isLasting: boolean, why: string])[] = [
  ['nobody@example.com', true, 'there is no such mailbox'],
  ['full@example.com', false, 'the mailbox is full today'],
];

test('a letter that is not taken says whether trying again may help', async (t) => {
  for (const [to, isLasting, why] of refusals)
    await t.test(why, async () => {
      await assert.rejects(mail.send({ ...letter, to }), (error) => {
        assert.ok(error instanceof MailError);
        assert.equal(error.isLasting, isLasting);
        return true;
      });
    });
});

test('without TLS nothing is sent, unless it was allowed', async () => {
  const strict = openMail({ url: `smtp://zwgk%40office:p%40ss@127.0.0.1:${port}`, from });
  const before = received.length;
  await assert.rejects(strict.send(letter), MailError);
  strict.close();
  assert.equal(received.length, before);
});

test('a server that is away is no lasting refusal', async () => {
  const away = openMail({ url: 'smtp://127.0.0.1:1', from, allowClear: true });
  await assert.rejects(away.send(letter), (error) => error instanceof MailError && !error.isLasting);
  away.close();
});

test('in a folder a letter becomes a file that its reader can open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-letters-'));
  const tried = openMail({ url: pathToFileURL(join(folder, 'new')).href, from });
  await tried.send(letter);
  const [name = ''] = readdirSync(join(folder, 'new'));
  assert.match(
    readFileSync(join(folder, 'new', name), 'utf8'),
    /收件人：citizen@example\.com\n.*\n\n您好：/s,
  );
  rmSync(folder, { recursive: true });
});
