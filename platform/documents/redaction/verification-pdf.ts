/** The drawn PDF against the original, page by page: nothing of the producer's memory is used. */
import { cleanedPdf } from '../release/pdf.ts';
import { boxOf, isCovered } from './boxes.ts';
import { type Mark, type Tell, untold } from './marks.ts';
import { type Covering, coverings, DOTS } from './pdf.ts';
import { openPages, type PdfPages } from './pdfium.ts';
import { type DrawnPdf, drawnPdf } from './reading/drawn-pdf.ts';
import { foundByPdfJs } from './reading/pdfjs.ts';
import { compared, isFaithful } from './reading/pixels.ts';
import { type Checking, checking, type Verdict } from './verification.ts';

type Opened = {
  readonly original: PdfPages;
  readonly released: PdfPages;
  readonly drawn: DrawnPdf;
  readonly covered: readonly Covering[];
  readonly tell: Tell;
};

/** Opens both files anew and compares them, and tells of each page before it is compared. */
export async function verifiedPdf(
  input: Uint8Array,
  output: Uint8Array,
  marks: readonly Mark[],
  tell: Tell = untold,
): Promise<Verdict> {
  const seen = checking();
  const drawn = await drawnPdf(output);
  seen.check('structure', drawn !== null, '文件只由页面图像和文本层组成，没有其他对象和多余字节');
  const other = await foundByPdfJs(output);
  seen.read(...other.surfaces);
  seen.check(
    'metadata',
    other.strange.length === 0,
    '没有书签、注释、附件、脚本、元数据',
    `输出文件中还有${other.strange.join('、')}。`,
  );
  if (!drawn) return seen.verdict();
  seen.read({ where: '文件内部的结构', content: drawn.dictionaries, visible: false });
  const cleaned = await cleanedPdf(input);
  const original = await openPages(cleaned.bytes);
  const released = await openPages(output);
  try {
    const same = [released.count, other.pages, drawn.pages.length].every((count) => count === original.count);
    seen.check('opening', same, `两种阅读程序都能打开，共${original.count}页`);
    if (same) comparePages({ original, released, drawn, covered: coverings(original, marks), tell }, seen);
  } finally {
    original.close();
    released.close();
  }
  return seen.verdict();
}

function comparePages({ original, released, drawn, covered, tell }: Opened, seen: Checking): void {
  const unfaithful: number[] = [];
  const unlike: number[] = [];
  const readable: number[] = [];
  for (let page = 0; page < original.count; page += 1) {
    tell({ stage: 'verifying', done: page, of: original.count });
    const areas = covered.filter((one) => one.page === page).map(({ area }) => area);
    const before = original.draw(page, DOTS);
    const boxes = areas.map((area) => boxOf(area, before));
    const { raster, lossless, text } = drawn.pages[page] ?? {};
    if (!raster || !isFaithful(compared(before, raster, boxes, lossless ? 1 : 80), lossless === true))
      unfaithful.push(page + 1);
    const shown = compared(before, released.draw(page, DOTS), boxes, 160);
    if (!shown || shown.changed > 0.01 || shown.lightestWithin > 24) unlike.push(page + 1);
    const letters = released.letters(page);
    if (letters.some((letter) => !letter.generated && isCovered(letter, areas))) readable.push(page + 1);
    seen.read(
      { where: `第${page + 1}页`, content: letters.map((letter) => letter.text).join(''), visible: true },
      { where: `第${page + 1}页`, content: text ?? '', visible: true },
    );
  }
  const listed = (pages: readonly number[]) => `第${pages.join('、')}页`;
  seen.check(
    'coverage',
    unfaithful.length === 0,
    '遮盖处的像素全部为黑色，遮盖以外与原件逐点一致',
    `${listed(unfaithful)}的图像与原件不一致，或遮盖不完整。`,
  );
  seen.check(
    'pixels',
    unlike.length === 0,
    '用阅读程序重新打开后所见一致',
    `${listed(unlike)}打开后所见与原件不一致。`,
  );
  seen.check(
    'text-layer',
    readable.length === 0,
    '遮盖处没有可以选中、复制的文字',
    `${listed(readable)}的遮盖处还能选中文字。`,
  );
}
