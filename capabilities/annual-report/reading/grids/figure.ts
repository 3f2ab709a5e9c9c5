/** The text of one table cell as a figure: blank, "/" and 0 are three different facts and are kept apart. */
import type { Amount, Figure, ProactiveCellKind } from '#rules/annual-report/tables.ts';
import type { CellMark } from '../../model.ts';
import { normalise } from '../labels.ts';

export type CellFigure = {
  readonly value: Figure | Amount;
  readonly mark: Extract<CellMark, 'number' | 'blank' | 'slash' | 'unreadable'>;
  /** 1 unless something had to be put together or dropped. */
  readonly confidence: number;
  /** The unit printed behind the figure, if any. */
  readonly unit?: string;
};

const blank: CellFigure = { value: null, mark: 'blank', confidence: 1 };
const slash: CellFigure = { value: null, mark: 'slash', confidence: 1 };
const unreadable: CellFigure = { value: null, mark: 'unreadable', confidence: 1 };

const figure =
  /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\((?=.))?(件|条|项|个|次|宗|份|起|人|万元|亿元|元)?\)?$/;

/** Reads the text of a cell that should hold a figure of this kind. Amounts stay as printed, without separators. */
export function figureOf(text: string, kind: ProactiveCellKind = 'count'): CellFigure {
  const lines = normalise(text.replace(/[\r\n]+/g, '\u0001')).split('\u0001');
  const parts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const plain = parts.join('');
  if (plain === '') return blank;
  if (/^([/\\|]|-{1,3}|无|不涉及|不适用|空)$/.test(plain)) return slash;
  const match = figure.exec(plain.replace(/(?<=\d) ?, ?(?=\d)/g, ','));
  if (!match) return unreadable;
  const [, sign = '', whole = '', fraction = '', unit] = match;
  const digits = whole.replaceAll(',', '') + fraction;
  // A figure broken over two lines of a narrow cell is one figure; still, two figures could look like that.
  const several = parts.length > 2 || (parts.length > 1 && (digits.length > 9 || /^0\d/.test(whole)));
  if (several && kind !== 'amount') return unreadable;
  const confidence = parts.length > 1 ? 0.7 : 1;
  const value = kind === 'amount' ? (sign === '-' ? `-${digits}` : digits) : Number(`${sign}${digits}`);
  return { value, mark: 'number', confidence, ...(unit && { unit }) };
}

/** Whether a cell's text may stand where a figure belongs (a figure, blank or "/", several figures, one cut off). */
export const mayBeFigure = (text: string): boolean =>
  figureOf(text).mark !== 'unreadable' || /^[\d\s,.]+…?$/.test(normalise(text));
