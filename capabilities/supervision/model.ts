/** The indicators: what an inspection would find on us, today; pure. */
import { cite, ogi } from '#rules/citation.ts';
import {
  daysBetween,
  dutyInWords,
  type Freshness,
  failingNumbers,
  freshness,
  homeDuty,
  inspectionIndicators,
  type UpdateDuty,
  updateDuties,
} from '#rules/site-inspection.ts';
import type { IndicatorData } from './contract.ts';

/** What the indicators are computed from. Days are 'YYYY-MM-DD' in Shanghai. */
export type InspectionFacts = {
  readonly today: string;
  readonly sections: readonly {
    readonly title: string;
    readonly kind: string;
    readonly items: number;
    readonly lastOn: string | null;
  }[];
  readonly due: readonly { readonly id: number; readonly dueOn: string; readonly left: number | null }[];
  readonly waiting: readonly { readonly id: number; readonly days: number }[];
  readonly urgent: readonly { readonly id: number; readonly dueOn: string }[];
  readonly findings: ReadonlyMap<string, number>;
  readonly errorReports: number;
  readonly catalogueGaps: number;
  readonly reviewDays: number;
};

type State = IndicatorData['state'];

const inspected = cite(inspectionIndicators);
const own = '本单位设置';

const green = (id: string, title: string, message: string, basis: string): IndicatorData => ({
  ...{ id, title, state: 'green', message, daysLeft: null, basis, href: null },
});

/** Kinds that need not hold anything to be in order. */
const mayBeEmpty = new Set(['topic', 'publicity']);

/** Every indicator of today, red ones first, then amber. */
export function indicatorsOf(facts: InspectionFacts): IndicatorData[] {
  const order: readonly State[] = ['red', 'amber', 'green'];
  return [
    homeIndicator(facts),
    ...sectionIndicators(facts),
    emptyIndicator(facts),
    dueIndicator(facts),
    waitingIndicator(facts),
    urgentIndicator(facts),
    linkIndicator(facts),
    findingIndicator(facts),
    errorIndicator(facts),
    catalogueIndicator(facts),
  ].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.daysLeft ?? 1e6) - (b.daysLeft ?? 1e6),
  );
}

function freshnessIndicator(
  what: { id: string; title: string; href: string },
  { state, daysLeft }: Freshness,
  duty: UpdateDuty,
): IndicatorData {
  const span = dutyInWords(duty);
  const message =
    daysLeft === null
      ? `${what.title}还没有发布过信息。`
      : daysLeft < 0
        ? `${what.title}超过${span}没有更新，已经${-daysLeft}天，请尽快更新。`
        : state === 'amber'
          ? `${what.title}再过${daysLeft + 1}天就超过${span}没有更新，会变红。`
          : `${what.title}更新正常，${daysLeft}天内不会超过${span}。`;
  const left = daysLeft === null ? null : daysLeft < 0 ? daysLeft : daysLeft + 1;
  return {
    id: what.id,
    title: `${what.title}更新`,
    state,
    message,
    daysLeft: left,
    basis: inspected,
    href: what.href,
  };
}

function homeIndicator({ sections, today }: InspectionFacts): IndicatorData {
  const last = sections
    .map(({ lastOn }) => lastOn ?? '')
    .sort()
    .at(-1);
  const what = { id: 'home-stale', title: '首页', href: '/items' };
  return freshnessIndicator(what, freshness(last || null, today, homeDuty), homeDuty);
}

const sectionIndicators = ({ sections, today }: InspectionFacts): IndicatorData[] =>
  sections.flatMap(({ title, kind, lastOn }) => {
    const duty = updateDuties[kind];
    const what = { id: `section-stale:${title}`, title: `“${title}”`, href: '/items' };
    return duty ? [freshnessIndicator(what, freshness(lastOn, today, duty), duty)] : [];
  });

function emptyIndicator({ sections }: InspectionFacts): IndicatorData {
  const title = '空白栏目';
  const empty = sections.filter(({ items, kind }) => items === 0 && !mayBeEmpty.has(kind));
  if (empty.length === 0) return green('empty-section', title, '没有空白栏目。', inspected);
  const named = empty.slice(0, 4).map((section) => `“${section.title}”`);
  const rest = empty.length > 4 ? `等${empty.length}个栏目` : '';
  return {
    ...{ id: 'empty-section', title, daysLeft: null, basis: inspected, href: '/publishing/sections' },
    state: empty.length >= failingNumbers.emptySections ? 'red' : 'amber',
    message: `${named.join('、')}${rest}还没有内容；达到${failingNumbers.emptySections}个会被判不合格。请补充内容或者停用栏目。`,
  };
}

function dueIndicator({ due, today }: InspectionFacts): IndicatorData {
  const title = '公开期限';
  const basis = cite(ogi('26'));
  const late = due.filter(({ left }) => left !== null && left < 0);
  const soon = due.filter(({ left }) => left !== null && left >= 0 && left <= 5);
  if (late.length + soon.length === 0) return green('late-disclosure', title, '没有快到期限的信息。', basis);
  const [first] = due;
  return {
    ...{ id: 'late-disclosure', title, basis, href: '/items' },
    // Told in days like every indicator's; what is late is counted in working days.
    daysLeft: first ? daysBetween(today, first.dueOn) : null,
    state: late.length > 0 ? 'red' : 'amber',
    message:
      late.length > 0
        ? `有${late.length}条信息超过20个工作日还没有公开，最早的应在${first?.dueOn}前公开。`
        : `有${soon.length}条信息要在5个工作日内公开，最早的在${first?.dueOn}。`,
  };
}

function waitingIndicator({ waiting, reviewDays }: InspectionFacts): IndicatorData {
  const title = '审校时限';
  const late = waiting.filter(({ days }) => days > reviewDays);
  if (late.length === 0) return green('late-review', title, `没有停留超过${reviewDays}个工作日的审校。`, own);
  return {
    ...{ id: 'late-review', title, state: 'amber', daysLeft: null, basis: own, href: '/reviews' },
    message: `有${late.length}条信息在一个环节停留超过${reviewDays}个工作日，最久的已${late[0]?.days}个工作日。`,
  };
}

function urgentIndicator({ urgent, today }: InspectionFacts): IndicatorData {
  const title = '紧急发布补审';
  if (urgent.length === 0) return green('urgent-open', title, '没有待补审的紧急发布。', own);
  const first = urgent.map(({ dueOn }) => dueOn).sort()[0] ?? today;
  return {
    ...{ id: 'urgent-open', title, daysLeft: null, basis: own, href: '/items' },
    state: first < today ? 'red' : 'amber',
    message: `有${urgent.length}条紧急发布的信息还没有补齐审校，最早的应在${first}前补齐。`,
  };
}

function linkIndicator({ findings }: InspectionFacts): IndicatorData {
  const title = '链接可用';
  const dead = findings.get('dead-link') ?? 0;
  if (dead === 0) return green('broken-link', title, '没有发现打不开的链接。', inspected);
  return {
    ...{
      id: 'broken-link',
      title,
      state: 'amber',
      daysLeft: null,
      basis: inspected,
      href: '/publishing/findings',
    },
    message: `已发布的信息里有${dead}个链接打不开，请改正或者去掉。`,
  };
}

function findingIndicator({ findings }: InspectionFacts): IndicatorData {
  const title = '已发布内容复查';
  const others = [...findings]
    .filter(([rule]) => rule !== 'dead-link')
    .reduce((sum, [, found]) => sum + found, 0);
  if (others === 0) return green('published-findings', title, '每夜复查没有发现问题。', own);
  return {
    ...{
      id: 'published-findings',
      title,
      state: 'amber',
      daysLeft: null,
      basis: own,
      href: '/publishing/findings',
    },
    message: `每夜复查在已发布的信息里发现${others}处问题，请逐条核对。`,
  };
}

function errorIndicator({ errorReports }: InspectionFacts): IndicatorData {
  const title = '网站找错';
  if (errorReports === 0) return green('error-reports', title, '访客反映的问题都已处理。', own);
  return {
    ...{ id: 'error-reports', title, state: 'amber', daysLeft: null, basis: own, href: '/publishing/errors' },
    message: `访客反映的问题有${errorReports}条还没有处理。`,
  };
}

function catalogueIndicator({ catalogueGaps }: InspectionFacts): IndicatorData {
  const title = '主动公开事项';
  const basis = cite(ogi('20'));
  if (catalogueGaps === 0) return green('catalogue-gaps', title, '目录里的事项都已公开。', basis);
  return {
    ...{ id: 'catalogue-gaps', title, state: 'amber', daysLeft: null, basis, href: '/publishing/catalogue' },
    message: `目录里有${catalogueGaps}项还没有公开，请公开、指定栏目，或者写明不适用的理由。`,
  };
}
