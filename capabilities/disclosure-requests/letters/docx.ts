/** A letter as a Word file on the page of GB/T 9704: head, number, title, body, attachments, signature with place for the seal. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  LineRuleType,
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
import {
  faces,
  font,
  footers,
  headings,
  page,
  styles,
  typeWidth,
} from '#platform/documents/official-page.ts';
import { type Block, type Letter, numberedAttachments } from './compose.ts';

const red = 'D7000F';
/** One character of size 三, in twips. */
const character = 320;

/** The .docx file of a letter. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const document = new Document({
    title: letter.title,
    subject: letter.documentNumber ?? letter.title,
    creator: letter.organName,
    lastModifiedBy: letter.organName,
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page },
        footers,
        children: [
          ...head(letter),
          ...body(letter.blocks, letter.signed),
          ...(letter.signed ? signature(letter) : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function head(letter: Letter): Paragraph[] {
  const title = letter.redHead ? [letter.title] : [letter.organName, letter.title];
  const titleParagraph = new Paragraph({
    heading: headings.title,
    spacing: { after: letter.documentNumber === null || letter.redHead ? 579 : 0 },
    children: title.map((text, i) => new TextRun({ text, ...(i > 0 && { break: 1 }) })),
  });
  const number = letter.documentNumber === null ? [] : [numberLine(letter.documentNumber, letter.redHead)];
  if (!letter.redHead) return [titleParagraph, ...number];
  return [redHead(letter.organName), ...number, titleParagraph];
}

/** The organ's name in red 小标宋, as wide as the page allows, over a red line. */
function redHead(organName: string): Paragraph {
  const size = Math.min(88, Math.floor((typeWidth / 10 / Math.max(1, organName.length)) * 0.98));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240, line: 240, lineRule: LineRuleType.AUTO },
    border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 18, color: red, space: 10 } },
    children: [new TextRun({ text: organName, font: font(faces.title), size, color: red })],
  });
}

const numberLine = (text: string, atRight: boolean) =>
  new Paragraph({
    alignment: atRight ? AlignmentType.RIGHT : AlignmentType.CENTER,
    spacing: { after: 579 },
    children: [new TextRun(text)],
  });

/** 印章与正文同处一面: the last two paragraphs are kept with the signature. */
function body(blocks: readonly Block[], signed: boolean): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block?.kind === 'row') {
      const rows = blocks
        .slice(i)
        .filter((_, n, rest) => rest.slice(0, n + 1).every((b) => b.kind === 'row'));
      parts.push(table(rows.flatMap((row) => (row.kind === 'row' ? [row] : []))));
      i += rows.length - 1;
    } else if (block) parts.push(...paragraphs(block, signed && i >= blocks.length - 2));
  }
  return parts;
}

function paragraphs(block: Exclude<Block, { kind: 'row' }>, kept: boolean): Paragraph[] {
  const keep = { keepNext: kept, keepLines: kept };
  if (block.kind === 'attachments')
    return numberedAttachments(block.items).map(
      (text, i) =>
        new Paragraph({
          ...{ style: 'ReportBody', ...keep },
          spacing: { before: i === 0 ? 579 : 0 },
          children: [new TextRun(text)],
        }),
    );
  if (block.kind === 'salutation')
    return [
      new Paragraph({
        ...{ style: 'ReportBody', ...keep },
        indent: { firstLine: 0, firstLineChars: 0 },
        children: [new TextRun(block.text)],
      }),
    ];
  const style = block.kind === 'heading' ? { heading: headings.section } : { style: 'ReportBody' };
  return [new Paragraph({ ...style, ...keep, children: [new TextRun(block.text)] })];
}

const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

function table(rows: readonly { readonly label: string; readonly text: string }[]): Table {
  const widths = [Math.round(typeWidth * 0.26), Math.round(typeWidth * 0.74)];
  return new Table({
    columnWidths: widths,
    width: { size: typeWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ top: line, bottom: line, left: line, right: line },
      ...{ insideHorizontal: line, insideVertical: line },
    },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: rows.map(
      ({ label, text }) =>
        new TableRow({
          cantSplit: true,
          height: { value: text === '' ? 1400 : 800, rule: HeightRule.ATLEAST },
          children: [cell(label, widths[0] ?? 0, true), cell(text, widths[1] ?? 0, false)],
        }),
    ),
  });
}

const cell = (text: string, width: number, isLabel: boolean) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 440, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ text, size: 28, ...(isLabel && { font: font(faces.heading) }) })],
      }),
    ],
  });

/** Width in twips at size 三; a half-width character takes half. */
const widthOf = (text: string) =>
  [...text].reduce((sum, c) => sum + (/[\x20-\x7e]/.test(c) ? character / 2 : character), 0);

/** 成文日期右空四字, the organ's name centred above it; two lines of room so that the seal covers no text. */
function signature(letter: Letter): Paragraph[] {
  const [name, date] = [widthOf(letter.organName), widthOf(letter.date)];
  const dateIndent = Math.max(4 * character, (name - date) / 2 + character / 2);
  const nameIndent = Math.max(0, dateIndent + (date - name) / 2);
  const signed = (text: string, right: number, before: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right) },
      spacing: { before },
      keepNext,
      children: [new TextRun(text)],
    });
  return [signed(letter.organName, nameIndent, 2 * 579, true), signed(letter.date, dateIndent, 0, false)];
}
