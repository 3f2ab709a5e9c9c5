import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import test from 'node:test';
import { generateSync } from 'otplib';
import { deriveInScript, hashPassword, isPassword, oneTimePassword } from './password.ts';
import { hashRecoveryCode, newRecoveryCodes, newSecret, stepOfCode } from './second-step.ts';
import { newToken, readToken, tokenHash, writeToken } from './token.ts';

test('a password is known again, another is not, and two hashes of one differ', async () => {
  const [one, two] = await Promise.all([hashPassword('春天 correct'), hashPassword('春天 correct')]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.notEqual(one, two);
  assert.equal(await isPassword('春天 correct', one), true);
  assert.equal(await isPassword('春天 Correct', one), false);
});

test('full-width letters typed with a Chinese keyboard are the same password', async () => {
  assert.equal(await isPassword('ａｂｃ１２３ｘｙｚ！', await hashPassword('abc123xyz!')), true);
});

test('the derivation in script agrees with the one in Node', {
  skip: typeof crypto.argon2Sync !== 'function',
}, async () => {
  const parameters = {
    message: 'pass',
    nonce: 'saltsaltsaltsalt',
    memory: 64,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  };
  const inScript = await deriveInScript('argon2id', parameters);
  assert.deepEqual(inScript, crypto.argon2Sync('argon2id', parameters));
});

test('a handed-out password has no letters that are mistaken for one another', () => {
  const seen = new Set(Array.from({ length: 50 }, oneTimePassword));
  assert.equal(seen.size, 50);
  for (const password of seen) assert.match(password, /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
});

test('a code is good for its step and the neighbours, once', () => {
  const secret = newSecret();
  const now = new Date('2026-01-05T01:00:10Z');
  const codeAt = (seconds: number) =>
    generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) + seconds });
  const step = stepOfCode(secret, codeAt(0), now, 0);
  assert.ok(step !== null);
  assert.equal(stepOfCode(secret, codeAt(0), now, step), null, 'used');
  assert.equal(
    stepOfCode(secret, ` ${codeAt(0).slice(0, 3)} ${codeAt(0).slice(3)}`, now, 0),
    step,
    'typed with spaces',
  );
  assert.equal(stepOfCode(secret, codeAt(-30), now, 0), step - 1, 'the clock of the telephone is late');
  assert.equal(stepOfCode(secret, codeAt(-90), now, 0), null, 'three steps ago');
  for (const wrong of ['', '12345', '1234567', 'abcdef'])
    assert.equal(stepOfCode(secret, wrong, now, 0), null);
});

test('a recovery code is recognised however it was typed', () => {
  const [code = ''] = newRecoveryCodes();
  assert.deepEqual(hashRecoveryCode(code.toUpperCase().replaceAll('-', ' ')), hashRecoveryCode(code));
});

test('a session cookie is read back, and nothing else is', () => {
  const token = newToken('ec1dbc47-6d36-4cd0-a2d8-0a3083ca70a9');
  assert.deepEqual(readToken(writeToken(token)), token);
  assert.equal(tokenHash(token.secret).length, 32);
  for (const wrong of [undefined, '', 'x.y', `${token.organId}.short`, `' or 1=1.${token.secret}`])
    assert.equal(readToken(wrong), null);
});
