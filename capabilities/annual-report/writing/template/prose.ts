/** Puts the title and the sentences of a report into an agency's blank form. */
import { type AnnualReport, type SectionId, sections } from '#rules/annual-report/tables.ts';
import { outlineOf } from '../outline.ts';
import { type Edit, encoded, type XmlDocument, type XmlParagraph } from './xml.ts';

const blankTitle = /年度报告.{0,4}(格式)?模[板版]/;
const blankText = /^[（(]文字描述.*[）)]$/;
const plain = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A paragraph saying 模板 becomes the title. A section's sentences take the place of （文字描述）, else they are put
 * below its heading; the preface stands below the title. A part of the report without text changes nothing.
 */
export function proseEdits(document: XmlDocument, report: AnnualReport): Edit[] {
  const { paragraphs, xml } = document;
  const outline = outlineOf(report);
  const edits: Edit[] = [];
  const titlePlace = paragraphs.find((p) => blankTitle.test(p.text));
  const titled = report.narrative.title.trim() !== '' || report.organ || report.year;
  if (titlePlace && titled) edits.push(replacement(xml, titlePlace, outline.title));

  const headings = outline.sections.map(({ id, heading }) => ({
    id,
    place: headingPlace(paragraphs, id, heading, report),
  }));
  const preface = outline.preface.map((p) => p.lead + p.text);
  const before = titlePlace?.end ?? headings.find((h) => h.place)?.place?.start;
  if (preface.length > 0 && before !== undefined) edits.push(insertion(before, preface));

  for (const section of outline.sections) {
    const lines = [...section.before, ...section.after].map((p) => p.lead + p.text);
    const place = headings.find((h) => h.id === section.id)?.place;
    if (lines.length === 0 || !place) continue;
    const next = headings.find((h) => h.place && h.place.start > place.start)?.place?.start ?? xml.length;
    const blank = paragraphs.find(
      (p) => p.start > place.start && p.start < next && blankText.test(p.text.trim()),
    );
    edits.push(blank ? replacement(xml, blank, lines) : insertion(place.end, lines));
  }
  return edits;
}

function headingPlace(
  paragraphs: readonly XmlParagraph[],
  id: SectionId,
  heading: string,
  report: AnnualReport,
): XmlParagraph | undefined {
  const title = sections.find((section) => section.id === id)?.title[report.format] ?? '';
  return (
    paragraphs.find((p) => plain(p.text) === plain(heading)) ??
    paragraphs.find((p) => plain(p.text).endsWith(plain(title)) && p.text.length < title.length + 6)
  );
}

/** The paragraph once for each line, in its own dress: its properties and those of its first run are kept. */
function replacement(xml: string, place: XmlParagraph, lines: readonly string[]): Edit {
  const source = xml.slice(place.start, place.end);
  const paragraphProperties = /<w:pPr\b[^>]*>[\s\S]*?<\/w:pPr>|<w:pPr\s*\/>/.exec(source)?.[0] ?? '';
  const runProperties = /<w:r\b[^>]*>\s*(<w:rPr\b[^>]*>[\s\S]*?<\/w:rPr>)/.exec(source)?.[1] ?? '';
  const text = lines.map((line) => paragraph(paragraphProperties, runProperties, line)).join('');
  return { start: place.start, end: place.end, text };
}

const insertion = (at: number, lines: readonly string[]): Edit => ({
  start: at,
  end: at,
  text: lines.map((line) => paragraph('<w:pPr><w:ind w:firstLine="420"/></w:pPr>', '', line)).join(''),
});

const paragraph = (paragraphProperties: string, runProperties: string, line: string): string =>
  `<w:p>${paragraphProperties}<w:r>${runProperties}<w:t xml:space="preserve">${encoded(line)}</w:t></w:r></w:p>`;
