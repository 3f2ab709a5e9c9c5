/** The reading order of a page, and paragraphs that run on over line and page ends. */
import { type Block, layOut, type Table } from '../blocks.ts';
import { isPageNumber, type Line, linesOf, lineText } from './lines.ts';
import { looseTables } from './loose-tables.ts';
import type { Box, PageMarks } from './marks.ts';
import { ruledTables } from './ruled-tables.ts';

type FlowLine = {
  readonly kind: 'line';
  readonly text: string;
  readonly runsOn: boolean;
  readonly indented: boolean;
};
type FlowItem = (FlowLine | Table) & { readonly y: number };
export type Flow = { readonly page: number; readonly items: readonly FlowItem[] };

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
  const margins = { left: Math.min(...free.map((l) => l.x0)), right: Math.max(...free.map((l) => l.x1)) };
  const items: FlowItem[] = [
    ...ruled.map((t) => ({ kind: 'table' as const, grid: t.grid, page, how: 'drawn' as const, y: t.y0 })),
    ...loose.map((t) => ({
      kind: 'table' as const,
      grid: layOut(t.rows),
      page,
      how: 'guessed' as const,
      y: t.y,
    })),
    ...free.map((line) => ({ ...flowLine(line, margins), y: line.y0 })),
  ];
  return { page, items: items.sort((a, b) => a.y - b.y) };
}

function flowLine(line: Line, margins: { left: number; right: number }): FlowLine {
  const em = line.y1 - line.y0;
  return {
    kind: 'line',
    text: lineText(line),
    runsOn: line.x1 > margins.right - em * 2.2 && margins.right - margins.left > em * 12,
    indented: line.x0 > margins.left + em * 0.9,
  };
}

function withoutPageNumber(lines: readonly Line[]): Line[] {
  return lines.filter((line, i) => {
    const outermost = i < 1 || i >= lines.length - 2;
    return !(outermost && isPageNumber(lineText(line)));
  });
}

/** Blocks of the whole file: a full line not followed by an indent goes on in the next, also over a page end. */
export function joinPages(flows: readonly Flow[]): Block[] {
  const blocks: Block[] = [];
  let open: { text: string; page: number; runsOn: boolean } | null = null;
  const close = () => {
    if (open) blocks.push({ kind: 'paragraph', text: open.text, page: open.page });
    open = null;
  };
  for (const { page, items } of flows) {
    for (const item of items) {
      if (item.kind === 'table') {
        close();
        const { y: _, ...table } = item;
        blocks.push(table);
      } else if (open && (open as { runsOn: boolean }).runsOn && !item.indented) {
        const before: { text: string; page: number } = open;
        open = { text: glue(before.text, item.text), page: before.page, runsOn: item.runsOn };
      } else {
        close();
        open = { text: item.text, page, runsOn: item.runsOn };
      }
    }
  }
  close();
  return blocks;
}

/** Chinese runs on without a space; two Latin words do not. */
function glue(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}
