/** Forty and more poisoned files through the redaction: nothing recoverable, and no bytes without a passed verification. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfFile } from '../testing-office.ts';
import type { RedactionStep } from './marks.ts';
import { redact } from './redact.ts';
import { poisonedPdfs, SECRET } from './testing-pdf.ts';
import { isRecoverable } from './testing-recovery.ts';

test('every page is told of before it is redacted, written and verified', async () => {
  const told: string[] = [];
  const tell = ({ stage, done, of }: RedactionStep) => told.push(`${stage} ${done}/${of}`);
  assert.ok((await redact(pdfFile({ pages: 3 }), 'pdf', [], tell)).passed);
  const each = (stage: string) => [0, 1, 2].map((page) => `${stage} ${page}/3`);
  assert.deepEqual(told, [
    ...['redacting 0/1', ...each('redacting'), ...each('writing')],
    ...['reopening 0/1', ...each('verifying')],
  ]);
});

for (const { name, why, bytes, marks } of poisonedPdfs)
  test(`pdf, ${name}: ${why}`, async () => {
    assert.ok(isRecoverable(bytes, SECRET), 'the file is not poisoned');
    const done = await redact(bytes, 'pdf', marks);
    assert.ok(done.passed, JSON.stringify(done.manifest.findings));
    assert.equal(isRecoverable(done.bytes, SECRET), false);
  });
