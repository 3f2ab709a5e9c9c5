/** Filling the report from records: the figures of tables 二, 三 and 四, and sentences to take over. */
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { cellName, figureAt } from '#rules/annual-report/tables.ts';
import { endpoints, type ReportRecordsData, type ReportViewData } from '../../contract.ts';
import { RecordList, useRecords } from './Records.tsx';
import type { Editing } from './useWork.ts';

type Taking = { readonly records: ReportRecordsData; readonly editing: Editing };

type Part = 'overview' | 'disputes' | 'other';

/** A sentence that records say, and where it goes. */
function Sentence(props: { title: string; sentence: string | null; place: string; add: () => void }) {
  return (
    <>
      <h3>{props.title}</h3>
      {props.sentence === null ? (
        <p className="quiet">本年没有在这里登记，没有可用的文字。</p>
      ) : (
        <>
          <p>{props.sentence}</p>
          <Button size="small" onClick={props.add}>
            放入{props.place}
          </Button>
        </>
      )}
    </>
  );
}

function Sentences({ records, editing }: Taking) {
  const { message } = App.useApp();
  const add = (part: Part, sentence: string | null) => () => {
    if (sentence === null) return;
    const before = editing.work.report.narrative[part];
    const text = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    editing.dispatch({ kind: 'narrated', part, text: `${text}${sentence}` });
    message.success('已放到该部分文字的末尾，请调整位置后保存');
  };
  return (
    <>
      <Sentence
        title="第一部分（一）主动公开的件数"
        sentence={`${records.sentence}。`}
        place="第一部分"
        add={add('overview', `${records.sentence}。`)}
      />
      <p className="quiet">
        {records.byKind.map(({ label, count }) => `${label}${count}条`).join('，') || '本年没有发布过信息'}
      </p>
      {records.items.length > 0 && (
        <details>
          <summary>这{records.items.length}条信息</summary>
          <RecordList records={records.items} />
        </details>
      )}
      <Sentence
        title="第一部分（二）依申请公开"
        sentence={records.requestSentence}
        place="第一部分"
        add={add('overview', records.requestSentence)}
      />
      <Sentence
        title="第四部分的复议、诉讼情况"
        sentence={records.disputeSentence}
        place="第四部分"
        add={add('disputes', records.disputeSentence)}
      />
      <Sentence
        title="第六部分的信息处理费"
        sentence={records.feeSentence}
        place="第六部分"
        add={add('other', records.feeSentence)}
      />
    </>
  );
}

const tables = [
  { source: 'registers', title: '表二', by: '登记簿' },
  { source: 'requests', title: '表三', by: '申请登记' },
  { source: 'disputes', title: '表四', by: '复议、诉讼登记' },
] as const;

function Differences({ records, editing, table }: Taking & { table: (typeof tables)[number] }) {
  const { report } = editing.work;
  const own = records.cells.filter(({ source }) => source === table.source);
  if (own.every(({ value }) => value === null))
    return <p className="quiet">到本年末没有在这里登记过，各数留给您填写，不会填成0。</p>;
  const differing = own.filter(
    ({ path, value }) => value !== null && String(figureAt(report, path) ?? '') !== String(value),
  );
  if (differing.length === 0)
    return (
      <p>
        ✓ {table.title}各数与{table.by}一致。
      </p>
    );
  const list = (
    <ul>
      {differing.map(({ path, value, covered }) => (
        <li key={path}>
          {cellName(path, report.format)}：现为{figureAt(report, path) ?? '空'}，{table.by}为{value}
          {!covered && `（${table.by}还没有记录）`}
        </li>
      ))}
    </ul>
  );
  if (differing.length <= 10) return list;
  return (
    <details>
      <summary>
        {differing.length}个数与{table.by}不同
      </summary>
      {list}
    </details>
  );
}

/** 按记录填写: tables 二, 三 and 四 at a press, sentences to take over. */
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
      <Button onClick={() => setOpen(true)}>按记录填写</Button>
      <Modal
        className="records-dialog"
        open={isOpen}
        title="按记录填写"
        okText="填写表二、表三、表四"
        cancelText="关闭"
        width={680}
        okButtonProps={{ disabled: editing.unsaved }}
        confirmLoading={busy}
        onOk={() => void fill()}
        onCancel={() => setOpen(false)}
      >
        {editing.unsaved && <p>有未保存的修改，请先保存再填写。</p>}
        {standIn(records)}
        {records.data && (
          <>
            {tables.map((table) => (
              <div key={table.source}>
                <h3>{table.title}</h3>
                <Differences records={records.data} editing={editing} table={table} />
              </div>
            ))}
            <Sentences records={records.data} editing={editing} />
          </>
        )}
      </Modal>
    </>
  );
}
