/** What people write into cells, as the registers keep it; pure. */
import { addDays, isDay } from '#rules/calendar.ts';
import { fenOf } from '#rules/registers/amounts.ts';
import type { RegisterField } from '../model-fields.ts';

/** What a cell says, or why it cannot be read. */
export type CellReading = { readonly value: unknown } | { readonly fault: string };

const pad = (part: string) => part.padStart(2, '0');

/** Day 1 of Excel's calendar is 1900-01-01; it believes in a 1900-02-29, so from March on it is a day ahead. */
const fromSerial = (serial: number): string => addDays('1899-12-30', serial);

/** 1 January 1980 to 31 December 2100: a number outside is no day anybody records. */
const [firstSerial, lastSerial] = [29_221, 73_415];

/**
 * A day as people write it: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, a serial of Excel; a time of day
 * behind it is left out. null when it is none.
 */
export function dayOf(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain) ? Math.floor(Number(plain)) : Number.NaN;
  if (serial >= firstSerial && serial <= lastSerial) return fromSerial(serial);
  const parts =
    /^((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[T ]\d{1,2}:\d\d.*)?$/.exec(
      plain,
    ) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain);
  if (!parts) return null;
  const day = `${parts[1]}-${pad(parts[2] ?? '')}-${pad(parts[3] ?? '')}`;
  return isDay(day) ? day : null;
}

const dayFault = (text: string): string =>
  /^\d{4}[年/.-]\d{1,2}月?$/.test(text.trim())
    ? `“${text}”只有年月，请写到日，例如2024-03-05。`
    : `“${text}”不是日期，请写成2024-03-05、2024/3/5或2024年3月5日。`;

/** Reads one cell of a column. `unit`: of an amount, when the heading says 万元. */
export function readCell(field: RegisterField, text: string, unit: '元' | '万元' = '元'): CellReading {
  const said = text.trim();
  if (/^#(REF|VALUE|N\/A|DIV\/0|NAME\?|NUM|NULL)/.test(said))
    return { fault: `单元格里的公式出错（${said}），请改正公式或直接填写。` };
  if (said === '' && field.required) return { fault: `没有填写${field.label}。` };
  switch (field.kind) {
    case 'day':
      return readDay(said);
    case 'choice':
      return readChoice(field, said);
    case 'amount':
      return readAmount(said, unit);
    case 'count':
      return readCount(field, said);
    case 'amendments':
      return readAmendments(said);
    default:
      return { value: said };
  }
}

/** 「—」「/」「无」「长期」 in a column of days: none. */
const noDay = /^(|[-—/]+|无|长期|长期有效|未规定)$/;

function readDay(said: string): CellReading {
  if (noDay.test(said)) return { value: '' };
  const day = dayOf(said);
  return day === null ? { fault: dayFault(said) } : { value: day };
}

function readChoice({ choices = {}, label }: RegisterField, said: string): CellReading {
  const entries = Object.entries(choices);
  if (said === '') return { value: entries[0]?.[0] ?? '' };
  const plain = said.replace(/\s/g, '');
  const same = synonyms[plain] ?? plain;
  const found = entries.find(([key, words]) => words === same || key === same);
  if (found) return { value: found[0] };
  const known = entries.map(([, words]) => `“${words}”`).join('、');
  return { fault: `“${said}”不是${label}，请填${known}之一。` };
}

const synonyms: Readonly<Record<string, string>> = {
  规范性文件: '行政规范性文件',
  个人: 'natural-person',
  法人及非法人组织: 'organisation',
  法人: 'organisation',
  企业: 'organisation',
  个体工商户: 'organisation',
  是: '公开',
  主动公开: '公开',
  否: '不予公开',
  不公开: '不予公开',
  信息处理费: 'information-fee',
};

function readAmount(said: string, unit: string): CellReading {
  const bare = /^-?[\d,，.\s]+$/.test(said);
  // 96171.600000000006 is how a spreadsheet stores 96171.6.
  const number = /^\d+\.\d{7,}$/.test(said) ? String(Number(Number(said).toPrecision(12))) : said;
  const fen = fenOf(bare ? `${number}${unit}` : said);
  if (fen !== null) return { value: fen };
  return { fault: `“${said}”不是金额，请写成1200、1200.50元或0.12万元（不小于0，精确到分）。` };
}

function readCount({ label }: RegisterField, said: string): CellReading {
  if (said === '') return { value: null };
  const number = Number(/^(?:\/items\/)?(\d{1,9})$/.exec(said)?.[1]);
  return number > 0 ? { value: number } : { fault: `“${said}”不是${label}，请填一个正整数，或不填。` };
}

/** 「2025-01-10 教体〔2025〕1号；2026年2月1日 …」 */
function readAmendments(said: string): CellReading {
  const parts = said.split(/[;；\n]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const amendments = parts.map((part) => {
    const [, written = '', by = ''] = /^(\S*?日|[\d/.-]+)[\s，,]*(.*)$/.exec(part) ?? [];
    return { part, on: dayOf(written), by };
  });
  const wrong = amendments.find(({ on, by }) => on === null || by === '');
  if (wrong)
    return { fault: `“${wrong.part}”读不出，请写成“2025-01-10 教体〔2025〕1号”，几次的用分号分开。` };
  return { value: amendments.map(({ on, by }) => ({ on: on ?? '', by })) };
}
