/** The clerk's desk of requests: what the law demands next, the calendar, the register, what waits for approval. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { Printing } from '../letters/Printing.tsx';
import { useCounts } from '../queries.ts';
import { type ViewName, views } from '../wishes.ts';
import { Approvals } from './Approvals.tsx';
import { DueCalendar } from './DueCalendar.tsx';
import { Register } from './Register.tsx';
import { Today } from './Today.tsx';
import '../requests.css';

const route = getRouteApi('/requests');

export function RequestsScreen() {
  const search = route.useSearch();
  const [handles, leads, checks] = [
    useMay('requests:handle'),
    useMay('requests:lead'),
    useMay('requests:legal'),
  ];
  const seesPeople = useMay('requests:people');
  const counts = useCounts();
  const approves = leads || checks;
  const shown: ViewName = search.view ?? (approves && !handles ? 'approvals' : 'today');
  const offered = (Object.keys(views) as ViewName[]).filter(
    (name) => (name !== 'approvals' || approves) && (name !== 'printing' || seesPeople),
  );
  return (
    <Page
      title="依申请公开"
      lead={
        counts.data && (
          <>
            在办{counts.data.open}件
            {counts.data.late > 0 && (
              <strong className="text-error">，其中{counts.data.late}件已过答复期限</strong>
            )}
          </>
        )
      }
      actions={
        <>
          {handles && (
            <Link to="/requests/new" className="button-link">
              登记申请
            </Link>
          )}
          <Link to="/requests/settings">设置和文书模板</Link>
        </>
      }
    >
      <nav className="request-tabs" aria-label="依申请公开">
        {offered.map((name) => (
          <Link
            key={name}
            to="/requests"
            search={{ view: name }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={name === shown ? 'page' : undefined}
          >
            {views[name]}
          </Link>
        ))}
      </nav>
      {shown === 'today' && <Today search={search} />}
      {shown === 'calendar' && <DueCalendar search={search} />}
      {shown === 'register' && <Register search={search} />}
      {shown === 'approvals' && <Approvals />}
      {shown === 'printing' && <Printing />}
    </Page>
  );
}
