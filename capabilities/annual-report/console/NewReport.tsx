/** Beginning the report of a year: blank, or from a file whose reading is shown first. */
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { Page } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type ReportViewData } from '../contract.ts';
import { type ReadData, ReadingSummary } from './ReadingSummary.tsx';
import { type Source, SourcePicker } from './SourcePicker.tsx';
import './report.css';

const route = getRouteApi('/annual-reports/new');

/** Reads a chosen source without keeping it. */
function useReading() {
  const { run, busy } = useAct();
  const [source, setSource] = useState<Source | null>(null);
  const [read, setRead] = useState<ReadData | null>(null);
  const choose = (next: Source | null) => {
    setSource(next);
    setRead(null);
  };
  const look = async (): Promise<ReadData | null> => {
    const found = source && (await run(() => call(endpoints.readReport, { input: source })));
    setRead(found ?? null);
    return found ?? null;
  };
  return { source, read, choose, look, busy };
}

function FromFile({
  reading,
  onRead,
}: {
  reading: ReturnType<typeof useReading>;
  onRead: (read: ReadData) => void;
}) {
  const look = async () => {
    const read = await reading.look();
    if (read) onRead(read);
  };
  return (
    <div className="panel">
      <SourcePicker choose={reading.choose} />
      <Button onClick={() => void look()} loading={reading.busy} disabled={!reading.source}>
        先看看读到了什么
      </Button>
      {reading.read && <ReadingSummary read={reading.read} />}
    </div>
  );
}

/** Creates the report and opens it. */
function useCreate() {
  const { run, busy } = useAct();
  const navigate = useNavigate();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const create = async (year: string, source: Source | null) => {
    const input = { year, ...(source && { source }) };
    const answer = await run(() => call(endpoints.createReport, { input }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await queries.invalidateQueries({ queryKey: ['reports'] });
    await navigate({ to: '/annual-reports/$id', params: { id: (answer as ReportViewData).id } });
  };
  return { create, busy, issues };
}

export function NewReport() {
  const search = route.useSearch();
  const [year, setYear] = useState(search.year ?? String(Number(today().slice(0, 4)) - 1));
  const [way, setWay] = useState<'blank' | 'import'>('blank');
  const reading = useReading();
  const { create, busy, issues } = useCreate();
  const ready = way === 'blank' || reading.source !== null;
  return (
    <Page title="新建年度报告" lead="每个年度一份。可以从空白表开始，也可以把已有的报告读进来。">
      <OtherIssues issues={issues} fields={['year']} />
      <Form layout="vertical" component="div" className="narrow">
        <Field label="年度" field="year" issues={issues} required hint="报告哪一年的工作，例如 2025">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={(event) => setYear(event.target.value.trim())}
            />
          )}
        </Field>
      </Form>
      <Radio.Group
        aria-label="从哪里开始"
        className="begin-from"
        value={way}
        onChange={(event) => setWay(event.target.value)}
        options={[
          { value: 'blank', label: '从空白表开始' },
          { value: 'import', label: '从已有文件导入' },
        ]}
      />
      {way === 'import' && <FromFile reading={reading} onRead={(read) => read.year && setYear(read.year)} />}
      <Button
        type="primary"
        loading={busy}
        disabled={!ready}
        onClick={() => void create(year, way === 'import' ? reading.source : null)}
      >
        建立草稿
      </Button>
    </Page>
  );
}
