/**
 * 5,000 letters to PDF, part by part as they are printed, with progress: node benchmarks/letters.ts [count]
 * Also one letter by itself, and one as a Word file.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, type Letter } from '#capabilities/disclosure-requests/letters/compose.ts';
import { letterDocx } from '#capabilities/disclosure-requests/letters/docx.ts';
import { documentNumberOf } from '#capabilities/disclosure-requests/letters/numbers.ts';
import { lettersPdf, lettersPerFile } from '#capabilities/disclosure-requests/letters/pdf.ts';
import { defaultTemplate } from '#capabilities/disclosure-requests/letters/templates.ts';
import { sampleWords } from '#capabilities/disclosure-requests/letters/testing.ts';
import { closeTypesetter } from '#platform/documents/typst/index.ts';
import { letterKindsInOrder } from '#rules/requests/letter-kinds.ts';
import { buildFonts } from '../scripts/build-fonts.ts';

const count = Number(process.argv[2] ?? 5000);
const kinds = letterKindsInOrder.filter((kind) => kind.startsWith('reply-'));

const letterOf = (n: number): Letter => {
  const kind = kinds[n % kinds.length] ?? 'reply-provide';
  return compose(
    defaultTemplate(kind),
    { ...sampleWords(kind), requestNumber: `2024-${n}` },
    {
      ...{ organName: '凤泉区教育体育和文化旅游局', redHead: true },
      documentNumber: documentNumberOf('凤教体文旅', '依申复', 2024, n),
      ...{ on: '2024-03-28', toOrganisation: false },
    },
  );
};

const seconds = (since: number) => (performance.now() - since) / 1000;

buildFonts();
const folder = mkdtempSync(join(tmpdir(), 'letters-'));
await lettersPdf([letterOf(1)]);

let at = performance.now();
for (let n = 1; n <= 20; n += 1) await lettersPdf([letterOf(n)]);
console.log(`one letter as a PDF of its own: ${((seconds(at) / 20) * 1000).toFixed(0)} ms`);

at = performance.now();
for (let n = 1; n <= 20; n += 1) await letterDocx(letterOf(n));
console.log(`one letter as a Word file: ${((seconds(at) / 20) * 1000).toFixed(0)} ms`);

at = performance.now();
let bytes = 0;
for (let first = 1; first <= count; first += lettersPerFile) {
  const last = Math.min(count, first + lettersPerFile - 1);
  const letters = Array.from({ length: last - first + 1 }, (_, i) => letterOf(first + i));
  const pdf = await lettersPdf(letters);
  bytes += pdf.length;
  writeFileSync(join(folder, `letters-${first}.pdf`), pdf);
  process.stdout.write(`\r${last} of ${count} letters, ${seconds(at).toFixed(1)} s`);
}
const whole = seconds(at);
console.log(
  `\n${count} letters in ${Math.ceil(count / lettersPerFile)} files: ${whole.toFixed(1)} s, ` +
    `${((whole / count) * 1000).toFixed(1)} ms a letter, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`,
);
await closeTypesetter();
