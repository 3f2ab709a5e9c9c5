/** The reading order of a page, and paragraphs that run on over line and page ends. */
import { type Block, layOut, type Table } from '../blocks.ts';
import { isPageNumber, type Line, linesOf, lineText } from './lines.ts';
import { looseTables } from './loose-tables.ts';
import type { Box, PageMarks } from './marks.ts';
import { ruledTables } from './ruled-tables.ts';

type FlowLine = Box & { readonly kind: 'line'; readonly text: string };
type FlowItem = (FlowLine | Table) & { readonly y: number };
export type Flow = { readonly page: number; readonly width: number; readonly items: readonly FlowItem[] };

const inside = (box: Box, tables: readonly Box[]): boolean =>
  tables.some((t) => {
    const y = (box.y0 + box.y1) / 2;
    const x = (box.x0 + box.x1) / 2;
    return y >= t.y0 && y <= t.y1 && x >= t.x0 && x <= t.x1;
  });

/** One page: its ruled tables, tables guessed from columns of figures, and the lines between them. */
export function pageFlow(marks: PageMarks, page: number): Flow {
  const ruled = ruledTables(marks.rules, marks.words);
  const lines = linesOf(marks.words.filter((word) => !inside(word, ruled)));
  const loose = looseTables(lines);
  const held = new Set(loose.flatMap((table) => table.lines));
  const free = withoutPageNumber(lines.filter((line) => !held.has(line)));
  const items: FlowItem[] = [
    ...ruled.map((t) => ({ kind: 'table' as const, grid: t.grid, page, how: 'drawn' as const, y: t.y0 })),
    ...loose.map((t) => ({
      kind: 'table' as const,
      grid: layOut(t.rows),
      page,
      how: 'guessed' as const,
      y: t.y,
    })),
    ...free.map(({ x0, x1, y0, y1, ...line }) => ({
      kind: 'line' as const,
      ...{ x0, x1, y0, y1 },
      text: lineText({ ...line, x0, x1, y0, y1 }),
      y: y0,
    })),
  ];
  return { page, width: marks.width, items: items.sort((a, b) => a.y - b.y) };
}

type Margins = { readonly left: number; readonly right: number };

/** Where lines begin and where full lines end: two lines at least must end there, well to the right of the page. */
function marginsOf(lines: readonly FlowLine[], width: number): Margins {
  const ends = lines.map((line) => line.x1).sort((a, b) => b - a);
  const last = ends.find((end, i) => end - (ends[i + 1] ?? -1e9) < 16) ?? 0;
  const right = last > width * 0.7 ? last : Number.POSITIVE_INFINITY;
  return { left: Math.min(...lines.map((line) => line.x0)), right };
}

/** A page of enough lines has its own margins (pages may be mirrored); others take those of the whole file. */
function marginsOfPage(flow: Flow, whole: Margins): Margins {
  const lines = flow.items.filter((item) => item.kind === 'line');
  const own = marginsOf(lines, flow.width);
  const full = Number.isFinite(own.right) && own.right - own.left > (whole.right - whole.left) * 0.9;
  return lines.length >= 6 && full ? own : whole;
}

function withoutPageNumber(lines: readonly Line[]): Line[] {
  return lines.filter((line, i) => {
    const outermost = i < 1 || i >= lines.length - 2;
    return !(outermost && isPageNumber(lineText(line)));
  });
}

/** Blocks of the whole file: a full line not followed by an indent goes on in the next, also over a page end. */
export function joinPages(flows: readonly Flow[]): Block[] {
  const lines = flows.flatMap((flow) => flow.items.filter((item) => item.kind === 'line'));
  const whole = marginsOf(lines, Math.max(...flows.map((flow) => flow.width)));
  const blocks: Block[] = [];
  let runsOn = false;
  let size = 0;
  for (const flow of flows) {
    const margins = marginsOfPage(flow, whole);
    for (const item of flow.items) {
      if (item.kind === 'table') {
        const { y: _, ...table } = item;
        blocks.push(table);
        runsOn = false;
        continue;
      }
      const em = item.y1 - item.y0;
      const last = blocks.at(-1);
      const alike = Math.abs(em - size) < em * 0.15;
      if (
        runsOn &&
        alike &&
        last?.kind === 'paragraph' &&
        item.x0 <= margins.left + em * 0.9 &&
        !startsAnew(last.text, item.text)
      ) {
        blocks[blocks.length - 1] = { ...last, text: glue(last.text, item.text) };
      } else blocks.push({ kind: 'paragraph', text: item.text, page: flow.page });
      size = em;
      // A line set in from both sides is a centred heading, however long.
      runsOn = item.x1 > margins.right - em * 2.2 && item.x0 < margins.left + em * 3.5;
    }
  }
  return blocks;
}

/** A numbered heading after a full stop begins a paragraph, wherever the margins are thought to be. */
const startsAnew = (before: string, after: string): boolean =>
  /[。！？；：”）]$/.test(before) &&
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/.test(after);

/** Chinese runs on without a space; two Latin words do not. */
function glue(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}
