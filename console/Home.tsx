/** The first screen: what is to be done now, most pressing first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Tag } from 'antd';
import { endpoints } from '#capabilities/annual-report/contract.ts';
import { call } from '#platform/call.ts';
import { type Duty, dutiesOf } from './duties.ts';
import { daysBetween, printDay, today } from './parts/instants.ts';
import { Page, standIn } from './parts/page.tsx';
import { useMay, useStaff } from './session.tsx';

function DueTag({ dueOn }: { dueOn: string }) {
  const left = daysBetween(today(), dueOn);
  if (left < 0) return <Tag color="error">已逾期{-left}天</Tag>;
  if (left === 0) return <Tag color="error">今天到期</Tag>;
  return <Tag color={left <= 10 ? 'warning' : 'default'}>还有{left}天</Tag>;
}

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
        <DueTag dueOn={duty.dueOn} />
        <span>
          {printDay(duty.dueOn)}前向社会公布（{duty.basis}）
        </span>
      </p>
    </li>
  );
}

function DutyList({ title, duties }: { title: string; duties: readonly Duty[] }) {
  if (duties.length === 0) return null;
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="duties">
        {duties.map((duty) => (
          <DutyCard key={duty.key} duty={duty} />
        ))}
      </ul>
    </section>
  );
}

function Duties({ permissions }: { permissions: readonly string[] }) {
  const reports = useQuery({
    queryKey: ['reports'],
    queryFn: ({ signal }) => call(endpoints.listReports, {}, signal),
  });
  if (!reports.data) return standIn(reports);
  const duties = dutiesOf(reports.data, today(), permissions);
  if (duties.length === 0) return <Empty description="没有待办事项：应当公布的年度报告都已公布。" />;
  return (
    <>
      <DutyList title="等您办理" duties={duties.filter((duty) => duty.mine)} />
      <DutyList title="等同事办理" duties={duties.filter((duty) => !duty.mine)} />
    </>
  );
}

export function Home() {
  const staff = useStaff();
  const seesReports = useMay('annual-report:view');
  const managesAccounts = useMay('accounts:manage');
  return (
    <Page title="待办" lead={`${staff.name}，这里是${staff.organ.shortName}现在要办的事。`}>
      {seesReports && <Duties permissions={staff.permissions} />}
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
