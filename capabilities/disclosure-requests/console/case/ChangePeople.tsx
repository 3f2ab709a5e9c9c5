/** The applicant's data, completed or put right; the reason is kept. */
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { type CaseViewData, endpoints, type PersonData } from '../../contract.ts';
import { noPerson } from '../../model-intake.ts';
import { PersonFields, personFieldNames } from '../intake/PersonFields.tsx';
import { keepCase } from '../queries.ts';
import type { Person } from './People.tsx';

type Props = {
  readonly view: CaseViewData;
  readonly people: readonly Person[];
  readonly close: () => void;
};

const dataOf = (person: Person | undefined): PersonData | null => {
  if (!person) return null;
  const { id: _, role: __, ...data } = person;
  return data;
};

export function ChangePeople({ view, people, close }: Props) {
  const { send, busy, issues } = useSending();
  const { message } = App.useApp();
  const of = (role: Person['role']) => dataOf(people.find((person) => person.role === role));
  const [applicant, setApplicant] = useState<PersonData>(of('applicant') ?? noPerson);
  const [representative, setRepresentative] = useState(of('representative'));
  const [reason, setReason] = useState('');
  const save = async () => {
    const done = await send(async () => {
      const input = { seen: view.events, applicant, representative, reason };
      const answer = await call(endpoints.changePeople, { params: { id: view.id }, input });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!done) return;
    await keepCase(done);
    message.success('已更正');
    close();
  };
  const isOrganisation = view.applicantKind !== 'natural-person';
  const known = [...personFieldNames('applicant'), ...personFieldNames('representative'), 'reason'];
  return (
    <Modal
      open
      title="补充或更正申请人信息"
      okText="保存"
      cancelText="取消"
      width={760}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={known} />
        <PersonFields
          at="applicant"
          value={applicant}
          set={setApplicant}
          issues={issues}
          isOrganisation={isOrganisation}
        />
        {representative && (
          <>
            <h3>代理人</h3>
            <PersonFields
              at="representative"
              value={representative}
              set={setRepresentative}
              issues={issues}
              isOrganisation={false}
            />
          </>
        )}
        <Field label="理由" field="reason" issues={issues} required>
          {(control) => (
            <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </Form>
    </Modal>
  );
}
