/** A new delegation: to whom, from which day to which, and why. */
import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { useMay, useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type DelegationView, endpoints } from '../../contract-review.ts';

type Delegation = z.infer<typeof DelegationView>;
type Entry = { fromId: string; toId: string; fromDay: string; toDay: string; reason: string };

const reviewing = ['reviewer', 'proofreader', 'leader'];
const fields = ['fromId', 'toId', 'fromDay', 'toDay', 'reason'];

/** What the server would refuse, told before it is asked. */
function faultsOf(entry: Entry) {
  const faults = [];
  if (entry.toId === '') faults.push({ field: 'toId', message: '请选择代理人。' });
  if (entry.fromDay === '') faults.push({ field: 'fromDay', message: '请选择开始日期。' });
  if (entry.toDay === '') faults.push({ field: 'toDay', message: '请选择结束日期。' });
  if (entry.toDay !== '' && entry.toDay < entry.fromDay)
    faults.push({ field: 'toDay', message: '结束日期不能早于开始日期。' });
  if (entry.reason.trim().length < 2) faults.push({ field: 'reason', message: '请写明事由，例如出差。' });
  return faults;
}

function usePeople() {
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => call(endpoints.listColleagues, {}, signal),
  });
  return (colleagues.data ?? []).filter(({ roles }) => roles.some((role) => reviewing.includes(role)));
}

export function DelegationForm({ close, take }: { close: () => void; take: (rows: Delegation[]) => void }) {
  const staff = useStaff();
  const forAll = useMay('publishing:chain');
  const people = usePeople();
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [entry, setEntry] = useState<Entry>({
    fromId: staff.id,
    toId: '',
    fromDay: today(),
    toDay: '',
    reason: '',
  });
  const change = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const submit = async () => {
    const faults = faultsOf(entry);
    if (faults.length > 0) return setIssues(faults);
    const { fromId, ...rest } = entry;
    const input = fromId === staff.id ? rest : entry;
    const rows = await send(() => call(endpoints.delegate, { input }));
    if (!rows) return;
    take(rows);
    message.success('已委托');
    close();
  };
  const named = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      open
      title="委托同事审校"
      okText="委托"
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={close}
    >
      <p>只能委托同样可以审校的同事；代理人写过的信息仍不能由他审校，审核链要求分开的环节仍要分开。</p>
      <Form layout="vertical" onFinish={() => void submit()}>
        <OtherIssues issues={issues} fields={fields} />
        {forAll && (
          <Field label="委托人" field="fromId" issues={issues} required>
            {(control) => (
              <Select
                {...control}
                value={entry.fromId}
                options={
                  named.some(({ value }) => value === staff.id)
                    ? named
                    : [{ value: staff.id, label: staff.name }, ...named]
                }
                onChange={(fromId: string) => change({ fromId })}
              />
            )}
          </Field>
        )}
        <Field label="代理人" field="toId" issues={issues} required>
          {(control) => (
            <Select
              {...control}
              placeholder="请选择"
              {...(entry.toId && { value: entry.toId })}
              options={named.filter(({ value }) => value !== entry.fromId)}
              onChange={(toId: string) => change({ toId })}
            />
          )}
        </Field>
        <div className="two-columns">
          <Field label="开始日期" field="fromDay" issues={issues} required>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={entry.fromDay}
                onChange={(event) => change({ fromDay: event.target.value })}
              />
            )}
          </Field>
          <Field label="结束日期（含当天）" field="toDay" issues={issues} required>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={entry.fromDay}
                value={entry.toDay}
                onChange={(event) => change({ toDay: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="事由" field="reason" issues={issues} required>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              placeholder="例如：出差、休假"
              value={entry.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </Form>
    </Modal>
  );
}
