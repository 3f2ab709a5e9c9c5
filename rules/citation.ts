/** Citations of the Regulation, printable on a notice. */

/** A place in a legal text: which text, which article, as printed. */
export type Citation = {
  readonly law: string;
  /** "33" or "33.2" (article.paragraph) or "20(1)" (article(item)). */
  readonly article: string;
};

/** 《中华人民共和国政府信息公开条例》 (国务院令第711号), in force 2019-05-15. */
export const ogi = (article: string): Citation => ({ law: '中华人民共和国政府信息公开条例', article });

/** 国办公开办函〔2021〕30号: the form of the annual report. */
export const reportForm2021: Citation = {
  law: '中华人民共和国政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）',
  article: '',
};

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 in Chinese numerals, as articles are printed. */
export function chineseNumeral(n: number): string {
  if (n < 10) return digits[n] ?? String(n);
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : digits[tens]}十${n % 10 === 0 ? '' : digits[n % 10]}`;
}

/** The citation as it is printed: 「《…条例》第三十三条第二款」, 「…第二十条第（一）项」. */
export function cite({ law, article }: Citation): string {
  const parts = /^(\d+)(?:\.(\d+))?(?:\((\d+)\))?$/.exec(article);
  const name = law.includes('（') ? law.replace(/^(.*?)（(.*)）$/, '《$1》（$2）') : `《${law}》`;
  if (!parts) return name;
  const [, whole, paragraph, item] = parts;
  return [
    name,
    `第${chineseNumeral(Number(whole))}条`,
    paragraph ? `第${chineseNumeral(Number(paragraph))}款` : '',
    item ? `第（${chineseNumeral(Number(item))}）项` : '',
  ].join('');
}
