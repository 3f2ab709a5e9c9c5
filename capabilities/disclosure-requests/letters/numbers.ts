/** 文号: 机关代字〔年份〕序号号, one unbroken sequence per series and year. */
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { isSigned } from './required.ts';

const suffixes: Readonly<Partial<Record<LetterKind, string>>> = {
  'registration-receipt': '依申收',
  'correction-notice': '依申补',
  'reasons-notice': '依申理',
  'deferral-notice': '依申迟',
  'extension-notice': '依申延',
  'third-party-consultation': '依申征',
  'consultation-notice': '依申征告',
  'third-party-decision': '依申三告',
  'co-maker-consultation': '依申共征',
  'assistance-letter': '依申协',
  'fee-notice': '依申费',
  'record-amendment': '依申更',
};

/** All replies share a series unless the organ gives one of them its own. */
const replySuffix = '依申复';

/** Series by kind as the organ set them; kinds that are not in it have the shipped ones. */
export type SeriesSettings = Readonly<Partial<Record<LetterKind, string>>>;

/** The series a letter is numbered in: what stands in the 代字 behind the organ's own. null: not numbered. */
export function seriesOfLetter(kind: LetterKind, settings: SeriesSettings): string | null {
  if (!isSigned(kind)) return null;
  return settings[kind] ?? suffixes[kind] ?? replySuffix;
}

/** 「凤教体文旅依申复〔2024〕3号」. */
export const documentNumberOf = (mark: string, series: string, year: number, ordinal: number): string =>
  `${mark}${series}〔${year}〕${ordinal}号`;
