/** What was put right when a file was brought to the official form, in sentences; pure. */
import type { Completion } from '#rules/annual-report/completion.ts';
import { applicantColumns, type CellPath, cellName } from '#rules/annual-report/tables.ts';
import type { ReadingProblem, ReadReport } from './model.ts';

/** `cell` is the place to look at; '' when it concerns no single cell. */
export type Correction = { readonly cell: CellPath; readonly message: string };

/** From so many cells of one column on, they are told in one sentence. */
const manyCells = 3;

/** The corrections of an import: figures filled by the sums, and what of the source's form was put right. */
export function correctionsOf(read: ReadReport, completions: readonly Completion[]): Correction[] {
  return [...filled(read, completions), ...read.problems.flatMap(formCorrection)];
}

function filled(read: ReadReport, completions: readonly Completion[]): Correction[] {
  const groups = Map.groupBy(completions, ({ cell, value }) => `${cell.split('.').at(-1)} ${value}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const column = applicantColumns.find(({ id }) => id === first?.cell.split('.').at(-1));
    if (first === undefined || column === undefined || group.length < manyCells) {
      return group.map((completion) => single(read, completion));
    }
    const message = `原文表三“${column.label}”列有${group.length}个数没有印出，按勾稽关系均补为${first.value}。`;
    return [{ cell: first.cell, message }];
  });
}

function single(read: ReadReport, { cell, value, words }: Completion): Correction {
  const was = read.cells[cell]?.mark === 'missing' ? '没有印出' : '没有填写数字';
  return { cell, message: `原文${cellName(cell, read.format)}${was}，按${words}补为${value}。` };
}

/** A fault of the source's form that the official form mends by itself. Missing figures are told by `filled`. */
function formCorrection(problem: ReadingProblem): Correction[] {
  const cell = problem.cells?.[0] ?? '';
  switch (problem.code) {
    case 'column-missing':
    case 'figure-missing':
      return [];
    case 'label-altered':
      return [
        { cell, message: `${rowName(cell)}的名称与规定格式不一致，已按规定格式改正${quoted(problem)}。` },
      ];
    case 'label-displaced':
      return [{ cell, message: `合并栏的名称没有印在该组第一行，已按规定格式归位${quoted(problem)}。` }];
    default:
      return [{ cell, message: problem.message }];
  }
}

const rowName = (cell: CellPath) =>
  cell.startsWith('requests.') ? `原文${cellName(cell, '2021').replace(/行“[^”]*”列$/, '')}一行` : '原文一行';

/** The words of the source, without the figures behind them. */
const quoted = ({ place }: ReadingProblem) => {
  const words = place?.text.replace(/[\s\d.,/|]+$/, '').trim();
  return words ? `（原文：${words}）` : '';
};
