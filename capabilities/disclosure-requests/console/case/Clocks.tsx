/** Every period that runs: its date, how it was counted day by day, and what it would be if. */
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio, Tag } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { printDay, today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import type { CaseViewData, ClockViewData } from '../../contract.ts';
import { workEndpoints } from '../../contract-work.ts';

const statuses = { running: '进行中', stopped: '暂停', 'not-begun': '未起算', over: '已结束' } as const;
const kinds: Readonly<Record<string, string>> = {
  counted: '工作日',
  'make-up': '调休上班',
  weekend: '周末',
  holiday: '放假',
  stopped: '中止',
};

function Ledger({ clock }: { clock: ClockViewData }) {
  return (
    <details className="ledger">
      <summary>这个日期是怎样算出来的（{clock.ledger.length}天）</summary>
      <section className="table-frame" aria-label={`${clock.what}的逐日台账`}>
        <table className="plain-table">
          <caption>
            {clock.what}，依据：{clock.citation}
          </caption>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">日子</th>
              <th scope="col">第几个工作日</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {clock.ledger.map((row) => (
              <tr key={`${row.day}-${row.note}`} className={row.number === null ? 'is-uncounted' : ''}>
                <th scope="row" className="day">
                  {row.day}
                </th>
                <td>{kinds[row.kind] ?? row.kind}</td>
                <td>{row.number ?? '不计'}</td>
                <td>{row.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Clock({ clock }: { clock: ClockViewData }) {
  return (
    <li>
      <p className="clock-line">
        <b>{clock.what}</b>
        <span>{clock.dueOn ? `到${printDay(clock.dueOn)}` : '还没有日期'}</span>
        <Tag>{statuses[clock.status]}</Tag>
        {clock.provisional && <Tag color="warning">暂定：该年度放假安排尚未公布</Tag>}
      </p>
      {clock.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {clock.ledger.length > 0 && <Ledger clock={clock} />}
    </li>
  );
}

const questions = {
  extend: '如果今天延期',
  consultationEndsOn: '如果征求意见在某日结束',
  correctionReceivedOn: '如果某日收到补正',
} as const;
type QuestionName = keyof typeof questions;

function WhatIf({ view }: { view: CaseViewData }) {
  const id = useId();
  const [question, setQuestion] = useState<QuestionName>('extend');
  const [days, setDays] = useState(20);
  const [on, setOn] = useState(today());
  const [asked, setAsked] = useState<Readonly<Record<string, string | number>> | null>(null);
  const answer = useQuery({
    queryKey: ['requests', 'what-if', view.id, view.events, asked],
    queryFn: ({ signal }) =>
      call(workEndpoints.whatIf, { params: { id: view.id }, query: asked as never }, signal),
    enabled: asked !== null,
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsked(question === 'extend' ? { extend: days } : { [question]: on });
  };
  return (
    <details className="what-if">
      <summary>推算：如果延期、征求意见结束、收到补正</summary>
      <form onSubmit={ask} className="what-if-form">
        <Radio.Group
          aria-label="推算哪一种情况"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          options={Object.entries(questions).map(([value, label]) => ({ value, label }))}
        />
        {question === 'extend' ? (
          <Form.Item label="延长几个工作日" htmlFor={id}>
            <InputNumber id={id} min={1} max={20} value={days} onChange={(value) => setDays(value ?? 20)} />
          </Form.Item>
        ) : (
          <Form.Item label="日期" htmlFor={id}>
            <Input id={id} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          </Form.Item>
        )}
        <Button htmlType="submit">推算</Button>
      </form>
      {asked && standIn(answer)}
      <div role="status">
        {answer.data && (
          <>
            <p>
              {answer.data.refusal
                ? `不能这样办理：${answer.data.refusal}`
                : `答复期限将到${answer.data.supposed.dueOn ? printDay(answer.data.supposed.dueOn) : '（未定）'}；现在是${answer.data.now.dueOn ? printDay(answer.data.now.dueOn) : '（未定）'}。`}
            </p>
            {!answer.data.refusal && <Ledger clock={answer.data.supposed} />}
          </>
        )}
      </div>
    </details>
  );
}

export function Clocks({ view }: { view: CaseViewData }) {
  return (
    <section className="panel" aria-labelledby="clocks">
      <h2 id="clocks">期限</h2>
      {view.clocks.length === 0 && <p className="quiet">收到申请之日还没有确定，期限没有起算。</p>}
      <ul className="clocks">
        {view.clocks.map((clock) => (
          <Clock key={clock.what} clock={clock} />
        ))}
      </ul>
      {!view.closedOn && <WhatIf view={view} />}
    </section>
  );
}
