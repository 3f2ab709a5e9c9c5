/**
 * Fills an agency's own .docx form. Placeholders ({organ}, {year}, {title}, {overview}, {newlyReceived.total} …) are
 * replaced; the empty cells of the statutory tables are found by their labels and given their figures; sentences
 * take the place of （文字描述） or stand under their heading. Nothing else is touched: no border moves.
 */
import Docxtemplater from 'docxtemplater';
import { zipSync } from 'fflate';
import PizZip from 'pizzip';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { unzip } from '#platform/documents/unzip.ts';
import { type AnnualReport, cellName, figureAt } from '#rules/annual-report/tables.ts';
import { UnreadableError } from '../../model.ts';
import { type Grid, gridsOf } from '../grid.ts';
import { printedCell } from '../printed.ts';
import { type FoundCell, locate } from './cells.ts';
import { placeholderValue } from './placeholders.ts';
import { proseEdits } from './prose.ts';
import { type Edit, edited, encoded, readDocumentXml, type XmlDocument } from './xml.ts';

const main = 'word/document.xml';
const notWord = '模板不是 .docx 文件，或者已经损坏。请用 Word 或 WPS 打开模板，另存为 .docx 后再试。';

/** The template filled with a completed report. Throws UnreadableError when it is no .docx or lacks a place. */
export function filledTemplate(template: Uint8Array, report: AnnualReport): Uint8Array {
  const files = membersOf(template);
  const source = new TextDecoder().decode(files.get(main));
  const { bytes, used } = withPlaceholders(template, source, report);
  const members = used ? membersOf(bytes) : files;
  const filled = filledXml(new TextDecoder().decode(members.get(main)), report, used);
  members.set(main, new TextEncoder().encode(filled));
  return zipSync(Object.fromEntries(members), { level: 6 });
}

function membersOf(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const members = unzip(bytes, () => true);
    if (members.has(main)) return members;
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
  }
  throw new UnreadableError(notWord);
}

/** A placeholder may be spread over several runs; docxtemplater puts it together. */
function withPlaceholders(template: Uint8Array, xml: string, report: AnnualReport) {
  if (!/\{[^{}]*\}/.test(xml.replace(/<[^>]*>/g, ''))) return { bytes: template, used: false };
  const unknown: string[] = [];
  try {
    const document = new Docxtemplater(new PizZip(template), {
      paragraphLoop: false,
      linebreaks: true,
      parser: (name) => ({
        get: () => {
          const value = placeholderValue(report, name.trim());
          if (value === undefined) unknown.push(name.trim());
          return value ?? '';
        },
      }),
    });
    document.render({});
    if (unknown.length === 0) {
      return { bytes: document.toBuffer() as Uint8Array, used: true };
    }
  } catch (error) {
    throw new UnreadableError(
      `模板中的占位符写法有误，请检查花括号是否成对（${error instanceof Error ? error.message : error}）。`,
    );
  }
  throw new UnreadableError(`模板中有不认识的占位符：${unknown.map((name) => `{${name}}`).join('、')}。`);
}

/** document.xml with figures and sentences put in. */
export function filledXml(xml: string, report: AnnualReport, hasPlaceholders = false): string {
  const document = readDocumentXml(xml);
  const cells = gridsOf(report).flatMap((grid) => gridEdits(document, grid, report, hasPlaceholders));
  const prose = hasPlaceholders ? [] : proseEdits(document, report);
  return edited(xml, [...cells, ...prose]);
}

function gridEdits(
  document: XmlDocument,
  grid: Grid,
  report: AnnualReport,
  hasPlaceholders: boolean,
): Edit[] {
  const found = locate(grid, document.tables) ?? [];
  const places = new Set(found.map((f) => f.path));
  // A form with placeholders says itself which figures it wants.
  const lost = grid.rows
    .flat()
    .find(
      (cell) => cell.path !== undefined && !places.has(cell.path) && figureAt(report, cell.path) !== null,
    );
  if (lost?.path !== undefined && !hasPlaceholders) {
    throw new UnreadableError(
      `模板中没有找到${cellName(lost.path, report.format)}的位置。请确认模板是本报告所用的格式（${report.format}年版），并保留表中的行、列名称。`,
    );
  }
  return found.flatMap((f) => figureEdit(document.xml, f, report));
}

/** The run that is put into an empty cell; none for a blank figure, and none where something stands already. */
function figureEdit(xml: string, { cell, place }: FoundCell, report: AnnualReport): Edit[] {
  const text = printedCell(report, cell);
  if (text === '' || place.text.trim() !== '') return [];
  const paragraph = place.paragraphs[0];
  if (!paragraph) return [];
  const properties = runProperties(xml.slice(paragraph.start, paragraph.end));
  const run = `<w:r>${properties}<w:t xml:space="preserve">${encoded(text)}</w:t></w:r>`;
  if (paragraph.insertAt !== null) return [{ start: paragraph.insertAt, end: paragraph.insertAt, text: run }];
  const opened = xml.slice(paragraph.start, paragraph.end).replace(/\s*\/>$/, '>');
  return [{ start: paragraph.start, end: paragraph.end, text: `${opened}${run}</w:p>` }];
}

/** Figures of the size 五 or what the empty paragraph asks for, if that is smaller; its other properties are kept. */
function runProperties(paragraph: string): string {
  const mark = /<w:pPr\b[^>]*>[\s\S]*?<w:rPr>([\s\S]*?)<\/w:rPr>[\s\S]*?<\/w:pPr>/.exec(paragraph)?.[1] ?? '';
  const size = Math.min(20, Number(/<w:sz w:val="(\d+)"/.exec(mark)?.[1] ?? 20));
  const others = mark.replace(/<w:(sz|szCs|ins|del)\b[^>]*\/>/g, '');
  return `<w:rPr>${others}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}
