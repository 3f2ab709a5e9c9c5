/** The day's list: what the law demands next, by date, with tabs for how near it is. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty, Switch } from 'antd';
import { daysBetween, today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import type { DeskDemandData } from '../../contract-desk.ts';
import { useDemands } from '../queries.ts';
import { type RequestsSearch, type SpanName, spanOf, spans } from '../wishes.ts';
import { DemandList } from './DemandList.tsx';

const route = getRouteApi('/requests');

const spanOfDemand = ({ dueOn }: DeskDemandData) => spanOf(dueOn ? daysBetween(today(), dueOn) : null);

export function Today({ search }: { search: RequestsSearch }) {
  const navigate = route.useNavigate();
  const found = useDemands(search.mine === '1');
  const demands = found.data?.demands ?? [];
  const span = search.span ?? 'all';
  const of = (name: SpanName) =>
    name === 'all' ? demands : demands.filter((demand) => spanOfDemand(demand) === name);
  return (
    <section aria-labelledby="today-list">
      <h2 id="today-list" className="sr-only">
        今日应办
      </h2>
      <div className="span-tabs">
        <nav aria-label="按期限筛选">
          {(Object.keys(spans) as SpanName[]).map((name) => (
            <Link
              key={name}
              to="/requests"
              search={{ ...search, view: 'today', span: name }}
              aria-current={name === span ? 'true' : undefined}
            >
              {spans[name]} {of(name).length}
            </Link>
          ))}
        </nav>
        <span className="mine-switch">
          <Switch
            id="mine-only"
            checked={search.mine === '1'}
            onChange={(mine) => {
              const { mine: _, ...rest } = search;
              void navigate({ search: mine ? { ...rest, mine: '1' as const } : rest, replace: true });
            }}
          />
          <label htmlFor="mine-only">只看我承办的</label>
        </span>
      </div>
      {standIn(found)}
      {found.data && of(span).length === 0 && <Empty description="没有应办的事项。" />}
      <DemandList demands={of(span)} />
    </section>
  );
}
