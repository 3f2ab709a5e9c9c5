/** The first screen: what is to be done now, most pressing first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { endpoints } from '#capabilities/annual-report/contract.ts';
import { call } from '#platform/call.ts';
import { DemandCard, LeftTag } from './demands/DemandCard.tsx';
import { type Demand, demandsOf } from './demands/demands.ts';
import { useSources } from './demands/useSources.ts';
import { Warnings } from './demands/Warnings.tsx';
import { type Duty, dutiesOf } from './duties.ts';
import { daysBetween, printDay, today } from './parts/instants.ts';
import { Failed, Loading, Page, standIn } from './parts/page.tsx';
import { useMay, useStaff } from './session.tsx';

function DutyLink({ duty }: { duty: Duty }) {
  if (duty.reportId) {
    return (
      <Link to="/annual-reports/$id" params={{ id: duty.reportId }}>
        {duty.title}
      </Link>
    );
  }
  if (!duty.mine) return <span>{duty.title}</span>;
  return (
    <Link to="/annual-reports/new" search={{ year: duty.year }}>
      {duty.title}
    </Link>
  );
}

function DutyCard({ duty }: { duty: Duty }) {
  return (
    <li className={duty.mine ? 'duty is-mine' : 'duty'}>
      <h3>
        <DutyLink duty={duty} />
      </h3>
      <p>
        {duty.next}
        {duty.errors > 0 && <strong className="text-error"> 还有{duty.errors}处差错。</strong>}
      </p>
      <p className="duty-due">
        <LeftTag left={daysBetween(today(), duty.dueOn)} />
        <span>
          {printDay(duty.dueOn)}前向社会公布（{duty.basis}）
        </span>
      </p>
    </li>
  );
}

type Entry = { readonly left: number; readonly card: ReactNode };

const entryOf = (duty: Duty): Entry => ({
  left: daysBetween(today(), duty.dueOn),
  card: <DutyCard key={duty.key} duty={duty} />,
});

const demandEntry = (demand: Demand): Entry => ({
  left: demand.left ?? 1e6,
  card: <DemandCard key={demand.key} demand={demand} />,
});

function EntryList({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="duties">{entries.toSorted((a, b) => a.left - b.left).map(({ card }) => card)}</ul>
    </section>
  );
}

function Duties({ permissions, seesReports }: { permissions: readonly string[]; seesReports: boolean }) {
  const reports = useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => call(endpoints.listReports, {}, signal),
    enabled: seesReports,
  });
  const { sources, complete, problem } = useSources();
  const demands = demandsOf(sources, today());
  if (seesReports && !reports.data) return standIn(reports);
  const duties = seesReports && reports.data ? dutiesOf(reports.data, today(), permissions) : [];
  const mine = [...duties.filter((duty) => duty.mine).map(entryOf), ...demands.map(demandEntry)];
  return (
    <>
      <EntryList title="等您办理" entries={mine} />
      {problem !== null && <Failed problem={problem} />}
      {!complete && problem === null && <Loading what="正在查看其他待办" />}
      {complete && mine.length === 0 && (
        <section className="panel">
          <Empty description="没有等您办理的事项。" />
        </section>
      )}
      <EntryList title="等同事办理" entries={duties.filter((duty) => !duty.mine).map(entryOf)} />
    </>
  );
}

export function Home() {
  const staff = useStaff();
  const seesReports = useMay('annual-report:view');
  const seesItems = useMay('publishing:view');
  const seesWarnings = useMay('supervision:view');
  const managesAccounts = useMay('accounts:manage');
  return (
    <Page title="待办" lead={`${staff.name}，这里是${staff.organ.shortName}现在要办的事。`}>
      {(seesReports || seesItems) && <Duties permissions={staff.permissions} seesReports={seesReports} />}
      {seesWarnings && <Warnings />}
      {managesAccounts && (
        <section className="panel" aria-label="系统管理">
          <h2>系统管理</h2>
          <ul className="plain-links">
            <li>
              <Link to="/staff">管理人员账号和岗位</Link>
            </li>
            <li>
              <Link to="/organ">核对门户页眉页脚上的单位信息</Link>
            </li>
          </ul>
        </section>
      )}
      {!staff.twoStep && (
        <section className="panel" aria-label="账号安全">
          <h2>账号安全</h2>
          <p>
            您还没有开启两步验证。开启后，别人知道密码也不能登录。<Link to="/me">现在开启</Link>
          </p>
        </section>
      )}
    </Page>
  );
}
