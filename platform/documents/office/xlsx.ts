/** Excel workbooks: every visible sheet as a table of what its cells show. */
import type { Element } from '@xmldom/xmldom';
import { type Block, type LooseCell, layOut } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';
import { unzip } from '../unzip.ts';
import { attribute, child, children, nameOf, parseXml } from './xml.ts';

const damaged = '这个 Excel 文件的结构已损坏，无法读取。请用 Excel/WPS 打开后另存一份再上传。';
const usualRows = 3000;
const mostColumns = 120;

/**
 * Reads a workbook, of each sheet so many rows as `rows` says. Formulas give their stored results. Throws
 * DocumentRefused when it is broken.
 */
export function readXlsx(bytes: Uint8Array, { rows = usualRows }: { readonly rows?: number } = {}): Block[] {
  const wanted =
    /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;
  const members = unzip(bytes, (name) => wanted.test(name));
  const workbook = members.get('xl/workbook.xml');
  if (!workbook) throw new DocumentRefused(damaged);
  const strings = sharedStrings(members.get('xl/sharedStrings.xml'));
  const targets = sheetTargets(members.get('xl/_rels/workbook.xml.rels'));
  const sheets = children(child(parseXml(workbook), 'sheets') ?? parseXml(workbook));
  return sheets.flatMap((sheet): Block[] => {
    const xml = members.get(targets.get(attribute(sheet, 'id') ?? '') ?? '');
    if (!xml || /hidden/i.test(attribute(sheet, 'state') ?? '')) return [];
    const grid = layOut(sheetRows(parseXml(xml), strings, rows));
    return [{ kind: 'table', grid, how: 'drawn', name: attribute(sheet, 'name') ?? '' }];
  });
}

/** Relation id → member name of a sheet. */
function sheetTargets(xml: Uint8Array | undefined): Map<string, string> {
  if (!xml) return new Map();
  return new Map(
    children(parseXml(xml)).map((relation) => {
      const target = (attribute(relation, 'Target') ?? '').replace(/^\/?(xl\/)?/, '');
      return [attribute(relation, 'Id') ?? '', `xl/${target}`];
    }),
  );
}

function sharedStrings(xml: Uint8Array | undefined): string[] {
  return xml ? children(parseXml(xml)).map(richText) : [];
}

/** The text of <si> or <is>: its runs, without phonetic guides. */
function richText(element: Element): string {
  return children(element)
    .map((part) => {
      if (nameOf(part) === 't') return part.textContent ?? '';
      return nameOf(part) === 'r' ? (child(part, 't')?.textContent ?? '') : '';
    })
    .join('');
}

type Spot = { readonly row: number; readonly column: number };

/** "AB12" as row 11, column 27. */
function spot(reference: string): Spot | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference.replaceAll('$', ''));
  if (!match) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

function sheetRows(sheet: Element, strings: readonly string[], mostRows: number): LooseCell[][] {
  const rows: LooseCell[][] = [];
  const spans = mergedSpans(sheet);
  for (const row of children(child(sheet, 'sheetData') ?? sheet)) {
    let next = 0;
    for (const cell of children(row)) {
      const given = spot(attribute(cell, 'r') ?? '');
      const at = given ?? { row: Number(attribute(row, 'r') ?? rows.length + 1) - 1, column: next };
      next = at.column + 1;
      if (at.row >= mostRows || at.column >= mostColumns) continue;
      const span = spans.get(`${at.row},${at.column}`);
      if (span === 'covered') continue;
      while (rows.length <= at.row) rows.push([]);
      rows[at.row]?.push({ text: shown(cell, strings), column: at.column, ...span });
    }
  }
  return rows;
}

type Span = { readonly rowSpan: number; readonly columnSpan: number };

function mergedSpans(sheet: Element): Map<string, Span | 'covered'> {
  const spans = new Map<string, Span | 'covered'>();
  const merges = child(sheet, 'mergeCells');
  for (const merge of merges ? children(merges) : []) {
    const [first, last] = (attribute(merge, 'ref') ?? '').split(':').map(spot);
    if (!first || !last || last.row - first.row > 200 || last.column - first.column > mostColumns) continue;
    for (let r = first.row; r <= last.row; r += 1) {
      for (let c = first.column; c <= last.column; c += 1) spans.set(`${r},${c}`, 'covered');
    }
    const span = { rowSpan: last.row - first.row + 1, columnSpan: last.column - first.column + 1 };
    spans.set(`${first.row},${first.column}`, span);
  }
  return spans;
}

function shown(cell: Element, strings: readonly string[]): string {
  const type = attribute(cell, 't') ?? 'n';
  const inline = child(cell, 'is');
  if (inline) return richText(inline);
  const value = child(cell, 'v')?.textContent ?? '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type !== 'n' || value === '') return value;
  const number = Number(value);
  // 96171.600000000006 is how 96171.6 is stored.
  return Number.isFinite(number) && Math.abs(number) < 1e15 && !/^[\d.+-]{1,15}$/.test(value)
    ? String(Number(number.toPrecision(15)))
    : value;
}
