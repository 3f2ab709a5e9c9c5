/** One body's report within a batch: what was found, and the report as it was read. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page, standInScreen } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import type { AnnualReport } from '#rules/annual-report/tables.ts';
import type { CheckedData } from '../../contract.ts';
import { batchEndpoints } from '../../contract-batch.ts';
import { gridsOf } from '../../writing/grid.ts';
import type { CellEvents } from '../editor/CellInput.tsx';
import { FindingsPanel } from '../editor/FindingsPanel.tsx';
import { FormTable, type TableView } from '../editor/FormTable.tsx';
import { Prose } from '../editor/Prose.tsx';
import { byCell } from '../figures/findings-view.ts';
import '../report.css';

const route = getRouteApi('/batches/$id/$number');
const still: CellEvents = { enter: () => {}, move: () => false, paste: () => false, visit: () => {} };

function viewOf(checked: CheckedData): TableView {
  const report = checked.report as unknown as AnnualReport;
  return {
    work: { report, unread: {} },
    findings: byCell(checked.findings),
    computed: new Map(),
    comments: new Map(),
    lastYear: null,
    readOnly: true,
    events: still,
  };
}

function Body({ checked }: { checked: CheckedData }) {
  const view = viewOf(checked);
  const { report } = view.work;
  const proses = (['overview', 'proactive', 'requests', 'disputes', 'problems', 'other'] as const).filter(
    (part) => report.narrative[part].trim() !== '',
  );
  return (
    <div className="editor">
      <div className="form-editor">
        {gridsOf(report).map((grid) => (
          <section key={grid.id} aria-label={grid.name}>
            <h2>{grid.name}</h2>
            <FormTable grid={grid} caption={grid.name} view={view} />
          </section>
        ))}
        {proses.map((part) => (
          <Prose
            key={part}
            part={part}
            label={proseLabels[part]}
            text={report.narrative[part]}
            findings={[]}
            readOnly
            change={() => {}}
          />
        ))}
      </div>
      <aside className="side-panel" aria-label="校核结果">
        <p>{checked.summary}</p>
        <FindingsPanel
          trial={{ findings: checked.findings, state: 'current' }}
          narrative={report.narrative}
        />
      </aside>
    </div>
  );
}

const proseLabels = {
  overview: '一、总体情况',
  proactive: '二、文字说明',
  requests: '三、文字说明',
  disputes: '四、文字说明',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
} as const;

export function BatchBodyScreen() {
  const params = route.useParams();
  const body = useQuery({
    queryKey: ['batch', params.id, params.number],
    queryFn: ({ signal }) => call(batchEndpoints.getBatchBody, { params }, signal),
  });
  const batch = useQuery({
    queryKey: ['batch', params.id],
    queryFn: ({ signal }) => call(batchEndpoints.getBatch, { params: { id: params.id } }, signal),
  });
  if (!body.data) return standInScreen('批量体检', body);
  const file = batch.data?.bodies.find(({ number }) => String(number) === params.number)?.file;
  const { organ, year } = body.data.report;
  return (
    <Page
      title={`${organ ?? '未写单位名称'}${year ?? ''}年度报告`}
      lead={
        <>
          {file && <span className="break-all">文件：{file}　</span>}
          <Link to="/batches/$id" params={{ id: params.id }}>
            返回“{batch.data?.name ?? '批量校核'}”
          </Link>
        </>
      }
    >
      <Body checked={body.data} />
    </Page>
  );
}
