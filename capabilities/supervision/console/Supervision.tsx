/** 自查与统计: the indicators of today, who did how much and what was late, how the year went by month and kind. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Empty, Select } from 'antd';
import { printDay, today } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type SupervisionData } from '../contract.ts';
import { FigureTable } from './FigureTable.tsx';
import { Indicators } from './Indicators.tsx';
import { People } from './People.tsx';
import './supervision.css';

const route = getRouteApi('/supervision');

function Months({ view }: { view: SupervisionData }) {
  const total = view.months.reduce((sum, { inTime, late }) => sum + inTime + late, 0);
  const late = view.months.reduce((sum, month) => sum + month.late, 0);
  return (
    <section className="panel" aria-labelledby="months">
      <h2 id="months">{view.year}年各月公开的信息</h2>
      <p>
        全年公开{total}条，其中超过法定期限公开<b className={late > 0 ? 'text-error' : undefined}>{late}</b>
        条。
      </p>
      <FigureTable
        title={`${view.year}年各月公开的信息（条）`}
        first="月份"
        figures={{
          as: 'bars',
          unit: '条',
          labels: view.months.map(({ month }) => `${month}月`),
          series: [
            { name: '按期公开', color: '#1b4f8f', values: view.months.map(({ inTime }) => inTime) },
            { name: '逾期公开', color: '#b3261e', values: view.months.map((month) => month.late) },
          ],
        }}
      />
    </section>
  );
}

function Kinds({ view }: { view: SupervisionData }) {
  const most = Math.max(1, ...view.kinds.map(({ count }) => count));
  return (
    <section className="panel" aria-labelledby="kinds">
      <h2 id="kinds">{view.year}年按栏目类型</h2>
      {view.kinds.length === 0 ? (
        <Empty description="这一年还没有公开的信息" />
      ) : (
        <ul className="kind-bars">
          {view.kinds.map(({ kind, label, count }) => (
            <li key={kind}>
              <span>{label}</span>
              <span className="kind-bar" aria-hidden="true">
                <span style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <b>{count}条</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ view }: { view: SupervisionData }) {
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">近90天红黄指标的变化</h2>
      {view.history.length < 2 ? (
        <p className="quiet">自查每夜记录一次，过几天就能看到变化。</p>
      ) : (
        <FigureTable
          title="近90天红黄指标（项）"
          first="日期"
          figures={{
            as: 'lines',
            unit: '项',
            labels: view.history.map(({ day }) => day),
            series: [
              { name: '红', color: '#b3261e', values: view.history.map(({ red }) => red) },
              { name: '黄', color: '#d08700', values: view.history.map(({ amber }) => amber) },
            ],
          }}
        />
      )}
    </section>
  );
}

/** This year and the four before it. */
const years = (): { value: string; label: string }[] => {
  const now = Number(today().slice(0, 4));
  return Array.from({ length: 5 }, (_, back) => ({ value: String(now - back), label: `${now - back}年` }));
};

function YearChoice({ year }: { year: string }) {
  const navigate = useNavigate();
  return (
    <Select
      aria-label="年度"
      className="year-choice"
      value={year}
      options={years()}
      onChange={(next: string) => void navigate({ to: '/supervision', search: { year: next } })}
    />
  );
}

export function Supervision() {
  const year = route.useSearch().year ?? today().slice(0, 4);
  const view = useQuery({
    queryKey: ['supervision', year],
    queryFn: ({ signal }) => call(endpoints.getSupervision, { query: { year } }, signal),
  });
  return (
    <Page
      title="自查与统计"
      lead={`${printDay(view.data?.day ?? today())}的情况。指标按检查口径对照自己，阈值的来历写在每项下面。`}
      actions={<YearChoice year={year} />}
    >
      {standIn(view) ??
        (view.data && (
          <>
            <Indicators indicators={view.data.indicators} />
            <People view={view.data} />
            <div className="two-columns">
              <Months view={view.data} />
              <Kinds view={view.data} />
            </div>
            <History view={view.data} />
          </>
        ))}
    </Page>
  );
}
