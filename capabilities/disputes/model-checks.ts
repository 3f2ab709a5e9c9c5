/** What is wrong with what was typed of a dispute, field by field; pure. */
import type { Issue } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { dispositions, dispositionsOf } from '#rules/disputes/disputes.ts';
import { type DisputeFacts, type Evidence, procedures } from './model.ts';

type DayField = 'acceptedOn' | 'servedOn' | 'answeredOn' | 'decidedOn' | 'judgmentServedOn' | 'redoneOn';

const dayLabel = (facts: DisputeFacts): Readonly<Record<DayField, string>> => ({
  acceptedOn: procedures[facts.procedure].accepted,
  servedOn: '收到副本的日期',
  answeredOn: '提交答复的日期',
  decidedOn: '作出决定的日期',
  judgmentServedOn: '收到决定（判决）的日期',
  redoneOn: '重新答复的日期',
});

/** Each day with the one it cannot lie before. */
const order: readonly (readonly [later: DayField, earlier: DayField])[] = [
  ['servedOn', 'acceptedOn'],
  ['answeredOn', 'servedOn'],
  ['decidedOn', 'acceptedOn'],
  ['judgmentServedOn', 'decidedOn'],
  ['redoneOn', 'decidedOn'],
];

function dayFaults(facts: DisputeFacts, today: string): Issue[] {
  const labels = dayLabel(facts);
  const fields = Object.keys(labels) as DayField[];
  return fields.flatMap((field): Issue[] => {
    const day = facts[field];
    if (day === '') return [];
    if (!isDay(day)) return [{ field, message: `${labels[field]}“${day}”不是有效日期。` }];
    if (day > today) return [{ field, message: `${labels[field]}（${day}）晚于今天，请核对。` }];
    const bound = order.find(([later]) => later === field)?.[1];
    const earlier = bound ? facts[bound] : '';
    return bound && earlier && day < earlier
      ? [{ field, message: `${labels[field]}（${day}）早于${labels[bound]}（${earlier}），请核对。` }]
      : [];
  });
}

function appealFaults({ appeals, decidedOn, result }: DisputeFacts, today: string): Issue[] {
  return appeals.flatMap(({ on, court }): Issue[] => [
    ...(!isDay(on) || on > today
      ? [{ field: 'appeals', message: `上诉、再审的日期“${on}”不是已经到来的有效日期。` }]
      : []),
    ...(result !== 'pending' && decidedOn !== '' && decidedOn < on
      ? [{ field: 'decidedOn', message: `审结的日期（${decidedOn}）早于上诉、再审的日期（${on}），请核对。` }]
      : []),
    ...(court === '' ? [{ field: 'appeals', message: '请填写上诉、再审的法院。' }] : []),
  ]);
}

function endFaults(facts: DisputeFacts): Issue[] {
  const issues: Issue[] = [];
  const { result, disposition, decidedOn, redoDueOn } = facts;
  if (result === 'pending' && disposition !== '')
    issues.push({ field: 'result', message: '写明了审理结果的，请同时选择计入表四的哪一种结果。' });
  if (result !== 'pending' && decidedOn === '')
    issues.push({ field: 'decidedOn', message: '请填写作出决定（判决、裁定）的日期。' });
  if (result !== 'pending' && disposition === '')
    issues.push({ field: 'disposition', message: '请选择审理结果。' });
  if (disposition !== '' && !dispositionsOf(procedures[facts.procedure].group).includes(disposition))
    issues.push({
      field: 'disposition',
      message: `“${dispositions[disposition].label}”不是${procedures[facts.procedure].label}的结果，请重新选择。`,
    });
  if (redoDueOn !== '' && result !== 'overturned')
    issues.push({ field: 'redoDueOn', message: '只有结果纠正的，才有重新答复的期限。' });
  return issues;
}

const evidenceFaults = (evidence: readonly Evidence[]): Issue[] =>
  evidence.flatMap(({ title, pages, handedInOn }, at): Issue[] => [
    ...(title.trim() === ''
      ? [{ field: `evidence.${at}.title`, message: `第${at + 1}项证据没有名称。` }]
      : []),
    ...(pages !== null && (!Number.isInteger(pages) || pages < 1)
      ? [{ field: `evidence.${at}.pages`, message: `第${at + 1}项证据的页数应是正整数。` }]
      : []),
    ...(handedInOn !== '' && !isDay(handedInOn)
      ? [{ field: `evidence.${at}.handedInOn`, message: `第${at + 1}项证据的提交日期不是有效日期。` }]
      : []),
  ]);

/** Everything that must be put right before the facts are kept; `today` bounds what has happened. */
export function faultsOf(facts: DisputeFacts, today: string): Issue[] {
  const missing: Issue[] = [
    ...(facts.organ === ''
      ? [{ field: 'organ', message: `请填写${procedures[facts.procedure].body}的名称。` }]
      : []),
    ...(facts.matter === '' ? [{ field: 'matter', message: '请写明争议的事项，不要写个人信息。' }] : []),
    ...(facts.acceptedOn === ''
      ? [{ field: 'acceptedOn', message: `请填写${procedures[facts.procedure].accepted}。` }]
      : []),
  ];
  const due = (['answerDueOn', 'redoDueOn'] as const).flatMap((field): Issue[] =>
    facts[field] === '' || isDay(facts[field]) ? [] : [{ field, message: `“${facts[field]}”不是有效日期。` }],
  );
  return [
    ...missing,
    ...dayFaults(facts, today),
    ...due,
    ...endFaults(facts),
    ...appealFaults(facts, today),
    ...evidenceFaults(facts.evidence),
  ];
}

/** The facts as they are kept: without spaces at the ends of texts. */
export const tidied = (facts: DisputeFacts): DisputeFacts => ({
  ...facts,
  organ: facts.organ.trim(),
  caseNumber: facts.caseNumber.trim(),
  matter: facts.matter.trim(),
  decisionNumber: facts.decisionNumber.trim(),
  note: facts.note.trim(),
  evidence: facts.evidence.map((one) => ({
    ...one,
    title: one.title.trim(),
    proves: one.proves.trim(),
    source: one.source.trim(),
  })),
});
