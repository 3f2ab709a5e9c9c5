/**
 * Charges. 信息处理费 (art. 42, told in section 六) and 行政事业性收费 (art. 20(8), table 二) are different things: a body
 * that charges for licences may well have charged nobody for information.
 */
import { type AnnualReport, figureAt } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import { type Counted, countedIn } from './numbers.ts';
import type { Sentence } from './text.ts';

const cell = 'proactive.administrativeFeesWanYuan';
const factors: Readonly<Record<string, number>> = { 元: 0.0001, 万元: 1, 亿元: 10_000 };

/** Whether the amount of the prose is that of the table, to the coarser of the two prints. */
function sameAmount(number: Counted, printed: string): boolean {
  const factor = factors[number.unit] ?? 1;
  const grain = Math.max(number.grain * factor, 10 ** -(printed.split('.')[1]?.length ?? 0));
  return Math.abs(number.value * factor - Number(printed)) <= grain * 0.51;
}

function feeInProse(report: AnnualReport, sentence: Sentence): Finding[] {
  const printed = figureAt(report, cell);
  if (typeof printed !== 'string') return [];
  return countedIn(sentence.text).flatMap((number): Finding[] => {
    if (!(number.unit in factors)) return [];
    const left = sentence.text.slice(Math.max(0, number.start - 24), number.start);
    if (
      !/行政事业性收费[^，。；\d]{0,12}$/.test(left) ||
      /信息处理费/.test(left) ||
      sameAmount(number, printed)
    )
      return [];
    const inYuan = number.unit === '元' && Math.abs(number.value - Number(printed)) < 0.01;
    const words = `${number.value}${number.unit}`;
    const message = inYuan
      ? `表二“行政事业性收费”的单位是万元，表中填${printed}，文中写${words}：表中很可能误填了元。请核对。`
      : `文中行政事业性收费${words}与表二（${printed}万元）不一致。如统计范围不同，请在文中写明；否则请改正。`;
    const source = { text: sentence.printed(Math.max(0, number.start - 20), number.end) };
    return [
      finding(inYuan ? 'fee-in-yuan' : 'prose-against-tables', 'question', message, {
        cells: [cell],
        expected: printed,
        actual: words,
        source,
      }),
    ];
  });
}

const noAdministrativeFee = /(?:无|未收取|没有收取|没有|不涉及)(?:任何)?行政事业性收费/;
const charged = /收取[^，。；\d]{0,6}信息处理费[^，。；\d]{0,8}(\d[\d.]*)(?:万)?元/;
const notCharged = /(?:无|未|没有|不)[^，。；]{0,8}(?:信息处理费|政府信息公开收费|收费项目|收费情况)/;

function contradictions(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const found: Finding[] = [];
  const fee = figureAt(report, cell);
  const none = sentences.find((s) => noAdministrativeFee.test(s.text));
  if (none && typeof fee === 'string' && Number(fee) > 0) {
    const message = `文中说没有行政事业性收费，表二“行政事业性收费”却填了${fee}万元。如指的是信息处理费，请写“信息处理费”；否则请核对。`;
    found.push(
      finding('fee-denied', 'question', message, {
        cells: [cell],
        expected: 0,
        actual: fee,
        source: { text: none.printed(0, Math.min(none.text.length, 40)) },
      }),
    );
  }
  const yes = sentences.find((s) => Number(charged.exec(s.text)?.[1] ?? 0) > 0);
  const no = sentences.find((s) => notCharged.test(s.text) && s !== yes);
  if (yes && no) {
    const message = '文中一处说收取了信息处理费，另一处说没有收取。请核对。';
    found.push(
      finding('processing-fee-contradicted', 'question', message, {
        source: { text: no.printed(0, Math.min(no.text.length, 40)) },
      }),
    );
  }
  return found;
}

/** 「收取信息处理费情况在此处报告」 (note of the 2021 form at section 六). */
function unstated(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const section = sentences.filter((s) => s.section === 'other');
  if (report.format !== '2021' || section.length === 0) return [];
  if (sentences.some((s) => /信息处理费|收费|费用/.test(s.text))) return [];
  return [
    finding(
      'processing-fee-unstated',
      'advice',
      '第六部分应说明收取信息处理费的情况；没有收取的，写明“没有收取信息处理费”。',
    ),
  ];
}

/** Every finding on charges. */
export const proseCharges = (report: AnnualReport, sentences: readonly Sentence[]): Finding[] => [
  ...sentences.flatMap((sentence) => feeInProse(report, sentence)),
  ...contradictions(report, sentences),
  ...unstated(report, sentences),
];
