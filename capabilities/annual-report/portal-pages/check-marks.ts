/** Which cells and sentences of a checked report carry a mark, and what it says. */
import { type AnnualReport, type CellPath, cellPaths, figureAt } from '#rules/annual-report/tables.ts';
import { type Finding, type ReadReport, type Severity, severityLabels } from '../model.ts';
import type { CellNote } from '../writing/form-html.ts';
import type { Quotation } from './narrative.ts';

/** The words and the sign of each severity, gravest first. The sign is shown with the colour, never instead of words. */
export const severities: readonly {
  id: Severity;
  label: string;
  sign: string;
  unit: string;
}[] = [
  { id: 'error', label: severityLabels.error, sign: '✕', unit: '处' },
  { id: 'question', label: severityLabels.question, sign: '？', unit: '处' },
  { id: 'advice', label: severityLabels.advice, sign: 'ｉ', unit: '条' },
];

const rank = (severity: Severity) => severities.findIndex(({ id }) => id === severity);

/** Findings in the order they are numbered: gravest first, otherwise as found. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => rank(one.severity) - rank(other.severity));

/** The sentences that findings quote. */
export function quotationsOf(ordered: readonly Finding[]): Quotation[] {
  return ordered.flatMap(({ source, severity }, index) =>
    source && source.text !== '' ? [{ text: source.text, number: index + 1, severity }] : [],
  );
}

/** A mark for every cell that a finding or a reading doubt concerns; other cells stay quiet. */
export function cellMarks(
  report: ReadReport,
  ordered: readonly Finding[],
): (path: CellPath) => CellNote | null {
  const notes = new Map<CellPath, CellNote>();
  for (const [path, reading] of Object.entries(report.cells)) {
    const note = readingNote(reading);
    if (note) notes.set(path, note);
  }
  // The gravest finding of a cell is written last, and stays.
  for (const [index, finding] of [...ordered.entries()].reverse()) {
    const chief = chiefCell(report, finding);
    for (const path of finding.cells) {
      const note = path === chief ? chiefNote(finding, index + 1) : involvedNote(finding, index + 1);
      if (path === chief || gives(notes.get(path))) notes.set(path, note);
    }
  }
  return (path) => notes.get(path) ?? null;
}

/** A cell's light mark gives way to any other; what the reader could not read and the cell at fault stay. */
const gives = (note: CellNote | undefined): boolean =>
  note === undefined || note.className.includes('marked-involved');

function readingNote({ mark, candidates }: ReadReport['cells'][CellPath]): CellNote | null {
  if (mark === 'ambiguous') {
    const possible = (candidates ?? []).filter((one) => one !== null);
    const few =
      possible.length <= 3
        ? possible.join(' 或 ')
        : `${possible.slice(0, 3).join('、')}等${possible.length}种`;
    const note = `原文不能确定，可能是${possible.join('、')}`;
    return { className: 'marked-open', note, sign: `可能是 ${few}` };
  }
  if (mark === 'missing') return { className: 'marked-open', note: '原文没有这一格', sign: '缺' };
  if (mark === 'unreadable') return { className: 'marked-open', note: '原文这一格不是数字', sign: '非数字' };
  return null;
}

/**
 * The cell that stands for the finding: one named out of printed order (the suspect), else the last cell that holds
 * the figure found wrong, else the last one. A finding about a whole row or column, without figures, has none.
 */
export function chiefCell(report: AnnualReport, finding: Finding): CellPath | undefined {
  const { cells, actual, expected } = finding;
  const [first, second] = cells;
  if (first === undefined || second === undefined) return first;
  if (actual === null && expected === null) return undefined;
  const order = cellPaths(report);
  if (order.indexOf(first) > order.indexOf(second)) return first;
  return cells.findLast((path) => actual !== null && figureAt(report, path) === actual) ?? cells.at(-1);
}

function chiefNote({ severity, expected, message }: Finding, number: number): CellNote {
  const { sign, label } = severities[rank(severity)] ?? { sign: '', label: '' };
  const should = severity === 'error' && expected !== null ? `应为${expected}` : '';
  return {
    className: `marked marked-chief marked-${severity}`,
    note: `第${number}项${label}：${message}`,
    sign: `${sign}${should}`,
  };
}

const involvedNote = ({ severity }: Finding, number: number): CellNote => ({
  className: `marked marked-involved marked-${severity}`,
  note: `与第${number}项有关`,
  sign: '',
});
