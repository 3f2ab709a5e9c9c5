/** What the records say of the report: the figures of table 二 to fill in, sentences to take over, records behind a cell. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { readSearch } from '#capabilities/registers/console/wishes.ts';
import { useAct } from '#console/parts/act.tsx';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { cellName, figureAt } from '#rules/annual-report/tables.ts';
import { endpoints, type ReportRecordsData, type ReportViewData } from '../../contract.ts';
import type { Editing } from './useWork.ts';

/** What records say of a report's year. */
export const useRecords = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['report', id, 'records'],
    enabled,
    queryFn: ({ signal }) => call(endpoints.getRecords, { params: { id } }, signal),
  });

type Behind = ReportRecordsData['items'][number];

/** A record of a register, or a published item, in the console. */
function RecordLink({ record }: { record: Behind }) {
  const [path, query] = record.href.split('?', 2);
  if (path === '/registers')
    return (
      <Link to="/registers" search={readSearch(Object.fromEntries(new URLSearchParams(query)))}>
        {record.title}
      </Link>
    );
  return (
    <Link to="/items/$id" params={{ id: record.id }}>
      {record.title}
    </Link>
  );
}

function RecordList({ records }: { records: readonly Behind[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, 10);
  return (
    <>
      <ul className="records-behind">
        {shown.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {shown.length < records.length && (
        <Button size="small" onClick={() => setAll(true)}>
          列出全部{records.length}条
        </Button>
      )}
    </>
  );
}

/** The records behind a cell of table 二; nothing for other tables. */
export function CellRecords({ editing, path }: { editing: Editing; path: string }) {
  const isCounted = path.startsWith('proactive.');
  const records = useRecords(editing.work.saved.id, isCounted);
  const cell = records.data?.cells.find((one) => one.path === path);
  if (!isCounted || !cell) return null;
  const typed = figureAt(editing.work.report, path);
  return (
    <section aria-label="登记簿记录">
      <h4>登记簿：{cell.value}</h4>
      {!cell.covered && <p className="quiet">登记簿到本年末还没有任何记录。</p>}
      {cell.covered && cell.records.length === 0 && <p className="quiet">本年没有记录。</p>}
      {cell.covered && typed !== null && String(typed) !== String(cell.value) && (
        <p>填的是{typed}，与登记簿不一致。</p>
      )}
      <RecordList records={cell.records} />
    </section>
  );
}

type Taking = { readonly records: ReportRecordsData; readonly editing: Editing };

function Sentences({ records, editing }: Taking) {
  const { message } = App.useApp();
  const add = (part: 'overview' | 'other', sentence: string) => {
    const before = editing.work.report.narrative[part];
    const text = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    editing.dispatch({ kind: 'narrated', part, text: `${text}${sentence}` });
    message.success('已放到该部分文字的末尾，请调整位置后保存');
  };
  return (
    <>
      <h3>第一部分（一）主动公开的件数</h3>
      <p>{records.sentence}。</p>
      <p className="quiet">
        {records.byKind.map(({ label, count }) => `${label}${count}条`).join('，') || '本年没有发布过信息'}
      </p>
      <Button size="small" onClick={() => add('overview', `${records.sentence}。`)}>
        放入第一部分
      </Button>
      {records.items.length > 0 && (
        <details>
          <summary>这{records.items.length}条信息</summary>
          <RecordList records={records.items} />
        </details>
      )}
      <h3>第六部分的信息处理费</h3>
      <p>{records.feeSentence}</p>
      <Button size="small" onClick={() => add('other', records.feeSentence)}>
        放入第六部分
      </Button>
    </>
  );
}

function Differences({ records, editing }: Taking) {
  const { report } = editing.work;
  const differing = records.cells.filter(
    ({ path, value }) => String(figureAt(report, path) ?? '') !== String(value),
  );
  if (differing.length === 0) return <p>✓ 表二各数与登记簿一致。</p>;
  return (
    <ul>
      {differing.map(({ path, value, covered }) => (
        <li key={path}>
          {cellName(path, report.format)}：现为{figureAt(report, path) ?? '空'}，登记簿为{value}
          {!covered && '（登记簿还没有记录）'}
        </li>
      ))}
    </ul>
  );
}

/** 按登记簿填写: table 二 at a press, sentences to take over. */
export function FillFromRecords({ editing }: { editing: Editing }) {
  const { run, busy } = useAct();
  const [isOpen, setOpen] = useState(false);
  const { saved } = editing.work;
  const records = useRecords(saved.id, isOpen);
  const fill = async () => {
    const input = { version: saved.version };
    const answer = await run(() => call(endpoints.fillFromRecords, { params: { id: saved.id }, input }));
    if (!answer || isIssues(answer)) return;
    editing.take(answer as ReportViewData);
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>按登记簿填写</Button>
      <Modal
        className="records-dialog"
        open={isOpen}
        title="按登记簿填写"
        okText="填写表二"
        cancelText="关闭"
        width={680}
        okButtonProps={{ disabled: editing.unsaved }}
        confirmLoading={busy}
        onOk={() => void fill()}
        onCancel={() => setOpen(false)}
      >
        {editing.unsaved && <p>有未保存的修改，请先保存再填写表二。</p>}
        {standIn(records)}
        {records.data && (
          <>
            <h3>表二</h3>
            <Differences records={records.data} editing={editing} />
            <Sentences records={records.data} editing={editing} />
          </>
        )}
      </Modal>
    </>
  );
}
