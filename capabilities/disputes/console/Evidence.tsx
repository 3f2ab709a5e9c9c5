/** The list of evidence: what each piece proves, where it is from, when it was handed in. */
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { type DisputeViewData, endpoints } from '../contract.ts';
import { refreshDisputes } from './queries.ts';

type Item = DisputeViewData['facts']['evidence'][number];

const blank: Item = { title: '', proves: '', source: '', pages: null, handedInOn: '' };

const heads = ['序号', '证据名称', '证明目的', '来源', '页数', '提交日期'] as const;

function EvidenceTable({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return <p className="quiet">还没有编列证据。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <section className="dispute-evidence" aria-label="证据目录" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr key={`${at}${item.title}`}>
              <td>{at + 1}</td>
              <th scope="row">{item.title}</th>
              <td>{item.proves}</td>
              <td>{item.source}</td>
              <td>{item.pages ?? ''}</td>
              <td>{item.handedInOn || '未提交'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(props: { at: number; item: Item; set: (item: Item) => void; remove: () => void }) {
  const { at, item, set } = props;
  const name = (label: string) => `第${at + 1}项${label}`;
  const text = (field: 'title' | 'proves' | 'source', label: string) => (
    <td>
      <Input
        aria-label={name(label)}
        value={item[field]}
        maxLength={300}
        onChange={(event) => set({ ...item, [field]: event.target.value })}
      />
    </td>
  );
  return (
    <tr>
      <td>{at + 1}</td>
      {text('title', '证据名称')}
      {text('proves', '证明目的')}
      {text('source', '来源')}
      <td>
        <Input
          aria-label={name('页数')}
          inputMode="numeric"
          value={item.pages ?? ''}
          onChange={(event) =>
            set({ ...item, pages: Number(event.target.value.replace(/\D/g, '').slice(0, 5)) || null })
          }
        />
      </td>
      <td>
        <Input
          aria-label={name('提交日期')}
          type="date"
          value={item.handedInOn}
          onChange={(event) => set({ ...item, handedInOn: event.target.value })}
        />
      </td>
      <td>
        <Button onClick={props.remove} aria-label={name('证据，删去')}>
          删去
        </Button>
      </td>
    </tr>
  );
}

function Editing({ view, close }: { view: DisputeViewData; close: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [items, setItems] = useState<readonly Item[]>(
    view.facts.evidence.length > 0 ? view.facts.evidence : [blank],
  );
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const save = async () => {
    const input = { revision: view.revision, evidence: items.filter((item) => item !== blank) };
    const answer = await run(() => call(endpoints.saveEvidence, { params: { id: view.id }, input }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    await refreshDisputes();
    message.success('已保存');
    close();
  };
  return (
    <Modal
      open
      title="编列证据"
      width={960}
      okText="保存"
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
    >
      <OtherIssues issues={issues} fields={[]} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard. */}
      <section className="dispute-evidence" aria-label="证据" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[...heads, '操作'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <Row
                key={at}
                at={at}
                item={item}
                set={(next) => setItems(items.map((one, n) => (n === at ? next : one)))}
                remove={() => setItems(items.filter((_, n) => n !== at))}
              />
            ))}
          </tbody>
        </table>
      </section>
      <Button onClick={() => setItems([...items, { ...blank }])}>添加一项</Button>
    </Modal>
  );
}

export function Evidence({ view, mayHandle }: { view: DisputeViewData; mayHandle: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="dispute-evidence">
      <h2 id="dispute-evidence">证据目录</h2>
      <EvidenceTable items={view.facts.evidence} />
      {mayHandle && !view.voided && <Button onClick={() => setOpen(true)}>编列证据</Button>}
      {isOpen && <Editing view={view} close={() => setOpen(false)} />}
    </section>
  );
}
