/** Poisoned Office files through the redaction: nothing recoverable, and they still open. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { redact } from './redact.ts';
import { isRecoverable } from './testing-recovery.ts';
import { poisonedSheets } from './testing-sheets.ts';
import { poisonedSlides } from './testing-slides.ts';
import { NAME, nameEverywhere, poisonedWord } from './testing-word.ts';

const folder = mkdtempSync(join(tmpdir(), 'redacted-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const released: string[] = [];

for (const { kind, name, why, bytes, marks = [nameEverywhere] } of [
  ...(await poisonedWord()),
  ...poisonedSlides,
  ...poisonedSheets,
])
  test(`${kind}, ${name}: ${why}`, async () => {
    assert.ok(isRecoverable(bytes, NAME), 'the file is not poisoned');
    const done = await redact(bytes, kind, marks);
    assert.ok(done.passed, JSON.stringify(done.manifest.findings));
    assert.equal(isRecoverable(done.bytes, NAME), false);
    const file = `${String(released.length).padStart(2, '0')}.${kind}`;
    released.push(file);
    writeFileSync(join(folder, file), done.bytes);
  });

/** The programs of LibreOffice are packages of their own: a machine may have one of them only. */
const programs = { docx: 'libswlo.so', xlsx: 'libsclo.so', pptx: 'libsdlo.so' };
const home = '/usr/lib/libreoffice/program';
const opens = (name: string): boolean =>
  Object.entries(programs).some(([kind, program]) => name.endsWith(kind) && existsSync(join(home, program)));
const isThere = existsSync(join(home, 'soffice'));

test('LibreOffice opens every one of them', {
  skip: !isThere && 'LibreOffice is not installed',
}, async () => {
  const files = released.filter(opens);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await promisify(execFile)(
    join(home, 'soffice'),
    [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'pdf'),
      ...files.map((name) => join(folder, name)),
    ],
    { timeout: 120_000 },
  );
  const made = readdirSync(join(folder, 'pdf')).map((name) => name.replace('.pdf', ''));
  assert.deepEqual(made.sort(), files.map((name) => name.replace(/\.\w+$/, '')).sort());
});
