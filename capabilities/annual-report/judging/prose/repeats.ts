/** The same total said twice: 「主动公开政府信息123条」 here and 124 there. */
import { scopeWords } from '#rules/annual-report/prose/words.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import { type Counted, countedIn, yearsIn } from './numbers.ts';
import type { Sentence } from './text.ts';

const whole =
  /^(?:(?:20\d\d年(?:度)?|全年|本年度|今年以来)，?)*(?:我[局委镇乡办]|本[局委镇乡])?(?:共|累计)?主动公开(?:的)?(?:各类)?(?:政府|政务)?信息(?:总数|数)?(?:共|共计|为|总计)?$/;

type Said = { readonly number: Counted; readonly sentence: Sentence };

/** Every place that states how much was disclosed proactively in all, without naming a channel. */
const totals = (report: AnnualReport, sentences: readonly Sentence[]): Said[] =>
  sentences.flatMap((sentence) =>
    countedIn(sentence.text).flatMap((number): Said[] => {
      const clause = /[^。；]*$/.exec(sentence.text.slice(0, number.start))?.[0] ?? '';
      const last = clause.split('，').slice(-2).join('，');
      const other = yearsIn(clause).some((y) => String(y.year) !== report.year);
      const words = clause.split('，').at(-1) ?? '';
      if (
        number.unit !== '条' ||
        !(whole.test(words) || whole.test(last)) ||
        scopeWords.test(clause) ||
        other
      )
        return [];
      return number.atLeast === number.atMost ? [{ number, sentence }] : [];
    }),
  );

/** A total that differs from the first one said. */
export function repeatedTotals(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const [first, ...others] = totals(report, sentences);
  return others
    .filter((said) => said.number.value !== first?.number.value)
    .map(({ number, sentence }) => {
      const message = `主动公开政府信息的总数前面写${first?.number.value}条，这里写${number.value}条。请核对，或写明各自的范围。`;
      const text = sentence.printed(Math.max(0, number.start - 24), number.end);
      return finding('prose-repeats', 'question', message, {
        expected: first?.number.value ?? null,
        actual: number.value,
        source: { text },
      });
    });
}
