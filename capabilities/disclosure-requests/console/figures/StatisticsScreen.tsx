/** 历年统计: requests by channel, applicant's kind and outcome, and days used against days allowed. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Figures } from '#capabilities/supervision/console/Chart.tsx';
import { FigureTable } from '#capabilities/supervision/console/FigureTable.tsx';
import '#capabilities/supervision/console/supervision.css';
import { today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { applicantColumns } from '#rules/annual-report/tables.ts';
import { outcomes } from '#rules/requests/outcomes.ts';
import { figureEndpoints, type StatisticsViewData } from '../../contract-figures.ts';
import { channels } from '../../model.ts';

/** Told apart on white by more than 3:1 each. */
const colors = ['#1b4f8f', '#b3261e', '#2f6b2f', '#8a5a00', '#6a3d9a', '#00695c', '#5d4037'];

const bars = (
  { periods }: StatisticsViewData,
  rows: StatisticsViewData['channels'],
  groups: readonly { readonly name: string; readonly has: (key: string) => boolean }[],
): Figures => ({
  ...{ as: 'bars', unit: '件', labels: periods },
  series: groups.map(({ name, has }, at) => ({
    name,
    color: colors[at % colors.length] ?? '#1b4f8f',
    values: periods.map((period) =>
      rows.filter((row) => row.period === period && has(row.key)).reduce((sum, { count }) => sum + count, 0),
    ),
  })),
});

const outcomeGroups = [...new Set(outcomes.map(({ groupLabel }) => groupLabel))].map((name) => ({
  name,
  has: (key: string) => outcomes.some(({ code, groupLabel }) => code === key && groupLabel === name),
}));

function days({ periods, days: rows }: StatisticsViewData): Figures {
  const of = (value: (row: (typeof rows)[number]) => number | null) =>
    periods.map((period) => {
      const row = rows.find((one) => one.period === period);
      return (row && value(row)) ?? null;
    });
  return {
    ...{ as: 'lines', unit: '天', labels: periods },
    series: [
      { name: '平均用时', color: '#1b4f8f', values: of(({ used }) => used) },
      { name: '平均期限', color: '#8a5a00', values: of(({ allowed }) => allowed) },
    ],
  };
}

function Part({ id, title, figures }: { id: string; title: string; figures: Figures }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <FigureTable title={title} first="年度" figures={figures} />
    </section>
  );
}

function Charts({ view }: { view: StatisticsViewData }) {
  const late = view.days.reduce((sum, day) => sum + day.late, 0);
  const named = Object.entries(channels).map(([key, name]) => ({ name, has: (one: string) => one === key }));
  const kinds = applicantColumns
    .filter(({ id }) => id !== 'total')
    .map(({ id, label }) => ({ name: label, has: (one: string) => one === id }));
  return (
    <>
      <Part id="by-channel" title="收到的申请，按渠道" figures={bars(view, view.channels, named)} />
      <Part id="by-applicant" title="收到的申请，按申请人" figures={bars(view, view.applicants, kinds)} />
      <Part id="by-outcome" title="办结的申请，按结果" figures={bars(view, view.outcomes, outcomeGroups)} />
      <Part id="by-days" title="答复用时与期限（自然日）" figures={days(view)} />
      <p>这些年逾期答复{late}件。没有登记期限的历史件不算按期，也不算逾期。</p>
    </>
  );
}

export function StatisticsScreen() {
  const to = today();
  const range = { from: `${Number(to.slice(0, 4)) - 4}-01-01`, to, by: 'year' as const };
  const query = useQuery({
    queryKey: ['requests', 'statistics', range],
    queryFn: ({ signal }) => call(figureEndpoints.getStatistics, { query: range }, signal),
  });
  const view = query.data && !isIssues(query.data) ? (query.data as StatisticsViewData) : null;
  return (
    <Page
      title="申请的历年统计"
      lead="收到的按收到之日计，办结的按办结之日计。"
      actions={<Link to="/requests/figures">年度数字</Link>}
    >
      {view ? <Charts view={view} /> : standIn(query)}
    </Page>
  );
}
