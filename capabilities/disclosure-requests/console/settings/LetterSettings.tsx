/** How letters are numbered and headed. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { type LetterSettingsData, letterEndpoints } from '../../contract-letters.ts';

function LetterSettingsForm({ settings }: { settings: LetterSettingsData }) {
  const mayChange = useMay('requests:lead');
  const { message } = App.useApp();
  const { send, busy, issues } = useSending();
  const [entry, setEntry] = useState(settings);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await send(async () => {
      const answer = await call(letterEndpoints.saveLetterSettings, { input: entry });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!saved) return;
    queries.setQueryData(['letter-settings'], saved);
    message.success('已保存');
  };
  return (
    <form onSubmit={(event) => void save(event)} className="panel">
      <h2>文号和版头</h2>
      <Form layout="vertical" component="div" disabled={!mayChange}>
        <OtherIssues issues={issues} fields={['mark', 'superiorDepartment']} />
        <div className="two-columns">
          <Field label="机关代字" field="mark" issues={issues} hint="例如“凤教体文旅”，印在文号里。">
            {(control) => (
              <Input
                {...control}
                value={entry.mark}
                onChange={(event) => setEntry({ ...entry, mark: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="上一级主管部门"
            field="superiorDepartment"
            issues={issues}
            hint="2024年以前的救济告知要用。"
          >
            {(control) => (
              <Input
                {...control}
                value={entry.superiorDepartment}
                onChange={(event) => setEntry({ ...entry, superiorDepartment: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Checkbox
          className="check-line"
          checked={entry.redHead}
          onChange={(event) => setEntry({ ...entry, redHead: event.target.checked })}
        >
          印红头
        </Checkbox>
      </Form>
      {mayChange && (
        <Button type="primary" htmlType="submit" loading={busy}>
          保存
        </Button>
      )}
    </form>
  );
}

export function LetterSettings() {
  const settings = useQuery({
    queryKey: ['letter-settings'],
    queryFn: ({ signal }) => call(letterEndpoints.getLetterSettings, {}, signal),
  });
  return standIn(settings) ?? (settings.data && <LetterSettingsForm settings={settings.data} />);
}
