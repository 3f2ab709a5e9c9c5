/** The office's own settings of requests, the addresses in every remedy paragraph, and its letter templates. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { deskEndpoints, type SettingsData } from '../../contract-desk.ts';
import { useHandlers } from '../queries.ts';
import { LawSettings } from './LawSettings.tsx';
import { LetterSettings } from './LetterSettings.tsx';
import { Templates } from './Templates.tsx';
import '../requests.css';

type Remedy = keyof SettingsData['remedies'];
const remedies: readonly (readonly [Remedy, string])[] = [
  ['reconsiderationOrgan', '行政复议机关'],
  ['reconsiderationAddress', '行政复议机关地址'],
  ['reconsiderationOnline', '网上申请行政复议的网址'],
  ['court', '有管辖权的人民法院'],
  ['courtAddress', '人民法院地址'],
];
const switches = [
  ['separatePersons', '送审人不得审查、签发自己送审的答复'],
  ['smsNotices', '用短信通知申请人'],
  ['mailNotices', '用电子邮件通知申请人'],
] as const;

function OfficeForm({ settings }: { settings: SettingsData }) {
  const mayChange = useMay('requests:lead');
  const handlers = useHandlers();
  const { message } = App.useApp();
  const { send, busy, issues } = useSending();
  const [entry, setEntry] = useState(settings);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await send(async () => {
      const answer = await call(deskEndpoints.saveSettings, { input: entry });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!saved) return;
    queries.setQueryData(['request-settings'], saved);
    message.success('已保存');
  };
  return (
    <form onSubmit={(event) => void save(event)} className="panel">
      <h2>办理</h2>
      <Form layout="vertical" component="div" disabled={!mayChange}>
        <OtherIssues issues={issues} fields={['defaultOwner', 'retentionYears']} />
        <div className="two-columns">
          <Field
            label="网上申请的承办人"
            field="defaultOwner"
            issues={issues}
            hint="不选的，分给在办件最少的经办人。"
          >
            {(control) => (
              <Select
                {...control}
                virtual={false}
                allowClear
                placeholder="在办件最少的经办人"
                value={entry.defaultOwner}
                options={(handlers.data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => setEntry({ ...entry, defaultOwner: id ?? null })}
              />
            )}
          </Field>
          <Field
            label="归档后的保管期限（年）"
            field="retentionYears"
            issues={issues}
            hint="按本单位的档案规定；期满后由负责人决定删除个人信息。"
          >
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={100}
                precision={0}
                value={entry.retentionYears}
                onChange={(years) => years !== null && setEntry({ ...entry, retentionYears: years })}
              />
            )}
          </Field>
        </div>
        {switches.map(([name, label]) => (
          <Checkbox
            key={name}
            className="check-line"
            checked={entry[name]}
            onChange={(event) => setEntry({ ...entry, [name]: event.target.checked })}
          >
            {label}
          </Checkbox>
        ))}
        <h3>救济途径和收费账户</h3>
        <p className="field-hint">印在每一份答复里，请与公开指南保持一致。</p>
        <div className="two-columns">
          {remedies.map(([name, label]) => (
            <Field key={name} label={label} field={`remedies.${name}`} issues={issues}>
              {(control) => (
                <Input
                  {...control}
                  value={entry.remedies[name]}
                  onChange={(event) =>
                    setEntry({ ...entry, remedies: { ...entry.remedies, [name]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))}
          <Field label="信息处理费的缴纳账户和方式" field="feeAccount" issues={issues}>
            {(control) => (
              <Input
                {...control}
                value={entry.feeAccount}
                onChange={(event) => setEntry({ ...entry, feeAccount: event.target.value })}
              />
            )}
          </Field>
        </div>
      </Form>
      {mayChange ? (
        <Button type="primary" htmlType="submit" loading={busy}>
          保存
        </Button>
      ) : (
        <p className="quiet">设置由负责人修改。</p>
      )}
    </form>
  );
}

export function SettingsScreen() {
  const settings = useQuery({
    queryKey: ['request-settings'],
    queryFn: ({ signal }) => call(deskEndpoints.getSettings, {}, signal),
  });
  return (
    <Page
      title="依申请公开设置"
      lead={
        <>
          <Link to="/requests">依申请公开</Link>
          。法定期限由系统按条例计算，不能在这里改；法律没有写明之处可以定执行口径。
        </>
      }
    >
      {standIn(settings) ?? (settings.data && <OfficeForm settings={settings.data} />)}
      <LawSettings />
      <LetterSettings />
      <Templates />
    </Page>
  );
}
