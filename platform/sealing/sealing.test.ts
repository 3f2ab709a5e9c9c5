import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { noSealer, openSealer, openText, SealError, sealerOf, sealText } from './index.ts';

const old = randomBytes(32);
const sealer = sealerOf([old]);

test('what was sealed opens at its place and nowhere else', () => {
  const sealed = sealText(sealer, '张三丰 410704199001011234', 'organ request');
  assert.equal(openText(sealer, sealed, 'organ request'), '张三丰 410704199001011234');
  assert.ok(!sealed.includes(Buffer.from('张三丰')));
  assert.throws(() => sealer.open(sealed, 'organ another'), SealError);
});

test('one altered byte anywhere is noticed', () => {
  const sealed = sealText(sealer, '意见', 'place');
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    assert.throws(() => sealer.open(altered, 'place'), SealError, `byte ${at}`);
  }
});

test('the same text is sealed differently each time, and fingerprinted alike', () => {
  assert.notDeepEqual(sealText(sealer, 'a', 'p'), sealText(sealer, 'a', 'p'));
  assert.deepEqual(sealer.fingerprint('a', 'identity'), sealer.fingerprint('a', 'identity'));
  assert.notDeepEqual(sealer.fingerprint('a', 'identity'), sealer.fingerprint('a', 'phone'));
  assert.notDeepEqual(
    sealer.fingerprint('a', 'identity'),
    sealerOf([randomBytes(32)]).fingerprint('a', 'identity'),
  );
});

test('a new key in front: old content opens, fingerprints stay', () => {
  const newer = sealerOf([randomBytes(32), old]);
  assert.equal(openText(newer, sealText(sealer, 'x', 'p'), 'p'), 'x');
  assert.deepEqual(newer.fingerprint('x', 'p'), sealer.fingerprint('x', 'p'));
  assert.throws(() => sealer.open(sealText(newer, 'x', 'p'), 'p'), /not here/);
});

test('the key is made at the first start, for its owner only, and found again', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'gongkai-keys-')), 'keys');
  const sealed = sealText(openSealer({ folder, key: null }), 'x', 'p');
  assert.equal(statSync(join(folder, 'personal-data.key')).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(openText(openSealer({ folder, key: null }), sealed, 'p'), 'x');
  assert.throws(() => openSealer({ folder, key: 'c2hvcnQ=' }), /32字节/);
  assert.throws(() => openSealer({ folder, key: null }).open(sealText(sealer, 'x', 'p'), 'p'), /not here/);
});

test('without a key nothing is sealed by accident', () => {
  assert.throws(() => noSealer.seal(Buffer.of(1), 'p'), SealError);
});
