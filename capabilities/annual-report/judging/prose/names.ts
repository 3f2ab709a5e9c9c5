/** Slips of the pen, and names of another body left in a copied report. */
import { knownSlips } from '#rules/annual-report/prose/words.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { Finding } from '../../model.ts';
import { finding } from '../findings.ts';
import type { Sentence } from './text.ts';

/** Slips that published reports are known for. */
export function slips(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) =>
    knownSlips.flatMap(([slip, meant]): Finding[] => {
      const at = sentence.text.indexOf(slip);
      if (at < 0) return [];
      const message = `“${slip}”疑为“${meant}”之误，请核对。`;
      const text = sentence.printed(
        Math.max(0, at - 8),
        Math.min(sentence.text.length, at + slip.length + 8),
      );
      return [
        finding('slip-of-the-pen', 'advice', message, { expected: meant, actual: slip, source: { text } }),
      ];
    }),
  );
}

/** The body's own name with exactly one character altered: 财政全融局. */
export function alteredName(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const organ = report.organ?.replace(/\s/g, '') ?? '';
  if (organ.length < 6) return [];
  return sentences.flatMap((sentence): Finding[] => {
    for (let at = 0; at + organ.length <= sentence.text.length; at += 1) {
      let wrong = 0;
      for (let i = 0; i < organ.length && wrong < 2; i += 1)
        if (sentence.text[at + i] !== organ[i]) wrong += 1;
      if (wrong !== 1) continue;
      const printed = sentence.text.slice(at, at + organ.length);
      if (/[\d，。、；：“”《》（）]/.test(printed) || printed.slice(1) === organ.slice(1)) continue;
      const message = `“${printed}”与本单位名称“${organ}”只差一个字，疑为笔误，请核对。`;
      return [
        finding('organ-name-altered', 'advice', message, {
          expected: organ,
          actual: printed,
          source: { text: printed },
        }),
      ];
    }
    return [];
  });
}

const subject =
  /^(?:20\d\d年(?:度|以来)?，?)?([\u4e00-\u9fa5]{2,20}?(?:局|委员会|镇|乡|街道|街道办事处|镇人民政府|乡人民政府|厅))(?:坚持|认真|严格|高度|按照|无|共|收到|主动|积极|深入|持续|全面|未收|始终|紧紧|以习近平)/;

/** Whether the shorter name can be an abbreviation of the longer: its characters stand there in this order. */
function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** A sentence whose subject is another body than the one that reports. */
export function otherBodies(report: AnnualReport, sentences: readonly Sentence[]): Finding[] {
  const own = (report.organ ?? '').replace(/\s/g, '');
  const title = report.narrative.title.replace(/\s/g, '');
  if (own === '') return [];
  const seen = new Set<string>();
  return sentences.flatMap((sentence): Finding[] => {
    const name = subject.exec(sentence.text)?.[1];
    if (!name || seen.has(name) || /^(?:我|本|各|全|该|上级|有关|相关|市政府|县政府|区政府)/.test(name))
      return [];
    if (isShortFor(name, own) || isShortFor(own, name) || isShortFor(name, title)) return [];
    // Names that share their last words (蓬江区财政局 for 江门市财政局蓬江分局) are not doubted.
    if (
      name.slice(-4) === own.slice(-4) ||
      [...name].filter((c) => own.includes(c)).length >= name.length - 1
    )
      return [];
    seen.add(name);
    const message = `这一句的主语是“${name}”，本报告的单位是“${own}”。是否为沿用其他单位的文字，请核对。`;
    return [
      finding('other-body', 'question', message, {
        expected: own,
        actual: name,
        source: { text: sentence.printed(0, Math.min(sentence.text.length, 40)) },
      }),
    ];
  });
}
