/** What the law and the office's order demand next of a case, each with its day. Pure. */
import { addDays } from '#rules/calendar.ts';
import { cite, ogi } from '#rules/citation.ts';
import { lapseOf } from '#rules/requests/deadlines.ts';
import { channelRules } from '#rules/requests/receipt.ts';
import { consultationOf, type Day, isClosed } from './model.ts';
import { type Case, openConsultations } from './model-case.ts';
import {
  correctionDueOf,
  correctionNoticeDueOf,
  extensionNoticeDueOf,
  feeDueOf,
  opinionDueOf,
  reasonsDueOf,
  replyDueOf,
} from './model-clock.ts';
import { nextClearance, untoldThirdParties } from './model-outcome.ts';
import type { Now } from './model-steps.ts';

export type Demand = {
  readonly key: string;
  readonly next: string;
  readonly citation: string;
  readonly dueOn: Day | null;
  readonly late: boolean;
  readonly provisional: boolean;
  /** Who may do it. */
  readonly permission: string;
};

type Asked = {
  readonly next: string;
  readonly article: string;
  readonly due?: { readonly dueOn: Day | null; readonly provisional: boolean } | null;
  readonly permission?: string;
};

const by = (dueOn: Day) => ({ dueOn, provisional: false });

function demand(of: Case, today: Day, key: string, asked: Asked): Demand {
  const dueOn = asked.due?.dueOn ?? null;
  return {
    key: `${of.id}-${key}`,
    next: asked.next,
    citation: cite(ogi(asked.article)),
    dueOn,
    late: dueOn !== null && dueOn < today,
    provisional: asked.due?.provisional ?? false,
    permission: asked.permission ?? 'requests:handle',
  };
}

/**
 * Everything demanded of an open case, the soonest first; of a closed one, what is still owed on its delivery.
 * `releases`: how many verified documents wait to be let go.
 */
export function demandsOf(of: Case, now: Now, releases = 0): Demand[] {
  const found = [
    ...[...ofArrival(of), ...ofWaiting(of, now), ...ofPeriods(of, now), ...ofReply(of, now)],
    ...ofReleases(of, now, releases),
  ];
  return found
    .map(([key, asked]) => demand(of, now.today, key, asked))
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.key.localeCompare(b.key));
}

type Found = readonly (readonly [key: string, asked: Asked])[];

function ofArrival(of: Case): Found {
  if (isClosed(of.state)) return [];
  const owner: Found = of.ownerId === null ? [['owner', { next: '分派承办人。', article: '45' }]] : [];
  if (of.state !== 'arrived' || !channelRules[of.channel].needsConfirmation) return owner;
  if (of.officeConfirmedOn !== null)
    return [
      ...owner,
      [
        'confirm-applicant',
        { next: '等待申请人确认；可电话联系后记录。双方确认之日起算期限。', article: '31' },
      ],
    ];
  const isLetter = of.channel === 'ordinary-post';
  return [
    ...owner,
    [
      'confirm',
      {
        next: isLetter ? '平常信函：当日与申请人确认。' : '与申请人确认收到：双方确认之日起算期限。',
        article: isLetter ? '31(2)' : '31(3)',
        due: by(of.arrivedOn),
      },
    ],
  ];
}

function ofWaiting(of: Case, { today, settings }: Now): Found {
  const found: (readonly [string, Asked])[] = [];
  const add = (key: string, asked: Asked) => found.push([key, asked]);
  if (of.state === 'awaiting-correction') {
    const due = correctionDueOf(of, settings);
    if (due === null) add('correction-delivery', { next: '记录补正告知书的送达。', article: '30' });
    else if (lapseOf(due, today) === 'lapsed')
      add('abandoned', {
        ...{ next: '补正期限已满：判断有无正当理由，决定是否视为放弃。', article: '30' },
        ...{ due, permission: 'requests:lead' },
      });
  }
  if (of.state === 'awaiting-fee') {
    const due = feeDueOf(of);
    if (due === null) add('fee-delivery', { next: '记录收费通知的送达。', article: '42' });
    else if (lapseOf(due, today) === 'lapsed')
      add('fee-unpaid', {
        ...{ next: '缴费期限已满而未缴费：决定是否不再处理。', article: '42' },
        ...{ due, permission: 'requests:lead' },
      });
  }
  if (isClosed(of.state)) return found;
  for (const one of openConsultations(of)) {
    const who = consultationOf[one.of];
    const due = opinionDueOf(one, settings);
    if (one.deliveredOn === null)
      add(`delivery-${one.id}`, { next: `记录征求意见书的送达：${who}。`, article: '32' });
    else if (due !== null && lapseOf(due, today) === 'lapsed')
      add(`silence-${one.id}`, { next: `提出意见的期限已满：结束征求意见，${who}。`, article: '32', due });
  }
  return found;
}

function ofPeriods(of: Case, { today, settings }: Now): Found {
  if (isClosed(of.state)) return [];
  const found: (readonly [string, Asked])[] = [];
  const add = (key: string, asked: Asked) => found.push([key, asked]);
  const notice = correctionNoticeDueOf(of, settings);
  if (of.state === 'received' && of.missing.length > 0 && of.correction === null && notice !== null)
    if (notice.dueOn >= today)
      add('correction', { next: '申请缺少法定内容：一次性告知补正。', article: '30', due: notice });
  const last = extensionNoticeDueOf(of, settings);
  if (of.extension?.approvedOn === null)
    add('extension', {
      ...{ next: '决定是否同意延长答复期限。', article: '33.2' },
      ...{ due: last, permission: 'requests:lead' },
    });
  if (of.extension?.approvedOn && of.extension.toldOn === null)
    add('extension-notice', { next: '告知申请人延长答复期限。', article: '33.2', due: last });
  const { reasons } = of;
  const reasonsDue = reasonsDueOf(of, settings);
  if (reasons && reasons.deliveredOn === null && reasons.receivedOn === null)
    add('reasons-delivery', { next: '记录说明理由告知书的送达。', article: '35' });
  const mayJudge =
    reasons?.receivedOn != null || (reasonsDue !== null && lapseOf(reasonsDue, today) === 'lapsed');
  if (reasons && reasons.reasonable === null && mayJudge)
    add('reasons', { next: '认定申请理由是否合理。', article: '35', permission: 'requests:lead' });
  return found;
}

const clearanceWords = {
  legal: { next: '合法性、保密审查', permission: 'requests:legal' },
  head: { next: '负责人签发', permission: 'requests:lead' },
  seal: { next: '用印', permission: 'requests:handle' },
} as const;

function ofReply(of: Case, { today, settings }: Now): Found {
  const found: (readonly [string, Asked])[] = [];
  const due = replyDueOf(of, settings, today);
  if (untoldThirdParties(of) > 0 && !isClosed(of.state))
    found.push(['third-party', { next: '将决定公开的内容和理由书面告知第三方。', article: '32', due }]);
  if (of.state === 'received' && openConsultations(of).length === 0)
    found.push(['reply', { next: '办理并答复。', article: '33.2', due }]);
  else if (of.state === 'received')
    found.push(['reply', { next: '征求意见中；意见收齐后答复。', article: '33.3', due }]);
  if (of.state === 'drafting') found.push(['draft', { next: '拟稿送审。', article: '33.2', due }]);
  const act = of.state === 'in-clearance' ? nextClearance(of) : null;
  if (act !== null)
    found.push([
      'clearance',
      { ...clearanceWords[act], next: `${clearanceWords[act].next}。`, article: '17', due },
    ]);
  if (of.state === 'cleared') found.push(['send', { next: '发出答复并记录送达。', article: '33', due }]);
  if (of.state === 'replied' && of.deliveredOn === null && !of.archivedOn)
    found.push(['delivery', { next: '补记答复的送达凭证。', article: '33' }]);
  if (of.publication !== null && of.publication.item === null)
    found.push(['publication', { next: '已提请主动公开：公开后关联该信息。', article: '44' }]);
  return found;
}

/** A document that was marked and verified is let go by another person, or nobody can reply with it. */
function ofReleases(of: Case, { today, settings }: Now, releases: number): Found {
  if (releases === 0 || isClosed(of.state)) return [];
  const due = replyDueOf(of, settings, today);
  const next = `放行区分处理后核验通过的文件（${releases}个）。`;
  return [['releases', { next, article: '17', due, permission: 'requests:legal' }]];
}

/** The day a list sorts an open case by: of its first demand, else of its arrival a day later. */
export const nextOnOf = (of: Case, now: Now): Day | null => {
  if (isClosed(of.state)) return null;
  return demandsOf(of, now).find(({ dueOn }) => dueOn !== null)?.dueOn ?? addDays(of.arrivedOn, 1);
};
