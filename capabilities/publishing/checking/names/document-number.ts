/** 文号: 机关代字〔年份〕序号号 (the form of GB/T 9704 as the field knows it). Always advice: older numbers were written otherwise. */
import type { Find, Passage } from '../passage.ts';

const form =
  /([\u4e00-\u9fff]{2,12}?)([〔[【（(])((?:19|20)?\d\d)([〕\]】）)])[ ]?(第)?[ ]?(\d{1,4})[ ]?(号)?/g;
/** What a 代字 ends with, when brackets or 号 alone do not tell that it is one. */
const codeEnd = /[字发函办文政规令通教财人社体旅卫公综审党组委建质督信会纪秘基二职民幼义师法安科环农市]$/;

export function* documentNumbers({ plain }: Passage): Iterable<Find> {
  for (const match of plain.matchAll(form)) {
    const [whole, code = '', open = '', year = '', close = '', ordinal, number = '', end] = match;
    if (!isDocument(code, open, end, plain, match.index + whole.length)) continue;
    if (year.length === 4 && Number(year) < 2000) continue;
    const faults = [
      open !== '〔' || close !== '〕' ? '年份用六角括号〔〕' : '',
      year.length === 2 ? '年份写全四位' : '',
      ordinal ? '序号前不加“第”' : '',
      /^0/.test(number) ? '序号不编虚位（1不写作01）' : '',
      end ? '' : '序号后加“号”',
    ].filter((fault) => fault !== '');
    if (faults.length === 0 || Number(number) === 0) continue;
    const right = `〔${year.length === 2 ? `20${year}` : year}〕${Number(number)}号`;
    yield {
      rule: 'document-number',
      from: match.index + code.length,
      to: match.index + whole.trimEnd().length,
      message: `文号的写法：${faults.join('，')}。`,
      suggestion: right,
    };
  }
}

function isDocument(code: string, open: string, end: string | undefined, plain: string, to: number): boolean {
  if (/[年月日第]$/.test(code)) return false;
  if (open === '〔')
    return end !== undefined || (codeEnd.test(code) && !/^[\d\-—.%年月至、]/.test(plain.slice(to, to + 1)));
  return end !== undefined && (open === '[' || open === '【' || codeEnd.test(code));
}
