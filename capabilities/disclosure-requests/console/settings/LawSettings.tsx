/** 执行口径: where the law leaves something open, what this office does, from when, on what ground. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { outcomes } from '#rules/requests/outcomes.ts';
import type { SettingId } from '#rules/requests/settings.ts';
import { type LawSettingData, type LawSettingInputData, lawEndpoints } from '../../contract-law.ts';

type Value = LawSettingInputData['value'];

const outcomeName = (code: string) => outcomes.find((one) => one.code === code)?.label ?? code;

/** A value in words. */
function words({ options }: LawSettingData, value: Value): string {
  if (Array.isArray(value)) return value.length === 0 ? '没有' : value.map(outcomeName).join('、');
  if (options) return options.find((option) => option.value === value)?.label ?? String(value);
  return `${value}个工作日`;
}

function ValueField({
  setting,
  value,
  change,
  control,
}: {
  setting: LawSettingData;
  value: Value;
  change: (value: Value) => void;
  control: object;
}) {
  if (setting.options)
    return <Select {...control} virtual={false} value={value} options={setting.options} onChange={change} />;
  if (Array.isArray(value))
    return (
      <Select
        {...control}
        mode="multiple"
        virtual={false}
        value={value}
        options={outcomes.map(({ code, label }) => ({ value: code, label }))}
        optionFilterProp="label"
        onChange={change}
      />
    );
  return (
    <InputNumber
      {...control}
      precision={0}
      value={Number(value)}
      onChange={(days) => days !== null && change(Number(days))}
    />
  );
}

function LawDialog({ setting, close }: { setting: LawSettingData; close: () => void }) {
  const { message } = App.useApp();
  const { send, busy, issues } = useSending();
  const [entry, setEntry] = useState<LawSettingInputData>({
    ...{ from: '', reason: '' },
    value: setting.values[0]?.value ?? '',
  });
  const save = async () => {
    const saved = await send(async () => {
      const params = { setting: setting.id as SettingId };
      const answer = await call(lawEndpoints.setLawSetting, { params, input: entry });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!saved) return;
    await queries.invalidateQueries({ queryKey: ['law-settings'] });
    message.success('已保存');
    close();
  };
  return (
    <Modal
      open
      title={setting.label}
      okText="保存"
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
    >
      <p className="quiet">依据：{setting.basis}。只对今后起算的期限有效，已经开始的不变。</p>
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={['from', 'value', 'reason']} />
        <Field label="做法" field="value" issues={issues} required>
          {(control) => (
            <ValueField
              setting={setting}
              value={entry.value}
              control={control}
              change={(value) => setEntry({ ...entry, value })}
            />
          )}
        </Field>
        <Field label="自哪一天起" field="from" issues={issues} required hint={`今天是${today()}，最早明天。`}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={entry.from}
              onChange={(event) => setEntry({ ...entry, from: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="理由"
          field="reason"
          issues={issues}
          required
          hint="例如上级机关的文件、法律顾问的意见。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              value={entry.reason}
              onChange={(event) => setEntry({ ...entry, reason: event.target.value })}
            />
          )}
        </Field>
      </Form>
    </Modal>
  );
}

function LawList({ settings }: { settings: readonly LawSettingData[] }) {
  const mayChange = useMay('requests:lead');
  const [open, setOpen] = useState<LawSettingData | null>(null);
  return (
    <section className="panel" aria-labelledby="law-settings">
      <h2 id="law-settings">法律没有写明之处，本机关的执行口径</h2>
      <p className="field-hint">
        法律、行政法规没有写明的几处，软件各有一个默认做法和理由。改变的，自所选的日期起执行，经过留存。
      </p>
      <ul className="law-settings">
        {settings.map((setting) => (
          <li key={setting.id}>
            <h3>{setting.label}</h3>
            {setting.values.map((held) => (
              <p key={held.from}>
                <strong>{words(setting, held.value)}</strong>{' '}
                <Tag>{held.isDefault ? '默认' : '本机关设定'}</Tag>
                <span className="quiet">
                  自{held.from}起。{held.reason}
                </span>
              </p>
            ))}
            <p className="quiet">依据：{setting.basis}</p>
            {mayChange && (
              <Button size="small" onClick={() => setOpen(setting)} aria-label={`修改：${setting.label}`}>
                修改
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <LawDialog setting={open} close={() => setOpen(null)} />}
    </section>
  );
}

export function LawSettings() {
  const settings = useQuery({
    queryKey: ['law-settings'],
    queryFn: ({ signal }) => call(lawEndpoints.lawSettings, {}, signal),
  });
  return standIn(settings) ?? (settings.data && <LawList settings={settings.data.settings} />);
}
