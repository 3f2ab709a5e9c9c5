/** People of a case: opened by a deliberate act with its purpose, which the journal keeps. */
import { App, Button, Form, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '#console/parts/act.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { type CaseViewData, endpoints, type PersonView } from '../../contract.ts';
import { identityKinds, personRoles } from '../../model.ts';
import { QueryCode } from '../intake/QueryCode.tsx';
import { FactList } from '../parts/FactList.tsx';
import { ChangePeople } from './ChangePeople.tsx';

export type Person = z.infer<typeof PersonView>;

function OnePerson({ person }: { person: Person }) {
  const identity = person.identityNumber && `${identityKinds[person.identityKind]} ${person.identityNumber}`;
  return (
    <>
      <h3>{personRoles[person.role]}</h3>
      <FactList
        rows={[
          ['姓名或者名称', person.name],
          ['证件', identity],
          ['联系人', person.contactName],
          ['电话', person.phone],
          ['电子邮箱', person.email],
          ['地址', [person.postcode, person.address].filter(Boolean).join(' ')],
        ]}
      />
    </>
  );
}

function AskPurpose({ open, busy }: { open: (purpose: string) => void; busy: boolean }) {
  const [purpose, setPurpose] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    open(purpose);
  };
  return (
    <form onSubmit={send}>
      <Form.Item
        label="查看的事由"
        htmlFor="people-purpose"
        layout="vertical"
        extra={<span className="field-hint">每次查看都会记入日志：谁、何时、为什么。</span>}
      >
        <Input
          id="people-purpose"
          value={purpose}
          maxLength={200}
          placeholder="例如：电话告知补正"
          onChange={(event) => setPurpose(event.target.value)}
        />
      </Form.Item>
      <Button htmlType="submit" loading={busy} disabled={purpose.trim().length < 2}>
        查看申请人信息
      </Button>
    </form>
  );
}

export function People({ view }: { view: CaseViewData }) {
  const may = useMay('requests:people');
  const { run, busy } = useAct();
  const { modal } = App.useApp();
  const [people, setPeople] = useState<readonly Person[] | null>(null);
  const [changing, setChanging] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const params = { id: view.id };
  const open = async (purpose: string) => {
    const answer = await run(() => call(endpoints.readPeople, { params, input: { purpose } }));
    if (answer) setPeople(answer.people);
  };
  const reissue = () =>
    modal.confirm({
      title: '重发查询码',
      content: '请先核对申请人的身份。重发后旧的查询码随即失效。',
      okText: '已核对身份，重发',
      cancelText: '取消',
      onOk: async () => {
        const answer = await run(() => call(endpoints.reissueCode, { params, input: { seen: view.events } }));
        if (answer) setCode(answer.queryCode);
      },
    });
  return (
    <section className="panel" aria-labelledby="people">
      <h2 id="people">申请人</h2>
      {!may && <p className="quiet">个人信息由经办人和负责人查看。</p>}
      {may && view.anonymised && <p className="quiet">保管期满，个人信息已删除。</p>}
      {may && !view.anonymised && people === null && (
        <AskPurpose open={(purpose) => void open(purpose)} busy={busy} />
      )}
      {people && (
        <>
          {people.map((person) => (
            <OnePerson key={person.id} person={person} />
          ))}
          <div className="button-row">
            <Button onClick={() => setPeople(null)}>收起</Button>
            <Button onClick={() => setChanging(true)}>补充或更正</Button>
            <Button onClick={reissue}>重发查询码</Button>
          </div>
        </>
      )}
      {code && <QueryCode number={view.number} code={code} />}
      {changing && people && (
        <ChangePeople
          view={view}
          people={people}
          close={() => {
            setChanging(false);
            setPeople(null);
          }}
        />
      )}
    </section>
  );
}
