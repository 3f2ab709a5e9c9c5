/** 信息发布审核表 as a file: Word for who signs on paper, PDF for the archive. */
import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { typeset } from '#platform/documents/typst/index.ts';
import type { Sheet, SheetCell } from './sheet.ts';

export { type Sheet, sheetOf } from './sheet.ts';

const markup = readFileSync(new URL('sheet.typ', import.meta.url), 'utf8');

/** Throws when the fonts have not been built. */
export const sheetPdf = (sheet: Sheet): Promise<Uint8Array> => typeset(markup, sheet);

const faces = { title: '方正小标宋简体', head: '黑体', body: '宋体' } as const;
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });

/** Twips: 166 mm, the columns of sheet.typ. */
const widths = [1361, 3345, 1361, 3344] as const;
const widthOf = (at: number, span: number): number =>
  widths.slice(at, at + span).reduce((sum, width) => sum + width, 0);

const linesOf = (text: string, face: string): TextRun[] =>
  text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, font: font(face), ...(at > 0 && { break: 1 }) }));

function row(cells: readonly SheetCell[]): TableRow {
  let at = 0;
  return new TableRow({
    cantSplit: true,
    children: cells.map(({ text, head, span }) => {
      const width = widthOf(at, span);
      at += span;
      return new TableCell({
        columnSpan: span,
        width: { size: width, type: WidthType.DXA },
        verticalAlign: VerticalAlign.CENTER,
        margins: { top: 60, bottom: 60, left: 80, right: 80 },
        children: [
          new Paragraph({
            alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: linesOf(text, head ? faces.head : faces.body),
          }),
        ],
      });
    }),
  });
}

const line = (text: string, size: number, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Paragraph({ alignment, children: [new TextRun({ text, size, font: font(faces.body) })] });

/** The .docx file. */
export async function sheetDocx(sheet: Sheet): Promise<Uint8Array> {
  const document = new Document({
    title: sheet.title,
    creator: sheet.organ,
    lastModifiedBy: sheet.organ,
    styles: { default: { document: { run: { size: 21, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1474, bottom: 1361, left: 1247, right: 1247 },
          },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: sheet.title, size: 40, font: font(faces.title) })],
          }),
          line(sheet.organ, 21, AlignmentType.CENTER),
          new Table({
            layout: TableLayoutType.FIXED,
            columnWidths: [...widths],
            width: { size: widthOf(0, 4), type: WidthType.DXA },
            rows: sheet.rows.map(row),
          }),
          line(sheet.foot, 18, AlignmentType.LEFT),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
