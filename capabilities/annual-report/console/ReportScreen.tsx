/** One annual report: its way, its form, what the check finds, its files. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { printDay } from '#console/parts/instants.ts';
import { LeaveGuard } from '#console/parts/LeaveGuard.tsx';
import { Loading, Page, standInScreen } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type ReportViewData } from '../contract.ts';
import { FillFromRecords } from './editor/FillFromRecords.tsx';
import { FormEditor } from './editor/FormEditor.tsx';
import { SidePanel } from './editor/SidePanel.tsx';
import { useTrial } from './editor/useTrial.ts';
import { type Editing, useWork } from './editor/useWork.ts';
import { ImportInto } from './ImportInto.tsx';
import { Preview } from './Preview.tsx';
import { ConflictDialog } from './steps/dialogs.tsx';
import { SaveBar } from './steps/SaveBar.tsx';
import { StepBar } from './steps/StepBar.tsx';
import { stateWords } from './steps/states.ts';
import { TemplateDownload } from './TemplateDownload.tsx';
import './report.css';

const YearChart = lazy(() => import('./editor/YearChart.tsx'));
const route = getRouteApi('/annual-reports/$id');
const formats = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
  ['html', '网页'],
  ['json', 'JSON'],
] as const;

function Downloads({ id, unsaved }: { id: string; unsaved: boolean }) {
  return (
    <nav className="downloads" aria-label="下载">
      <span>下载{unsaved && '（已保存的内容）'}：</span>
      {formats.map(([format, label]) => (
        <a key={format} href={`/api/annual-reports/${id}/file/${format}`} download>
          {label}
        </a>
      ))}
    </nav>
  );
}

function SaveIssues({ editing }: { editing: Editing }) {
  if (editing.issues.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title="没有保存，请先改正："
      description={
        <ul>
          {editing.issues.map((issue) => (
            <li key={`${issue.field}${issue.message}`}>{issue.message}</li>
          ))}
        </ul>
      }
    />
  );
}

function Corrections({ view }: { view: ReportViewData }) {
  if (view.corrections.length === 0) return null;
  return (
    <details className="panel">
      <summary>导入时有{view.corrections.length}处更正或说明</summary>
      <ul>
        {view.corrections.map(({ cell, message }) => (
          <li key={`${cell}${message}`}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

function ReportWork({ view }: { view: ReportViewData }) {
  const editing = useWork(view);
  const { work, unsaved } = editing;
  const { saved } = work;
  const trial = useTrial(saved, work.report, unsaved);
  const mayEdit = useMay('annual-report:edit') && saved.state === 'draft';
  const [cell, setCell] = useState<string | null>(null);
  const [compare, setCompare] = useState(false);
  const [chart, setChart] = useState(false);
  return (
    <Page
      title={`${saved.year}年度报告`}
      lead={
        <>
          <Tag color={stateWords[saved.state].color}>{stateWords[saved.state].label}</Tag>
          {printDay(saved.dueOn)}前向社会公布
        </>
      }
      actions={
        <>
          <Preview report={work.report} />
          {mayEdit && (
            <>
              <FillFromRecords editing={editing} />
              <ImportInto editing={editing} />
              <Button
                type="primary"
                disabled={!unsaved}
                loading={editing.busy}
                onClick={() => void editing.save()}
              >
                {unsaved ? '保存' : '已保存'}
              </Button>
            </>
          )}
        </>
      }
    >
      <StepBar editing={editing} />
      <SaveIssues editing={editing} />
      <Corrections view={saved} />
      <Downloads id={saved.id} unsaved={unsaved} />
      <TemplateDownload id={saved.id} year={saved.year} />
      <div className="editor">
        <FormEditor
          work={work}
          dispatch={editing.dispatch}
          findings={trial.findings}
          readOnly={!mayEdit}
          compare={compare}
          setCompare={setCompare}
          visit={setCell}
        />
        <SidePanel editing={editing} trial={trial} cell={cell} />
      </div>
      {mayEdit && <SaveBar editing={editing} />}
      <details className="panel" onToggle={(event) => setChart(event.currentTarget.open)}>
        <summary>与上年对照的图</summary>
        {chart && (
          <Suspense fallback={<Loading />}>
            <YearChart work={work} />
          </Suspense>
        )}
      </details>
      <LeaveGuard unsaved={unsaved} what={`${saved.year}年度报告`} />
      <ConflictDialog conflict={editing.conflict} accept={editing.acceptTheirs} />
    </Page>
  );
}

export function ReportScreen() {
  const { id } = route.useParams();
  const report = useQuery({
    queryKey: ['report', id],
    queryFn: ({ signal }) => call(endpoints.getReport, { params: { id } }, signal),
    // What is typed rests on the version that was opened; a newer one is told when saving.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return report.data ? <ReportWork key={id} view={report.data} /> : standInScreen('年度报告', report);
}
