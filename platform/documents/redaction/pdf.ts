/** PDFs with areas taken out: every page is drawn anew, so that nothing of the file survives but what is seen. */

import { DocumentRefused } from '../refusal.ts';
import { cleanedPdf } from '../release/pdf.ts';
import { around, boxOf, cover, hasInk, isBlank, isCovered, linesOf, withWholeLetters } from './boxes.ts';
import type { Area, Mark, Needle, Tell } from './marks.ts';
import { type PageToWrite, writtenPdf } from './pdf-pages.ts';
import { type Letter, openPages, type PdfPages } from './pdfium.ts';
import { type Produced, places } from './produced.ts';
import { needlesIn, occurrences } from './words.ts';

/** Dots per inch of the released pages. */
export const DOTS = 200;
const mostPages = 150;
const tooLong = `这个 PDF 超过 ${mostPages} 页，请拆分成几个文件，逐个遮盖。`;
const noPage = '遮盖的位置不在这个文件里。请重新打开文件再标记。';

/** The areas of each page that are covered, with every letter they cut; and by which mark. */
export type Covering = { readonly mark: string; readonly page: number; readonly area: Area };

/** Where the marks lie, words looked up. Throws DocumentRefused for a place that is not in the file. */
export function coverings(pages: PdfPages, marks: readonly Mark[]): Covering[] {
  const letters = lettersOf(pages);
  return marks.flatMap((mark): Covering[] => {
    if (mark.what === 'area') {
      const onPage = letters(mark.page);
      return [{ mark: mark.id, page: mark.page, area: withWholeLetters(mark.area, onPage) }];
    }
    if (mark.what !== 'everywhere') throw new DocumentRefused(noPage);
    return Array.from({ length: pages.count }, (_, page) =>
      standing(letters(page), mark.text).flatMap((found) =>
        linesOf(found).map((area) => ({ mark: mark.id, page, area: withWholeLetters(area, letters(page)) })),
      ),
    ).flat();
  });
}

function lettersOf(pages: PdfPages): (page: number) => Letter[] {
  const known = new Map<number, Letter[]>();
  return (page) => {
    if (!Number.isInteger(page) || page < 0 || page >= pages.count) throw new DocumentRefused(noPage);
    const before = known.get(page);
    if (before) return before;
    const found = pages.letters(page);
    known.set(page, found);
    return found;
  };
}

/** The letters of every occurrence of the words. */
export function standing(letters: readonly Letter[], words: string): Letter[][] {
  const starts: number[] = [];
  let text = '';
  for (const letter of letters) {
    starts.push(text.length);
    text += letter.text;
  }
  return occurrences(text, words).map(({ from, to }) =>
    letters.filter((_, index) => (starts[index] ?? 0) >= from && (starts[index] ?? 0) < to),
  );
}

/** Throws DocumentRefused for what cannot be opened or is too long. */
export async function redactedPdf(bytes: Uint8Array, marks: readonly Mark[], tell: Tell): Promise<Produced> {
  const cleaned = await cleanedPdf(bytes);
  const pages = await openPages(cleaned.bytes);
  try {
    if (pages.count > mostPages) throw new DocumentRefused(tooLong);
    const covered = coverings(pages, marks);
    const letters = lettersOf(pages);
    const written: PageToWrite[] = [];
    for (let page = 0; page < pages.count; page += 1) {
      tell({ stage: 'redacting', done: page, of: pages.count });
      written.push(pageWithout(pages, page, letters(page), covered));
    }
    return {
      bytes: await writtenPdf(written, tell),
      removed: cleaned.stripped,
      notes: ['每一页都重新绘制为图像，并附上未遮盖文字的文本层；书签、链接、表单和电子签名不再保留。'],
      places: places(marks, covered),
      needles: needlesUnder(marks, covered, letters),
    };
  } finally {
    pages.close();
  }
}

function pageWithout(
  pages: PdfPages,
  page: number,
  letters: readonly Letter[],
  covered: readonly Covering[],
): PageToWrite {
  const raster = pages.draw(page, DOTS);
  const areas = covered.filter((one) => one.page === page).map(({ area }) => area);
  cover(
    raster,
    areas.map((area) => boxOf(area, raster)),
  );
  const readable = letters.filter(
    (letter) =>
      !letter.generated &&
      !letter.invisible &&
      !isBlank(letter.text) &&
      !isCovered(letter, areas) &&
      hasInk(raster, letter),
  );
  return { size: pages.sizeOf(page), raster, letters: readable };
}

/** What stood under the marks: the words themselves, and every run of letters under an area. */
function needlesUnder(
  marks: readonly Mark[],
  covered: readonly Covering[],
  letters: (page: number) => readonly Letter[],
): Needle[] {
  return marks.flatMap((mark) => {
    const mayStandElsewhere = mark.mayStandElsewhere === true;
    const words =
      mark.what === 'everywhere'
        ? [mark.text]
        : covered
            .filter((one) => one.mark === mark.id)
            .flatMap(({ page, area }) => runsUnder(letters(page), area));
    return [...new Set(words.flatMap(needlesIn))].map((text) => ({ mark: mark.id, text, mayStandElsewhere }));
  });
}

function runsUnder(letters: readonly Letter[], area: Area): string[] {
  const runs: string[] = [];
  let open = false;
  for (const letter of letters) {
    const inside: boolean = letter.generated ? open && letter.text !== '\n' : isCovered(letter, [area]);
    if (inside && open) runs.push(`${runs.pop() ?? ''}${letter.text}`);
    else if (inside) runs.push(letter.text);
    open = inside;
  }
  return runs;
}

/** The lines of a page: their words and where they stand, for marking by reading. */
export function linesOn(letters: readonly Letter[]): { text: string; area: Area }[] {
  const lines: Letter[][] = [[]];
  for (const letter of letters)
    if (letter.text === '\n') lines.push([]);
    else lines.at(-1)?.push(letter);
  return lines.flatMap((line) => {
    const placed = line.filter((one) => !one.generated && one.width > 0);
    const text = line
      .map((one) => one.text)
      .join('')
      .trim();
    return text === '' || placed.length === 0 ? [] : [{ text, area: around(placed) }];
  });
}
