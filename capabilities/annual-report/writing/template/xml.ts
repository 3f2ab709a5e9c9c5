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

/** The tables and paragraphs of `word/document.xml`. */
export function readDocumentXml(xml: string): XmlDocument {
  const reader = new Reader(xml);
  for (const match of xml.matchAll(tag)) {
    const [whole, closing = '', name = '', attributes = '', empty = ''] = match;
    const end = match.index + whole.length;
    if (closing) reader.close(name, match.index, end);
    else {
      reader.open(name, attributes, match.index, end, empty !== '');
    }
  }
  return { xml, tables: reader.tables, paragraphs: reader.paragraphs };
}

class Reader {
  readonly tables: XmlTable[] = [];
  readonly paragraphs: XmlParagraph[] = [];
  private readonly xml: string;
  private readonly nest: OpenTable[] = [];
  /** A paragraph may hold others (a text box): only the outermost counts. */
  private readonly starts: { start: number; depth: number; text: string }[] = [];

  constructor(xml: string) {
    this.xml = xml;
  }

  open(name: string, attributes: string, start: number, end: number, empty: boolean): void {
    const table = this.nest.at(-1);
    if (name === 'tbl') this.nest.push({ start, rows: [], cell: null, column: 0 });
    else if (name === 'p') this.openParagraph(start, end, empty);
    else if (name === 't' && !empty)
      this.addText(decoded(this.xml.slice(end, this.xml.indexOf('</w:t>', end))));
    else if (name === 'tab' || name === 'br') this.addText(' ');
    else if (table) this.openInTable(table, name, attributes, start);
  }

  private openInTable(table: OpenTable, name: string, attributes: string, start: number): void {
    if (name === 'tr') {
      table.rows.push([]);
      table.column = 0;
    } else if (name === 'gridBefore') table.column += Number(valueIn(attributes)) || 0;
    else if (name === 'tc') {
      table.cell = {
        column: table.column,
        colspan: 1,
        merge: 'none',
        paragraphs: [],
        text: '',
        start,
        end: start,
      };
    } else if (table.cell && name === 'gridSpan') table.cell.colspan = Number(valueIn(attributes)) || 1;
    else if (table.cell && name === 'vMerge') {
      table.cell.merge = valueIn(attributes) === 'restart' ? 'restart' : 'continue';
    }
  }

  close(name: string, start: number, end: number): void {
    const table = this.nest.at(-1);
    if (name === 'p') this.closeParagraph(start, end);
    else if (name === 'tbl' && table) {
      this.nest.pop();
      this.tables.push({ start: table.start, rows: table.rows });
    } else if (name === 'tc' && table?.cell) {
      table.cell.end = end;
      table.cell.text = table.cell.paragraphs.map((p) => p.text).join('');
      table.rows.at(-1)?.push(table.cell);
      table.column += table.cell.colspan;
      table.cell = null;
    }
  }

  private openParagraph(start: number, end: number, empty: boolean): void {
    if (empty) this.keep({ start, end, text: '', insertAt: null });
    else this.starts.push({ start, depth: this.nest.length, text: '' });
  }

  private closeParagraph(start: number, end: number): void {
    const opened = this.starts.pop();
    if (!opened) return;
    const outer = this.starts.at(-1);
    if (outer && outer.depth === opened.depth) outer.text += opened.text;
    else this.keep({ start: opened.start, end, text: opened.text, insertAt: start });
  }

  private keep(paragraph: XmlParagraph): void {
    const cell = this.nest.at(-1)?.cell;
    if (cell) cell.paragraphs.push(paragraph);
    else if (this.nest.length === 0) this.paragraphs.push(paragraph);
  }

  private addText(text: string): void {
    const paragraph = this.starts.at(-1);
    if (paragraph) paragraph.text += text;
  }
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
