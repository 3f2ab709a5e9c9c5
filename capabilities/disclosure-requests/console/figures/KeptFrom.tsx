/** Since when requests are kept here: years after it without any have zeros, years before it blanks. */
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { figureEndpoints } from '../../contract-figures.ts';

export function KeptFrom({ keptFrom }: { keptFrom: string | null }) {
  const leads = useMay('requests:lead');
  const { send, busy, issues } = useSending();
  const [day, setDay] = useState(keptFrom ?? '');
  const save = async () => {
    const input = { keptFrom: day };
    if (await send(() => call(figureEndpoints.keepRequestsFrom, { input })))
      await queries.invalidateQueries({ queryKey: ['requests'] });
  };
  return (
    <>
      <p>
        {keptFrom === null
          ? '还没有说明。没有登记申请的年度，数字为空。'
          : `${keptFrom}起的申请都在本系统登记；此后没有申请的年度为0，此前为空。`}
      </p>
      {leads && (
        <Form layout="vertical" onFinish={() => void save()}>
          <OtherIssues issues={issues} fields={['keptFrom']} />
          <Field label="自哪一天起登记全部申请（例如2024-01-01）" field="keptFrom" issues={issues}>
            {(control) => (
              <Input
                {...control}
                value={day}
                maxLength={10}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
          <Button htmlType="submit" loading={busy}>
            保存
          </Button>
        </Form>
      )}
    </>
  );
}
