/** Since when requests, or disputes, are kept here: years after it without any have zeros, years before it blanks. */
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { useMay } from '#console/session.tsx';
import { IssuesError } from '#platform/call.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import type { TermData } from '../../contract-figures.ts';

type Props = {
  /** What is kept: 申请, 复议和诉讼案件. */
  readonly what: string;
  readonly term: TermData | null;
  readonly save: (term: TermData) => Promise<Issues | TermData>;
};

export function KeptFrom({ what, term, save }: Props) {
  const leads = useMay('requests:lead');
  const { send, busy, issues } = useSending();
  const [entry, setEntry] = useState(term ?? { keptFrom: '', reason: '' });
  const finish = () =>
    send(async () => {
      const answer = await save(entry);
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
  return (
    <>
      <p>
        {term === null
          ? `还没有说明。没有登记${what}的年度，数字为空。`
          : `${term.keptFrom}起的${what}都在本系统登记；此后没有${what}的年度为0，此前为空。`}
        {term?.reason && `理由：${term.reason}`}
      </p>
      {leads && (
        <Form layout="vertical" onFinish={() => void finish()}>
          <OtherIssues issues={issues} fields={['keptFrom', 'reason']} />
          <div className="two-columns">
            <Field label={`自哪一天起登记全部${what}`} field="keptFrom" issues={issues} required>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={entry.keptFrom}
                  onChange={(event) => setEntry({ ...entry, keptFrom: event.target.value })}
                />
              )}
            </Field>
            <Field label="理由" field="reason" issues={issues} required>
              {(control) => (
                <Input
                  {...control}
                  value={entry.reason}
                  maxLength={300}
                  onChange={(event) => setEntry({ ...entry, reason: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Button htmlType="submit" loading={busy}>
            保存
          </Button>
        </Form>
      )}
    </>
  );
}
