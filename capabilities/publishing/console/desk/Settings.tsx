/** 发布设置: the organ's own numbers; none of them is law. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type SettingsView } from '../../contract-desk.ts';

type Settings = z.infer<typeof SettingsView>;
type Numbered = 'reviewDays' | 'urgentDays' | 'lapseMonths';

const numbers: readonly { field: Numbered; label: string; unit: string; most: number; hint: string }[] = [
  {
    ...{ field: 'reviewDays', label: '每个审校环节的办理时限', unit: '个工作日', most: 30 },
    hint: '超过的在自查中列为“审校超时”。',
  },
  {
    ...{ field: 'urgentDays', label: '紧急发布后补齐审校的时限', unit: '个工作日', most: 30 },
    hint: '从紧急发布的当天起算。',
  },
  {
    ...{ field: 'lapseMonths', label: '规范性文件到期前提醒', unit: '个月', most: 24 },
    hint: '有效期届满前开始在待办中提醒清理。',
  },
];

function SettingsForm({ settings }: { settings: Settings }) {
  const mayChange = useMay('publishing:structure');
  const { message } = App.useApp();
  const { send, busy, issues } = useSending();
  const [entry, setEntry] = useState(settings);
  const save = async () => {
    const saved = await send(() => call(endpoints.saveSettings, { input: entry }));
    if (!saved) return;
    queries.setQueryData(['publishing-settings'], saved);
    message.success('已保存');
  };
  return (
    <section className="panel settings">
      <Form layout="vertical" disabled={!mayChange} onFinish={() => void save()}>
        <OtherIssues issues={issues} fields={['indexOrgan', ...numbers.map(({ field }) => field)]} />
        <Field
          label="索引号的机构编号"
          field="indexOrgan"
          issues={issues}
          hint="索引号由机构编号、信息分类号、生成年号和顺序号组成；编号由当地主管部门分配，请照其规定填写。"
        >
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              value={entry.indexOrgan}
              onChange={(event) => setEntry({ ...entry, indexOrgan: event.target.value })}
            />
          )}
        </Field>
        {numbers.map(({ field, label, unit, most, hint }) => (
          <Field key={field} label={`${label}（${unit}）`} field={field} issues={issues} hint={hint}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={most}
                precision={0}
                value={entry[field]}
                onChange={(value) => value !== null && setEntry({ ...entry, [field]: value })}
              />
            )}
          </Field>
        ))}
        {mayChange && (
          <Button type="primary" htmlType="submit" loading={busy}>
            保存
          </Button>
        )}
      </Form>
    </section>
  );
}

export function Settings() {
  const settings = useQuery({
    queryKey: ['publishing-settings'],
    queryFn: ({ signal }) => call(endpoints.getSettings, {}, signal),
  });
  return (
    <Page
      title="发布设置"
      lead="这些时限和编号是本单位的规定，不是法律规定；法定期限由系统计算，不能在这里改。"
    >
      {standIn(settings) ?? (settings.data && <SettingsForm settings={settings.data} />)}
    </Page>
  );
}
