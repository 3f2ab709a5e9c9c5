/**
 * 索引号: the first of the four things that a catalogue says of each piece of information.
 *
 * 「政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。」 (条例第十二条第三款)
 *
 * How it is made up is practice, not law: 地区及部门编号 + 信息分类号 + 信息生成年号 + 信息顺序号.
 */
export type IndexNumberParts = {
  /** The organ's own number, as its region assigns it; a setting. */
  readonly organ: string;
  /** 信息分类号: two digits. */
  readonly category: string;
  /** The year of production, four digits. */
  readonly year: string;
  /** Counts within organ, category and year. */
  readonly sequence: number;
};

/** 「410704-JTWL-02-2024-00015」; without a number of the organ it begins with the category. */
export function indexNumber({ organ, category, year, sequence }: IndexNumberParts): string {
  if (!Number.isInteger(sequence) || sequence < 1)
    throw new RangeError(`顺序号应为正整数，实际是 ${sequence}。`);
  return [organ, category, year, String(sequence).padStart(5, '0')].filter((part) => part !== '').join('-');
}

/** The first parts, under which sequences are counted: everything before the last hyphen. */
export const indexPrefix = (parts: Omit<IndexNumberParts, 'sequence'>): string =>
  indexNumber({ ...parts, sequence: 1 }).replace(/\d{5}$/, '');

/** Our numbering of kinds of information; a region that has its own gives it in the organ's number. */
export const indexCategories: Readonly<Record<string, string>> = {
  'normative-document': '01',
  policy: '02',
  interpretation: '03',
  notice: '04',
  publicity: '05',
  news: '06',
  guide: '07',
  rules: '08',
  statutory: '09',
  pictures: '10',
  video: '11',
  other: '99',
};
