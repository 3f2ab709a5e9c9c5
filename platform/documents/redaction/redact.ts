/**
 * Takes out what is marked and proves it. Runs in the redaction thread; see index.ts. The bytes leave this file only
 * together with a manifest that passed: there is no other way to them.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { DocumentRefused } from '../refusal.ts';
import { boxOf } from './boxes.ts';
import {
  type Finding,
  type Manifest,
  type Mark,
  type Redaction,
  type RedactionKind,
  type Tell,
  untold,
} from './marks.ts';
import { masked, maskingsOf } from './masking.ts';
import { redactedOffice } from './office.ts';
import { redactedPdf } from './pdf.ts';
import { type PictureKind, pixelsOf, redactedPicture } from './picture.ts';
import { lines, redactedText } from './plain-text.ts';
import { type Produced, toldMarks } from './produced.ts';
import { isPixelsOnly } from './reading/picture-file.ts';
import { compared, isFaithful } from './reading/pixels.ts';
import { searched } from './reading/surface.ts';
import { checking, type Verdict } from './verification.ts';
import { verifiedOffice } from './verification-office.ts';
import { verifiedPdf } from './verification-pdf.ts';

const isOffice = (kind: RedactionKind): kind is 'docx' | 'xlsx' | 'pptx' => /^(docx|xlsx|pptx)$/.test(kind);
const isText = (kind: RedactionKind): kind is 'txt' | 'csv' => kind === 'txt' || kind === 'csv';

type Wish = { readonly kind: RedactionKind; readonly marks: readonly Mark[]; readonly tell: Tell };

/** Produces and verifies, and tells how far it is. Throws DocumentRefused for files and marks that cannot be worked on at all. */
export async function redact(
  bytes: Uint8Array,
  kind: RedactionKind,
  marks: readonly Mark[],
  tell: Tell = untold,
): Promise<Redaction> {
  if (new Set(marks.map(({ id }) => id)).size !== marks.length) throw new Error('two marks of one id');
  tell({ stage: 'redacting', done: 0, of: 1 });
  const produced = await produce(bytes, { kind, marks, tell });
  tell({ stage: 'reopening', done: 0, of: 1 });
  const verdict = await verify(bytes, produced.bytes, { kind, marks, tell });
  return concluded({ bytes, kind, marks, produced, verdict });
}

function produce(bytes: Uint8Array, { kind, marks, tell }: Wish): Promise<Produced> {
  if (kind === 'pdf') return redactedPdf(bytes, marks, tell);
  if (isOffice(kind)) return redactedOffice(bytes, kind, marks);
  return isText(kind) ? Promise.resolve(redactedText(bytes, marks)) : redactedPicture(bytes, kind, marks);
}

/** Whatever goes wrong while the output is looked at counts as found. */
async function verify(input: Uint8Array, output: Uint8Array, { kind, marks, tell }: Wish): Promise<Verdict> {
  try {
    if (kind === 'pdf') return await verifiedPdf(input, output, marks, tell);
    if (isOffice(kind)) return await verifiedOffice(input, output, { kind, marks });
    return isText(kind)
      ? verifiedText(input, output, marks)
      : await verifiedPicture(input, output, { kind, marks });
  } catch (error) {
    const why = error instanceof DocumentRefused ? error.message : '';
    const seen = checking();
    seen.check('opening', false, '输出文件能重新打开', `输出文件无法重新打开核验，不能放行。${why}`);
    return seen.verdict();
  }
}

function verifiedText(input: Uint8Array, output: Uint8Array, marks: readonly Mark[]): Verdict {
  const seen = checking();
  const before = lines(input);
  const after = new TextDecoder('utf-8', { fatal: true }).decode(output).split('\n');
  const { maskings } = maskingsOf(before, marks);
  const fits = before.every(
    ({ id, text }, index) =>
      after[index] ===
      masked(
        text,
        maskings.filter((one) => one.passage === id),
      ),
  );
  seen.check('passages', fits && before.length === after.length, `逐行比对${before.length}行`);
  seen.read(...after.map((content, index) => ({ where: `第${index + 1}行`, content, visible: true })));
  seen.read({ where: '全文', content: after.join('\n'), visible: true });
  return seen.verdict();
}

async function verifiedPicture(
  input: Uint8Array,
  output: Uint8Array,
  { kind, marks }: { readonly kind: PictureKind; readonly marks: readonly Mark[] },
): Promise<Verdict> {
  const seen = checking();
  const original = await pixelsOf(input);
  const boxes = marks.flatMap((mark) => (mark.what === 'area' ? [boxOf(mark.area, original)] : []));
  const found = compared(original, await pixelsOf(output), boxes, kind === 'png' ? 1 : 80);
  seen.check('coverage', isFaithful(found, kind === 'png'), '遮盖处全部为黑色，其余与原图一致');
  seen.check('metadata', await isPixelsOnly(output, kind), '没有拍摄信息、缩略图和附加内容');
  return seen.verdict();
}

type Conclusion = {
  readonly bytes: Uint8Array;
  readonly kind: RedactionKind;
  readonly marks: readonly Mark[];
  readonly produced: Produced;
  readonly verdict: Verdict;
};

function concluded({ bytes, kind, marks, produced, verdict }: Conclusion): Redaction {
  const found = searched(verdict.surfaces, produced.needles);
  const lost = marks
    .filter(({ id }) => (produced.places.get(id) ?? 0) === 0)
    .map(
      ({ id }): Finding => ({
        mark: id,
        told: '要处处遮盖的文字在文件里没有找到，请核对写法，或删去这一处标记。',
      }),
    );
  const findings = [...verdict.findings, ...found, ...lost];
  const checks = [
    ...verdict.checks,
    {
      name: 'search' as const,
      passed: found.length === 0,
      told: `在${verdict.surfaces.length}处文字中查找了${produced.needles.length}个被遮盖的词（含各种编码、全角、倒序、拆分写法）`,
    },
  ];
  const passed = findings.length === 0 && checks.every((check) => check.passed);
  const manifest: Manifest = {
    version: 1,
    kind,
    input: described(bytes),
    output: described(produced.bytes),
    marks: toldMarks(marks, produced),
    removed: produced.removed,
    notes: produced.notes,
    checks,
    findings,
    passed,
    tools: toolVersions(),
  };
  return passed ? { passed, bytes: produced.bytes, manifest } : { passed, manifest };
}

const described = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

const tools = [
  '@embedpdf/pdfium',
  'pdfjs-dist',
  '@cantoo/pdf-lib',
  'sharp',
  '@xmldom/xmldom',
  'fflate',
  'mammoth',
  'hucre',
];

function toolVersions(): Record<string, string> {
  const need = createRequire(import.meta.url);
  const packages = need('../../../package.json') as { dependencies: Record<string, string>; version: string };
  const pinned = tools.map((name) => [name, packages.dependencies[name] ?? '']);
  return { node: process.version, gongkai: packages.version, ...Object.fromEntries(pinned) };
}
