/** Forty and more poisoned files through the redaction: nothing recoverable, and no bytes without a passed verification. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from './redact.ts';
import { poisonedPdfs, SECRET } from './testing-pdf.ts';
import { isRecoverable } from './testing-recovery.ts';

for (const { name, why, bytes, marks } of poisonedPdfs)
  test(`pdf, ${name}: ${why}`, async () => {
    assert.ok(isRecoverable(bytes, SECRET), 'the file is not poisoned');
    const done = await redact(bytes, 'pdf', marks);
    assert.ok(done.passed, JSON.stringify(done.manifest.findings));
    assert.equal(isRecoverable(done.bytes, SECRET), false);
  });
