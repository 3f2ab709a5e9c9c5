/** Taking the eye and the keyboard to the cell or the sentence that a finding is about. */
import type { SectionId } from '#rules/annual-report/tables.ts';
import { type FindingData, sectionOf } from '../figures/findings-view.ts';
import { cellId } from './CellInput.tsx';

export const proseId = (part: string): string => `prose-${part}`;

function show(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', behavior: 'auto' });
  element.focus({ preventScroll: true });
}

export function jumpToCell(path: string): boolean {
  const cell = document.getElementById(cellId(path));
  if (cell) show(cell);
  return cell !== null;
}

/** To the first cell of the finding that is on the screen, or to its words in the prose. */
export function jumpTo(finding: FindingData, narrative: Readonly<Record<SectionId, string>>): void {
  const section = sectionOf(finding, narrative);
  const area = section && document.getElementById(proseId(section));
  if (area instanceof HTMLTextAreaElement && finding.source) {
    const from = area.value.indexOf(finding.source.text.trim());
    show(area);
    area.setSelectionRange(from, from + finding.source.text.trim().length);
    return;
  }
  finding.cells.some(jumpToCell);
}
