/** One request on one page: facts, dates, next steps, people, documents, letters, outcome, what happened. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { Page, standIn } from '#console/parts/page.tsx';
import { type CaseViewData, casePdfPath } from '../../contract.ts';
import { states } from '../../model.ts';
import { Letters } from '../letters/Letters.tsx';
import { OutcomeSection } from '../outcome/OutcomeSection.tsx';
import { useCase } from '../queries.ts';
import { ReleaseList } from '../redaction/ReleaseList.tsx';
import { NextSteps } from '../steps/NextSteps.tsx';
import { Clocks } from './Clocks.tsx';
import { Consultations } from './Consultations.tsx';
import { Documents } from './Documents.tsx';
import { Facts } from './Facts.tsx';
import { People } from './People.tsx';
import { Related } from './Related.tsx';
import { Searches, Timeline } from './Timeline.tsx';
import '../requests.css';

const route = getRouteApi('/requests/$id');

function Head({ view }: { view: CaseViewData }) {
  return (
    <p className="request-standing">
      <Tag color={view.closedOn ? 'success' : 'processing'}>{states[view.state]}</Tag>
      {view.isDrill && <Tag color="warning">演练，不计入统计</Tag>}
      {view.archivedOn && <Tag>已归档</Tag>}
      <span>承办人：{view.ownerName || '未分派'}</span>
      {view.archivedOn && (
        <a href={casePdfPath(view.id)} download>
          导出案卷PDF
        </a>
      )}
    </p>
  );
}

/** Files that may be given in part: what lies in the case, not who asks and not what was given already. */
function Releases({ view }: { view: CaseViewData }) {
  const given = view.files.filter(({ purpose }) => purpose === 'document');
  return (
    <div className="panel">
      <ReleaseList requestId={view.id} files={given} />
    </div>
  );
}

function CasePage({ view }: { view: CaseViewData }) {
  return (
    <>
      <Head view={view} />
      <div className="request-columns">
        <div>
          <NextSteps view={view} />
          <Clocks view={view} />
          <OutcomeSection view={view} />
          <Letters view={view} />
          <Documents view={view} />
          <Releases view={view} />
          <Consultations view={view} />
          <Searches view={view} />
        </div>
        <div>
          <Facts view={view} />
          <People view={view} />
          <Related view={view} />
          <Timeline view={view} />
        </div>
      </div>
    </>
  );
}

export function CaseScreen() {
  const { id } = route.useParams();
  const found = useCase(id);
  const view = found.data;
  return (
    <Page
      title={view ? `${view.number} ${view.subject || '（没有写明内容）'}` : '申请'}
      lead={<Link to="/requests">依申请公开</Link>}
    >
      {standIn(found)}
      {view && <CasePage key={view.id} view={view} />}
    </Page>
  );
}
