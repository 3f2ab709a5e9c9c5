/**
 * The questions of the guided path, as data. Their order is the order of the law: is there still something to decide; is
 * it a request for information at all; was it answered before; is it too much; is it ours; do we have it; may it be
 * given; can it be separated.
 */
import { type Citation, ogi } from '../citation.ts';
import type { FactKind } from './facts.ts';
import type { OutcomeCode, OutcomeVariant } from './outcomes.ts';

/** The grounds that must be, or may be, withheld; each with the row of table 三 it falls into. */
export const grounds = {
  'state-secret': {
    label: '依法确定为国家秘密',
    code: 'refused.stateSecret',
    basis: ogi('14'),
    facts: ['secrecy-review'],
  },
  'prohibited-by-law': {
    label: '法律、行政法规禁止公开',
    code: 'refused.prohibitedByLaw',
    basis: ogi('14'),
    facts: ['ground-article'],
  },
  'endangers-security': {
    label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
    code: 'refused.endangersSecurityOrStability',
    basis: ogi('14'),
    facts: ['harm-assessment'],
  },
  'third-party': {
    label: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
    code: 'refused.thirdPartyRights',
    basis: ogi('15'),
    facts: [],
  },
  'internal-affairs': {
    label: '内部事务信息（人事管理、后勤管理、内部工作流程）',
    code: 'refused.internalAffairs',
    basis: ogi('16.1'),
    facts: [],
  },
  deliberative: {
    label: '过程性信息（讨论记录、过程稿、磋商信函、请示报告）',
    code: 'refused.deliberative',
    basis: ogi('16.2'),
    facts: ['disclosure-duty-checked'],
  },
  'enforcement-file': {
    label: '行政执法案卷信息',
    code: 'refused.enforcementFile',
    basis: ogi('16.2'),
    facts: ['disclosure-duty-checked'],
  },
} as const satisfies Record<
  string,
  { label: string; code: OutcomeCode; basis: Citation; facts: readonly FactKind[] }
>;

export type Ground = keyof typeof grounds;
export const groundIds = Object.keys(grounds) as readonly Ground[];

export type QuestionId =
  | 'procedure'
  | 'nature'
  | 'repeated'
  | 'volume'
  | 'special-regime'
  | 'responsible'
  | 'search'
  | 'public-already'
  | 'exemption'
  | `duty-${'deliberative' | 'enforcement-file'}`
  | 'third-party-answer'
  | 'public-interest'
  | `severable-${Ground}`;

export type Ending = { readonly code: OutcomeCode; readonly variant: OutcomeVariant };

type Said = {
  readonly id: string;
  readonly label: string;
  /** What this answer claims and must therefore be on file. */
  readonly facts?: readonly FactKind[];
};
export type Choice = Said & ({ readonly asks: QuestionId } | { readonly ends: Ending });

export type Question = {
  readonly id: QuestionId;
  readonly text: string;
  /** What to look at before answering. */
  readonly hint: string;
  readonly basis: Citation;
  readonly choices: readonly Choice[];
};

const asks = (id: string, label: string, question: QuestionId, facts: readonly FactKind[] = []): Choice => ({
  id,
  label,
  asks: question,
  ...(facts.length > 0 && { facts }),
});

const ends = (
  id: string,
  label: string,
  code: OutcomeCode,
  variant: OutcomeVariant = 'whole',
  facts: readonly FactKind[] = [],
): Choice => ({ id, label, ends: { code, variant }, ...(facts.length > 0 && { facts }) });

const severable = (ground: Ground): Question => ({
  id: `severable-${ground}`,
  text: '申请公开的信息能不能作区分处理？',
  hint: '含有不应当公开的内容，但是能够区分的，应当提供可以公开的内容，并对不予公开的内容说明理由。',
  basis: ogi('37'),
  choices: [
    ends('yes', '能，提供可以公开的内容', 'disclosedInPart', 'whole', [
      ...grounds[ground].facts,
      ...(ground === 'third-party' ? (['third-party-opinion', 'third-party-weighed'] as const) : []),
    ]),
    ends('no', '不能，全部不予公开', grounds[ground].code),
  ],
});

/** 「法律、法规、规章规定上述信息应当公开的，从其规定。」 (第十六条第二款) */
const lawPrevails = ['deliberative', 'enforcement-file'] as const;

const dutyElsewhere = (ground: (typeof lawPrevails)[number]): Question => ({
  id: `duty-${ground}`,
  text: '有没有法律、法规、规章规定该信息应当公开？',
  hint: '过程性信息和行政执法案卷信息“可以不予公开”，但是法律、法规、规章规定应当公开的，从其规定。',
  basis: ogi('16.2'),
  choices: [
    asks('no', '没有', `severable-${ground}`, ['disclosure-duty-checked']),
    ends('yes', '有，应当公开', 'disclosed', 'provide', ['disclosure-duty-checked']),
  ],
});

const openingQuestions: readonly Question[] = [
  {
    id: 'procedure',
    text: '这件申请现在处于哪种情况？',
    hint: '补正、收费的告知和送达要有证明；“无正当理由”要由人判断。',
    basis: ogi('30'),
    choices: [
      asks('clear', '内容明确，可以办理', 'nature'),
      ends('still-unclear', '已经补正，内容仍不明确', 'unableToProvide.stillUnclear'),
      ends(
        'correction-overdue',
        '已经告知补正，申请人无正当理由逾期不补正',
        'otherHandling.correctionOverdue',
      ),
      ends('fee-unpaid', '已经通知收费，申请人逾期未缴', 'otherHandling.feeUnpaid'),
      ends('withdrawn', '申请人撤回申请', 'otherHandling.other', 'withdrawn'),
      ends('ended', '有其他应当终结处理的情形', 'otherHandling.other', 'ended'),
    ],
  },
  {
    id: 'nature',
    text: '申请人实际要的是什么？',
    hint: '看申请的内容，不看申请人的身份和目的；条例不要求说明用途。',
    basis: ogi('39'),
    choices: [
      asks('information', '获取政府信息', 'repeated'),
      ends('petition', '信访、投诉、举报等活动', 'notHandled.petitionOrComplaint'),
      ends('publication', '政府公报、报刊、书籍等公开出版物', 'notHandled.publicPublication'),
      ends('reissue', '要求确认或者重新出具已经获取的信息', 'notHandled.reissue'),
      ends(
        'not-information',
        '咨询，或者内容不属于政府信息',
        'otherHandling.other',
        'not-government-information',
      ),
    ],
  },
  {
    id: 'repeated',
    text: '本机关是否已经就同一申请人的相同信息作出过答复？',
    hint: '同一申请人、相同信息、已经答复，三项都要具备。',
    basis: ogi('36(6)'),
    choices: [asks('no', '没有', 'volume'), ends('yes', '已经答复过', 'notHandled.repeated')],
  },
  {
    id: 'volume',
    text: '申请的数量、频次是否明显超过合理范围？',
    hint: '条例没有规定具体数字，不能只凭件数认定；认定之前应当要求申请人说明理由。',
    basis: ogi('35'),
    choices: [
      asks('normal', '没有超过', 'special-regime'),
      asks('reasonable', '超过，但是申请理由合理', 'special-regime', ['reasons-asked', 'reasons-judged']),
      ends('unreasonable', '超过，申请理由不合理', 'notHandled.excessive'),
    ],
  },
  {
    id: 'special-regime',
    text: '法律、行政法规对这类信息的获取有没有特别规定？',
    hint: '例如工商、不动产登记资料。只有法律、行政法规的规定才算，其他文件不算。',
    basis: ogi('36(7)'),
    choices: [
      asks('no', '没有', 'responsible'),
      ends('yes', '有，依照该规定办理', 'refused.administrativeInquiry'),
    ],
  },
  {
    id: 'responsible',
    text: '该信息由哪个机关负责公开？',
    hint: '本机关制作的，本机关负责；从其他行政机关获取的，由制作或者最初获取的机关负责；共同制作的，由牵头机关负责。',
    basis: ogi('10'),
    choices: [
      asks('ours', '由本机关负责', 'search'),
      ends('other-organ', '由其他行政机关负责', 'unableToProvide.notHeld', 'not-this-organ'),
      ends('archive', '已经移交国家档案馆', 'unableToProvide.notHeld', 'moved-to-archive'),
    ],
  },
  {
    id: 'search',
    text: '经检索，本机关有没有该信息？',
    hint: '先检索再认定，检索的时间、范围、方法和结果都要记录。',
    basis: ogi('36(4)'),
    choices: [
      asks('found', '有', 'public-already'),
      ends('not-found', '没有', 'unableToProvide.notHeld', 'not-existing'),
      ends('needs-creating', '没有现成的，需要加工、分析', 'unableToProvide.needsCreating'),
    ],
  },
  {
    id: 'public-already',
    text: '该信息是否已经主动公开？',
    hint: '已经公开的，告知获取的方式、途径即可。',
    basis: ogi('36(1)'),
    choices: [asks('no', '没有', 'exemption'), ends('yes', '已经主动公开', 'disclosed', 'already-public')],
  },
];

const grantingQuestions: readonly Question[] = [
  {
    id: 'exemption',
    text: '该信息有没有不得公开或者可以不公开的内容？',
    hint: '公开为常态、不公开为例外。有几种理由的，选最主要的一种；含有不属于政府信息的内容，一并区分处理。',
    basis: ogi('13'),
    choices: [
      ends('none', '没有，可以公开', 'disclosed', 'provide'),
      ...groundIds.map((ground) => {
        const { label } = grounds[ground];
        if (ground === 'third-party') return asks(ground, label, 'third-party-answer');
        if (ground === 'deliberative' || ground === 'enforcement-file')
          return asks(ground, label, `duty-${ground}`);
        return asks(ground, label, `severable-${ground}`);
      }),
    ],
  },
  {
    id: 'third-party-answer',
    text: '第三方的意见是什么？',
    hint: '公开会损害第三方合法权益的，应当书面征求意见；15个工作日内没有提出意见的，由本机关决定，不视为同意。',
    basis: ogi('32'),
    choices: [
      ends('agrees', '同意公开', 'disclosed', 'provide', ['third-party-opinion']),
      asks('objects', '不同意，且有合理理由', 'public-interest', [
        'third-party-opinion',
        'third-party-weighed',
      ]),
      ends('objects-without-reason', '不同意，但理由不合理，本机关决定公开', 'disclosed', 'provide', [
        'third-party-opinion',
        'third-party-weighed',
        'third-party-told',
      ]),
      ends('silent-disclose', '逾期未提出意见，本机关决定公开', 'disclosed', 'provide', [
        'third-party-opinion',
        'third-party-weighed',
      ]),
      asks('silent-withhold', '逾期未提出意见，本机关认为公开会损害其合法权益', 'severable-third-party', [
        'third-party-opinion',
        'third-party-weighed',
      ]),
    ],
  },
  {
    id: 'public-interest',
    text: '不公开是否可能对公共利益造成重大影响？',
    hint: '认为会造成重大影响的，可以决定公开，并将内容和理由书面告知第三方。',
    basis: ogi('32'),
    choices: [
      asks('no', '不会', 'severable-third-party'),
      ends('yes', '会，决定公开', 'disclosed', 'provide', ['public-interest-reasons', 'third-party-told']),
    ],
  },
];

/** All questions; the first one asked is 'procedure'. */
export const questions: readonly Question[] = [
  ...openingQuestions,
  ...grantingQuestions,
  ...lawPrevails.map(dutyElsewhere),
  ...groundIds.map(severable),
];
