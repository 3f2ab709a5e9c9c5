/**
 * Excel files, behind our own few words: the library can be changed here and nowhere else. Rows and columns count
 * from 0, widths are in characters, heights in points. A string is always text, never a formula.
 */
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';

export type Look = 'title' | 'head' | 'label' | 'band' | 'figure' | 'text' | 'check' | 'plain';

export type SpreadsheetCell = {
  readonly row: number;
  readonly column: number;
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly value: string | number | null;
  /** Without "="; `value` is then the result that readers see before the file is calculated anew. */
  readonly formula?: string;
  readonly look: Look;
  readonly numberFormat?: string;
  readonly align?: 'left' | 'center';
};

export type SpreadsheetSheet = {
  readonly name: string;
  readonly cells: readonly SpreadsheetCell[];
  readonly widths: readonly number[];
  readonly heights?: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows?: number; readonly columns?: number };
  readonly landscape?: boolean;
  readonly repeatedRows?: { readonly first: number; readonly last: number };
  /** A range whose cells are red when they hold one of these words. */
  readonly alarm?: { readonly range: string; readonly words: readonly string[] };
};

export type Spreadsheet = {
  readonly title: string;
  readonly creator: string;
  /** Custom document properties. */
  readonly properties: Readonly<Record<string, string>>;
  readonly sheets: readonly SpreadsheetSheet[];
};

const rgb = (code: string) => ({ rgb: code });
const solid = (code: string) => ({ type: 'pattern', pattern: 'solid', fgColor: rgb(code) }) as const;
const thin = { style: 'thin', color: rgb('000000') } as const;
const frame = { top: thin, right: thin, bottom: thin, left: thin };
const face = '宋体';

const looks: Readonly<Record<Look, CellStyle>> = {
  title: { font: { name: '黑体', size: 14 } },
  head: { font: { name: face, size: 10 }, border: frame, fill: solid('F2F2F2') },
  label: { font: { name: face, size: 10 }, border: frame },
  band: { font: { name: face, size: 10 }, border: frame, fill: solid('C6D9F1') },
  figure: { font: { name: 'Times New Roman', size: 10 }, border: frame },
  text: { font: { name: face, size: 11 }, border: frame },
  check: { font: { name: face, size: 10, bold: true }, border: frame, fill: solid('EAF4E4') },
  plain: { font: { name: face, size: 10 } },
};

/** The .xlsx file. */
export async function writeSpreadsheet(book: Spreadsheet): Promise<Uint8Array> {
  return writeXlsx({
    sheets: book.sheets.map(sheetFor),
    properties: {
      title: book.title,
      creator: book.creator,
      lastModifiedBy: book.creator,
      custom: { ...book.properties },
    },
    defaultFont: { name: face, size: 11 },
  });
}

function sheetFor(sheet: SpreadsheetSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const height = Math.max(0, ...sheet.cells.map((c) => c.row + (c.rowspan ?? 1)));
  const rows: (string | number | null)[][] = Array.from({ length: height }, () => []);
  for (const cell of sheet.cells) {
    const style = styleOf(cell);
    for (let r = cell.row; r < cell.row + (cell.rowspan ?? 1); r += 1) {
      for (let c = cell.column; c < cell.column + (cell.colspan ?? 1); c += 1) {
        cells.set(`${r},${c}`, { style });
      }
    }
    const row = rows[cell.row] ?? [];
    while (row.length < cell.column) row.push(null);
    row[cell.column] = cell.value;
    cells.set(`${cell.row},${cell.column}`, { ...contentOf(cell), style });
  }
  return {
    name: sheet.name,
    rows,
    cells,
    columns: sheet.widths.map((width) => ({ width })),
    merges: sheet.cells.flatMap((cell) => mergeOf(cell)),
    ...(sheet.heights && { rowDefs: new Map(sheet.heights.map((points, row) => [row, { height: points }])) }),
    ...(sheet.frozen && { freezePane: { ...sheet.frozen } }),
    ...(sheet.alarm && { conditionalRules: alarmRules(sheet.alarm) }),
    pageSetup: pageOf(sheet),
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

function contentOf(cell: SpreadsheetCell): Partial<Cell> {
  if (cell.formula !== undefined) {
    return { value: cell.value, type: 'formula', formula: cell.formula, formulaResult: cell.value };
  }
  return { value: cell.value };
}

function mergeOf({ row, column, colspan = 1, rowspan = 1 }: SpreadsheetCell) {
  if (colspan === 1 && rowspan === 1) return [];
  return [{ startRow: row, startCol: column, endRow: row + rowspan - 1, endCol: column + colspan - 1 }];
}

function styleOf(cell: SpreadsheetCell): CellStyle {
  const horizontal = cell.align ?? (cell.look === 'text' || cell.look === 'plain' ? 'left' : 'center');
  const vertical = cell.look === 'text' ? 'top' : 'center';
  return {
    ...looks[cell.look],
    alignment: {
      horizontal,
      vertical,
      wrapText: cell.look !== 'figure',
      shrinkToFit: cell.look === 'figure',
    },
    ...(cell.numberFormat && { numFmt: cell.numberFormat }),
  };
}

function alarmRules({ range, words }: { range: string; words: readonly string[] }) {
  const style = { font: { color: rgb('9C0006'), bold: true }, fill: solid('FFC7CE') };
  return words.map((word, i) => ({
    type: 'cellIs' as const,
    operator: 'equal' as const,
    formula: `"${word}"`,
    priority: i + 1,
    range,
    style,
  }));
}

function pageOf(sheet: SpreadsheetSheet): NonNullable<WriteSheet['pageSetup']> {
  const { repeatedRows: repeated } = sheet;
  return {
    paperSize: 'a4',
    orientation: sheet.landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { top: 0.8, bottom: 0.8, left: 0.6, right: 0.6, header: 0.3, footer: 0.4 },
    ...(repeated && { printTitlesRow: `$${repeated.first + 1}:$${repeated.last + 1}` }),
  };
}

/** 'D5' for row 4, column 3. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
