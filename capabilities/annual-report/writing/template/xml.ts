/**
 * Reads the tables and paragraphs of a Word document with their exact places in its XML, so that text can be put in
 * while every other byte stays as it was. Only offsets are kept; nothing is written anew.
 */
export type XmlParagraph = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where a run can be put in: before `</w:p>`; null in a paragraph written as `<w:p/>`. */
  readonly insertAt: number | null;
};

export type XmlCell = {
  readonly column: number;
  readonly colspan: number;
  /** 'continue' the lower part of a cell merged downwards; it belongs to the cell above. */
  readonly merge: 'none' | 'restart' | 'continue';
  readonly paragraphs: readonly XmlParagraph[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

export type XmlTable = { readonly start: number; readonly rows: readonly (readonly XmlCell[])[] };

export type XmlDocument = {
  readonly xml: string;
  /** Outermost and nested tables, in order of their ends. */
  readonly tables: readonly XmlTable[];
  /** Paragraphs outside all tables. */
  readonly paragraphs: readonly XmlParagraph[];
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenCell = Mutable<Omit<XmlCell, 'paragraphs'>> & { paragraphs: XmlParagraph[] };
type OpenTable = { start: number; rows: OpenCell[][]; cell: OpenCell | null; column: number };

const tag =
  /<(\/?)w:(tbl|tr|tc|p|t|tab|br|gridSpan|vMerge|gridBefore)((?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const valueIn = (attributes: string): string => /w:val\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';

/** How far the reading has come. A paragraph may hold others (a text box): only the outermost counts. */
type State = {
  readonly xml: string;
  readonly tables: XmlTable[];
  readonly paragraphs: XmlParagraph[];
  /** Tables being read, the innermost last. */
  readonly nest: OpenTable[];
  /** Paragraphs being read, with the number of tables around them. */
  readonly starts: { start: number; depth: number; text: string }[];
};

/** The tables and paragraphs of `word/document.xml`. */
export function readDocumentXml(xml: string): XmlDocument {
  const state: State = { xml, tables: [], paragraphs: [], nest: [], starts: [] };
  for (const match of xml.matchAll(tag)) {
    const [whole, closing = '', name = '', attributes = '', empty = ''] = match;
    const end = match.index + whole.length;
    if (closing) leave(state, name, match.index, end);
    else if (name === 'p' && empty) {
      keep(state, { start: match.index, end, text: '', insertAt: null });
    } else if (name === 't' && !empty) {
      addText(state, decoded(xml.slice(end, xml.indexOf('</w:t>', end))));
    } else enter(state, name, attributes, match.index);
  }
  return { xml, tables: state.tables, paragraphs: state.paragraphs };
}

function enter(state: State, name: string, attributes: string, start: number): void {
  const table = state.nest.at(-1);
  if (name === 'tbl') state.nest.push({ start, rows: [], cell: null, column: 0 });
  else if (name === 'p') state.starts.push({ start, depth: state.nest.length, text: '' });
  else if (name === 'tab' || name === 'br') addText(state, ' ');
  else if (table) enterInTable(table, name, attributes, start);
}

function enterInTable(table: OpenTable, name: string, attributes: string, start: number): void {
  if (name === 'tr') {
    table.rows.push([]);
    table.column = 0;
  } else if (name === 'gridBefore') table.column += Number(valueIn(attributes)) || 0;
  else if (name === 'tc') {
    const { column } = table;
    table.cell = { column, colspan: 1, merge: 'none', paragraphs: [], text: '', start, end: start };
  } else if (table.cell && name === 'gridSpan') table.cell.colspan = Number(valueIn(attributes)) || 1;
  else if (table.cell && name === 'vMerge') {
    table.cell.merge = valueIn(attributes) === 'restart' ? 'restart' : 'continue';
  }
}

function leave(state: State, name: string, start: number, end: number): void {
  const table = state.nest.at(-1);
  if (name === 'p') leaveParagraph(state, start, end);
  else if (name === 'tbl' && table) {
    state.nest.pop();
    state.tables.push({ start: table.start, rows: table.rows });
  } else if (name === 'tc' && table?.cell) {
    table.cell.end = end;
    table.cell.text = table.cell.paragraphs.map((p) => p.text).join('');
    table.rows.at(-1)?.push(table.cell);
    table.column += table.cell.colspan;
    table.cell = null;
  }
}

function leaveParagraph(state: State, start: number, end: number): void {
  const opened = state.starts.pop();
  if (!opened) return;
  const outer = state.starts.at(-1);
  if (outer && outer.depth === opened.depth) outer.text += opened.text;
  else keep(state, { start: opened.start, end, text: opened.text, insertAt: start });
}

function keep(state: State, paragraph: XmlParagraph): void {
  const cell = state.nest.at(-1)?.cell;
  if (cell) cell.paragraphs.push(paragraph);
  else if (state.nest.length === 0) state.paragraphs.push(paragraph);
}

function addText(state: State, text: string): void {
  const paragraph = state.starts.at(-1);
  if (paragraph) paragraph.text += text;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
    return entities[name] ?? whole;
  });

/** Text as XML character data. */
export const encoded = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The XML with each range replaced; ranges do not overlap. */
export function edited(xml: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += xml.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + xml.slice(from);
}
