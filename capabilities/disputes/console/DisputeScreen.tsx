/** One dispute: facts, days, evidence, the request it is about, what happened. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standInScreen } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import type { DisputeViewData } from '../contract.ts';
import { type DisputeFacts, procedures, results } from '../model.ts';
import { factLines } from '../model-view.ts';
import { Clock, DueTag } from './Clock.tsx';
import { Evidence } from './Evidence.tsx';
import { useDispute } from './queries.ts';
import { Steps } from './Steps.tsx';
import './disputes.css';

const route = getRouteApi('/disputes/$id');

/** Told elsewhere on the screen. */
const elsewhere = new Set(['evidence', 'requestId', 'earlierId']);

function Facts({ view }: { view: DisputeViewData }) {
  return (
    <section className="panel" aria-labelledby="dispute-facts">
      <h2 id="dispute-facts">登记内容</h2>
      <dl className="dispute-facts">
        {factLines(view.facts as DisputeFacts)
          .filter(({ field }) => !elsewhere.has(field))
          .map(({ field, label, text }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Related({ view }: { view: DisputeViewData }) {
  if (!view.request && view.related.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="dispute-related">
      <h2 id="dispute-related">相关</h2>
      <ul>
        {view.request && (
          <li>
            申请：
            <Link to={`/requests/${view.request.id}` as never}>
              {view.request.number} {view.request.subject}
            </Link>
            （{view.request.state}）
          </li>
        )}
        {view.related.map((one) => (
          <li key={one.id}>
            {procedures[one.procedure].label}：
            <Link to="/disputes/$id" params={{ id: one.id }}>
              {one.caseNumber || one.matter}
            </Link>
            （{results[one.result]}）
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ view }: { view: DisputeViewData }) {
  return (
    <section className="panel" aria-labelledby="dispute-history">
      <h2 id="dispute-history">经过</h2>
      <ol className="dispute-history">
        {view.history.map((state) => (
          <li key={state.revision}>
            <b>{state.event}</b> {state.by} {printInstant(state.at)}
            {state.reason && <div>理由：{state.reason}</div>}
            {state.changes.map((change) => (
              <div key={change.field} className="quiet">
                {change.field}：{change.before || '（空）'} → {change.after || '（空）'}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function DisputeScreen() {
  const { id } = route.useParams();
  const dispute = useDispute(id);
  const mayHandle = useMay('disputes:handle');
  const view = dispute.data;
  if (!view) return standInScreen('复议与诉讼', dispute);
  return (
    <Page
      title={`${procedures[view.procedure].label}${view.caseNumber ? `：${view.caseNumber}` : ''}`}
      lead={
        <>
          {view.organ} <Tag>{results[view.result]}</Tag>
          {view.voided && <Tag color="error">已作废</Tag>}
          <DueTag due={view.due} />
        </>
      }
    >
      {mayHandle && !view.voided && <Steps view={view} />}
      <div className="dispute-parts">
        <div>
          <Facts view={view} />
          <Evidence view={view} mayHandle={mayHandle} />
        </div>
        <div>
          <section className="panel" aria-labelledby="dispute-clock">
            <h2 id="dispute-clock">期限</h2>
            <Clock dues={view.dues} />
          </section>
          <Related view={view} />
          <History view={view} />
        </div>
      </div>
    </Page>
  );
}
