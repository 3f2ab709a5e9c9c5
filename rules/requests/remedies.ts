/**
 * What a reply must say of the ways to contest it, by outcome and by the law of the day.
 *
 * 「公民、法人或者其他组织认为行政机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、
 * 举报，也可以依法申请行政复议或者提起行政诉讼。」 (条例第五十一条) 「有下列情形之一的，申请人应当先向行政复议机关申请行政复议……
 * （四）申请政府信息公开，行政机关不予公开」 and 「行政机关在作出行政行为时应当告知公民、法人或者其他组织先向行政复议机关申请行政复议」
 * (行政复议法第二十三条, in force 2024-01-01). Periods: 60 days (行政复议法第二十条), six months (行政诉讼法第四十六条), 15 days after
 * the reconsideration (行政诉讼法第四十五条). The reconsideration organ of a department of local government is the
 * government at its own level (行政复议法第二十四条第一款第一项); before 2024 also the department above, at choice
 * (行政复议法 of 1999, 第十二条). A decision delivered through the internet names the way to file through it
 * (第二十二条第二款).
 *
 * Not modelled: organs under vertical leadership, whose reconsideration organ is the department above.
 */
import type { Day } from '../calendar.ts';
import type { Citation } from '../citation.ts';
import type { OutcomeCode } from './outcomes.ts';
import { defaultSettings, type RequestSettings, reconsiderationLawInForce, settingOn } from './settings.ts';

/** 'reconsideration-first': to court only afterwards · 'choice': either · 'none': the letter decides nothing. */
export type RemedyClass = 'reconsideration-first' | 'choice' | 'none';

export const reconsiderationLaw = (article: string): Citation => ({
  law: '中华人民共和国行政复议法',
  article,
});
export const litigationLaw = (article: string): Citation => ({
  law: '中华人民共和国行政诉讼法',
  article,
});

/** To whom one turns, as printed. */
export type RemedyBodies = {
  /** The government at the organ's own level: 「凤泉区人民政府」. */
  readonly reconsiderationOrgan: string;
  readonly reconsiderationAddress?: string;
  /** Where an application for reconsideration can be filed through the internet. */
  readonly reconsiderationOnline?: string;
  /** The department above, which could be chosen before 2024. */
  readonly superiorDepartment?: string;
  readonly court: string;
  readonly courtAddress?: string;
};

export type Remedy = {
  readonly class: RemedyClass;
  /** One paragraph, ready to print; empty for 'none'. */
  readonly paragraph: string;
  readonly citations: readonly Citation[];
  /** Why this class: the setting's reason, for the clerk. */
  readonly reason: string;
  /** What the bodies still lack to make the paragraph complete, as issues at the organ's settings. */
  readonly missing: readonly { readonly field: keyof RemedyBodies; readonly message: string }[];
};

/** Which remedy class an outcome falls into on a day. */
export function remedyClassOf(
  code: OutcomeCode,
  on: Day,
  settings: RequestSettings = defaultSettings,
): { readonly class: RemedyClass; readonly reason: string } {
  const { value, reason } = settingOn(settings, 'reconsiderationFirst', on);
  return { class: value.includes(code) ? 'reconsideration-first' : 'choice', reason };
}

export type RemedyCircumstances = {
  /** The day of the letter. */
  readonly on: Day;
  readonly bodies: RemedyBodies;
  /** Whether the letter is delivered through the internet. */
  readonly deliveredOnline: boolean;
  /** What the letter is called in its own text: 「本答复书」. */
  readonly letter: string;
};

/** The remedy paragraph of a reply. */
export function remedyOf(
  code: OutcomeCode,
  circumstances: RemedyCircumstances,
  settings: RequestSettings = defaultSettings,
): Remedy {
  const { class: remedyClass, reason } = remedyClassOf(code, circumstances.on, settings);
  return remedyFor(remedyClass, reason, circumstances);
}

/** The remedy paragraph for a class: for letters that are no reply, as the decision told to a third party. */
export function remedyFor(
  remedyClass: RemedyClass,
  reason: string,
  circumstances: RemedyCircumstances,
): Remedy {
  if (remedyClass === 'none') return { class: 'none', paragraph: '', citations: [], reason, missing: [] };
  const first = remedyClass === 'reconsideration-first';
  return {
    class: remedyClass,
    paragraph: first ? reconsiderationFirst(circumstances) : choice(circumstances),
    citations: [
      ...(first ? [reconsiderationLaw('23.1')] : []),
      reconsiderationLaw(circumstances.on < reconsiderationLawInForce ? '9' : '20.1'),
      litigationLaw(first ? '45' : '46.1'),
    ],
    reason,
    missing: missingBodies(circumstances),
  };
}

const withAddress = (name: string, address: string | undefined) =>
  address ? `${name}（地址：${address}）` : name;

function reconsiderationOrgans({ on, bodies }: RemedyCircumstances): string {
  const own = withAddress(bodies.reconsiderationOrgan, bodies.reconsiderationAddress);
  if (on >= reconsiderationLawInForce || !bodies.superiorDepartment) return own;
  return `${own}或者${bodies.superiorDepartment}`;
}

const online = ({ on, bodies, deliveredOnline }: RemedyCircumstances): string =>
  deliveredOnline && on >= reconsiderationLawInForce && bodies.reconsiderationOnline
    ? `也可以通过互联网（${bodies.reconsiderationOnline}）提出行政复议申请。`
    : '';

const reconsiderationFirst = (facts: RemedyCircumstances): string =>
  `如对${facts.letter}不服，可以自收到${facts.letter}之日起六十日内向${reconsiderationOrgans(facts)}申请行政复议。${online(facts)}` +
  '根据《中华人民共和国行政复议法》第二十三条第一款第四项的规定，申请政府信息公开、行政机关不予公开的，应当先申请行政复议；' +
  `对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内依法向${withAddress(facts.bodies.court, facts.bodies.courtAddress)}提起行政诉讼。`;

const choice = (facts: RemedyCircumstances): string =>
  `如对${facts.letter}不服，可以自收到${facts.letter}之日起六十日内向${reconsiderationOrgans(facts)}申请行政复议，` +
  `或者自收到${facts.letter}之日起六个月内依法向${withAddress(facts.bodies.court, facts.bodies.courtAddress)}提起行政诉讼。${online(facts)}`;

const where = '请在“依申请公开设置”的“救济途径”中填写';

/** Which names and addresses the reader would need and does not find. */
function missingBodies({ on, bodies, deliveredOnline }: RemedyCircumstances): Remedy['missing'] {
  const demanded: readonly (readonly [keyof RemedyBodies, string])[] = [
    ['reconsiderationOrgan', `还没有填写行政复议机关（本级人民政府），救济途径不完整，${where}。`],
    ['reconsiderationAddress', `还没有填写行政复议机关的地址，申请人无从提交，${where}。`],
    ['court', `还没有填写有管辖权的人民法院，${where}。`],
    ['courtAddress', `还没有填写人民法院的地址，申请人无从起诉，${where}。`],
  ];
  const missing = demanded
    .filter(([field]) => !bodies[field]?.trim())
    .map(([field, message]) => ({ field, message }));
  if (deliveredOnline && on >= reconsiderationLawInForce && !bodies.reconsiderationOnline?.trim())
    missing.push({
      field: 'reconsiderationOnline',
      message: `通过互联网渠道送达的，应当同时提供提交行政复议申请的互联网渠道（行政复议法第二十二条第二款），${where}。`,
    });
  return missing;
}
