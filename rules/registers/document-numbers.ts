/** 文号: 「教体〔2024〕3号」. The form of GB/T 9704-2012: year in full in 〔〕, number without 第 and without leading zeros. Pure. */

/** The number as it should be written: brackets of other kinds become 〔〕, spaces go. */
export const writtenNumber = (number: string): string =>
  number.replace(/\s+/g, '').replace(/[[［【(（〔]((?:19|20)\d\d)[\]］】)）〕]/, '〔$1〕');

/** What is wrong with a 文号, in words; null when it has the form. */
export function numberFault(number: string): string | null {
  if (/^[\p{Script=Han}A-Za-z]{2,20}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u.test(number)) return null;
  // Orders of a government (规章) are numbered without a year.
  if (/^[\p{Script=Han}]{2,30}令第?[1-9]\d{0,3}号$/u.test(number)) return null;
  if (/号$/.test(number) && !/〔/.test(number))
    return `文号“${number}”没有六角括号的年份，应写成“教体〔2024〕3号”的形式。`;
  if (/〕第/.test(number)) return `文号“${number}”的序号前不加“第”字，应写成“教体〔2024〕3号”的形式。`;
  if (/〕0/.test(number)) return `文号“${number}”的序号不编虚位，“03”应写成“3”。`;
  return `文号“${number}”的形式不对，应写成“教体〔2024〕3号”的形式。`;
}
