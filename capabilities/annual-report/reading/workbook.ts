/** Workbooks: the sheet of prose as paragraphs, sheets of sums left out, lone lines above a table as paragraphs. */
import { type Block, cellsOfRow, type Paragraph, type Table } from '#platform/documents/blocks.ts';

/** Facts about the report that our own sheet of prose tells beside the title. */
const facts = new Set(['机关', '年度', '格式']);

/** Organ and year where a file says them outright. */
export type SaidFacts = { readonly organ?: string; readonly year?: string };

/** What the sheet of prose says of organ and year beside the title. */
export function workbookFacts(sheets: readonly Block[]): SaidFacts {
  const prose = sheets.find((block): block is Table => block.kind === 'table' && isProse(block));
  const said = (name: string) => {
    const row = prose?.grid.findIndex((_, r) => prose && textAt(prose, r, 0) === name) ?? -1;
    return prose && row >= 0 ? textAt(prose, row, 1) : '';
  };
  const organ = said('机关');
  const year = said('年度');
  return { ...(organ && { organ }), ...(year && { year }) };
}

/** The blocks of a workbook in an order that reads like a report. */
export function workbookBlocks(sheets: readonly Block[]): Block[] {
  const tables = sheets.filter(
    (block): block is Table => block.kind === 'table' && !/勾稽|校验/.test(block.name ?? ''),
  );
  const prose = tables.find(isProse);
  if (prose) return [...tables.filter((table) => table !== prose), ...proseParagraphs(prose)];
  return tables.flatMap((table) => [...loneLines(table), table]);
}

const textAt = (table: Table, row: number, column: number): string =>
  table.grid[row]?.[column]?.text.trim() ?? '';

const isProse = (table: Table): boolean => textAt(table, 0, 0) === '部分' && textAt(table, 0, 1) === '内容';

/** 部分 · 内容: one paragraph per row, the part's name as a heading where it begins. */
function proseParagraphs(table: Table): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let part = '';
  for (let row = 1; row < table.grid.length; row += 1) {
    const name = textAt(table, row, 0);
    const text = textAt(table, row, 1);
    const last = paragraphs.at(-1);
    if (facts.has(name)) continue;
    if (name === '（续）' && last) {
      paragraphs[paragraphs.length - 1] = { ...last, text: last.text + text };
      continue;
    }
    if (name !== part && /^[一二三四五六]、/.test(name)) paragraphs.push({ kind: 'paragraph', text: name });
    part = name;
    if (text) paragraphs.push({ kind: 'paragraph', text });
  }
  return paragraphs;
}

/** Rows of one cell only: titles, headings and prose that stand in a sheet above or below a table. */
function loneLines(table: Table): Paragraph[] {
  return table.grid.flatMap((_, row) => {
    const filled = cellsOfRow(table, row).filter((cell) => cell.row === row && cell.text.trim() !== '');
    const text = filled[0]?.text.trim() ?? '';
    return filled.length === 1 && /[\u4e00-\u9fff]{4}/.test(text)
      ? [{ kind: 'paragraph' as const, text }]
      : [];
  });
}
