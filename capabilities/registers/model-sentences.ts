/** Sentences of the annual report that the registers can say; pure. */
import { inYuan } from '#rules/registers/amounts.ts';

/** Section 六 on 信息处理费 (国办函〔2020〕109号): 「2024年，…收取政府信息公开信息处理费2件，共计120.00元。」 */
export const feeSentence = (
  organ: string,
  year: string,
  { count, fen }: { readonly count: number; readonly fen: number },
): string =>
  count === 0
    ? `${year}年，${organ}未收取政府信息公开信息处理费。`
    : `${year}年，${organ}收取政府信息公开信息处理费${count}件，共计${inYuan(fen)}元。`;
