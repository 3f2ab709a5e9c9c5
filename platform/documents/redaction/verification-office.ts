/** The masked Office file against the original: opened by other readers, compared passage by passage. */
import { readXlsx } from 'hucre/xlsx';
import mammoth from 'mammoth';
import { openPackage, TYPES } from '../release/package.ts';
import { spokenText } from '../spoken/spoken-text.ts';
import { boxOf } from './boxes.ts';
import { MASK, type Mark } from './marks.ts';
import { masked, maskingsOf } from './masking.ts';
import { type OfficeKind, type OpenOffice, openOffice } from './office.ts';
import { isReleasedType } from './office-scope.ts';
import { pixelsOf } from './picture.ts';
import { hasAsides, isBarePicture, type Member, membersOf, saidBy } from './reading/packed.ts';
import { compared, isFaithful } from './reading/pixels.ts';
import { type Checking, checking, type Verdict } from './verification.ts';
import type { Range } from './words.ts';

/** Opens both files anew and compares them. */
export async function verifiedOffice(
  input: Uint8Array,
  output: Uint8Array,
  { kind, marks }: { readonly kind: OfficeKind; readonly marks: readonly Mark[] },
): Promise<Verdict> {
  const seen = checking();
  const members = membersOf(output);
  const sound = members !== null && isSound(members);
  seen.check('structure', sound, '压缩包内没有多余的成员、字节、注释和未知内容');
  if (!sound) return seen.verdict();
  const before = openOffice(input, kind);
  const after = openOffice(output, kind);
  const { maskings } = maskingsOf(before.passages, marks);
  comparePassages(before, after, { maskings, seen });
  await comparePictures(before, after, { marks, seen });
  seen.read(...members.flatMap(saidBy));
  await openElsewhere(output, kind, seen);
  seen.check('cleaning', after.removed.length === 0, '再次清理时没有发现隐藏内容、批注、修订和文档属性');
  return seen.verdict();
}

/** Only parts of known kinds that are reached by relations inside the file; XML without remarks; bare pictures. */
function isSound(members: readonly Member[]): boolean {
  const names = new Set(members.map(({ name }) => name));
  if (names.size !== members.length || !names.has(TYPES)) return false;
  return members.every(({ name, content }) => {
    if (/\.(xml|rels)$/.test(name)) {
      const xml = new TextDecoder().decode(content);
      return !hasAsides(xml) && !/TargetMode="External"/.test(xml);
    }
    return isBarePicture(content);
  });
}

type Comparing = {
  readonly maskings: ReturnType<typeof maskingsOf>['maskings'];
  readonly seen: Checking;
};

function comparePassages(before: OpenOffice, after: OpenOffice, { maskings, seen }: Comparing): void {
  const wrong: string[] = [];
  const texts = after.passages.map(({ text }) => text);
  const aligned = before.passages.length === texts.length;
  const byPlace = new Map(after.passages.map(({ where, text }) => [where, text]));
  for (const [index, { id, where, text }] of before.passages.entries()) {
    const ranges = maskings.filter((one) => one.passage === id);
    const found = aligned ? texts[index] : byPlace.get(where);
    seen.read({ where, content: found ?? '', visible: true });
    if (!fits(found, { text, ranges, isName: /#sheet\d+$/.test(id) })) wrong.push(where);
  }
  seen.check(
    'passages',
    wrong.length === 0,
    `逐段比对${before.passages.length}段：遮盖处只剩遮盖符，其余文字不变`,
    `${wrong.slice(0, 3).join('、')}遮盖后的文字与预期不一致，请改用另存的 PDF 遮盖。`,
  );
}

type Masked = { readonly text: string; readonly ranges: readonly Range[]; readonly isName: boolean };

/**
 * Unchanged where nothing was marked. Where something was: the mask and the rest, or less (a reading above the letters
 * goes with them, a figure of a chart goes wholly); the name of a sheet gets a number.
 */
function fits(found: string | undefined, { text, ranges, isName }: Masked): boolean {
  if (ranges.length === 0) return found === text;
  if (found === undefined) return true;
  if (isName) return found.includes(MASK);
  return isWithin(found, masked(text, ranges));
}

/** Whether the letters stand in the other text in that order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters.charAt(at)) at += 1;
  return at >= letters.length;
}

async function comparePictures(
  before: OpenOffice,
  after: OpenOffice,
  { marks, seen }: { readonly marks: readonly Mark[]; readonly seen: Checking },
): Promise<void> {
  const pictureMarks = marks.flatMap((mark) => (mark.what === 'picture' ? [mark] : []));
  let fits = before.pictures.size === after.pictures.size;
  for (const [part, { bytes, kind }] of before.pictures) {
    const areas = pictureMarks.filter((mark) => mark.part === part).map(({ area }) => area);
    const others = [...after.pictures.values()];
    const same = after.pictures.get(part) ?? others[[...before.pictures.keys()].indexOf(part)];
    if (!same) fits = false;
    else if (areas.length === 0) fits &&= Buffer.compare(bytes, same.bytes) === 0;
    else {
      const original = await pixelsOf(bytes);
      const boxes = areas.map((area) => boxOf(area, original));
      const lossless = kind === 'png';
      fits &&= isFaithful(compared(original, await pixelsOf(same.bytes), boxes, lossless ? 1 : 80), lossless);
    }
  }
  if (before.pictures.size + after.pictures.size > 0)
    seen.check('coverage', fits, `${before.pictures.size}张图片：遮盖处全部为黑色，其余不变`);
}

/** Readers of other makers open it; what they read is searched too. */
async function openElsewhere(output: Uint8Array, kind: OfficeKind, seen: Checking): Promise<void> {
  let told = '';
  try {
    const spoken = await spokenText(output, kind);
    seen.read(...spoken.map(({ where, text }) => ({ where, content: text, visible: true })));
    if (kind === 'docx') told = (await mammoth.extractRawText({ buffer: Buffer.from(output) })).value;
    if (kind === 'xlsx')
      told = (await readXlsx(output)).sheets
        .map(({ name, rows }) => [name, ...rows.flat()].join(' '))
        .join('\n');
    const file = openPackage(output);
    const known = [...file.parts.keys()].every(
      (part) => part === TYPES || part.endsWith('.rels') || isReleasedType(file.typeOf(part)),
    );
    seen.check('opening', known, '其他阅读程序能打开');
  } catch {
    seen.check('opening', false, '其他阅读程序能打开');
  }
  if (told !== '') seen.read({ where: '其他阅读程序读出的文字', content: told, visible: true });
}
